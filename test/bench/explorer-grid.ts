import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { plantDeals } from "../../graph/simulation/planted";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { writeDeals } from "./write-deals";

/**
 * The whitespace grid of 1,000 clients by 500 products, served by the real service, beside a bare table of as many cells: a page that holds all of
 * them as plain HTML with a colour each, in a box of the same size, with nothing to load and nothing to compute while it scrolls.
 * Frames while scrolling down by five rows a frame, and to the right by five columns; what blocks the page for more than 50 ms is counted.
 */
const CLIENTS = 1_000;
const PRODUCTS = 500;
const CELL = 26;
const STEPS = 100;
const PORT = 4297;
const BIN = join(__dirname, "..", "..", "..", "bin", "dealgraph.cjs");

interface Service {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function ask<T>(url: string, query: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data?: T };
  if (data === undefined) throw new Error(`${query}: status ${response.status}`);
  return data;
}

/** Asks every half second until the answer is there. */
async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let i = 0; i < 600; i += 1) {
    const found = await look().catch(() => null);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the service did not get ready");
}

/** The service as it is deployed, with an analysis of planted deals. */
async function startGridService(): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-grid-"));
  const storeUrl = `duckdb:${join(folder, "bench.duckdb")}`;
  const { dataset } = plantDeals({ seed: 1, nClients: 2 * CLIENTS, nProducts: PRODUCTS + 100, nProblems: 12, dealsPerClient: 14 });
  await writeDeals(join(folder, "deals.csv"), dataset.deals);
  const stores = await openStores(storeUrl);
  await importFolder(stores, { folder, now: new Date() });
  await stores.close();
  const url = `http://127.0.0.1:${PORT}`;
  const service = spawn(process.execPath, [BIN, "serve", "--store", storeUrl, "--port", String(PORT)], {
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  const stop = async (): Promise<void> => {
    service.kill();
    await new Promise((resolve) => service.once("close", resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(() => ask(url, "mutation { startAnalysis(input: { mode: FAST, seed: 1 }) { id } }"));
    await until(async () => (await ask<{ activeRun: object | null }>(url, "{ activeRun { id } }")).activeRun);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As plain as it gets: one table, a colour a cell, the browser does the rest. */
function barePage(width: number, height: number): string {
  const colors = Array.from({ length: PRODUCTS }, (_, c) => `rgb(${200 - (c % 80)},${210 - (c % 60)},250)`);
  const row = colors.map((color) => `<td style="background:${color}">`).join("");
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0}#box{overflow:auto;width:${width}px;height:${height}px}
table{border-spacing:0;table-layout:fixed;width:${CELL * PRODUCTS}px}td{padding:0;height:${CELL - 1}px;border-bottom:1px solid #fff}</style>
<div id="box" class="grid-scroll"><table>${`<tr>${row}`.repeat(CLIENTS)}</table></div>`;
}

export interface Scrolled {
  /** Milliseconds of a frame. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
}

/** Runs in the page. */
const SCROLL = `async (axis) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const box = document.querySelector(".grid-scroll");
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => { longTasks += list.getEntries().length; });
  observer.observe({ entryTypes: ["longtask"] });
  box[axis] = 0;
  await frame(); await frame();
  const times = [];
  let before = await frame();
  for (let i = 0; i < ${STEPS}; i += 1) { box[axis] += ${5 * CELL}; const now = await frame(); times.push(now - before); before = now; }
  await frame(); await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  times.sort((a, b) => a - b);
  return { median: times[${STEPS / 2}], p95: times[${Math.floor(0.95 * STEPS)}], longest: times[${STEPS - 1}], longTasks };
}`;

async function scroll(page: Page): Promise<{ readonly down: Scrolled; readonly right: Scrolled }> {
  const along = (axis: string): Promise<Scrolled> => page.evaluate<Scrolled>(`(${SCROLL})("${axis}")`);
  return { down: await along("scrollTop"), right: await along("scrollLeft") };
}

/** Frames of both pages, one line for each direction. */
export async function measureGrid(browser: Browser, rounds: number): Promise<readonly string[]> {
  const service = await startGridService();
  let bare = "";
  const plain = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(bare));
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const visit = async <T>(url: string, look: (page: Page) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(240_000);
    try {
      await page.goto(url);
      return await look(page);
    } finally {
      await context.close();
    }
  };
  try {
    const own: { readonly down: Scrolled; readonly right: Scrolled }[] = [];
    const other: typeof own = [];
    let cells = "";
    for (let round = 0; round < rounds; round += 1) {
      own.push(
        await visit(`${service.url}/whitespace`, async (page) => {
          await page.getByRole("gridcell", { name: /%/ }).first().waitFor();
          const grid = page.locator(".grid-scroll");
          const size = [await grid.getAttribute("aria-rowcount"), await grid.getAttribute("aria-colcount")].map((n) => Number(n) - 1);
          if (size[0] !== CLIENTS || size[1] !== PRODUCTS) throw new Error(`the grid is ${size.join(" x ")}`);
          cells = `${CLIENTS} x ${PRODUCTS} cells`;
          const box = await grid.boundingBox();
          bare = barePage(Math.floor(box?.width ?? 1000), Math.floor(box?.height ?? 600));
          return scroll(page);
        }),
      );
      other.push(await visit(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`, scroll));
    }
    const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const all = (which: typeof own, side: "down" | "right", what: keyof Scrolled): number => middle(which.map((each) => each[side][what]));
    return (["down", "right"] as const).map((side) => {
      const line = (["median", "p95", "longest"] as const).map((what) => {
        const [a, b] = [all(own, side, what), all(other, side, what)];
        return `${what} ${a.toFixed(0)} / ${b.toFixed(0)} = ${(a / b).toFixed(2)}`;
      });
      return `whitespace ${cells}, frames scrolling ${side}: ${line.join("; ")}; long tasks ${all(own, side, "longTasks")} / ${all(other, side, "longTasks")}`;
    });
  } finally {
    plain.close();
    await service.stop();
  }
}

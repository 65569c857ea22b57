import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { buildSync } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { createRng } from "../../graph/numeric/rng";
import { layoutProducts } from "../../server/use-cases/product-layout";
import { measureGrid } from "./explorer-grid";

/**
 * The explorer's graph beside a bare Sigma page of the same graph: first picture, refresh and drag.
 * `npm run bench:explorer [-- ROUNDS [NODES]]`, NODES 2000 or 10000 for one size alone, 0 for the whitespace grid alone.
 *
 * Both pages get the same nodes and links as JSON from one server, draw them with Sigma in a box of the same size, each round in a browser context
 * of its own with an empty cache. First picture: from the start of the navigation until all links have been drawn; the bare page has nothing else
 * to load, the explorer its whole frame. Refresh: process and draw everything again. Drag: one step of the camera, drawn.
 * Software drawing is slow and machines differ, so what counts are ratios of medians; rounds alternate between the two pages.
 */
const ROOT = join(__dirname, "..", "..", "..");
const SIZES = [
  { nodes: 2_000, edges: 20_000 },
  { nodes: 10_000, edges: 100_000 },
] as const;
const N_PROBLEMS = 20;

interface BenchGraph {
  readonly nodes: readonly {
    readonly productId: string;
    readonly name: string;
    readonly category: null;
    readonly problemId: string;
    readonly weight: number;
    readonly clients: number;
    readonly amount: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly edges: readonly {
    readonly a: string;
    readonly b: string;
    readonly clientsBoth: number;
    readonly lift: number;
    readonly qValue: number;
  }[];
}

/** Products in problems, laid out as the server does; seven of ten links within a problem. */
function makeGraph(nNodes: number, nEdges: number): BenchGraph {
  const rng = createRng(1);
  const below = (n: number): number => Math.floor(rng() * n);
  const weights = new Float64Array(nNodes * N_PROBLEMS);
  const own = Array.from({ length: nNodes }, () => below(N_PROBLEMS));
  own.forEach((k, p) => {
    weights[p * N_PROBLEMS + k] += 0.8;
    weights[p * N_PROBLEMS + below(N_PROBLEMS)] += 0.2;
  });
  const sizes = Int32Array.from({ length: nNodes }, () => 1 + Math.floor(300 * rng() ** 3));
  const { x, y } = layoutProducts({ nProblems: N_PROBLEMS, weights, sizes });
  const id = (p: number): string => `p${String(p).padStart(5, "0")}`;
  const members = Array.from({ length: N_PROBLEMS }, (_, k) => own.flatMap((each, p) => (each === k ? [p] : [])));
  const seen = new Set<number>();
  const edges: BenchGraph["edges"][number][] = [];
  while (edges.length < nEdges) {
    const p = below(nNodes);
    const q = rng() < 0.7 ? members[own[p]][below(members[own[p]].length)] : below(nNodes);
    const key = Math.min(p, q) * nNodes + Math.max(p, q);
    if (p === q || seen.has(key)) continue;
    seen.add(key);
    edges.push({ a: id(Math.min(p, q)), b: id(Math.max(p, q)), clientsBoth: 3 + below(40), lift: 1.5 + 8 * rng(), qValue: 0.001 });
  }
  return {
    nodes: own.map((k, p) => ({
      productId: id(p),
      name: `Product number ${p}`,
      category: null,
      problemId: `p${k}`,
      weight: 0.8,
      clients: sizes[p],
      amount: 100 * sizes[p],
      x: x[p],
      y: y[p],
    })),
    edges,
  };
}

/** Edges as the service gives them to the explorer. */
function columnsOf(graph: BenchGraph, edges: BenchGraph["edges"]): object {
  const places = new Map(graph.nodes.map(({ productId }, place) => [productId, place]));
  const placeOf = (id: string): number => places.get(id) ?? -1;
  const short = (value: number): number => Number(value.toPrecision(6));
  return {
    a: edges.map(({ a }) => placeOf(a)),
    b: edges.map(({ b }) => placeOf(b)),
    clientsBoth: edges.map(({ clientsBoth }) => clientsBoth),
    lift: edges.map(({ lift }) => short(lift)),
    qValue: edges.map(({ qValue }) => short(qValue)),
  };
}

/** A page with nothing but Sigma: the same nodes and links in the same places and sizes (the formulas are those of `graph-data.ts`). */
const BARE_PAGE = `<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><div id="map"></div><script src="/bare.js"></script>`;
const BARE_SCRIPT = `
import Graph from "graphology";
import Sigma from "sigma";
const { nodes, edges } = await (await fetch("/graph.json" + location.search)).json();
const graph = new Graph({ type: "undirected" });
const most = (values) => values.reduce((max, each) => Math.max(max, each), 1);
const mostClients = most(nodes.map((node) => node.clients));
const mostShared = most(edges.map((edge) => edge.clientsBoth));
const largest = Math.max(5, 16 - 2.4 * Math.log10(nodes.length));
for (const node of nodes)
  graph.addNode(node.productId, { x: node.x, y: node.y, size: 2.5 + (largest - 2.5) * Math.sqrt(node.clients / mostClients), label: node.name, color: "#" + (0x364fc1 + 7919 * Number(node.problemId.slice(1))).toString(16) });
for (const edge of edges) graph.addEdge(edge.a, edge.b, { size: 0.5 + 1.7 * Math.sqrt(edge.clientsBoth / mostShared), color: "#cccccc" });
const container = document.getElementById("map");
const { width, height } = JSON.parse(new URLSearchParams(location.search).get("box"));
Object.assign(container.style, { width: width + "px", height: height + "px" });
const sigma = new Sigma(graph, container, { stagePadding: 56 });
container.sigma = sigma;
container.className = "sigma-ready";
`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Answers as the service does, from memory, so that only the pages differ. */
function startServer(graph: BenchGraph): Promise<{ readonly url: string; readonly server: Server }> {
  const web = join(ROOT, "dist", "web");
  if (!existsSync(join(web, "index.html"))) throw new Error("the explorer is not built: npm run build:web");
  const bare = buildSync({
    stdin: { contents: BARE_SCRIPT, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  }).outputFiles[0].text;
  const answers: Readonly<Partial<Record<string, (variables: { readonly maxEdges?: number }) => object>>> = {
    Status: () => ({
      datasetStatus: {
        store: "bench",
        clients: 1000,
        products: graph.nodes.length,
        deals: 100_000,
        leads: 0,
        agents: 0,
        activities: 0,
        digest: "1",
        activeRunId: "run",
        analysedAt: "2024-01-01T00:00:00Z",
        firstDealOn: "2023-01-01",
        lastDealOn: "2023-12-31",
        stale: false,
      },
    }),
    Running: () => ({ runs: { nodes: [] } }),
    GraphRuns: () => ({ runs: { nodes: [] } }),
    GraphNodes: () => ({
      productGraph: { runId: "run", nEdgesTotal: graph.edges.length, nodes: graph.nodes },
      problems: {
        nodes: Array.from({ length: N_PROBLEMS }, (_, k) => ({
          id: `p${k}`,
          label: `Problem ${k}`,
          share: 1 / N_PROBLEMS,
          nClients: 50,
          nProducts: 100,
        })),
      },
    }),
    GraphEdges: ({ maxEdges = 0 }) => ({
      productGraph: { runId: "run", nEdgesMatching: graph.edges.length, links: columnsOf(graph, graph.edges.slice(0, maxEdges)) },
    }),
  };
  // Each answer is written once: what counts is what a page makes of it.
  const bodies = new Map<string, string>();
  const once = (key: string, make: () => unknown): string => {
    const body = bodies.get(key) ?? JSON.stringify(make());
    bodies.set(key, body);
    return body;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { "content-type": type }).end(body);
    };
    if (url.pathname === "/graphql") {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
          readonly operationName: string;
          readonly variables: { readonly maxEdges?: number };
        };
        const key = `${operationName} ${variables.maxEdges ?? ""}`;
        send(
          "application/json",
          once(key, () => ({ data: answers[operationName]?.(variables) ?? null })),
        );
      });
    } else if (url.pathname === "/bare") send("text/html", BARE_PAGE.replace("<script ", '<script type="module" '));
    else if (url.pathname === "/bare.js") send("text/javascript", bare);
    else if (url.pathname === "/graph.json")
      send(
        "application/json",
        once("bare", () => graph),
      );
    else {
      const file = join(web, normalize(url.pathname));
      if (file.startsWith(web) && extname(file) !== "" && existsSync(file))
        send(TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file));
      else send("text/html", readFileSync(join(web, "index.html")));
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server });
    });
  });
}

interface Measured {
  readonly first: number;
  readonly refresh: number;
  readonly drag: number;
  /** Of the map, in pixels. */
  readonly box: { readonly width: number; readonly height: number };
}

const FRAMES = 8;
const PATIENCE_MS = 120_000;

/** Runs in the page: waits for the drawn graph with its links, then refreshes and drags it. Milliseconds. */
const MEASURE = `async (nEdges) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const find = () => { for (const each of document.querySelectorAll("#map, .sigma-container")) if (each.sigma) return each.sigma; return null; };
  let sigma = null;
  while ((sigma = find()) === null || sigma.getGraph().size < nEdges) {
    if (performance.now() > ${PATIENCE_MS}) throw new Error("no picture: " + document.body.innerText.slice(0, 300));
    await frame();
  }
  await frame(); await frame();
  // What was sent to be drawn must have been drawn: reading a pixel waits for it.
  const settle = () => { for (const canvas of document.querySelectorAll("canvas")) { const gl = canvas.getContext("webgl2"); if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); } };
  settle();
  const first = performance.now();
  const time = async (work) => { settle(); const from = performance.now(); await work(); settle(); return performance.now() - from; };
  const refresh = [];
  for (let i = 0; i < 3; i += 1) refresh.push(await time(async () => { sigma.refresh(); await frame(); await frame(); }));
  const camera = sigma.getCamera();
  const drag = await time(async () => { for (let i = 0; i < ${FRAMES}; i += 1) { camera.setState({ x: 0.5 + 0.01 * Math.sin(i) }); await frame(); } });
  refresh.sort((a, b) => a - b);
  return { first, refresh: refresh[1], drag: drag / ${FRAMES}, box: sigma.getDimensions() };
}`;

async function measure(browser: Browser, url: string, nEdges: number): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
  const page: Page = await context.newPage();
  page.setDefaultTimeout(2 * PATIENCE_MS);
  try {
    await page.goto(url);
    return await page.evaluate<Measured>(`(${MEASURE})(${nEdges})`);
  } finally {
    await context.close();
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 5);
  const only = process.argv.at(3);
  const executablePath =
    process.env["CHROMIUM_PATH"] ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (executablePath === undefined) throw new Error("no Chromium: install one or set CHROMIUM_PATH");
  const browser = await chromium.launch({ executablePath, args: ["--disable-gpu", "--no-sandbox"] });
  console.log("ms, medians of alternating rounds: explorer / bare = ratio");
  for (const size of SIZES) {
    if (only !== undefined && Number(only) !== size.nodes) continue;
    const graph = makeGraph(size.nodes, size.edges);
    const { url, server } = await startServer(graph);
    const usual = Math.min(2_000, Math.max(150, 2 * size.nodes));
    for (const { name, query, drawn } of [
      { name: "every link drawn", query: `?shared=1&lift=0&edges=${size.edges}`, drawn: size.edges },
      { name: "as it opens", query: "", drawn: usual },
    ]) {
      const ours: Measured[] = [];
      const bare: Measured[] = [];
      // The first visits warm the server and tell how large the map is.
      const { box } = await measure(browser, `${url}/graph${query}`, drawn);
      await measure(browser, `${url}/bare?box=${JSON.stringify(box)}`, size.edges);
      for (let round = 0; round < rounds; round += 1) {
        bare.push(await measure(browser, `${url}/bare?box=${JSON.stringify(box)}`, size.edges));
        ours.push(await measure(browser, `${url}/graph${query}`, drawn));
      }
      const line = (["first", "refresh", "drag"] as const).map((what) => {
        const [a, b] = [median(ours.map((each) => each[what])), median(bare.map((each) => each[what]))];
        return `${what} ${a.toFixed(0)} / ${b.toFixed(0)} = ${(a / b).toFixed(2)}`;
      });
      console.log(`${size.nodes} nodes, ${size.edges} links, ${name} (${drawn}): ${line.join("; ")}`);
    }
    server.close();
  }
  if (only === undefined || Number(only) === 0) for (const line of await measureGrid(browser, rounds)) console.log(line);
  await browser.close();
}

void main();

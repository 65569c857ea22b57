import { readFileSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describeWithBrowser, visitPages } from "../support/browser";
import { smallBook, startExplorerServer, type ExplorerServer } from "../support/server";
import { expectEventually } from "./views";

describeWithBrowser("the graph of the explorer in a browser", () => {
  let server: ExplorerServer;
  const visits = visitPages();

  /** A watched page on the served example; the test fails on any fault. */
  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await visits.open(server.url, options);
    await page.goto(path);
    return page;
  };
  /** Analyses and waits until it is done; its run. */
  const analyse = async (input: string): Promise<string> => {
    const { startAnalysis } = await server.ask<{ startAnalysis: { id: string } }>(`mutation { startAnalysis(input: { ${input} }) { id } }`);
    const status = async (): Promise<string> =>
      (await server.ask<{ run: { status: string } }>(`query ($id: ID!) { run(id: $id) { status } }`, { id: startAnalysis.id })).run.status;
    await expectEventually(status, "SUCCEEDED", 120_000);
    return startAnalysis.id;
  };
  /** The file behind an entry of the menu. */
  const taken = async (page: Page, item: string): Promise<Buffer> => {
    await page.getByRole("button", { name: "Export" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    return readFileSync(await (await coming).path());
  };
  let served = "";
  let early = "";

  beforeAll(async () => {
    server = await startExplorerServer(smallBook());
    served = await analyse("mode: FAST, seed: 1");
    early = await analyse('mode: FAST, seed: 1, asOf: "2023-12-31", activate: false');
  }, 300_000);

  afterAll(async () => {
    await server.stop();
  }, 30_000);

  test("the legend switches problems off, in the graph, in the table and in the address", async () => {
    const page = await visit("/graph?view=table");
    const rows = page.locator(".table-view tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(24);
    const box = page.getByRole("checkbox").first();
    const label = (await box.getAttribute("aria-label")) ?? "";
    await box.uncheck();
    const gone = Number(/, (\d+) products?$/.exec(label)?.[1]);
    expect(gone).toBeGreaterThan(0);
    await expectEventually(() => rows.count(), 24 - gone);
    expect(page.url()).toContain("off=p");
    await page.locator(".graph-left").getByText("Graph", { exact: true }).click();
    await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Show all" }).first().click();
    expect(page.url()).not.toContain("off=");
  }, 60_000);

  test("the graph names ten products or more at first sight", async () => {
    const page = await visit("/graph");
    const captions = page.locator("canvas[data-labels]");
    await captions.waitFor({ state: "attached" });
    await page.getByText(/links/).first().waitFor();
    expect(Number(await captions.getAttribute("data-labels"))).toBeGreaterThanOrEqual(10);
  }, 60_000);

  test("in a dark theme from the start, and drawn anew in another size, the map keeps its names and where it was looked at", async () => {
    const page = await visits.open(server.url, { colorScheme: "dark" });
    await page.goto("/graph?camera=0.400,0.600,0.500");
    const captions = page.locator("canvas[data-labels]");
    const hasNames = async (): Promise<boolean> => Number(await captions.getAttribute("data-labels")) > 0;
    await captions.waitFor({ state: "attached" });
    await expectEventually(hasNames, true);
    await page.getByLabel("Size by").selectOption("value");
    await page.waitForURL(/size=value/);
    await expectEventually(hasNames, true);
    expect(await captions.count()).toBe(1);
    const ratio = "document.querySelector('.sigma-container').sigma.getCamera().getState().ratio";
    await expectEventually(() => page.evaluate<number>(ratio), 0.5);
  }, 60_000);

  test("thresholds thin out the links and are kept in the address", async () => {
    const page = await visit("/graph?lift=0&shared=1");
    const count = page.locator(".edge-count");
    await count.getByText(/\d/).waitFor();
    const loose = await count.textContent();
    await page.getByRole("slider", { name: "Shared clients, at least" }).focus();
    for (let i = 0; i < 14; i += 1) await page.keyboard.press("ArrowRight");
    await page.waitForURL(/shared=15/);
    await count.getByText(/^\d/).waitFor();
    await expectEventually(async () => (await count.textContent()) !== loose, true);
  }, 60_000);

  test("a link restores filters and selection; back returns to the selection before", async () => {
    const page = await visit("/graph?product=p-1-0&off=p2&shared=4&lift=1.2");
    await page.getByRole("heading", { name: "Mail security" }).waitFor();
    expect(await page.locator(".legend input:not(:checked)").count()).toBe(1);
    expect(await page.locator("output").allTextContents()).toEqual(["4", "1.2×"]);
    const adjacent = page.locator(".adjacent").first();
    const name = await adjacent.locator(".adjacent-name").textContent();
    await adjacent.click();
    await page.getByRole("heading", { name: name ?? "", exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Mail security" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Mail security" }).waitFor();
    await page
      .getByText(/shared clients/)
      .first()
      .waitFor();
  }, 60_000);

  test("keys walk the graph along links, select and let go", async () => {
    const page = await visit("/graph");
    const map = page.getByRole("application", { name: /Product graph, 24 products/ });
    await map.waitFor();
    await page.getByText(/links/).first().waitFor();
    await map.focus();
    await page.keyboard.press("ArrowRight");
    await page
      .getByRole("status")
      .getByText(/clients?, \d+ links?$/)
      .waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.waitForURL(/product=p-/);
    await page
      .getByRole("status")
      .getByText(/^Selected:/)
      .waitFor({ state: "attached" });
    await page.getByRole("heading", { name: "Adjacent products" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Who shares clients, and why").waitFor();
    expect(page.url()).not.toContain("product=");
  }, 60_000);

  test("search finds by three letters, names the type and keeps the filters; a click on the product selects it", async () => {
    const page = await visit("/graph?shared=2&camera=0.100,0.100,0.050");
    await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
    await page.keyboard.press("/");
    await page.keyboard.type("vau");
    await page.getByRole("option", { name: /Backup vault/ }).waitFor();
    await page.getByRole("group", { name: "Products" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Backup vault" }).waitFor();
    expect(page.url()).toContain("shared=2");
    // The camera has brought the product to the middle.
    await page.waitForURL((url) => url.searchParams.get("camera") !== "0.100,0.100,0.050");
    await page.getByRole("button", { name: "Close the details" }).click();
    await page.getByText("Who shares clients, and why").waitFor();
    const box = await page.locator(".map-canvas").boundingBox();
    if (box === null) throw new Error("the map has no place");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.getByRole("heading", { name: "Backup vault" }).waitFor();
  }, 60_000);

  test("the graph goes back in time by slider and playback, and the address keeps the day", async () => {
    const page = await visit("/graph");
    await page.getByRole("button", { name: "Over time" }).click();
    const bar = page.getByRole("region", { name: "Over time" });
    await bar.getByText("24 products bought by then").waitFor();
    const slider = bar.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/time=2022-/);
    const early = Number(/^(\d+) products/.exec((await bar.locator(".sub").textContent()) ?? "")?.[1]);
    expect(early).toBeLessThanOrEqual(24);
    await bar.getByRole("button", { name: "Play" }).click();
    await expectEventually(async () => (await slider.getAttribute("aria-valuenow")) !== "0", true);
    await bar.getByRole("button", { name: "Pause" }).click();
    const day = new URL(page.url()).searchParams.get("time");
    await page.reload();
    await bar.getByText(/products bought by then/).waitFor();
    expect(new URL(page.url()).searchParams.get("time")).toBe(day);
    await page.getByRole("button", { name: "Show all deals" }).click();
    expect(page.url()).not.toContain("time=");
  }, 60_000);

  test("a neighbourhood is shown alone, grows, tells what it hides, and is undone step by step", async () => {
    const page = await visit("/graph?product=p-0-0&shared=1&lift=0");
    await page.getByRole("button", { name: "Only its neighbourhood" }).click();
    const note = page.getByText(/of 24 products are shown/);
    await note.waitFor();
    const first = Number(/^(\d+) of/.exec((await note.textContent()) ?? "")?.[1]);
    expect(first).toBe(13);
    await page.locator(".adjacent").first().click();
    await page.getByRole("button", { name: "Show its neighbours too" }).click();
    await page.waitForURL(/around=p-0-0%2Cp-/);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL(/around=p-0-0(&|$)/);
    await page.getByRole("button", { name: "Undo" }).click();
    await note.waitFor({ state: "detached" });
    await page.goBack();
    await note.waitFor();
  }, 60_000);

  test("a path leads from one product to another, by keyboard, and says why", async () => {
    const page = await visit("/graph?product=p-0-0&lift=0&shared=1");
    await page.getByLabel("Shortest path to").fill("Review widget");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^Path of \d link/ }).waitFor();
    const steps = await page.locator(".path-list li").allTextContents();
    expect(steps[0]).toContain("Payroll suite");
    expect(steps.at(-1)).toContain("Review widget");
    expect(steps[1]).toMatch(/shared clients?, lift/);
  }, 60_000);

  test("the lasso picks products; the table has the same selection and can change it", async () => {
    const page = await visit("/graph");
    await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Lasso" }).click();
    const box = await page.locator(".lasso").boundingBox();
    if (box === null) throw new Error("the sheet has no place");
    await page.mouse.move(box.x + 2, box.y + 2);
    await page.mouse.down();
    for (const [x, y] of [
      [box.width - 3, 3],
      [box.width - 3, box.height - 3],
      [3, box.height - 3],
    ])
      await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
    await page.mouse.up();
    await page.getByRole("heading", { name: "24 products picked" }).waitFor();
    await page.locator(".graph-left").getByText("Table", { exact: true }).click();
    const boxes = page.getByRole("checkbox", { name: /^Pick / });
    await boxes.first().waitFor();
    expect(await page.locator(".table-view input:checked").count()).toBe(24);
    await boxes.first().uncheck();
    await page.getByRole("heading", { name: "23 products picked" }).waitFor();
  }, 60_000);

  test("clients are drawn on demand, as many as were told, and listed", async () => {
    const page = await visit("/graph?product=p-0-0");
    await page.getByRole("button", { name: "Its clients" }).click();
    const told = (await page.getByText(/clients (are drawn|with the most products)/).textContent()) ?? "";
    await page.getByText("As a list").click();
    const shown = await page.locator(".panel-tools .share-list li").count();
    expect(shown).toBe(Math.min(40, Math.max(...(told.match(/\d+/g) ?? []).map(Number))));
    await page.goBack();
    await expectEventually(() => page.locator(".panel-tools .share-list").count(), 0);
  }, 60_000);

  test("two runs are held beside each other", async () => {
    const page = await visit("/graph");
    await page.getByLabel("Compare with run").selectOption(early);
    await page.getByRole("heading", { name: /^Beside the run of/ }).waitFor();
    await page.getByText(/of 24 products that both runs have belong to the same problem/).waitFor();
    await page.getByRole("button", { name: "Close the comparison" }).click();
    await page.getByText("Who shares clients, and why").waitFor();
  }, 60_000);

  test("playback goes over runs too: the map, the legend, the rows and the picture are of the run that it names, and the address keeps it", async () => {
    const page = await visit("/graph?time=9999-12-31");
    const bar = page.getByRole("region", { name: "Over time" });
    await bar.getByText("Runs", { exact: true }).click();
    await page.waitForURL(`**/graph?frame=${served}`);
    const slider = bar.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    await page.waitForURL(`**/graph?frame=${early}`);
    await bar.getByText("Run as of 31 Dec 2023").waitFor();
    await page.getByText(/The map shows the run made .* of the deals up to 31 Dec 2023, not the one that is served/).waitFor();
    const { runOnMap } = await server.ask<{ runOnMap: { products: { productId: string; clients: number; problemId: string }[] } }>(
      `query ($id: ID!) { runOnMap(runId: $id) { products { productId problemId clients } } }`,
      { id: early },
    );
    await bar.getByText(new RegExp(`^${runOnMap.products.length} products in \\d problems?$`)).waitFor();
    await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
    const svg = (await taken(page, "Picture (SVG)")).toString("utf8");
    expect(svg).toContain(`>Run ${early}, analysed `);
    expect(svg).toContain("won deals until 31 Dec 2023");
    const rows = (await taken(page, "Visible rows (CSV)")).toString("utf8").trim().split("\r\n");
    const shown = new Map(rows.slice(1).map((row) => [row.split(",")[0], row]));
    expect([...shown.keys()].sort()).toEqual(runOnMap.products.map(({ productId }) => productId).sort());
    for (const { productId, clients } of runOnMap.products.slice(0, 8))
      expect(shown.get(productId)?.split(",").at(-2)).toBe(String(clients));
    await page.reload();
    await bar.getByText("Run as of 31 Dec 2023").waitFor();
    await bar.getByRole("button", { name: "Play" }).click();
    await page.waitForURL(`**/graph?frame=${served}`);
    await bar.getByRole("button", { name: "Play" }).waitFor();
    await page.getByRole("button", { name: "Show all deals" }).click();
    await page.waitForURL((url) => url.searchParams.get("frame") === null);
  }, 90_000);

  test("when another run begins to be served between two answers, the page shows neither with the other, says so and begins anew", async () => {
    const page = await visits.open(server.url);
    const answers: { readonly operation: string; readonly run: string }[] = [];
    page.on("response", (response) => {
      const operation = /"operationName":"(\w+)"/.exec(response.request().postData() ?? "")?.[1];
      if (operation !== undefined) answers.push({ operation, run: response.headers()["dealgraph-run"] });
    });
    let isFirst = true;
    await page.route("**/graphql", async (route) => {
      if (isFirst && route.request().postData()?.includes('"operationName":"GraphEdges"') === true) {
        isFirst = false;
        await server.ask(`mutation { activateRun(id: "${early}") { id } }`);
      }
      await route.continue();
    });
    try {
      await page.goto("/graph");
      await page.getByText(/^Another analysis is served since .*: everything here was loaded again from it/).waitFor();
      await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
      const runsOf = (name: string): string[] => answers.filter(({ operation }) => operation === name).map(({ run }) => run);
      expect(runsOf("GraphNodes")).toEqual([served, early]);
      expect(new Set(runsOf("GraphEdges"))).toEqual(new Set([early]));
      expect(await page.getByRole("alert").count()).toBe(0);
      // The map is that of the run that is served now: fewer had bought by then.
      await page.locator(".graph-left").getByText("Table", { exact: true }).click();
      const { productGraph } = await server.ask<{ productGraph: { runId: string; nodes: { clients: number }[] } }>(
        `{ productGraph(maxEdges: 0) { runId nodes { clients } } }`,
      );
      expect(productGraph.runId).toBe(early);
      const most = Math.max(...productGraph.nodes.map(({ clients }) => clients));
      await page
        .locator(".table-view tbody tr")
        .getByRole("cell", { name: String(most), exact: true })
        .first()
        .waitFor();
      await page.getByRole("button", { name: "Dismiss" }).click();
      await expectEventually(() => page.getByText(/^Another analysis is served/).count(), 0);
    } finally {
      await server.ask(`mutation { activateRun(id: "${served}") { id } }`);
    }
  }, 90_000);

  test("a link made on another run says so", async () => {
    const page = await visit("/graph?run=gone");
    await page.getByText("This link was made on run gone").waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expectEventually(() => Promise.resolve(page.url().includes("run=")), false);
  }, 60_000);

  describe("exports", () => {
    test("a picture has title, date, run and legend; a hostile name in it is text", async () => {
      const page = await visit("/graph");
      await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
      const svg = (await taken(page, "Picture (SVG)")).toString("utf8");
      expect(svg).toContain(">Product graph</text>");
      expect(svg).toMatch(/>Made .*; won deals until /);
      expect(svg).toMatch(/>Run [0-9a-f-]{36}, analysed /);
      const legend = /<g class="legend"[\s\S]*<\/g>/.exec(svg)?.[0] ?? "";
      expect(legend.match(/<circle/g)?.length).toBe(3);
      expect(legend.match(/\(\d+\)<\/text>/g)?.length).toBe(3);
      expect(svg).not.toContain("<img");
      expect(svg).toContain("&lt;img src=x onerror=");
      expect(svg).not.toContain("\u202e");
      // It is whole: a strict reader takes it.
      const fault = await page.evaluate<string | null>(
        `new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml").querySelector("parsererror")?.textContent ?? null`,
      );
      expect(fault).toBeNull();
      const png = await taken(page, "Picture (PNG)");
      expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
      // The legend's dots are where the SVG has them, in their colours.
      const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
      const shift = /translate\((\d+) (\d+)\)/.exec(legend) ?? [];
      const dots = [...legend.matchAll(/<circle cx="(\d+)" cy="(\d+)" r="5.5" fill="(#[0-9a-f]{6})"/g)].map(([, x, y, color]) => ({
        x: Number(shift[1]) + Number(x),
        y: Number(shift[2]) + Number(y),
        color,
      }));
      const seen = await page.evaluate<string[]>(`(async () => {
        const image = new Image();
        image.src = "data:image/png;base64,${png.toString("base64")}";
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const scale = image.height / ${height};
        return ${JSON.stringify(dots)}.map(({ x, y }) => {
          const [r, g, b] = context.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
          return "#" + [r, g, b].map((v) => v.toString(16).padStart(2, "0")).join("");
        });
      })()`);
      expect(seen).toEqual(dots.map((dot) => dot.color));
    }, 60_000);

    test("rows, GEXF and GraphML hold the hostile name as text", async () => {
      const page = await visit("/graph?off=p1");
      await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
      const csv = (await taken(page, "Visible rows (CSV)")).toString("utf8");
      expect(csv.startsWith("\ufeffproduct_id,name,category,problem_id")).toBe(true);
      expect(csv.trim().split("\r\n").length).toBeLessThan(24);
      // Switched off with its problem or there as quoted text, but never a formula or a second column.
      expect(csv.includes("p-2-7")).toBe(csv.includes('"<img src=x onerror=""alert(1)"">'));
      for (const item of ["Whole graph (GEXF)", "Whole graph (GraphML)"]) {
        const xml = (await taken(page, item)).toString("utf8");
        expect(xml).not.toContain("<img");
        expect(xml).toContain("&lt;img src=x onerror=");
      }
    }, 60_000);

    test("a printed page has the content without the controls", async () => {
      const page = await visit("/clients/c-003");
      await page.locator(".offer").first().waitFor();
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("navigation", { name: "Main" }).first().isVisible()).toBe(false);
      expect(
        await page
          .getByRole("button", { name: /^Accept:/ })
          .first()
          .isVisible(),
      ).toBe(false);
      expect(await page.locator(".offer-reason").first().isVisible()).toBe(true);
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    }, 60_000);
  });
});

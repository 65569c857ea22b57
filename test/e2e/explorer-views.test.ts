import { describeWithBrowser, visitPages } from "../support/browser";
import { smallBook, startExplorerServer, type ExplorerServer } from "../support/server";
import { expectAccessible, expectEventually, settled, STATES, VIEWS } from "./views";

describeWithBrowser("every view of the explorer in a browser", () => {
  let server: ExplorerServer;
  const visits = visitPages();

  beforeAll(async () => {
    server = await startExplorerServer(smallBook());
    await server.ask(`mutation {
      served: startAnalysis(input: { mode: FAST, seed: 1 }) { id }
      other: startAnalysis(input: { mode: FAST, seed: 1, asOf: "2023-06-30", activate: false }) { id }
      startSimulation(markets: 1, decisions: 200, effort: 0) { id }
      startEvaluation(cuts: [0.8]) { id }
    }`);
    const open = async (): Promise<number> => {
      const { jobs } = await server.ask<{ jobs: { nodes: { status: string }[] } }>(`{ jobs(first: 10) { nodes { status } } }`);
      return jobs.nodes.filter(({ status }) => status !== "SUCCEEDED").length;
    };
    await expectEventually(open, 0, 150_000);
  }, 180_000);

  afterAll(async () => {
    await server.stop();
  }, 30_000);

  test.each(VIEWS)(
    "the %s says so when the server fails, recovers on retry, shows its data in both themes without a finding of axe, and fits 390 pixels",
    async (_name, path, ready) => {
      let failing = true;
      const page = await visits.openUnwatched(server.url);
      await page.route("**/graphql", (route) => (failing ? route.fulfill({ status: 500, body: "broken" }) : route.continue()));
      await page.goto(path);
      await page.getByRole("alert").getByText("status 500").waitFor();
      await expectAccessible(page);
      failing = false;
      await page.getByRole("button", { name: "Try again" }).first().click();
      await ready(page);
      expect(await page.getByRole("alert").count()).toBe(0);
      visits.watch();
      await settled(page);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectEventually(() => page.evaluate("document.documentElement.scrollWidth <= 390"), true);
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Clients" }).last().click();
      await page.getByRole("heading", { name: "Clients", level: 1 }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    },
    180_000,
  );

  test.each(STATES)(
    "the %s is restored by its address and axe finds nothing serious in both themes",
    async (_name, path, ready) => {
      const { runs } = await server.ask<{ runs: { nodes: { id: string; active: boolean }[] } }>(
        `{ runs(first: 5) { nodes { id active } } }`,
      );
      const other = runs.nodes.find(({ active }) => !active)?.id ?? "";
      const page = await visits.open(server.url);
      await page.goto(path.replace("OTHER", other));
      await ready(page);
      await settled(page);
      await expectAccessible(page);
    },
    180_000,
  );

  test("while the server has not answered, every view says that it loads", async () => {
    const page = await visits.openUnwatched(server.url);
    // What the frame asks is answered, what the views ask is not.
    await page.route("**/graphql", (route) =>
      /query (Status|Running)\b/.test(route.request().postData() ?? "") ? route.continue() : undefined,
    );
    for (const [name, path] of VIEWS) {
      // It shows what is on this machine.
      if (name === "import") continue;
      await page.goto(path);
      const loading = page.locator('[role="status"][aria-label="Loading…"], [role="status"]:has-text("Loading…")');
      await loading.first().waitFor({ state: "attached" });
    }
    await expectAccessible(page);
  }, 120_000);

  test("an empty store says how to import, on every view", async () => {
    const empty = await startExplorerServer(null);
    try {
      const page = await visits.open(empty.url);
      for (const [name, path] of VIEWS) {
        if (name === "import") continue;
        await page.goto(path);
        await page.getByText("No deals yet").waitFor();
        await page.getByText("dealgraph -- import --data FOLDER").waitFor();
      }
      await expectAccessible(page);
    } finally {
      await visits.leave();
      await empty.stop();
    }
  }, 60_000);
});

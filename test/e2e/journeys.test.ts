import { describeWithBrowser, visitPages } from "../support/browser";
import { hubspotExport, smallBook, startExplorerServer, type ExplorerServer } from "../support/server";
import { adjacencyJourney, importJourney, noCamera, offerJourney, type JourneyData } from "./journeys";

const DATA: JourneyData = { productSearch: "backu", productName: /Backup vault/, clientSearch: "client 42", clientName: /Client 42 Ltd/ };

describeWithBrowser("journeys from a fresh start", () => {
  let server: ExplorerServer;
  const visits = visitPages();

  const open = async (url: string) => {
    const page = await visits.open(url);
    // Machines share their cores with other tests.
    page.setDefaultTimeout(60_000);
    return page;
  };

  beforeAll(async () => {
    server = await startExplorerServer(smallBook());
    const { startAnalysis } = await server.ask<{ startAnalysis: { id: string } }>(
      `mutation { startAnalysis(input: { mode: FAST, seed: 1 }) { id } }`,
    );
    const end = performance.now() + 120_000;
    for (;;) {
      const { run } = await server.ask<{ run: { active: boolean } }>(`query ($id: ID!) { run(id: $id) { active } }`, {
        id: startAnalysis.id,
      });
      if (run.active) break;
      if (performance.now() > end) throw new Error("the analysis did not end");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, 180_000);

  afterAll(async () => {
    await server.stop();
  }, 30_000);

  test("which products are adjacent to mine and why", async () => {
    await adjacencyJourney(await open(server.url), DATA, noCamera);
  }, 180_000);

  test("what to offer this client, why, and one is rejected", async () => {
    await offerJourney(await open(server.url), DATA, noCamera);
  }, 180_000);

  test("a CRM export is imported and shows its own problems", async () => {
    const empty = await startExplorerServer(null);
    try {
      await importJourney(await open(empty.url), hubspotExport(), noCamera);
    } finally {
      await visits.leave();
      await empty.stop();
    }
  }, 400_000);

  test("the keyboard alone leads from the start to a rejected offer", async () => {
    const page = await open(server.url);
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("client 57");
    await page.getByRole("option", { name: /Client 57 Ltd/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Client 57 Ltd" }).waitFor();
    const reject = page.getByRole("button", { name: /^Reject:/ }).first();
    await reject.waitFor();
    // The focus is visible all the way; tabbing arrives within a screenful of controls.
    const label = await reject.getAttribute("aria-label");
    const focused = page.locator(":focus-visible");
    let reached: string | null = null;
    for (let i = 0; i < 60 && reached !== label; i += 1) {
      await page.keyboard.press("Tab");
      reached = await focused.getAttribute("aria-label");
    }
    expect(reached).toBe(label);
    await page.keyboard.press("Enter");
    await page.getByText("rejected", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Undo" }).waitFor();
  }, 180_000);
});

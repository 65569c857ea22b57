import { join } from "node:path";
import { describeWithBrowser, visitPages } from "../support/browser";
import { hubspotExport, startExplorerServer, type ExplorerServer } from "../support/server";
import { adjacencyJourney, cameraInto, importJourney, offerJourney, type JourneyData } from "./journeys";

const ROOT = join(__dirname, "..", "..");
const camera = cameraInto(join(ROOT, "docs", "explorer"));

const DATA: JourneyData = {
  productSearch: "regency cakes",
  productName: /Regency cakestand/i,
  clientSearch: "c12406",
  clientName: /c12406/,
};

/** The journeys of the docs: a fresh start on the bundled example, each step a picture in docs/explorer. */
describeWithBrowser("journeys on the bundled example", () => {
  const visits = visitPages();
  let server: ExplorerServer;

  beforeAll(async () => {
    server = await startExplorerServer(join(ROOT, "examples", "online_retail_wholesale"));
    await server.ask(`mutation { startAnalysis(input: { mode: FAST, seed: 1 }) { id } }`);
    const end = performance.now() + 1_200_000;
    while ((await server.ask<{ activeRun: object | null }>(`{ activeRun { id } }`)).activeRun === null) {
      if (performance.now() > end) throw new Error("the analysis did not end");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }, 1_300_000);

  afterAll(async () => {
    await server.stop();
  }, 30_000);

  test.each([
    ["which products are adjacent to mine and why", adjacencyJourney],
    ["what to offer this client, why, and one is rejected", offerJourney],
  ])("%s", async (_name, journey) => {
    const page = await visits.open(server.url);
    page.setDefaultTimeout(60_000);
    await journey(page, DATA, camera);
  });

  test("a CRM export is imported and shows its own problems", async () => {
    const empty = await startExplorerServer(null);
    const page = await visits.open(empty.url);
    page.setDefaultTimeout(60_000);
    await importJourney(page, hubspotExport(), camera);
    await visits.leave();
    await empty.stop();
  });
});

import { UNDATED, type Dataset, type LeadTrace } from "../../../graph/deals/dataset";
import { asClientId } from "../../../graph/deals/ids";
import { clientsAsOf, sortLeadTraces } from "../../../graph/deals/lead-traces";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import { makeDataset, type DealTuple } from "../../support/small-data";

const lead = (client: string, day: number, source: string | null, funnelId: string | null = null): LeadTrace => ({
  clientId: asClientId(client),
  day,
  source,
  funnelId,
});

test("clients get the source of their first lead and the funnel of their latest, as of the day", () => {
  const dataset = makeDataset([["b", "x", 1]], { attributes: { size: { b: "big" }, funnel: { c: "own" } } });
  const leads = sortLeadTraces([
    lead("b", 9, "web", "late"),
    lead("b", 5, "fair", "early"),
    lead("a", 4, "fair"),
    lead("c", 4, null, "led"),
    lead("d", UNDATED, "mail"),
  ]);
  const at = (day: number | null) => clientsAsOf({ ...dataset, leads }, day);
  expect(at(6).ids).toEqual(["a", "b", "c"]);
  expect([...at(6).attributes]).toEqual([
    ["funnel", [null, null, "own"]],
    ["funnel_id", [null, "early", "own"]],
    ["lead source", ["fair", "fair", null]],
    ["size", [null, "big", null]],
  ]);
  expect(at(9).attributes.get("funnel_id")).toEqual([null, "late", "own"]);
  expect(at(null).ids).toEqual(["a", "b", "c", "d"]);
  expect(at(3)).toBe(dataset.clients);
  expect(clientsAsOf(dataset, null)).toBe(dataset.clients);
  expect(sortLeadTraces([...leads].reverse())).toEqual(leads);
});

/** Twenty clients from fairs buy boilers, twenty from the web ledgers. */
function market(leads: readonly LeadTrace[]): Dataset {
  const deals: DealTuple[] = [];
  const traces = [...leads];
  for (let i = 0; i < 40; i += 1) {
    const isFair = i % 2 === 0;
    deals.push([`c${i}`, isFair ? "boiler" : "ledger", 10 + i], [`c${i}`, isFair ? "pump" : "audit", 30 + i]);
    traces.push(lead(`c${i}`, 5, isFair ? "fair" : "web"));
  }
  return { ...makeDataset(deals), leads: sortLeadTraces(traces) };
}

test("a client without deals gets what clients from the same source buy, and the note says so", async () => {
  const served = await prepareRecommender(market([lead("new", 50, "web"), lead("later", 99, "web")]), { asOfDay: 80, seed: 1 });
  const rows = served.recommend(asClientId("new"), { top: 2 }).rows;
  expect(rows.map(({ productId }) => productId).sort()).toEqual(["audit", "ledger"]);
  expect(rows[0].reason).toContain("Little data: prior used (popularity among clients alike in lead source)");
  // A lead that comes after the day is not seen.
  expect(served.recommend(asClientId("later"), { top: 1 }).rows[0].reason).toContain("Little data: prior used (popularity)");
});

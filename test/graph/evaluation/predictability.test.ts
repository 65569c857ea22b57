import { attributeLevels } from "../../../graph/deals/attribute-levels";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { measurePredictability, type PredictabilityOptions } from "../../../graph/evaluation/predictability";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { plantDeals } from "../../../graph/simulation/planted";

const { dataset, truth } = plantDeals({ nClients: 240, nProducts: 40, nProblems: 3, dealsPerClient: 6 });
const { deals, clients } = dataset;
const incidence = buildIncidence(deals, null);
/** A firmographic that gives the main problem away. */
const telling = deals.clientIds.map((_, c) => {
  const shares = truth.mixtures.subarray(c * 3, (c + 1) * 3);
  return `trade ${shares.indexOf(Math.max(...shares))}`;
});

const measure = (attributes: ReadonlyMap<string, readonly (string | null)[]>, options: PredictabilityOptions = {}) =>
  measurePredictability(
    {
      incidence,
      clientIds: deals.clientIds,
      productIds: deals.productIds,
      attributes: attributeLevels({ ...clients, attributes }, deals.clientIds),
    },
    { seed: 1, nBootstrap: 200, ...options },
    sequentialRunner,
  );

test("a firmographic that gives problems away scores, one that does not is worth nothing, and both beat neither alone", async () => {
  const { rows, nHiddenPairs } = await measure(
    new Map([
      ["size", clients.attributes.get("size") ?? []],
      ["trade", telling],
    ]),
  );
  const bits = new Map(rows.map((row) => [row.description, row]));
  expect(nHiddenPairs).toBeGreaterThan(100);
  expect(bits.get("attribute trade")?.low).toBeGreaterThan(0.2);
  expect(bits.get("attribute size")?.bits).toBeLessThan(0.05);
  expect(bits.get("firmographic clusters")?.bits).toBeGreaterThan(0.2);
  expect(bits.get("problems")?.low).toBeGreaterThan(0);
  expect(bits.get("problems and firmographics")?.bits).toBeGreaterThanOrEqual(bits.get("problems")?.bits ?? 0);
  for (const { bits: value, low, high } of rows) expect(low <= value && value <= high).toBe(true);
});

test("without firmographics only popularity and problems are compared; the same seed gives the same numbers", async () => {
  const first = await measure(new Map());
  expect(first.rows.map(({ description }) => description)).toEqual(["popularity", "problems"]);
  expect(await measure(new Map())).toEqual(first);
});

test("a bound on clients is told, and impossible options are refused", async () => {
  const { bounds } = await measure(new Map(), { maxClients: 100 });
  expect(bounds).toEqual(["Predictability was measured on a sample of 100 of 240 clients."]);
  await expect(measure(new Map(), { maxClients: 3 })).rejects.toThrow("maxClients must be an integer >= 20, got 3");
  await expect(measure(new Map(), { nBootstrap: 3 })).rejects.toThrow("nBootstrap must be an integer >= 100, got 3");
});

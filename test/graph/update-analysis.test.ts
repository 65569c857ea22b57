import fc from "fast-check";
import { buildDealTable } from "../../graph/deals/build-deal-table";
import { UNDATED, type Dataset, type DealTable } from "../../graph/deals/dataset";
import { asClientId, asProductId } from "../../graph/deals/ids";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import { sequentialRunner } from "../../graph/numeric/tasks";
import { analyzeDeals } from "../../graph/pipeline";
import { countIntersections } from "../../graph/projection/count-intersections.task";
import { updateIntersections } from "../../graph/projection/update-intersections";
import { plantDeals } from "../../graph/simulation/planted";
import { REBUILD_RULE } from "../../graph/update-analysis";

const tableOf = (baskets: Readonly<Record<string, string>>): DealTable =>
  buildDealTable(
    Object.entries(baskets).flatMap(([client, basket]) =>
      basket.split("").map((product) => ({ clientId: asClientId(client), productId: asProductId(product) })),
    ),
  );

const baskets = fc.dictionary(
  fc.constantFrom("c1", "c2", "c3", "c4", "c5", "c6", "c7"),
  fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 }).map((letters) => letters.join("")),
  { noNullPrototype: true },
);

test("updated counts are those of counting everything, whatever came, went or became very large", () => {
  fc.assert(
    fc.property(baskets, baskets, fc.integer({ min: 1, max: 6 }), (first, second, maxProductsPerClient) => {
      const [old, now] = [first, second].map((one) => {
        const deals = tableOf(one);
        return { pairs: buildIncidence(deals, null), clientIds: deals.clientIds, productIds: deals.productIds, maxProductsPerClient };
      });
      const { counts, changes } = updateIntersections({ ...old, counts: countIntersections.run(old) }, now);
      expect(counts).toEqual(countIntersections.run(now));
      const pairsOf = (all: Readonly<Record<string, string>>): Set<string> =>
        new Set(Object.entries(all).flatMap(([client, basket]) => basket.split("").map((product) => `${client} ${product}`)));
      const [had, has] = [pairsOf(first), pairsOf(second)];
      expect(changes.added).toBe([...has].filter((pair) => !had.has(pair)).length);
      expect(changes.removed).toBe([...had].filter((pair) => !has.has(pair)).length);
    }),
  );
});

const { dataset: planted } = plantDeals({ seed: 4, nClients: 600, nProducts: 80, nProblems: 5 });

/** The deals for which `keep` answers true. */
function part(keep: (row: number) => boolean): Dataset {
  const { deals } = planted;
  const rows = [...deals.clients.keys()].filter(keep);
  const table = buildDealTable(
    rows.map((row) => ({
      clientId: deals.clientIds[deals.clients[row]],
      productId: deals.productIds[deals.products[row]],
      day: deals.days[row] === UNDATED ? UNDATED : deals.days[row],
      amount: deals.amounts[row],
    })),
  );
  return { ...planted, deals: table };
}
const lastDays = (share: number): number => [...planted.deals.days].sort((a, b) => a - b)[Math.floor(share * planted.deals.days.length)];
const analyse = (dataset: Dataset, update: Parameters<typeof analyzeDeals>[1]["update"] = null) =>
  analyzeDeals(dataset, { seed: 1, mode: "fast", update }, sequentialRunner).then(({ analysis }) => analysis);

test("an update gives the counts of a full build and mixtures within tolerance, keeps ids, and says what it did", async () => {
  const cut = lastDays(0.95);
  const before = await analyse(part((row) => planted.deals.days[row] <= cut));
  const [updated, full] = [await analyse(planted, before), await analyse(planted)];
  expect(updated.report.update).toMatchObject({ kind: "updated", removed: 0 });
  expect(updated.report.update?.reason).toMatch(
    /^The problems are those of the last full build: \d+ pairs changed since, \d+\.\d % of its \d+\.$/,
  );
  expect(updated.intersections).toEqual(full.intersections);
  expect(updated.problems.map(({ id }) => id).sort()).toEqual(before.problems.map(({ id }) => id).sort());
  expect(updated.problems.every(({ lineage }) => lineage.kind === "kept" || lineage.kind === "first")).toBe(true);
  expect(full.problems.length).toBe(updated.problems.length);

  // Problems of the two are matched by their profiles; then shares of clients are compared.
  const K = full.model.nProblems;
  const P = full.productIds.length;
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const cosine = (a: Float64Array, b: Float64Array): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const partner = Array.from({ length: K }, (_, k) => {
    const row = updated.model.phi.subarray(k * P, (k + 1) * P);
    const likeness = Array.from({ length: K }, (__, j) => cosine(row, full.model.phi.subarray(j * P, (j + 1) * P)));
    return likeness.indexOf(Math.max(...likeness));
  });
  expect(new Set(partner).size).toBe(K);
  let sum = 0;
  for (let c = 0; c < full.clientIds.length; c += 1) {
    const one = updated.model.theta.subarray(c * K, (c + 1) * K);
    const other = Float64Array.from(partner, (j) => full.model.theta[c * K + j]);
    sum += cosine(one, other);
  }
  expect(sum / full.clientIds.length).toBeGreaterThan(0.97);
});

test("updates do not depend on how many steps they took", async () => {
  const [first, second] = [lastDays(0.9), lastDays(0.95)];
  const before = await analyse(part((row) => planted.deals.days[row] <= first));
  const steps = await analyse(
    planted,
    await analyse(
      part((row) => planted.deals.days[row] <= second),
      before,
    ),
  );
  const once = await analyse(planted, before);
  expect(steps.intersections).toEqual(once.intersections);
  // Profiles only differ by products that came in between.
  expect(steps.model.theta.reduce((most, share, i) => Math.max(most, Math.abs(share - once.model.theta[i])), 0)).toBeLessThan(0.05);
  expect(steps.base?.builtPairs).toBe(before.base?.builtPairs);
  expect(steps.base?.changedPairs).toBe(once.base?.changedPairs);
});

test("many changes, new products, no structure or a base that is gone lead to a full build, with the reason", async () => {
  const half = lastDays(0.5);
  const before = await analyse(part((row) => planted.deals.days[row] <= half));
  const rebuilt = await analyse(planted, before);
  expect(rebuilt.report.update?.kind).toBe("rebuilt");
  expect(rebuilt.report.update?.reason).toContain(`more than ${(100 * REBUILD_RULE.maxChanged).toFixed(1)} %`);
  const full = await analyse(planted);
  expect(rebuilt.model).toEqual(full.model);
  expect(rebuilt.base).toEqual(full.base);

  const rare = new Set([3, 11, 19, 27, 35, 43, 51, 59]);
  const without = await analyse(part((row) => !rare.has(planted.deals.products[row])));
  expect((await analyse(planted, without)).report.update?.reason).toMatch(/products that the last full build did not know|pairs changed/);

  expect((await analyse(planted, { ...full, base: null })).report.update?.reason).toContain("keeps nothing to update");
  const none = { ...full, report: { ...full.report, structure: "none" as const } };
  expect((await analyse(planted, none)).report.update?.reason).toContain("found no structure");
});

import { expectedShared, fitDegreeNull, upperTail } from "../../../graph/funnels/degree-null";
import { buildFunnelBook, type FunnelLead } from "../../../graph/funnels/funnel-book";
import { describeUnified } from "../../../graph/funnels/describe-funnels";
import { countShared, weighMemberships } from "../../../graph/funnels/shared-clients";
import { unifyFunnels } from "../../../graph/funnels/unify-funnels";
import { UNDATED, type ProductTable } from "../../../graph/deals/dataset";
import { asProductId } from "../../../graph/deals/ids";
import { SalesTableBuilder, type SalesRow, type SalesTable } from "../../../graph/deals/sales-table";
import { createRng } from "../../../graph/numeric/rng";
import { plantFunnelMarket } from "../../../graph/simulation/funnel-market";
import { adjustedRandIndex } from "../../bench/adjusted-rand-index";
import { NO_CATALOGUE, plantedProblems } from "../../bench/planted-problems";

const tableOf = (rows: readonly SalesRow[]): SalesTable => {
  const builder = new SalesTableBuilder();
  for (const row of rows) builder.add(row);
  return builder.finish();
};
let nDeals = 0;
const won = (clientId: string, productId: string, funnelId?: string): SalesRow => ({
  dealId: `d${(nDeals += 1)}`,
  clientId,
  productId,
  stage: "won",
  ...(funnelId !== undefined && { funnelId }),
});
const catalogue = (rows: readonly { id: string; category?: string; funnel?: string }[]): ProductTable => ({
  ids: rows.map(({ id }) => asProductId(id)),
  names: rows.map(() => null),
  categories: rows.map(({ category }) => category ?? null),
  listPrices: new Float64Array(rows.length).fill(Number.NaN),
  launchedDays: new Int32Array(rows.length).fill(UNDATED),
  discontinuedDays: new Int32Array(rows.length).fill(UNDATED),
  funnelIds: rows.map(({ funnel }) => funnel ?? null),
});
const study = (sales: SalesTable, products = NO_CATALOGUE, leads: readonly FunnelLead[] = []) => {
  const book = buildFunnelBook({ sales, products, leads });
  const ids = { clientIds: sales.clientIds, productIds: sales.productIds };
  const found = unifyFunnels(book, ids, null, { nBootstrap: 2 });
  return { book, found, unified: describeUnified(book, ids, found, found.degreeNull, null) };
};
const groupOf = ({ book, found }: ReturnType<typeof study>, id: string): number => found.groups[book.funnelIds.indexOf(id)];

describe("where funnels come from", () => {
  const sales = tableOf([won("a", "p1"), won("a", "p2"), won("b", "p3")]);

  it("every product is a funnel without anything else, every category where there are some", () => {
    expect(study(sales).book.funnelIds).toEqual(["p1", "p2", "p3"]);
    const { book } = study(sales, catalogue([{ id: "p1", category: "x" }, { id: "p2", category: "x" }, { id: "p3" }]));
    expect([book.definition, book.funnelIds]).toEqual(["category", ["p3", "x"]]);
  });

  it("a deal's own funnel comes before its product's, and that before the lead's", () => {
    const rows = tableOf([won("a", "p1", "own"), won("a", "p2"), won("b", "p3"), won("c", "p3")]);
    const lead = { leadId: "l1", clientId: "b", productId: "p3", funnelId: "lead", outcome: null, createdDay: UNDATED };
    const { book } = study(rows, catalogue([{ id: "p1", funnel: "team" }, { id: "p2", funnel: "team" }, { id: "p3" }]), [lead]);
    const names = Array.from(book.rowFunnel, (f) => (f < 0 ? null : book.funnelIds[f]));
    expect(names).toEqual(["own", "team", "lead", null]);
    expect(book.nWonWithout).toBe(1);
  });

  it("leads alone name funnels, by client where they agree", () => {
    const leads = [
      { leadId: "l1", clientId: "a", productId: null, funnelId: "f1", outcome: "won" as const, createdDay: 1 },
      { leadId: "l2", clientId: "b", productId: "p3", funnelId: "f2", outcome: null, createdDay: 2 },
    ];
    const { book } = study(sales, NO_CATALOGUE, leads);
    expect(Array.from(book.rowFunnel, (f) => book.funnelIds[f])).toEqual(["f1", "f1", "f2"]);
  });
});

describe("unification of degenerate data", () => {
  it("no deals and one funnel: each stands alone, and it is said", () => {
    expect(study(tableOf([])).found).toMatchObject({ nGroups: 0, verdict: "none", reason: "No funnel has a won deal." });
    const one = study(tableOf([won("a", "p1", "f"), won("b", "p2", "f")]));
    expect(one.found).toMatchObject({ nGroups: 1, verdict: "none", reason: "Only one funnel has won deals." });
    expect(one.unified[0]).toMatchObject({ clients: 2, sharedClients: 0, pValue: 1 });
  });

  it("disjoint funnels share nothing: nothing is proposed", () => {
    const rows = Array.from({ length: 90 }, (_, i) => [
      won(`c${i}`, `p${i % 3}a`, `f${i % 3}`),
      won(`c${i}`, `p${i % 3}b`, `f${i % 3}`),
    ]).flat();
    const result = study(tableOf(rows));
    expect(result.found).toMatchObject({ nGroups: 3, verdict: "none", reason: "No client bought through two funnels." });
  });

  it("identical funnels are one, also where there is no other funnel to compare with", () => {
    const rows = Array.from({ length: 30 }, (_, i) => [won(`c${i}`, "p1", "f1"), won(`c${i}`, "p2", "f2")]).flat();
    const alone = study(tableOf(rows));
    expect(groupOf(alone, "f1")).toBe(groupOf(alone, "f2"));
    const more = study(tableOf([...rows, ...Array.from({ length: 40 }, (_, i) => won(`x${i}`, `q${i % 4}`, "f3"))]));
    expect(groupOf(more, "f1")).toBe(groupOf(more, "f2"));
    expect(groupOf(more, "f1")).not.toBe(groupOf(more, "f3"));
    expect(more.unified.find(({ funnels }) => funnels.length === 2)).toMatchObject({ clients: 30, sharedClients: 30 });
  });

  it("a funnel without deals stands alone and lists its catalogue", () => {
    const products = catalogue([
      { id: "p1", funnel: "f1" },
      { id: "p9", funnel: "empty" },
    ]);
    const result = study(tableOf([won("a", "p1"), won("b", "p1")]), products);
    expect(result.book.funnelIds).toEqual(["empty", "f1"]);
    const empty = result.unified.find(({ funnels }) => result.book.funnelIds[funnels[0]] === "empty");
    expect(empty).toMatchObject({ clients: 0, products: [{ productId: "p9", productClients: 0, clients: 0, pValue: 1 }] });
  });

  it("a lead that two funnels work counts once after the merge", () => {
    const rows = Array.from({ length: 10 }, (_, i) => [won(`c${i}`, "p1", "f1"), won(`c${i}`, "p2", "f2")]).flat();
    const leads = ["f1", "f2"].map((funnelId) => ({
      leadId: funnelId,
      clientId: "new",
      productId: null,
      funnelId,
      outcome: null,
      createdDay: 1,
    }));
    const { unified } = study(tableOf(rows), NO_CATALOGUE, leads);
    expect(unified[0]).toMatchObject({ contacts: 22, contactsAfter: 11 });
  });
});

describe("the degree-preserving null", () => {
  const { sales } = plantFunnelMarket({ seed: 4, nClients: 300, nProducts: 60, nProblems: 3 });
  const book = buildFunnelBook({ sales, products: NO_CATALOGUE, leads: [] });
  const degreeNull = fitDegreeNull(book);

  it("keeps the clients of every funnel that sells one product", () => {
    const expected = expectedShared(degreeNull);
    const F = book.funnelIds.length;
    const products = new Int32Array(F);
    for (const f of book.offerFunnel) products[f] += 1;
    const clients = new Float64Array(F);
    for (const f of book.memberships.products) clients[f] += 1;
    for (let f = 0; f < F; f += 1) if (products[f] === 1) expect(expected[f * F + f]).toBeCloseTo(clients[f], 3);
  });

  it("expects as many shared clients as there are where offers are bought at random", () => {
    const rng = createRng(5, "null");
    const rows = Array.from({ length: 3_000 }, () =>
      won(`c${Math.floor(600 * rng())}`, `p${Math.floor(80 * rng())}`, `f${Math.floor(10 * rng())}`),
    );
    const random = buildFunnelBook({ sales: tableOf(rows), products: NO_CATALOGUE, leads: [] });
    const expected = expectedShared(fitDegreeNull(random));
    const shared = countShared(random.memberships);
    const sum = (cells: Float64Array): number => cells.reduce((all, x, at) => all + (at % 11 === 0 ? 0 : x), 0);
    expect(sum(shared) / sum(expected)).toBeGreaterThan(0.95);
    expect(sum(shared) / sum(expected)).toBeLessThan(1.05);
  });

  it("tails are those of a binomial where all chances are equal", () => {
    // Binomial(10, .3): P(X >= 6) = .0473
    expect(upperTail(6, { mean: 3, variance: 2.1 })).toBeCloseTo(0.04735, 4);
    expect(upperTail(0, { mean: 3, variance: 2.1 })).toBe(1);
    expect(upperTail(4, { mean: 3, variance: 0 })).toBe(0);
  });
});

describe("unification of planted funnels", () => {
  const market = plantFunnelMarket({ seed: 2 });
  const book = buildFunnelBook({ sales: market.sales, products: NO_CATALOGUE, leads: [] });
  const ids = { clientIds: market.sales.clientIds, productIds: market.sales.productIds };

  it("finds the planted groups, with problems and from intersections alone", () => {
    const alone = unifyFunnels(book, ids, null, { nBootstrap: 3 });
    const together = unifyFunnels(book, ids, plantedProblems(market), { nBootstrap: 3 });
    expect(adjustedRandIndex(alone.groups, market.truth.funnelProblem)).toBeGreaterThanOrEqual(0.9);
    expect(adjustedRandIndex(together.groups, market.truth.funnelProblem)).toBeGreaterThanOrEqual(0.9);
    expect(together.verdict).toBe("found");
    expect(together.liftInside).toBeGreaterThan(together.liftOutside);
    expect(Math.min(...together.stability)).toBeGreaterThan(0.5);
  });

  it("proposes nothing where funnels have nothing to do with clients", () => {
    // The same purchases, dealt out to funnels at random.
    const rng = createRng(7, "funnels");
    const builder = new SalesTableBuilder();
    const { sales } = market;
    sales.dealIds.slice(0, 6_000).forEach((dealId, row) => {
      builder.add({
        dealId,
        clientId: sales.clientIds[sales.client[row]],
        productId: `p${Math.floor(97 * rng())}`,
        stage: "won",
        funnelId: `f${Math.floor(12 * rng())}`,
      });
    });
    expect(study(builder.finish()).found.verdict).toBe("none");
  });
});

describe("the weight of clients of frequent products", () => {
  it("is one where a funnel has one product, and one on average in every funnel", () => {
    const market = plantFunnelMarket({ seed: 5, nClients: 150, nProducts: 30, nProblems: 3 });
    const book = buildFunnelBook({ sales: market.sales, products: NO_CATALOGUE, leads: [] });
    const { values, products, nProducts } = weighMemberships(book);
    const sums = new Float64Array(nProducts);
    const sizes = new Int32Array(nProducts);
    const offers = new Int32Array(nProducts);
    for (const f of book.offerFunnel) offers[f] += 1;
    products.forEach((f, i) => {
      sums[f] += values[i];
      sizes[f] += 1;
      if (offers[f] === 1) expect(values[i]).toBeCloseTo(1, 12);
    });
    sums.forEach((sum, f) => {
      expect(sum).toBeCloseTo(sizes[f], 9);
    });
    expect(values.some((value) => value > 1.2)).toBe(true);
  });

  it("a product that everyone buys does not speak for its funnel", () => {
    // Clients 0-79 buy of funnels a1 and a2, 80-159 of b1 and b2; a1's loud product is bought by all of the b side too.
    const rows: SalesRow[] = [];
    const side = (from: number, funnels: readonly string[]): void => {
      for (let c = from; c < from + 80; c += 1)
        funnels.forEach((funnel, f) => {
          for (let p = 0; p < 6; p += 1) if ((c * 7 + p * 11 + f * 5) % 6 < 2) rows.push(won(`c${c}`, `${funnel}-${p}`, funnel));
        });
    };
    side(0, ["a1", "a2"]);
    side(80, ["b1", "b2"]);
    for (let c = 80; c < 160; c += 1) rows.push(won(`c${c}`, "a1-loud", "a1"));
    const found = study(tableOf(rows));
    expect(found.found.verdict).toBe("found");
    expect(groupOf(found, "a1")).toBe(groupOf(found, "a2"));
    expect(groupOf(found, "b1")).toBe(groupOf(found, "b2"));
    expect(groupOf(found, "a1")).not.toBe(groupOf(found, "b1"));
  });
});

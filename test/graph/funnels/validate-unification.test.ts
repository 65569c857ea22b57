import { buildFunnelBook, salesUntil } from "../../../graph/funnels/funnel-book";
import { unifyFunnels } from "../../../graph/funnels/unify-funnels";
import { validateUnification } from "../../../graph/funnels/validate-unification";
import { validationCut } from "../../../graph/funnels/study-funnels";
import { SalesTableBuilder } from "../../../graph/deals/sales-table";
import { plantFunnelMarket } from "../../../graph/simulation/funnel-market";
import { NO_CATALOGUE } from "../../bench/planted-problems";

describe("validateUnification", () => {
  it("shows that clients follow within planted groups, from the deals before the cut alone", () => {
    const { sales } = plantFunnelMarket({ seed: 21, nClients: 800 });
    const cut = validationCut(sales) ?? 0;
    const book = buildFunnelBook({ sales, products: NO_CATALOGUE, leads: [] });
    const before = buildFunnelBook({ sales: salesUntil(sales, cut), products: NO_CATALOGUE, leads: [] });
    const found = unifyFunnels(before, { clientIds: sales.clientIds, productIds: sales.productIds }, null, { nBootstrap: 0 });
    const groups = Int32Array.from(book.funnelIds, (id) => found.groups[before.funnelIds.indexOf(id)] ?? -1);
    const result = validateUnification(
      book,
      groups,
      book.funnelIds.map(() => null),
      cut,
      1,
    );
    const [unified, others, category] = result.rows;
    expect(unified.lift).toBeGreaterThan(others.lift);
    expect(result.ratioLow).toBeGreaterThan(1);
    expect(result.verdict).toMatch(/Clients follow within unified funnels/);
    expect(category).toMatchObject({ pairs: 0, followed: 0 });
  });

  it("counts by hand: exposed, followed and expected of three clients", () => {
    const builder = new SalesTableBuilder();
    const deal = (clientId: string, funnelId: string, closedDay: number): void => {
      builder.add({ dealId: `${clientId}${funnelId}`, clientId, productId: `p${funnelId}`, stage: "won", funnelId, closedDay });
    };
    // c1: A then B; c2: A only; c3: C then B.
    deal("c1", "A", 1);
    deal("c1", "B", 9);
    deal("c2", "A", 2);
    deal("c3", "C", 3);
    deal("c3", "B", 9);
    const book = buildFunnelBook({ sales: builder.finish(), products: NO_CATALOGUE, leads: [] });
    // A and B are unified, C stands alone; A and C are of one category.
    const { rows } = validateUnification(book, Int32Array.of(0, 0, 1), ["x", "y", "x"], 5, 1);
    // B's rate: 2 of 3 clients. From A two are exposed to B, one follows.
    expect(rows[0]).toMatchObject({ kind: "unified", pairs: 1, exposed: 2, followed: 1 });
    expect(rows[0].expected).toBeCloseTo(4 / 3);
    // Not unified: c1 and c2 to C, c3 to A and B.
    expect(rows[1]).toMatchObject({ kind: "notUnified", exposed: 4, followed: 1 });
    expect(rows[2]).toMatchObject({ kind: "sameCategory", exposed: 3, followed: 0 });
    expect(rows[3]).toMatchObject({ kind: "unifiedAcrossCategories", exposed: 2, followed: 1 });
  });

  it("says that there is nothing to validate where nothing was unified", () => {
    const builder = new SalesTableBuilder();
    for (const day of [1, 9])
      builder.add({ dealId: `d${day}`, clientId: "c", productId: `p${day}`, stage: "won", funnelId: `f${day}`, closedDay: day });
    const book = buildFunnelBook({ sales: builder.finish(), products: NO_CATALOGUE, leads: [] });
    expect(validateUnification(book, Int32Array.of(0, 1), [null, null], 5, 1).verdict).toMatch(/nothing to validate/);
  });
});

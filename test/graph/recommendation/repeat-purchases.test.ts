import type { DealTable } from "../../../graph/deals/dataset";
import { UNDATED } from "../../../graph/deals/dataset";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { createRng } from "../../../graph/numeric/rng";
import { findLeavingClients, forecastRepeats, weighLostDeals, type LostDeal } from "../../../graph/recommendation/repeat-purchases";

/** Rows (client, product, day) in canonical order. */
function tableOf(rows: readonly (readonly [number, number, number])[], nClients: number, nProducts: number): DealTable {
  const sorted = [...rows].sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1]);
  return {
    clientIds: Array.from({ length: nClients }, (_, c) => asClientId(`c${String(c).padStart(4, "0")}`)),
    productIds: Array.from({ length: nProducts }, (_, p) => asProductId(`p${p}`)),
    clients: Int32Array.from(sorted, ([client]) => client),
    products: Int32Array.from(sorted, ([, product]) => product),
    days: Int32Array.from(sorted, ([, , day]) => day),
    amounts: new Float64Array(sorted.length).fill(1),
  };
}

/** Product 0 is bought again after about 30 days by clients of state 0, after about 90 by those of state 1; product 1 never is. */
function renewals(nClients: number, until: number, seed = 1): { readonly deals: DealTable; readonly states: Int32Array } {
  const rng = createRng(seed, "renewals");
  const rows: (readonly [number, number, number])[] = [];
  for (let client = 0; client < nClients; client += 1) {
    const gap = client % 2 === 0 ? 30 : 90;
    rows.push([client, 1, Math.floor(rng() * 300)]);
    for (let day = Math.floor(rng() * gap); day <= until; day += Math.round(gap * (0.7 + 0.6 * rng()))) rows.push([client, 0, day]);
  }
  return { deals: tableOf(rows, nClients, 2), states: Int32Array.from({ length: nClients }, (_, client) => client % 2) };
}

describe("the time to the next purchase of what is owned", () => {
  const today = 300;
  const { deals: all, states } = renewals(400, today + 60);
  const options = { asOfDay: today, states, nStates: 2, horizonDays: 20 };
  const { forecasts, nRepeats } = forecastRepeats(all, options);

  it("is told as a chance that comes true as often as it says, by state", () => {
    expect(nRepeats).toBeGreaterThan(1_000);
    for (const state of [0, 1]) {
      const own = forecasts.filter(({ client, product }) => product === 0 && states[client] === state);
      const came = own.filter(({ client }) =>
        all.days.some((day, row) => all.clients[row] === client && all.products[row] === 0 && day > today && day <= today + 20),
      );
      const expected = own.reduce((sum, { chance }) => sum + chance, 0);
      expect(Math.abs(expected - came.length) / own.length).toBeLessThan(0.08);
    }
  });

  it("differs between states, and is never where nobody comes back", () => {
    const mean = (state: number, product: number) => {
      const own = forecasts.filter((row) => row.product === product && states[row.client] === state);
      return own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    };
    expect(mean(0, 0)).toBeGreaterThan(2 * mean(1, 0));
    expect(mean(0, 1)).toBeLessThan(0.1 * mean(0, 0));
    const fast = forecasts.find((row) => row.product === 0 && states[row.client] === 0 && row.idleDays < 5);
    expect(fast?.medianDays).toBeGreaterThan(10);
    expect(fast?.medianDays).toBeLessThan(45);
  });

  it("knows nothing of later deals", () => {
    const known = { ...all, days: all.days.map((day) => (day > today ? day + 1_000 : day)) };
    expect(forecastRepeats(known, options)).toEqual(forecastRepeats(all, options));
  });

  it("without dates or repeats has no chances to tell", () => {
    const undated = { ...all, days: all.days.map(() => UNDATED) };
    expect(forecastRepeats(undated, { ...options, asOfDay: null })).toMatchObject({ nRepeats: 0, forecasts: [] });
    const once = tableOf(
      [
        [0, 0, 1],
        [1, 0, 5],
      ],
      2,
      1,
    );
    const alone = forecastRepeats(once, { asOfDay: 50, states: Int32Array.of(-1, -1), nStates: 0, horizonDays: 10 });
    expect(alone.forecasts.map(({ chance, medianDays }) => [chance, medianDays])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  it("refuses a horizon that is none and states of other clients", () => {
    expect(() => forecastRepeats(all, { ...options, horizonDays: 0 })).toThrow("horizonDays must be > 0, got 0");
    expect(() => forecastRepeats(all, { ...options, states: new Int32Array(3) })).toThrow("states must have 400 numbers, got 3");
  });
});

describe("clients about to leave a problem", () => {
  // Two products of problem 0, one of problem 1.
  const addressed = Float64Array.of(1, 0, 0.9, 0.1, 0, 1);
  const rng = createRng(3, "leaving");
  const rows: (readonly [number, number, number])[] = [];
  for (let client = 0; client < 80; client += 1) {
    const leaves = client < 5;
    for (let day = Math.floor(rng() * 20); day <= 400; day += 15 + Math.floor(rng() * 10)) {
      if (!leaves || day < 200) rows.push([client, Math.floor(rng() * 2), day]);
      if (client % 2 === 0) rows.push([client, 2, day]);
    }
  }
  const deals = tableOf(rows, 80, 3);

  it("are those who fell silent about it, whether or not they still buy for others", () => {
    const found = findLeavingClients(deals, { asOfDay: 400, addressed, nProblems: 2 });
    const surest = found.slice(0, 5);
    expect(surest.map(({ client }) => client).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(surest.every(({ problem, survival }) => problem === 0 && survival < 0.02)).toBe(true);
    expect(surest.find(({ client }) => client === 0)?.buysElsewhere).toBe(true);
    expect(surest.find(({ client }) => client === 1)?.buysElsewhere).toBe(false);
    expect(found.length).toBeLessThan(25);
  });

  it("are none where nobody ever came back", () => {
    expect(
      findLeavingClients(
        tableOf(
          [
            [0, 0, 1],
            [1, 2, 2],
          ],
          2,
          3,
        ),
        { asOfDay: 900, addressed, nProblems: 2 },
      ),
    ).toEqual([]);
  });

  it.each([
    [{ most: 1 }, "most must be in (0, 1), got 1"],
    [{ minDeals: 1 }, "minDeals must be an integer >= 2, got 1"],
  ])("refuse %j", (wrong, message) => {
    expect(() => findLeavingClients(deals, { asOfDay: 1, addressed, nProblems: 2, ...wrong })).toThrow(message);
  });
});

describe("lost deals", () => {
  const lose = (productId: string, reason: string | null): LostDeal => ({ productId, reason });

  it("weigh against the products that lose more often than others, with the reasons given", () => {
    const won = new Map([
      ["a", 90],
      ["b", 50],
    ]);
    const lost = [
      ...Array.from({ length: 50 }, (_, i) => lose("b", i % 5 === 0 ? "price" : i % 5 === 1 ? "timing" : "price")),
      lose("d", null),
    ];
    const evidence = weighLostDeals(won, lost);
    expect(evidence.map(({ productId }) => productId)).toEqual(["b", "d", "a"]);
    expect(evidence[0]).toMatchObject({
      won: 50,
      lost: 50,
      reasons: [
        { reason: "price", deals: 40 },
        { reason: "timing", deals: 10 },
      ],
    });
    expect(evidence[0].effect).toBeLessThan(-0.2);
    expect(evidence[2].effect).toBeGreaterThan(0.2);
    expect(evidence[1].reasons).toEqual([]);
  });

  it("say nothing where none are kept", () => {
    expect(
      weighLostDeals(
        new Map([
          ["a", 5],
          ["b", 1],
        ]),
        [],
      ).map(({ effect }) => effect),
    ).toEqual([0, 0]);
    expect(weighLostDeals(new Map(), [])).toEqual([]);
  });
});

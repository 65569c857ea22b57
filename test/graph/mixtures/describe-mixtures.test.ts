import { attributeLevels } from "../../../graph/deals/attribute-levels";
import { buildDealTable } from "../../../graph/deals/build-deal-table";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { findMisfits, findOverRepresented, mainProblems, measureProblemMass } from "../../../graph/mixtures/describe-mixtures";

const incidenceOf = (...baskets: readonly string[]) =>
  buildIncidence(
    buildDealTable(
      baskets.flatMap((basket, c) => basket.split("").map((p) => ({ clientId: asClientId(`c${c}`), productId: asProductId(p) }))),
    ),
    null,
  );

test("the main problem is the largest share, the first of equals", () => {
  expect([...mainProblems({ nProblems: 2, theta: Float64Array.of(0.4, 0.6, 0.5, 0.5, 1, 0) })]).toEqual([1, 0, 0]);
});

test("shares of problems and of the background add up to all pairs, and misfits are those who fit popularity better", () => {
  const incidence = incidenceOf("ab", "ab", "cd", "ad");
  const model = {
    nProblems: 2,
    theta: Float64Array.of(0.9, 0.1, 0.9, 0.1, 0.1, 0.9, 0.5, 0.5),
    phi: Float64Array.of(0.5, 0.5, 0, 0, 0, 0, 0.9, 0.1),
    pi: Float64Array.of(0.5, 0.5),
    background: Float64Array.of(0.3, 0.25, 0.15, 0.3),
    alpha: 1,
    lambda: 0.25,
  };
  const mass = measureProblemMass(model, incidence);
  let background = 0;
  for (let c = 0; c < 4; c += 1)
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const p = incidence.products[i];
      const s = 0.75 * (model.theta[2 * c] * model.phi[p] + model.theta[2 * c + 1] * model.phi[4 + p]);
      background += (0.25 * model.background[p]) / (s + 0.25 * model.background[p]);
    }
  expect(mass.shares[0] + mass.shares[1] + background / 8).toBeCloseTo(1, 12);
  // Client 3 bought a (0.25 against 0.3) and d (0.05 against 0.3).
  expect([...findMisfits(mass, incidence, 2).clients]).toEqual([3]);
  expect([...findMisfits(mass, incidence, 2).products]).toEqual([3]);
  expect([...findMisfits(mass, incidence, 1).clients]).toEqual([]);
});

describe("attribute levels", () => {
  const table = (columns: Record<string, (string | null)[]>) => {
    const n = Object.values(columns)[0].length;
    const ids = Array.from({ length: n }, (_, i) => asClientId(`c${String(i).padStart(2, "0")}`));
    return { ids, names: ids.map(() => null), attributes: new Map(Object.entries(columns)) };
  };

  it("are codes in code-unit order, -1 where the value is missing or the client unknown", () => {
    const clients = table({ size: ["small", "large", null, " ", "small", "large", "small", "small"] });
    const [size] = attributeLevels(clients, [...clients.ids, "stranger"]);
    expect(size).toEqual({ name: "size", levels: ["large", "small"], codes: Int32Array.of(1, 0, -1, -1, 1, 0, 1, 1, -1) });
  });

  it("cut numbers into fifths and leave out columns that say too little", () => {
    const n = 40;
    const clients = table({
      phone: Array.from({ length: n }, (_, i) => `+${i}x`),
      revenue: Array.from({ length: n }, (_, i) => String(i * 10)),
      same: Array.from({ length: n }, () => "x"),
    });
    const found = attributeLevels(clients, clients.ids);
    expect(found.map(({ name }) => name)).toEqual(["revenue"]);
    expect(found[0].levels).toEqual(["0 to 70", "80 to 150", "160 to 230", "240 to 310", "320 to 390"]);
    expect([found[0].codes[0], found[0].codes[8], found[0].codes[39]]).toEqual([0, 1, 4]);
  });

  it("that are more frequent in a problem than chance allows are told with lift and q, others are not", () => {
    // 40 clients: of problem 0 (20) 15 are shops, of problem 1 none is; colour has nothing to do with it.
    const clients = table({
      colour: Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "red" : "blue")),
      trade: Array.from({ length: 40 }, (_, i) => (i < 15 ? "shop" : "office")),
    });
    const main = Int32Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));
    const found = findOverRepresented(main, 2, attributeLevels(clients, clients.ids), 0.05);
    expect(found.map(({ problem, value }) => `${problem} ${value}`)).toEqual(["0 shop", "1 office"]);
    expect(found[0]).toMatchObject({ clients: 15, share: 0.75, baseline: 0.375, lift: 2 });
    expect(found[0].qValue).toBeGreaterThanOrEqual(found[0].pValue);
    expect(findOverRepresented(new Int32Array(0), 1, [], 0.05)).toEqual([]);
  });
});

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

describe("the mass of problems", () => {
  // Problem 0 sells a, b, c alike, problem 1 d, e, f. The last client buys at random.
  const incidence = incidenceOf("abc", "abc", "def", "def", "abd", "adf");
  const P = 6;
  const model = {
    nProblems: 2,
    theta: Float64Array.of(0.9, 0.1, 0.9, 0.1, 0.1, 0.9, 0.1, 0.9, 0.7, 0.3, 0.4, 0.6),
    phi: Float64Array.of(1 / 3, 1 / 3, 1 / 3, 0, 0, 0, 0, 0, 0, 1 / 3, 1 / 3, 1 / 3),
    pi: Float64Array.of(0.5, 0.5),
    background: Float64Array.of(0.2, 0.15, 0.15, 0.2, 0.1, 0.2),
    alpha: 1,
    lambda: 0.25,
  };
  const mass = measureProblemMass(model, new Float64Array(6).fill(4), incidence);

  it("and of the background add up to all pairs", () => {
    let background = 0;
    for (let c = 0; c < 6; c += 1)
      for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
        const p = incidence.products[i];
        const s = 0.75 * (model.theta[2 * c] * model.phi[p] + model.theta[2 * c + 1] * model.phi[P + p]);
        background += (0.25 * model.background[p]) / (s + 0.25 * model.background[p]);
      }
    expect(mass.shares[0] + mass.shares[1] + background / 18).toBeCloseTo(1, 12);
  });

  it("predicts each pair from the client's other pairs", () => {
    // Client 0: every pair is of problem 0 but for the background's part, so 4 theta less its responsibility is left.
    const [a, b] = [0.2, 0.15].map((popularity) => {
      const responsibility = (0.75 * 0.9) / 3 / ((0.75 * 0.9) / 3 + 0.25 * popularity);
      const left = 3.6 - responsibility;
      return Math.log2(left / (left + 0.4) / 3 / popularity);
    });
    expect(mass.clientBits[0]).toBeCloseTo((a + 2 * b) / 3, 12);
  });

  it("tells who fits nowhere, only with three pairs or more and more than one problem", () => {
    const { clients, products } = findMisfits(mass, incidence, 2);
    expect([...clients]).toEqual([...mass.clientBits].flatMap((bits, c) => (bits <= 0 ? [c] : [])));
    expect([...clients]).toContain(5);
    expect([...clients]).not.toContain(0);
    expect([...products]).not.toContain(4);
    expect([...findMisfits(mass, incidence, 1).clients]).toEqual([]);
    const short = incidenceOf("ad", "da");
    const few = { shares: new Float64Array(2), clientBits: Float64Array.of(-1, -1), productBits: Float64Array.of(-1, -1) };
    expect(findMisfits(few, short, 2)).toEqual({ clients: new Int32Array(0), products: new Int32Array(0) });
  });
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

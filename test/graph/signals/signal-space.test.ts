import * as fc from "fast-check";
import type { Dataset } from "../../../graph/deals/dataset";
import { asProductId } from "../../../graph/deals/ids";
import { foldInShares, problemAffinity } from "../../../graph/signals/affinity-signals";
import { buildCategories, categoryLift } from "../../../graph/signals/category-signals";
import { buildHistory } from "../../../graph/signals/history";
import { priceFit, priceLevels } from "../../../graph/signals/price-signals";
import { adoptionHazard, logAdoptionTrend, logPopularity, logProductAge, logSeason } from "../../../graph/signals/product-signals";
import { buildSegments, segmentLift } from "../../../graph/signals/segments";
import { signalGroups } from "../../../graph/signals/signal-labels";
import { signalNames } from "../../../graph/signals/signal-names";
import {
  buildSignalSpace,
  candidatePriors,
  computeSignals,
  findCandidates,
  subjectOfClient,
  subjectOfProfile,
} from "../../../graph/signals/signal-space";
import { plantDeals } from "../../../graph/simulation/planted";
import { flatMixture, makeDataset, type DealTuple } from "../../support/small-data";

const planted = plantDeals({ seed: 3, nClients: 40, nProducts: 20, nProblems: 3, dealsPerClient: 5 }).dataset;
const span = [...planted.deals.days].sort((a, b) => a - b);
const cut = span[Math.floor(span.length / 2)];

/** All signals of all clients as of the cut, under a mixture that knows nothing. */
function signalsOf(dataset: Dataset): Float64Array[] {
  const space = buildSignalSpace(dataset, cut, 30, flatMixture(dataset));
  return dataset.deals.clientIds.map((_, c) => {
    const subject = subjectOfClient(space, c);
    return computeSignals(space, subject, findCandidates(space, subject));
  });
}

/** The same deals, those after the cut moved, given to others, or dropped. */
function disturbFuture(
  dataset: Dataset,
  change: (row: number) => { client: number; product: number; day: number; amount: number },
): Dataset {
  const { deals } = dataset;
  const clients = Int32Array.from(deals.clients);
  const products = Int32Array.from(deals.products);
  const days = Int32Array.from(deals.days);
  const amounts = Float64Array.from(deals.amounts);
  deals.days.forEach((day, row) => {
    if (day <= cut) return;
    const changed = change(row);
    clients[row] = changed.client;
    products[row] = changed.product;
    days[row] = changed.day;
    amounts[row] = changed.amount;
  });
  return { ...dataset, deals: { ...deals, clients, products, days, amounts } };
}

test("no signal sees the future: whatever happens to later deals, every signal keeps every bit", () => {
  const before = signalsOf(planted);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 39 }),
      fc.integer({ min: 0, max: 19 }),
      fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      (delay, client, product, amount) => {
        const { deals } = planted;
        const disturbed = disturbFuture(planted, (row) => ({
          client: client % deals.clientIds.length,
          product: product % deals.productIds.length,
          day: deals.days[row] + delay,
          amount,
        }));
        expect(signalsOf(disturbed)).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
});

test("a deal on the day itself does count", () => {
  const { deals } = planted;
  const last = deals.days.findIndex((day) => day > cut);
  const earlier = { ...planted, deals: { ...deals, days: deals.days.map((day, row) => (row === last ? cut : day)) } };
  expect(signalsOf(earlier)).not.toEqual(signalsOf(planted));
});

test("every signal is finite and has mean 0 over the candidates of every client", () => {
  const space = buildSignalSpace(planted, cut, 30, flatMixture(planted));
  planted.deals.clientIds.forEach((_, c) => {
    const subject = subjectOfClient(space, c);
    const candidates = findCandidates(space, subject);
    const cells = computeSignals(space, subject, candidates);
    expect(cells).toHaveLength(candidates.length * signalNames.length);
    signalNames.forEach((_name, f) => {
      let sum = 0;
      for (let i = 0; i < candidates.length; i += 1) sum += cells[i * signalNames.length + f];
      expect(Math.abs(sum)).toBeLessThan(1e-6);
    });
  });
});

test("candidates are known, launched, not discontinued and not owned", () => {
  const deals: DealTuple[] = [
    ["c1", "owned", 10],
    ["c2", "open", 10],
    ["c2", "later", 60],
    ["c2", "launching", 10],
    ["c2", "gone", 10],
    ["c2", "going", 10],
  ];
  const dataset = makeDataset(deals, { launched: { launching: 51, open: 50 }, discontinued: { gone: 50, going: 51 } });
  const space = buildSignalSpace(dataset, 50, 10, flatMixture(dataset));
  const offered = [...findCandidates(space, subjectOfClient(space, 0))].map((p) => dataset.deals.productIds[p]);
  expect(offered).toEqual(["going", "open"]);
});

test("groups of signals cover every column once", () => {
  expect(signalGroups.flatMap(({ columns }) => columns).sort((a, b) => a - b)).toEqual(signalNames.map((_, f) => f));
  expect(signalGroups.every(({ label, signal }) => label !== signal)).toBe(true);
});

describe("product signals", () => {
  const dataset = makeDataset([
    ["a", "x", 0],
    ["a", "x", 90],
    ["b", "x", 80],
    ["b", "y", 100],
  ]);
  const history = buildHistory(dataset.deals, 100, 20);
  test("popularity counts owners, not deals", () => {
    expect([...logPopularity(history)]).toEqual([Math.log(2.5), Math.log(1.5)]);
  });
  test("trend halves a first adoption every half-life and ignores repeats", () => {
    const [x, y] = logAdoptionTrend(history, 20);
    expect(x).toBeCloseTo(Math.log(2 ** -5 + 2 ** -1 + 0.5), 12);
    expect(y).toBeCloseTo(Math.log(1.5), 12);
  });
  test("hazard is recent adoptions per client without the product", () => {
    const [x, y] = adoptionHazard(history, 20);
    expect(x).toBeCloseTo(Math.log(0.5 / 1), 12);
    expect(y).toBeCloseTo(Math.log(1.5 / 2), 12);
  });
  test("age is counted from the first deal", () => {
    expect([...logProductAge(history)]).toEqual([Math.log1p(100), 0]);
  });
  test("season needs 395 days of history", () => {
    expect(logSeason(history)).toBeNull();
    const long = buildHistory(
      makeDataset([
        ["a", "x", 0],
        ["a", "y", 50],
        ["b", "y", 400],
      ]).deals,
      400,
      20,
    );
    const [x, y] = logSeason(long) ?? [];
    // The slice is days 35 to 54: one of three deals, of y.
    expect(x).toBeCloseTo(Math.log(2 / (1 / 3 + 2)), 12);
    expect(y).toBeCloseTo(Math.log(3 / (2 / 3 + 2)), 12);
  });
  test("undated deals own but are never recent, and as of a day they do not exist", () => {
    const undated = makeDataset([
      ["a", "x"],
      ["b", "y", 5],
    ]);
    expect([...buildHistory(undated.deals, 10, 5).productDegrees]).toEqual([0, 1]);
    const all = buildHistory(undated.deals, null, 5);
    expect([...all.productDegrees]).toEqual([1, 1]);
    expect(logAdoptionTrend(all, 5)[0]).toBe(Math.log(0.5));
    expect(all.day).toBe(5);
  });
});

describe("client and product attributes", () => {
  const attributes = { country: { a: "NO", b: "NO", c: "FI", d: "FI", z: "NO" } };
  const dataset = makeDataset(
    [
      ["a", "x", 1, 10],
      ["b", "x", 1, 10],
      ["c", "y", 1, 1000],
      ["d", "y", 1, 1000],
      ["d", "u", 1],
    ],
    { attributes, categories: { x: "tools", y: "food" } },
  );
  const history = buildHistory(dataset.deals, 2, 5);
  const [u, x, y] = [0, 1, 2];

  test("segment lift is the shrunken share of owners among clients alike", () => {
    const segments = buildSegments(history, dataset.deals, dataset.clients);
    expect(segments.map(({ name }) => name)).toEqual(["country"]);
    const lifts = segmentLift(segments, Int32Array.of(segments[0].levelOf("NO")), 3);
    expect(lifts[x]).toBeCloseTo(Math.log((2 + 20 * 0.5) / (22 * 0.5)), 12);
    expect(lifts[y]).toBeCloseTo(Math.log((20 * 0.5) / (22 * 0.5)), 12);
    expect([...segmentLift(segments, Int32Array.of(segments[0].levelOf("SE")), 3)]).toEqual([0, 0, 0]);
  });
  test("an attribute unlike for every client is left out, a numeric one is cut into fifths", () => {
    const many = Array.from({ length: 40 }, (_, i): DealTuple => [`c${String(i).padStart(2, "0")}`, "x", 1]);
    const ids = many.map(([client]) => client);
    const wide = makeDataset(many, {
      attributes: {
        name: Object.fromEntries(ids.map((id) => [id, `firm ${id}`])),
        size: Object.fromEntries(ids.map((id, i) => [id, String(i)])),
      },
    });
    const segments = buildSegments(buildHistory(wide.deals, 2, 5), wide.deals, wide.clients);
    expect(segments.map(({ name }) => name)).toEqual(["size"]);
    expect([...segments[0].sizes]).toEqual([8, 8, 8, 8, 8]);
    expect(segments[0].levelOf("100")).toBe(4);
    expect(segments[0].levelOf("unknown")).toBe(-1);
  });
  test("category lift compares what the client owns with all; products without a category get 0", () => {
    const lifts = categoryLift(buildCategories(history, dataset.deals, dataset.products), Int32Array.of(x));
    expect(lifts[x]).toBeCloseTo(Math.log((1 / 0.4 + 3) / 4), 12);
    expect(lifts[y]).toBeCloseTo(Math.log(3 / 4), 12);
    expect(lifts[u]).toBe(0);
  });
  test("a funnel through which the client came counts as one more product of it", () => {
    const funnels = buildCategories(
      history,
      dataset.deals,
      dataset.products,
      ["red", "blue", "red", null].slice(0, dataset.products.ids.length),
    );
    const owned = Int32Array.of(0);
    const untouched = categoryLift(funnels, owned);
    const blue = funnels.names.indexOf("blue");
    const touched = categoryLift(funnels, owned, blue);
    funnels.ofProducts.forEach((f, p) => {
      if (f < 0) expect(touched[p]).toBe(0);
      else if (f === blue) expect(touched[p]).toBeGreaterThan(untouched[p]);
      else expect(touched[p]).toBeLessThan(untouched[p]);
    });
  });
  test("price fit is best where product and client are alike, and missing amounts are skipped", () => {
    const levels = priceLevels(history);
    const half = Math.log(1000 / 10) / 2;
    expect(levels.products[y]).toBeCloseTo((2 * half) / 4, 12);
    expect(levels.products[u]).toBe(0);
    expect(priceFit(levels, levels.products[y])[y]).toBeCloseTo(0, 12);
    expect(priceFit(levels, levels.clients[0])[x]).toBeGreaterThan(priceFit(levels, levels.clients[0])[y]);
  });
  test("the prior of a client without deals is popularity in its segment", () => {
    const space = buildSignalSpace(dataset, 2, 5, flatMixture(dataset));
    const subject = subjectOfProfile(space, [], { country: "NO" });
    const [priorU, priorX, priorY] = candidatePriors(space, subject, findCandidates(space, subject));
    expect(priorX).toBeGreaterThan(priorY);
    expect(priorY).toBeGreaterThan(priorU);
  });
});

describe("problem affinity", () => {
  const dataset = makeDataset([
    ["a", "x", 1],
    ["b", "y", 1],
  ]);
  const model = {
    ...flatMixture(dataset),
    nProblems: 2,
    pi: Float64Array.of(0.5, 0.5),
    phi: Float64Array.of(0.9, 0.1, 0.1, 0.9),
    theta: Float64Array.of(1, 0, 0, 1),
  };
  test("is the log ratio of the mixture to popularity", () => {
    const [x, y] = problemAffinity(buildHistory(dataset.deals, 2, 5), model, Float64Array.of(1, 0));
    expect(x).toBeCloseTo(Math.log((0.7 * 0.9 + 0.3 * 0.5) / 0.5), 12);
    expect(y).toBeCloseTo(Math.log((0.7 * 0.1 + 0.3 * 0.5) / 0.5), 12);
  });
  test("is exactly 0 where there is one problem only", () => {
    const one = { ...flatMixture(dataset), phi: Float64Array.of(0.7, 0.3) };
    expect([...problemAffinity(buildHistory(dataset.deals, 2, 5), one, Float64Array.of(1))]).toEqual([0, 0]);
  });
  test("shares of a profile follow what it owns and are the overall ones when it owns nothing", () => {
    expect([...foldInShares(model, new Int32Array(0))]).toEqual([0.5, 0.5]);
    const [first, second] = foldInShares(model, Int32Array.of(0));
    expect(first).toBeGreaterThan(0.6);
    expect(first + second).toBeCloseTo(1, 12);
  });
  test("a profile counts each product once and ignores their order", () => {
    const space = buildSignalSpace(dataset, 2, 5, model);
    const indexOf = (id: string) => dataset.deals.productIds.indexOf(asProductId(id));
    expect(subjectOfProfile(space, [indexOf("y"), indexOf("x"), indexOf("y")], {}).owned).toEqual(Int32Array.of(0, 1));
  });
});

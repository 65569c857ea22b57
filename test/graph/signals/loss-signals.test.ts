import { buildHistory, decay } from "../../../graph/signals/history";
import { buildLossHistory, lostOffersOf, ownLosses } from "../../../graph/signals/loss-signals";
import { signalNames } from "../../../graph/signals/signal-names";
import { buildSignalSpace, computeSignals, findCandidates, subjectOfClient, subjectOfProfile } from "../../../graph/signals/signal-space";
import { flatMixture, makeDataset, type DealTuple } from "../../support/small-data";

const H = 50;
const DAY = 100;
const deals: DealTuple[] = [
  ["a", "x", 10],
  ["a", "y", 20],
  ["b", "x", 30],
  ["b", "z", 40],
  ["c", "y", 50],
  ["c", "z", 60],
];
const lost = [
  ["a", "z", 80, "price"],
  ["a", "z", 30],
  ["b", "y", 150, "later than the day"],
  ["nobody won", "z", 90],
  ["a", "never sold", 50],
  ["c", "x"],
] as const;
const dataset = makeDataset(deals, { lost });

test("lost deals are counted up to the day, undated ones only without a day", () => {
  const history = buildHistory(dataset.deals, DAY, H);
  const losses = buildLossHistory(dataset, history, DAY);
  expect(losses.nLost).toBe(4);
  expect([...losses.productLosses]).toEqual([0, 0, 3]);
  expect([...losses.productWins]).toEqual([2, 2, 2]);
  const overall = 7 / 11;
  expect(losses.winLifts[2]).toBeCloseTo(Math.log((2 + 10 * overall) / 15 / overall), 12);
  expect(losses.winLifts[0]).toBeGreaterThan(0);
  const own = lostOffersOf(losses, "a");
  expect([...own.products]).toEqual([2, 2]);
  expect(ownLosses(own, 3)[2]).toBeCloseTo(decay(70, 2 * H) + decay(20, 2 * H), 12);
  expect(lostOffersOf(losses, "b").products).toHaveLength(0);
  expect(lostOffersOf(losses, null).products).toHaveLength(0);
  const all = buildLossHistory(dataset, buildHistory(dataset.deals, null, H), null);
  expect(all.nLost).toBe(6);
  expect([...lostOffersOf(all, "c").weights]).toEqual([0.5]);
});

test("as signals they are centred like all others, and 0 where nothing was lost", () => {
  const signalsOf = (data: typeof dataset, client: number) => {
    const space = buildSignalSpace(data, DAY, H, flatMixture(data));
    const subject = subjectOfClient(space, client);
    const candidates = findCandidates(space, subject);
    const cells = computeSignals(space, subject, candidates);
    return (name: string) => Array.from(candidates, (_, i) => cells[i * signalNames.length + signalNames.indexOf(name)]);
  };
  const more = makeDataset([...deals, ["d", "w", 70], ["d", "x", 71]], { lost });
  const withLosses = signalsOf(more, 0);
  // Client a lacks w and z.
  const [w, z] = withLosses("loss-client");
  expect(z - w).toBeCloseTo(decay(70, 2 * H) + decay(20, 2 * H), 12);
  expect(z + w).toBeCloseTo(0, 12);
  expect(withLosses("loss-product")[1]).toBeLessThan(0);
  const without = signalsOf(makeDataset([...deals, ["d", "w", 70], ["d", "x", 71]]), 0);
  for (const name of ["loss-client", "loss-product", "loss-like"]) expect(without(name)).toEqual([0, 0]);
});

test("a client without won deals has its lost ones, a stranger none", () => {
  const space = buildSignalSpace(dataset, DAY, H, flatMixture(dataset));
  expect([...subjectOfProfile(space, [], {}, "nobody won").lost.products]).toEqual([2]);
  expect(subjectOfProfile(space, [], {}).lost.products).toHaveLength(0);
});

test("the order of rows leaves no trace", () => {
  const other = makeDataset(deals, { lost: [...lost].reverse() });
  expect(other.lost).toEqual(dataset.lost);
});

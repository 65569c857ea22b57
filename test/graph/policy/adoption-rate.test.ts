import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { adoptionRate, fitAdoptionRates } from "../../../graph/policy/adoption-rate";
import { planReplayWindows } from "../../../graph/policy/replay-windows";
import { makeDataset, type DealTuple } from "../../support/small-data";

/** Clients of two kinds: busy ones buy something new every ten days, quiet ones every fifty. */
const deals: DealTuple[] = [];
for (let c = 0; c < 30; c += 1) {
  const every = c % 2 === 0 ? 10 : 50;
  for (let day = c % every; day <= 200; day += every)
    deals.push([`c${String(c).padStart(2, "0")}`, `p${(c + 3 * Math.round(day / every)) % 40}`, day]);
}
const table = makeDataset(deals).deals;
const asOf = 200;
const horizon = 40;
const windows = planReplayWindows(table, asOf);
const incidence = buildIncidence(table, asOf);

test("rates follow how busy clients were, and add up to what windows saw", () => {
  const model = fitAdoptionRates(table, windows, horizon);
  const rates = Array.from({ length: 30 }, (_, c) => adoptionRate(model, incidence, c, asOf));
  const mean = (kind: number): number => rates.filter((_, c) => c % 2 === kind).reduce((a, b) => a + b, 0) / 15;
  expect(mean(0)).toBeGreaterThan(2 * mean(1));
  // The intercept is free, so expectation equals observation over the windows.
  let expected = 0;
  for (const { day } of windows) {
    const then = buildIncidence(table, day);
    for (let c = 0; c < 30; c += 1) if (then.offsets[c + 1] > then.offsets[c]) expected += adoptionRate(model, then, c, day);
  }
  expect(expected / model.nAdoptions).toBeCloseTo(1, 2);
});

test("a client without deals is taken for a newcomer", () => {
  const model = fitAdoptionRates(table, windows, horizon);
  expect(model.newcomerRate).toBeGreaterThan(0);
  expect(adoptionRate(model, incidence, -1, asOf)).toBe(model.newcomerRate);
});

test("later deals change nothing", () => {
  const early = planReplayWindows(table, 120);
  const moved = { ...table, days: table.days.map((day) => (day > 120 ? day + 31 : day)) };
  expect(fitAdoptionRates(moved, early, 24)).toEqual(fitAdoptionRates(table, early, 24));
});

test("no windows, or nobody buying anything in them, give rates of 0", () => {
  expect(adoptionRate(fitAdoptionRates(table, [], horizon), incidence, 0, asOf)).toBe(0);
  const once = makeDataset([
    ["a", "x", 0],
    ["b", "x", 0],
    ["a", "x", 100],
  ]).deals;
  const model = fitAdoptionRates(once, planReplayWindows(once, 100), 20);
  expect(model.nAdoptions).toBe(0);
  expect(adoptionRate(model, buildIncidence(once, 100), 0, 100)).toBe(0);
});

import { plantDeals } from "../../../graph/simulation/planted";
import { journeysOfClients, problemsOfProduct, type ClientJourney } from "../../../graph/simulation/client-journey";
import { fitSalesProcess, type FitSalesProcessOptions } from "../../../graph/simulation/fit-sales-process";
import { liveJourneys, plantSalesProcess } from "../../../graph/simulation/plant-sales-process";
import { openChances, processValue, stateFeatures } from "../../../graph/simulation/sales-process";
import type { MixtureModel } from "../../../graph/mixtures/mixture-model";
import { dealsAsOf } from "../../../graph/deals/select-deals";

const truth = plantSalesProcess({ seed: 2, memory: "short" });
const { pi, alpha, worths, retention, discount } = truth;
const options: FitSalesProcessOptions = { seed: 1, pi, alpha, worths, retention, discount };

describe("a process fitted from journeys", () => {
  const journeys = liveJourneys(truth, { seed: 5, nClients: 350, nPeriods: 16, selfService: 1 });
  const { process, fit } = fitSalesProcess(journeys, options);

  it("says on held-out clients what the true process says, and shows its fit", () => {
    expect(fit).toMatchObject({ nClients: 350, nPeriods: 5_600, isInformative: true });
    expect(fit.bitsPerPeriod).toBeGreaterThan(4 * fit.standardError);
    let gap = 0;
    for (const state of process.starts) {
      const features = stateFeatures(truth, state);
      const fitted = openChances(process, features);
      gap += openChances(truth, features).reduce((sum, chance, k) => sum + Math.abs(chance - fitted[k]), 0) / process.starts.length;
    }
    expect(gap).toBeLessThan(0.12);
    for (const { predicted, observed } of fit.calibration) expect(Math.abs(predicted - observed)).toBeLessThan(0.06);
    for (const { observed, simulated } of fit.rates) expect(Math.abs(observed - simulated)).toBeLessThan(0.05);
  });

  it("is a ground on which the best next offer is worth what it is worth in truth", () => {
    const bestNext = (model: typeof truth) => (features: Float64Array) => {
      const rewards = openChances(model, features).map((chance, k) => chance * worths[k]);
      return rewards.indexOf(Math.max(...rewards));
    };
    const value = (model: typeof truth) => processValue(truth, bestNext(model), { seed: 3, nJourneys: 300, nPeriods: 30 }).value;
    expect(value(process)).toBeGreaterThan(0.97 * value(truth));
  });

  it("is the same for the same journeys", () => {
    expect(fitSalesProcess(journeys, options)).toEqual({ process, fit });
  });

  it("says that it is no better than constant rates where the state says nothing", () => {
    const noise = plantSalesProcess({ seed: 2, memory: "short" });
    const flat = { ...noise, weights: noise.weights.map((w, cell) => (cell % (noise.weights.length / noise.nProblems) === 0 ? w : 0)) };
    const { fit: blind } = fitSalesProcess(liveJourneys(flat, { seed: 6, nClients: 150, nPeriods: 12 }), options);
    expect(blind.isInformative).toBe(false);
    expect(Math.abs(blind.bitsPerPeriod)).toBeLessThan(0.02);
  });

  it.each<[string, readonly ClientJourney[]]>([
    ["no journeys", []],
    ["journeys without periods", [{ states: [], outcomes: [] }]],
  ])("%s: constant rates, and a process that can be lived", (_what, none) => {
    const { process: empty, fit: nothing } = fitSalesProcess(none, options);
    expect(nothing).toMatchObject({ nClients: 0, nPeriods: 0, bitsPerPeriod: 0, isInformative: false, calibration: [] });
    expect(openChances(empty, stateFeatures(empty, empty.starts[0])).every((chance) => chance > 0 && chance < 1)).toBe(true);
  });

  it.each<[Partial<FitSalesProcessOptions>, string]>([
    [{ worths: Float64Array.of(1) }, "worths must have 4 numbers, got 1"],
    [{ retention: 1 }, "retention must be in [0, 1), got 1"],
    [{ discount: -0.1 }, "discount must be in [0, 1), got -0.1"],
    [{ ridges: [] }, "ridges must be numbers > 0, got []"],
  ])("refuses %j", (wrong, message) => {
    expect(() => fitSalesProcess([], { ...options, ...wrong })).toThrow(message);
  });
});

describe("journeys of the clients of a deal table", () => {
  const { dataset, truth: planted } = plantDeals({ seed: 1, nClients: 60, nProducts: 20, nProblems: 3 });
  const { deals } = dataset;
  const K = planted.nProblems;
  const P = deals.productIds.length;
  const phi = new Float64Array(K * P);
  planted.productProblem.forEach((k, p) => (phi[k * P + p] = 1));
  const model: MixtureModel = {
    nProblems: K,
    theta: planted.mixtures,
    phi,
    pi: new Float64Array(K).fill(1 / K),
    background: new Float64Array(P).fill(1 / P),
    alpha: 1,
    lambda: 0.2,
  };
  const how = { seed: 1, periodDays: 60, halfLifeDays: 120, asOfDay: null };

  it("count every first purchase once: in the state it begins with, or in a period", () => {
    const last = Math.max(...deals.days);
    const journeys = journeysOfClients(deals, model, { ...how, asOfDay: last + 60 });
    expect(journeys).toHaveLength(60);
    journeys.forEach(({ states, outcomes }) => {
      const final = states[states.length - 1];
      expect(states).toHaveLength(outcomes.length);
      outcomes.forEach((outcome) => {
        const total = outcome.reduce((a, b) => a + b, 0);
        expect(total === 0 || Math.abs(total - 1) < 1e-9).toBe(true);
      });
      expect(final.freshness).toBeGreaterThanOrEqual(0);
      expect(final.freshness).toBeLessThanOrEqual(1);
    });
  });

  it("see nothing after the as-of day", () => {
    const day = 18_800;
    const moved = { ...deals, days: deals.days.map((d) => (d > day ? d + 500 : d)) };
    const asOf = { ...how, asOfDay: day };
    expect(journeysOfClients(moved, model, asOf)).toEqual(journeysOfClients(deals, model, asOf));
    expect(journeysOfClients(deals, model, asOf).length).toBe(dealsAsOf(deals, day).clientIds.length);
  });

  it("split a product over its problems, and one without a profile over all", () => {
    expect(problemsOfProduct(model, 0).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(problemsOfProduct({ ...model, phi: new Float64Array(K * P) }, 0)).toEqual(model.pi);
  });

  it.each([
    [{ periodDays: 0 }, "periodDays must be an integer >= 1, got 0"],
    [{ halfLifeDays: 0 }, "halfLifeDays must be > 0, got 0"],
  ])("refuse %j", (wrong, message) => {
    expect(() => journeysOfClients(deals, model, { ...how, ...wrong })).toThrow(message);
  });
});

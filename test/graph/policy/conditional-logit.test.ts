import { createRng } from "../../../graph/numeric/rng";
import { fitConditionalLogit, type ChoiceData, type ConditionalLogitOptions } from "../../../graph/policy/conditional-logit";

const options: ConditionalLogitOptions = { priorColumns: [0], priorRidge: 10, minLambda: 1, maxLambda: 1e5 };

/** Groups of ten alternatives, one or two chosen in proportion to exp(x . truth). */
function simulate(nGroups: number, truth: readonly number[], seed: number): ChoiceData {
  const rng = createRng(seed, "choices");
  const n = truth.length;
  const signals: number[] = [];
  const offsets = [0];
  const nPositives: number[] = [];
  for (let g = 0; g < nGroups; g += 1) {
    const rows = Array.from({ length: 10 }, () => Array.from({ length: n }, () => 2 * rng() - 1));
    const chosen = new Set<number>();
    for (let pick = 0; pick < 1 + (g % 2); pick += 1) {
      const weights = rows.map((row) => Math.exp(row.reduce((sum, x, f) => sum + x * truth[f], 0)));
      let u = rng() * weights.reduce((a, b) => a + b, 0);
      chosen.add(weights.findIndex((weight) => (u -= weight) < 0));
    }
    const ordered = [...rows.filter((_, i) => chosen.has(i)), ...rows.filter((_, i) => !chosen.has(i))];
    signals.push(...ordered.flat());
    nPositives.push(chosen.size);
    offsets.push(offsets[g] + 10);
  }
  return {
    signals: Float32Array.from(signals),
    nSignals: n,
    offsets: Int32Array.from(offsets),
    nPositives: Int32Array.from(nPositives),
    negativeOffsets: new Float64Array(nGroups),
    weight: 1,
  };
}

test("recovers the weights that made the choices, within their posterior deviations", () => {
  const truth = [1.5, -1, 0.5, 0];
  const { mean, precision } = fitConditionalLogit(simulate(1500, truth, 1), options);
  truth.forEach((weight, f) => {
    expect(Math.abs(mean[f] - weight)).toBeLessThan(4 / Math.sqrt(precision[f * 4 + f]) + 0.05);
  });
});

test("the posterior mean is where the gradient of likelihood and prior vanishes", () => {
  const data = simulate(60, [1, -0.5], 2);
  const { mean, lambda } = fitConditionalLogit(data, { ...options, priorColumns: [], minLambda: 7, maxLambda: 7 });
  const objective = (w: readonly number[]): number => {
    let value = (-lambda / 2) * w.reduce((sum, x) => sum + x * x, 0);
    for (let g = 0; g < 60; g += 1) {
      const scores = Array.from({ length: 10 }, (_, i) => w.reduce((sum, x, f) => sum + x * data.signals[(10 * g + i) * 2 + f], 0));
      const total = Math.log(scores.reduce((sum, s) => sum + Math.exp(s), 0));
      for (let i = 0; i < data.nPositives[g]; i += 1) value += scores[i] - total;
    }
    return value;
  };
  const best = objective([...mean]);
  for (const step of [1e-3, -1e-3])
    for (const f of [0, 1]) expect(objective([...mean].map((w, h) => (h === f ? w + step : w)))).toBeLessThan(best);
});

test("with little evidence the weights stay at the prior, whose mean only the prior columns have", () => {
  const { mean, lambda } = fitConditionalLogit(simulate(25, [1, 0, 0, 0], 3), { ...options, minLambda: 300 });
  expect(lambda).toBeGreaterThanOrEqual(300);
  expect(mean[0]).toBeGreaterThan(0.1);
  for (const w of mean.slice(1)) expect(Math.abs(w)).toBeLessThan(0.05);
});

test("more evidence for other signals lowers lambda", () => {
  const truth = [0, 2, -2, 1];
  const rich = fitConditionalLogit(simulate(800, truth, 4), options);
  const none = fitConditionalLogit(simulate(800, [1, 0, 0, 0], 4), options);
  expect(rich.lambda).toBeLessThan(none.lambda);
});

test("without any group the posterior is the prior", () => {
  const empty = { ...simulate(1, [1, 1], 5), signals: new Float32Array(0), offsets: Int32Array.of(0), nPositives: new Int32Array(0) };
  const { mean, precision } = fitConditionalLogit(empty, { ...options, minLambda: 300 });
  expect([...mean]).toEqual([0, 0]);
  expect(precision[1]).toBe(0);
  expect(precision[0]).toBeGreaterThanOrEqual(300);
});

test("sampled negatives with their offset estimate the fit on all negatives", () => {
  const truth = [1.2, -0.8];
  const full = simulate(1500, truth, 6);
  const signals: number[] = [];
  const offsets = [0];
  const negativeOffsets: number[] = [];
  for (let g = 0; g < 1500; g += 1) {
    const kept = full.nPositives[g] + 4;
    for (let i = 0; i < kept * 2; i += 1) signals.push(full.signals[20 * g + i]);
    negativeOffsets.push(Math.log((10 - full.nPositives[g]) / 4));
    offsets.push(offsets[g] + kept);
  }
  const sampled: ChoiceData = {
    ...full,
    signals: Float32Array.from(signals),
    offsets: Int32Array.from(offsets),
    negativeOffsets: Float64Array.from(negativeOffsets),
  };
  const { mean } = fitConditionalLogit(sampled, options);
  truth.forEach((weight, f) => {
    expect(Math.abs(mean[f] - weight)).toBeLessThan(0.2);
  });
});

import { normalQuantile } from "../../../graph/numeric/normal-quantile";

test.each([
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798409],
  [1e-8, -5.612001244174789],
  [0.01, -2.3263478740408408],
  [0.3, -0.5244005127080409],
  [0.5, 0],
  [0.6, 0.2533471031357997],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
])("the quantile of %d is %d (scipy.stats.norm.ppf)", (p, z) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-14 * Math.max(1, Math.abs(z)));
});

test.each([0, 1, -0.1, Number.NaN])("%d is no probability of a finite quantile", (p) => {
  expect(() => normalQuantile(p)).toThrow(`p must be in (0, 1), got ${p}`);
});

import type { Rng } from "./rng";
import { standardNormal } from "./standard-normal";

/**
 * A Gamma(shape, 1) number, by rejection from a transformed normal; shapes below 1 are boosted by one.
 * @param shape > 0
 * @see G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000
 */
export function drawGamma(shape: number, rng: Rng): number {
  if (shape < 1) return drawGamma(shape + 1, rng) * (1 - rng()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(rng);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - rng()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A Beta(a, b) number, as a share of two gammas. @param a > 0; b > 0 */
export function drawBeta(a: number, b: number, rng: Rng): number {
  const x = drawGamma(a, rng);
  return x / (x + drawGamma(b, rng));
}

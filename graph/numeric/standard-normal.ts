import type { Rng } from "./rng";

/** A standard normal number by the Box-Muller transform; takes two uniform numbers, so streams stay aligned. */
export function standardNormal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - rng()));
  return radius * Math.cos(2 * Math.PI * rng());
}

/**
 * Probability of each candidate for the next place when candidates are drawn without replacement in proportion to exp(score).
 * @param above positions already placed; they get 0
 * @returns sum 1, or all 0 when nothing remains
 */
export function plackettLuceProbabilities(scores: Float64Array, above: readonly number[]): Float64Array {
  const probabilities = new Float64Array(scores.length);
  const taken = new Set(above);
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i += 1) if (!taken.has(i)) highest = Math.max(highest, scores[i]);
  let total = 0;
  for (let i = 0; i < scores.length; i += 1) {
    if (taken.has(i)) continue;
    probabilities[i] = Math.exp(scores[i] - highest);
    total += probabilities[i];
  }
  if (total > 0) for (let i = 0; i < scores.length; i += 1) probabilities[i] /= total;
  return probabilities;
}

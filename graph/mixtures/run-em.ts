import { expDigamma } from "../numeric/digamma";
import type { PairRows } from "../incidence/pair-rows";
import type { MixturePrior, MixtureState } from "./mixture-state";

/** How to iterate. */
export interface EmOptions extends MixturePrior {
  readonly iterations: number;
  /** Whether the overall shares follow the data (default) or stay as given. */
  readonly updatePi?: boolean;
  /** Whether the profiles follow the data (default) or stay as given: then clients are folded into known problems. */
  readonly updatePhi?: boolean;
  /**
   * Problems whose Dirichlet parameter in a client is below this get no weight there, which spares most of the work when there are many;
   * default 0.02. At 0.1 their weight would be below 3e-5: good enough to search with.
   */
  readonly negligible?: number;
}

/** At this Dirichlet parameter exp(digamma) is 1e-22: nothing changes in the first ten digits. */
const NEGLIGIBLE = 0.02;

/**
 * Variational EM for the mixture s(c, p) = (1 - lambda) sum_k theta_ck phi_kp + lambda background_p with Dirichlet(alpha pi) shares.
 *
 * Responsibilities r_ik = (1 - lambda) t_ck phi_kp / ((1 - lambda) sum_j t_cj phi_jp + lambda background_p) for pair i = (c, p),
 * t = exp(digamma(g_ck) - digamma(sum_k g_ck)), g_ck = sum of r over the client's pairs + alpha pi_k; in the first iteration from an
 * initial state t is theta. Then phi_kp = (sum r + beta P background_p) / (sum r over p + beta P) and pi_k is proportional to
 * sum r + .001. Iterations raise the variational bound while pi is fixed. Cost: pairs x K an iteration; memory: one state.
 * @param background length P, positive, sums to 1
 * @returns a new state; the given one is untouched. Clients without pairs keep counts of 0
 * @see Blei, Ng, Jordan, “Latent Dirichlet allocation”, 2003, with a background as in Chemudugunta et al., 2006
 */
export function runEm(pairs: PairRows, background: Float64Array, state: MixtureState, options: EmOptions): MixtureState {
  if (options.iterations === 0) return state;
  const counts = state.counts.slice();
  const phi = state.phi.slice();
  const pi = state.pi.slice();
  const scratch = new Float64Array(phi.length);
  for (let iteration = 0; iteration < options.iterations; iteration += 1)
    assignIteration(pairs, background, { ...state, counts, phi, pi, isInitial: state.isInitial && iteration === 0 }, options, scratch);
  return { nProblems: state.nProblems, counts, phi, pi, isInitial: false };
}

/** One iteration, written into the arrays of `state`; `profileWeights` is room for P x K numbers. */
function assignIteration(
  pairs: PairRows,
  background: Float64Array,
  state: MixtureState,
  options: EmOptions,
  profileWeights: Float64Array,
): void {
  const { counts, phi, pi, nProblems: K } = state;
  const { offsets, products } = pairs;
  const { alpha, beta, lambda, updatePi = true, updatePhi = true, negligible = NEGLIGIBLE } = options;
  // Responsibilities are scale x weight x phi: summing scale x weight (over clients) and scale x phi (over products) first saves the
  // third product, the inner loop's dearest part.
  profileWeights.fill(0);
  const active = new Int32Array(K);
  const weights = new Float64Array(K);
  const gathered = new Float64Array(K);
  const totals = new Float64Array(K);

  for (let c = 0; c < pairs.nClients; c += 1) {
    const start = offsets[c];
    const end = offsets[c + 1];
    if (start === end) continue;
    const row = c * K;
    let total = alpha;
    for (let k = 0; k < K; k += 1) total += counts[row + k];
    const norm = (1 - lambda) / (state.isInitial ? total : expDigamma(total));
    let nActive = 0;
    for (let k = 0; k < K; k += 1) {
      const g = counts[row + k] + alpha * pi[k];
      counts[row + k] = 0;
      if (g < negligible && !state.isInitial) continue;
      active[nActive] = k;
      weights[nActive] = norm * (state.isInitial ? g : expDigamma(g));
      gathered[nActive] = 0;
      nActive += 1;
    }
    for (let i = start; i < end; i += 1) {
      const product = products[i];
      const column = product * K;
      let sum = lambda * background[product];
      // With every problem active the columns are read in one run.
      if (nActive === K) {
        for (let k = 0; k < K; k += 1) sum += weights[k] * phi[column + k];
        const scale = 1 / sum;
        for (let k = 0; k < K; k += 1) {
          gathered[k] += scale * phi[column + k];
          profileWeights[column + k] += scale * weights[k];
        }
      } else {
        for (let a = 0; a < nActive; a += 1) sum += weights[a] * phi[column + active[a]];
        const scale = 1 / sum;
        for (let a = 0; a < nActive; a += 1) {
          const at = column + active[a];
          gathered[a] += scale * phi[at];
          profileWeights[at] += scale * weights[a];
        }
      }
    }
    for (let a = 0; a < nActive; a += 1) {
      const count = weights[a] * gathered[a];
      counts[row + active[a]] = count;
      totals[active[a]] += count;
    }
  }
  if (updatePi) assignShares(pi, totals);
  if (updatePhi) assignProfiles(phi, profileWeights, totals, background, beta);
}

function assignShares(pi: Float64Array, totals: Float64Array): void {
  let sum = 0;
  for (const total of totals) sum += total + 0.001;
  for (let k = 0; k < pi.length; k += 1) pi[k] = (totals[k] + 0.001) / sum;
}

/** New profiles from the old ones times their summed weights. */
function assignProfiles(phi: Float64Array, weights: Float64Array, totals: Float64Array, background: Float64Array, beta: number): void {
  const K = totals.length;
  const strength = beta * background.length;
  const inverse = totals.map((total) => (total + strength > 0 ? 1 / (total + strength) : 0));
  for (let p = 0; p < background.length; p += 1)
    for (let k = 0; k < K; k += 1) {
      const at = p * K + k;
      phi[at] = inverse[k] > 0 ? (phi[at] * weights[at] + strength * background[p]) * inverse[k] : background[p];
    }
}

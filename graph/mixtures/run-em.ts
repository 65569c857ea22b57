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
  const sweep = new Sweep(pairs, background, { ...state, counts, phi, pi }, options);
  for (let iteration = 0; iteration < options.iterations; iteration += 1) sweep.iterate(options);
  return { nProblems: state.nProblems, counts, phi, pi, isInitial: false };
}

/**
 * The iterations, written into the arrays of a state. A short method a client and not one long loop: a function that is entered thousands
 * of times is compiled once and for good, a loop that is replaced while it runs several times over, which took longer than a fast fit.
 */
class Sweep {
  private readonly totals: Float64Array;
  /**
   * Responsibilities are scale x weight x phi: summing scale x weight (over clients) and scale x phi (over products) first saves the
   * third product, the inner loop's dearest part. P x K.
   */
  private readonly profileWeights: Float64Array;
  private readonly active: Int32Array;
  private readonly weights: Float64Array;
  private readonly gathered: Float64Array;
  // What is read in loops stands here: objects of many makes would have the methods compiled again for each.
  private readonly nProblems: number;
  private readonly offsets: Int32Array;
  private readonly products: Int32Array;
  private readonly counts: Float64Array;
  private readonly phi: Float64Array;
  private readonly pi: Float64Array;
  private isInitial: boolean;
  private readonly alpha: number;
  private readonly lambda: number;
  private readonly negligible: number;

  constructor(
    pairs: PairRows,
    private readonly background: Float64Array,
    state: MixtureState,
    { alpha, lambda, negligible = NEGLIGIBLE }: EmOptions,
  ) {
    this.nProblems = state.nProblems;
    this.offsets = pairs.offsets;
    this.products = pairs.products;
    this.counts = state.counts;
    this.phi = state.phi;
    this.pi = state.pi;
    this.isInitial = state.isInitial;
    this.alpha = alpha;
    this.lambda = lambda;
    this.negligible = negligible;
    this.totals = new Float64Array(state.nProblems);
    this.active = new Int32Array(state.nProblems);
    this.weights = new Float64Array(state.nProblems);
    this.gathered = new Float64Array(state.nProblems);
    this.profileWeights = new Float64Array(state.phi.length);
  }

  iterate({ beta, updatePi = true, updatePhi = true }: EmOptions): void {
    const nClients = this.offsets.length - 1;
    this.totals.fill(0);
    this.profileWeights.fill(0);
    for (let c = 0; c < nClients; c += 1) this.assignClient(c);
    if (updatePi) assignShares(this.pi, this.totals);
    if (updatePhi) assignProfiles(this.phi, this.profileWeights, this.totals, this.background, beta);
    this.isInitial = false;
  }

  /** New counts of a client from its old ones; adds to the totals and to the weights of the profiles. */
  private assignClient(client: number): void {
    const start = this.offsets[client];
    const end = this.offsets[client + 1];
    if (start === end) return;
    const nActive = this.weighProblems(client);
    // With every problem active the columns are read in one run.
    if (nActive === this.nProblems) this.gatherAll(start, end);
    else this.gatherActive(start, end, nActive);
    const { active, weights, gathered, totals, counts } = this;
    const row = client * this.nProblems;
    for (let a = 0; a < nActive; a += 1) {
      const count = weights[a] * gathered[a];
      counts[row + active[a]] = count;
      totals[active[a]] += count;
    }
  }

  /** Finds the client's problems and their weights, and empties its counts. @returns how many problems */
  private weighProblems(client: number): number {
    const { active, weights, gathered, negligible, counts, pi, nProblems: K, isInitial, alpha } = this;
    const row = client * K;
    let total = alpha;
    for (let k = 0; k < K; k += 1) total += counts[row + k];
    const norm = (1 - this.lambda) / (isInitial ? total : expDigamma(total));
    let nActive = 0;
    for (let k = 0; k < K; k += 1) {
      const g = counts[row + k] + alpha * pi[k];
      counts[row + k] = 0;
      if (g < negligible && !isInitial) continue;
      active[nActive] = k;
      weights[nActive] = norm * (isInitial ? g : expDigamma(g));
      gathered[nActive] = 0;
      nActive += 1;
    }
    return nActive;
  }

  private gatherAll(start: number, end: number): void {
    const { background, weights, gathered, profileWeights, products, phi, nProblems: K, lambda } = this;
    for (let i = start; i < end; i += 1) {
      const product = products[i];
      const column = product * K;
      let sum = lambda * background[product];
      for (let k = 0; k < K; k += 1) sum += weights[k] * phi[column + k];
      const scale = 1 / sum;
      for (let k = 0; k < K; k += 1) {
        gathered[k] += scale * phi[column + k];
        profileWeights[column + k] += scale * weights[k];
      }
    }
  }

  private gatherActive(start: number, end: number, nActive: number): void {
    const { background, active, weights, gathered, profileWeights, products, phi, nProblems: K, lambda } = this;
    for (let i = start; i < end; i += 1) {
      const product = products[i];
      const column = product * K;
      let sum = lambda * background[product];
      for (let a = 0; a < nActive; a += 1) sum += weights[a] * phi[column + active[a]];
      const scale = 1 / sum;
      for (let a = 0; a < nActive; a += 1) {
        const at = column + active[a];
        gathered[a] += scale * phi[at];
        profileWeights[at] += scale * weights[a];
      }
    }
  }
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

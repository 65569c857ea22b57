import { InvalidArgumentError } from "../numeric/errors";
import { createRng } from "../numeric/rng";

/** Size and character of a planted chain of sales. */
export interface SalesChainOptions {
  readonly seed?: number;
  /** Integer >= 2. */
  readonly nProblems?: number;
  /** Rejections in a row that a client bears before it leaves, integer >= 1. */
  readonly patience?: number;
  /** Probability that the client's next problem is the one that follows in the chain; else any, equally. In [0, 1]. */
  readonly chainShare?: number;
  /** Worth of a reward one offer later, in [0, 1). */
  readonly discount?: number;
}

/** Defaults of `plantSalesChain`. */
const SALES_CHAIN_DEFAULTS = Object.freeze({ seed: 1, nProblems: 8, patience: 3, chainShare: 0.6, discount: 0.9 });

/** A decision process whose truth is known, in the form that `graph/policy/tabular` reads. */
export interface SalesChain {
  readonly nStates: number;
  readonly nActions: number;
  /** Expected reward of (state, action), S x A, row-major. */
  readonly rewards: Float64Array;
  /** P(next state | state, action), S x A x S, row-major; what is missing from 1 is the client leaving. */
  readonly transitions: Float64Array;
  readonly discount: number;
  /** Distribution of the first state, length S. */
  readonly start: Float64Array;
}

/** P(accepted) of an offer that meets the open problem, and of one that does not, for a client with all its patience. */
const ACCEPTANCE = Object.freeze({ meets: 0.8, misses: 0.04 });

/**
 * Plants the long game: a client's state is the problem solved last and the patience left, an action addresses one problem. The open
 * problem follows the solved one in a planted order with probability `chainShare`. An accepted offer earns the worth of its problem (planted,
 * .3 to 2) and restores patience; a rejected one costs patience, and the last one the client. Patience also scales acceptance, so timing
 * counts. What pays now is not what pays in the long run: some cheap problems open the way to dear ones.
 */
export function plantSalesChain(options: SalesChainOptions = {}): SalesChain {
  const { seed, nProblems, patience, chainShare, discount } = { ...SALES_CHAIN_DEFAULTS, ...options };
  if (!(Number.isInteger(nProblems) && nProblems >= 2))
    throw new InvalidArgumentError(`nProblems must be an integer >= 2, got ${nProblems}`);
  if (!(Number.isInteger(patience) && patience >= 1)) throw new InvalidArgumentError(`patience must be an integer >= 1, got ${patience}`);
  if (!(chainShare >= 0 && chainShare <= 1)) throw new InvalidArgumentError(`chainShare must be in [0, 1], got ${chainShare}`);
  if (!(discount >= 0 && discount < 1)) throw new InvalidArgumentError(`discount must be in [0, 1), got ${discount}`);
  const rng = createRng(seed, "sales-chain");
  // Two ways out of every problem, in proportion 2 : 1, so that an order of problems can be chosen and not only followed.
  const successors = Array.from({ length: nProblems }, (_, k) => [(k + 1) % nProblems, Math.floor(rng() * nProblems)] as const);
  const worths = Float64Array.from({ length: nProblems }, () => 0.3 + 1.7 * rng() ** 2);
  const nStates = nProblems * patience;
  const rewards = new Float64Array(nStates * nProblems);
  const transitions = new Float64Array(nStates * nProblems * nStates);
  for (let last = 0; last < nProblems; last += 1) {
    const open = new Float64Array(nProblems).fill((1 - chainShare) / nProblems);
    open[successors[last][0]] += (2 / 3) * chainShare;
    open[successors[last][1]] += (1 / 3) * chainShare;
    for (let left = 0; left < patience; left += 1) {
      const state = last * patience + left;
      for (let action = 0; action < nProblems; action += 1) {
        const willing = (left + 1) / patience;
        const accepted = willing * (open[action] * ACCEPTANCE.meets + (1 - open[action]) * ACCEPTANCE.misses);
        const cell = state * nProblems + action;
        rewards[cell] = accepted * worths[action];
        transitions[cell * nStates + action * patience + patience - 1] += accepted;
        if (left > 0) transitions[cell * nStates + state - 1] += 1 - accepted;
      }
    }
  }
  const start = new Float64Array(nStates);
  for (let last = 0; last < nProblems; last += 1) start[last * patience + patience - 1] = 1 / nProblems;
  return { nStates, nActions: nProblems, rewards, transitions, discount, start };
}

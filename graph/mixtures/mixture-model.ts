/**
 * A fitted topic mixture over won pairs: s(c, p) = (1 - lambda) sum_k theta[c,k] phi[k,p] + lambda background[p].
 * Dense matrices are row-major. K >= 1; K = 1 is "no structure found".
 */
export interface MixtureModel {
  readonly nProblems: number;
  /** Client shares, C x K, each row sums to 1. */
  readonly theta: Float64Array;
  /** Problem profiles, K x P, each row sums to 1. */
  readonly phi: Float64Array;
  /** Overall share of each problem, length K, sums to 1. */
  readonly pi: Float64Array;
  /** Popularity background over products, length P, sums to 1. */
  readonly background: Float64Array;
  /** Strength of the Dirichlet prior on client shares, > 0. */
  readonly alpha: number;
  /** Share of deals that the background explains, in [0, 1). */
  readonly lambda: number;
}

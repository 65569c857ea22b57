/** Which problem follows which in clients' histories: one entry per ordered pair of problems with observed mass. */
export interface ProblemChainEdge {
  /** Problem index. */
  readonly from: number;
  /** Problem index, unlike `from`. */
  readonly to: number;
  /** Soft count of (deal of `from` strictly before deal of `to`) pairs. */
  readonly observed: number;
  /** Mean of `observed` when dates are permuted within each client. */
  readonly expected: number;
  /** observed / expected. */
  readonly lift: number;
  readonly pValue: number;
  readonly qValue: number;
  /** Clients with mass on both problems who contribute to `observed`. */
  readonly clients: number;
}

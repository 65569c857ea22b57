/** k-means states of clients over root mixtures and life-cycle features. */
export interface ClientStates {
  readonly nStates: number;
  /** State index of each client, length C. */
  readonly assignments: Int32Array;
  /** Clients in each state, length nStates. */
  readonly sizes: Int32Array;
  /** Mean mixture of each state, nStates x K, row-major. */
  readonly meanShares: Float64Array;
  /** Words for each state, for people. */
  readonly labels: readonly string[];
}

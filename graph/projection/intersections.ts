/**
 * Pairs of products that share at least one client, as columns; `productA[i] < productB[i]` (indices), rows ascending by
 * (productA, productB). Evidence for people: never a gate for the method.
 */
export interface Intersections {
  readonly productA: Int32Array;
  readonly productB: Int32Array;
  readonly clientsA: Int32Array;
  readonly clientsB: Int32Array;
  readonly clientsBoth: Int32Array;
  /** clientsA * clientsB / C: shared clients expected if products were bought independently. */
  readonly expected: Float64Array;
  /** clientsBoth / expected. */
  readonly lift: Float64Array;
  /** 95 % interval of the lift. */
  readonly liftLow: Float64Array;
  readonly liftHigh: Float64Array;
  /** P(at least clientsBoth) under the hypergeometric null, in [0, 1]. */
  readonly pValue: Float64Array;
  /** Benjamini-Hochberg q-value over all C(P, 2) pairs or over the listed ones; the function says which. */
  readonly qValue: Float64Array;
}

/**
 * Distinct (client, product) won pairs as compressed sparse rows: the binary matrix A of the method, C clients x P products.
 * The products of client c are `products[offsets[c] .. offsets[c+1])`, ascending.
 */
export interface Incidence {
  readonly nClients: number;
  readonly nProducts: number;
  /** Length nClients + 1. */
  readonly offsets: Int32Array;
  /** Product index of each pair, ascending within a client. */
  readonly products: Int32Array;
  /** First and last UTC day of the pair's deals; UNDATED where no deal of the pair has a date. */
  readonly firstDays: Int32Array;
  readonly lastDays: Int32Array;
  /** Number of deal lines of the pair, >= 1. */
  readonly counts: Int32Array;
  /** Sum of the known amounts of the pair; 0 where none is known. */
  readonly amounts: Float64Array;
}

import type { PairRows } from "../incidence/pair-rows";
import { transposeIncidence } from "../incidence/transpose-incidence";
import type { Task } from "../numeric/tasks";
import type { Intersections } from "./intersections";

/** What is counted. */
export interface CountIntersectionsInput {
  readonly pairs: PairRows;
  /** Clients with more products make no pairs of their own: they are added to those that smaller clients make. */
  readonly maxProductsPerClient: number;
}

/** Shared clients of each listed pair of products; `productA[i] < productB[i]`, rows ascending by (productA, productB). */
export type SharedClientCounts = Pick<Intersections, "productA" | "productB" | "clientsBoth">;

/**
 * Counts shared clients exactly, every client included. A client of n products makes n (n - 1) / 2 pairs, so the few very large ones would
 * make nearly all the work: they list no pairs, but are counted in every listed one by bits (one 32-bit word a product for 32 of them).
 * What only very large clients share is not listed.
 *
 * Pairs of the others come from a sparse row accumulator over the compressed rows; memory is that of the result. Cost: sum of n^2 / 2 over
 * the others, and listed pairs x very large clients / 32. `spark/intersections.sql` is the same in SQL.
 */
export const countIntersections: Task<CountIntersectionsInput, SharedClientCounts> = {
  name: "projection/count-intersections",
  run({ pairs, maxProductsPerClient }) {
    const counter = new PairCounter(pairs, maxProductsPerClient);
    for (let a = 0; a < pairs.nProducts; a += 1) counter.countRow(a);
    const counts = counter.result();
    addLargeClients(counts, markLargeClients(pairs, maxProductsPerClient));
    return counts;
  },
};

/** A short method a product: entered often, compiled once. */
class PairCounter {
  private readonly products: Int32Array;
  private readonly offsets: Int32Array;
  /** Clients of each product that are not very large. */
  private readonly columnOffsets: Int32Array;
  private readonly columnClients: Int32Array;
  private readonly count: Int32Array;
  private readonly touched: Int32Array;
  /** Where the scan of each client's ascending row goes on: product a has been passed when a's turn is over. */
  private readonly next: Int32Array;
  private readonly isLarge: Uint8Array;
  private capacity: number;
  private productA: Int32Array;
  private productB: Int32Array;
  private clientsBoth: Int32Array;
  private n = 0;

  constructor(pairs: PairRows, maxProductsPerClient: number) {
    const { nClients, nProducts, offsets, products } = pairs;
    const columns = transposeIncidence(pairs);
    this.products = products;
    this.offsets = offsets;
    this.columnOffsets = columns.offsets;
    this.columnClients = columns.clients;
    this.count = new Int32Array(nProducts);
    this.touched = new Int32Array(nProducts);
    this.next = offsets.slice(0, nClients);
    this.isLarge = new Uint8Array(nClients);
    for (let c = 0; c < nClients; c += 1) if (offsets[c + 1] - offsets[c] > maxProductsPerClient) this.isLarge[c] = 1;
    this.capacity = Math.max(1024, products.length);
    this.productA = new Int32Array(this.capacity);
    this.productB = new Int32Array(this.capacity);
    this.clientsBoth = new Int32Array(this.capacity);
  }

  countRow(a: number): void {
    const { products, offsets, columnClients, count, touched, next, isLarge } = this;
    let nTouched = 0;
    const last = this.columnOffsets[a + 1];
    for (let at = this.columnOffsets[a]; at < last; at += 1) {
      const c = columnClients[at];
      if (isLarge[c] !== 0) continue;
      next[c] += 1;
      const end = offsets[c + 1];
      for (let i = next[c]; i < end; i += 1) {
        const b = products[i];
        if (count[b] === 0) touched[nTouched++] = b;
        count[b] += 1;
      }
    }
    this.write(a, nTouched);
  }

  private write(a: number, nTouched: number): void {
    const { count } = this;
    if (this.n + nTouched > this.capacity) this.grow(this.n + nTouched);
    const { productA, productB, clientsBoth } = this;
    let { n } = this;
    // Where most products were touched, looking at each is cheaper than sorting.
    if (nTouched > count.length / 8) {
      for (let b = a + 1; b < count.length; b += 1) {
        if (count[b] === 0) continue;
        productA[n] = a;
        productB[n] = b;
        clientsBoth[n] = count[b];
        count[b] = 0;
        n += 1;
      }
    } else {
      for (const b of this.touched.subarray(0, nTouched).sort()) {
        productA[n] = a;
        productB[n] = b;
        clientsBoth[n] = count[b];
        count[b] = 0;
        n += 1;
      }
    }
    this.n = n;
  }

  private grow(least: number): void {
    this.capacity = Math.max(Math.ceil(1.5 * this.capacity), least);
    this.productA = longer(this.productA, this.capacity);
    this.productB = longer(this.productB, this.capacity);
    this.clientsBoth = longer(this.clientsBoth, this.capacity);
  }

  result(): SharedClientCounts {
    const { n } = this;
    return { productA: this.productA.slice(0, n), productB: this.productB.slice(0, n), clientsBoth: this.clientsBoth.slice(0, n) };
  }
}

function longer(column: Int32Array, size: number): Int32Array {
  const copy = new Int32Array(size);
  copy.set(column);
  return copy;
}

/** Which very large clients have which product, as bits. */
export interface LargeClients {
  readonly nLarge: number;
  /** Their (client, product) pairs. */
  readonly nPairs: number;
  readonly nWords: number;
  /** nWords words of each product. */
  readonly masks: Int32Array;
}

/** The clients with more than `maxProductsPerClient` products. */
export function markLargeClients({ nClients, nProducts, offsets, products }: PairRows, maxProductsPerClient: number): LargeClients {
  const large: number[] = [];
  for (let c = 0; c < nClients; c += 1) if (offsets[c + 1] - offsets[c] > maxProductsPerClient) large.push(c);
  const nWords = Math.ceil(large.length / 32);
  const masks = new Int32Array(nWords * nProducts);
  let nPairs = 0;
  large.forEach((c, slot) => {
    const word = slot >>> 5;
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) masks[products[i] * nWords + word] |= 1 << (slot & 31);
    nPairs += offsets[c + 1] - offsets[c];
  });
  return { nLarge: large.length, nPairs, nWords, masks };
}

/** Very large clients that have both products. */
export function countLargeClients({ nWords, masks }: LargeClients, a: number, b: number): number {
  let count = 0;
  for (let w = 0; w < nWords; w += 1) count += bitCount(masks[a * nWords + w] & masks[b * nWords + w]);
  return count;
}

function addLargeClients({ productA, productB, clientsBoth }: SharedClientCounts, large: LargeClients): void {
  if (large.nLarge === 0) return;
  for (let i = 0; i < productA.length; i += 1) clientsBoth[i] += countLargeClients(large, productA[i], productB[i]);
}

/** Set bits of a 32-bit word. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

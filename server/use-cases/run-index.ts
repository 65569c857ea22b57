import type { Analysis, ProductPredictability } from "../../graph/analysis";
import { UNDATED, isoDateOfDay, type Dataset } from "../../graph/deals/dataset";
import { IdIndex } from "../../graph/deals/id-index";

/** Sums of the won deals of a client or a product. */
export interface DealSums {
  /** Distinct products of the client, or clients of the product. */
  readonly partners: Int32Array;
  readonly lines: Int32Array;
  /** Sum of the known amounts, reporting currency. */
  readonly amounts: Float64Array;
}

/** Compressed rows: the values of row i are `values[offsets[i] .. offsets[i + 1])`. */
interface Rows {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

const memo = <T>(compute: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: compute() }).value;
};

const positions = (ids: readonly string[]): IdIndex => new IdIndex(ids);

/** Positions in descending order of their shares, in [0, 1]; equal shares in ascending order of position. */
function sortedByShare(shares: Float64Array): Int32Array {
  // Two passes of a stable counting sort by 16 bits each: shares as whole numbers of 2^-32, finer than any that is told apart.
  const bits = Uint32Array.from(shares, (share) => 0xffffffff - Math.min(0xffffffff, Math.round(share * 0x100000000)));
  let order = Int32Array.from(shares.keys());
  for (const shift of [0, 16]) {
    const next = new Int32Array(0x10001);
    for (const entry of order) next[((bits[entry] >>> shift) & 0xffff) + 1] += 1;
    for (let value = 0; value < 0x10000; value += 1) next[value + 1] += next[value];
    const sorted = new Int32Array(order.length);
    for (const entry of order) sorted[next[(bits[entry] >>> shift) & 0xffff]++] = entry;
    order = sorted;
  }
  return order;
}

/** Groups `values[i]` under `keys[i]`, in the order of i. */
function groupRows(keys: Int32Array, values: Int32Array, nRows: number): Rows {
  const offsets = new Int32Array(nRows + 1);
  for (const key of keys) offsets[key + 1] += 1;
  for (let i = 0; i < nRows; i += 1) offsets[i + 1] += offsets[i];
  const next = offsets.slice();
  const grouped = new Int32Array(values.length);
  for (let i = 0; i < keys.length; i += 1) grouped[next[keys[i]]++] = values[i];
  return { offsets, values: grouped };
}

/** Look-ups over one run's results. Each is computed on first use and kept; all are linear in deals, clients or intersections. */
export class RunIndex {
  readonly client: () => IdIndex;
  readonly product: () => IdIndex;
  readonly problem: () => IdIndex;
  readonly state: () => IdIndex;
  /** Position in the client or product table, which hold more than those with deals. */
  readonly clientRow: () => IdIndex;
  readonly productRow: () => IdIndex;
  readonly clientSums: () => DealSums;
  readonly productSums: () => DealSums;
  /** First and last dated day of each client, UNDATED where none. */
  readonly clientDays: () => { readonly first: Int32Array; readonly last: Int32Array };
  /** First and last dated day of all deals, or null. */
  readonly span: () => { readonly first: number; readonly last: number } | null;
  /** Heaviest problem of each product. */
  readonly heaviestProblem: () => Int32Array;
  /** Clients of each product, ascending, each once. */
  readonly buyers: () => Rows;
  /** Intersection rows of each product. */
  readonly intersectionsOf: () => Rows;
  /** Clients of each problem in `mixtures`, largest share first: entries of the sparse mixtures. */
  readonly mixtureEntries: () => { readonly offsets: Int32Array; readonly clients: Int32Array; readonly shares: Float64Array };
  /** Clients by the problem of their largest share, ascending. */
  readonly clientsByTopProblem: () => Rows;
  readonly clientsByState: () => Rows;
  readonly misfitClients: () => ReadonlySet<number>;
  readonly misfitProducts: () => ReadonlySet<number>;
  /** Bits by product id, for products with enough hidden pairs. */
  readonly productPredictability: () => ReadonlyMap<string, ProductPredictability>;
  /** Products that were sold, with what says whether they may be offered; days as ISO dates. */
  readonly catalogue: () => readonly {
    readonly productId: string;
    readonly category: string | null;
    readonly launchedOn: string | null;
    readonly discontinuedOn: string | null;
  }[];

  constructor(
    private readonly analysis: Analysis,
    private readonly dataset: Dataset,
  ) {
    this.client = memo(() => positions(analysis.clientIds));
    this.product = memo(() => positions(analysis.productIds));
    this.problem = memo(() => positions(analysis.problems.map((problem) => problem.id)));
    this.state = memo(() => positions(analysis.stateIds));
    this.clientRow = memo(() => positions(dataset.clients.ids));
    this.productRow = memo(() => positions(dataset.products.ids));
    this.clientSums = memo(() => this.sumDeals("clients"));
    this.productSums = memo(() => this.sumDeals("products"));
    this.clientDays = memo(() => this.findDays());
    this.span = memo(() => this.findSpan());
    this.heaviestProblem = memo(() => this.findHeaviestProblems());
    this.buyers = memo(() => this.groupBuyers());
    this.intersectionsOf = memo(() => this.groupIntersections());
    this.mixtureEntries = memo(() => this.groupMixtures());
    this.clientsByTopProblem = memo(() => {
      const top = Int32Array.from(analysis.clientIds, (_, c) => analysis.mixtures.problems[analysis.mixtures.offsets[c]]);
      return groupRows(top, Int32Array.from(top.keys()), analysis.problems.length);
    });
    this.clientsByState = memo(() =>
      groupRows(analysis.states.assignments, Int32Array.from(analysis.states.assignments.keys()), analysis.states.nStates),
    );
    this.misfitClients = memo(() => new Set(analysis.misfits.clients));
    this.misfitProducts = memo(() => new Set(analysis.misfits.products));
    this.productPredictability = memo(() => new Map((analysis.report.productPredictability ?? []).map((row) => [row.productId, row])));
    this.catalogue = memo(() => this.listCatalogue());
  }

  private listCatalogue() {
    const { launchedDays, discontinuedDays, categories } = this.dataset.products;
    const dateOf = (day: number): string | null => (day === UNDATED ? null : isoDateOfDay(day));
    return this.analysis.productIds.map((productId) => {
      const row = this.productRow().get(productId);
      return row === undefined
        ? { productId, category: null, launchedOn: null, discontinuedOn: null }
        : {
            productId,
            category: categories[row],
            launchedOn: dateOf(launchedDays[row]),
            discontinuedOn: dateOf(discontinuedDays[row]),
          };
    });
  }

  clientName(id: string): string {
    const row = this.clientRow().get(id);
    return (row === undefined ? null : this.dataset.clients.names[row]) ?? id;
  }

  productName(id: string): string {
    const row = this.productRow().get(id);
    return (row === undefined ? null : this.dataset.products.names[row]) ?? id;
  }

  productCategory(id: string): string | null {
    const row = this.productRow().get(id);
    return row === undefined ? null : this.dataset.products.categories[row];
  }

  /** Firmographics of a client; empty for one that is not loaded. */
  clientAttributes(id: string): Readonly<Record<string, string>> {
    const row = this.clientRow().get(id);
    if (row === undefined) return {};
    const known = [...this.dataset.clients.attributes].flatMap(([name, column]) => {
      const value = column[row];
      return value === null ? [] : [[name, value] as const];
    });
    return Object.fromEntries(known);
  }

  /** Distinct (client, product) pairs: the deal table is sorted by client, not by product within a client. */
  private sumDeals(side: "clients" | "products"): DealSums {
    const { deals } = this.dataset;
    const size = side === "clients" ? deals.clientIds.length : deals.productIds.length;
    const sums = { partners: new Int32Array(size), lines: new Int32Array(size), amounts: new Float64Array(size) };
    for (let i = 0; i < deals.clients.length; i += 1) {
      const key = deals[side][i];
      sums.lines[key] += 1;
      if (!Number.isNaN(deals.amounts[i])) sums.amounts[key] += deals.amounts[i];
    }
    const { offsets, values } = this.buyers();
    for (let p = 0; p + 1 < offsets.length; p += 1) {
      if (side === "products") sums.partners[p] = offsets[p + 1] - offsets[p];
      else for (let i = offsets[p]; i < offsets[p + 1]; i += 1) sums.partners[values[i]] += 1;
    }
    return sums;
  }

  private groupBuyers(): Rows {
    const { deals } = this.dataset;
    const nProducts = deals.productIds.length;
    const all = groupRows(deals.products, deals.clients, nProducts);
    // Rows come in client order, so the clients of a product ascend and repeats are neighbours.
    const offsets = new Int32Array(nProducts + 1);
    const values: number[] = [];
    for (let p = 0; p < nProducts; p += 1) {
      let last = -1;
      for (let i = all.offsets[p]; i < all.offsets[p + 1]; i += 1) {
        if (all.values[i] !== last) values.push((last = all.values[i]));
      }
      offsets[p + 1] = values.length;
    }
    return { offsets, values: Int32Array.from(values) };
  }

  private findDays() {
    const { deals } = this.dataset;
    const first = new Int32Array(deals.clientIds.length).fill(UNDATED);
    const last = new Int32Array(deals.clientIds.length).fill(UNDATED);
    for (let i = 0; i < deals.clients.length; i += 1) {
      const day = deals.days[i];
      const c = deals.clients[i];
      if (day === UNDATED) continue;
      if (first[c] === UNDATED || day < first[c]) first[c] = day;
      if (day > last[c]) last[c] = day;
    }
    return { first, last };
  }

  private findSpan() {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const day of this.dataset.deals.days) {
      if (day === UNDATED) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    return first <= last ? { first, last } : null;
  }

  private findHeaviestProblems(): Int32Array {
    const nProblems = this.analysis.problems.length;
    const weights = this.analysis.productProblems;
    return Int32Array.from(this.analysis.productIds, (_, p) => {
      let best = 0;
      for (let k = 1; k < nProblems; k += 1) if (weights[p * nProblems + k] > weights[p * nProblems + best]) best = k;
      return best;
    });
  }

  private groupIntersections(): Rows {
    const { productA, productB } = this.analysis.intersections;
    const n = productA.length;
    const keys = new Int32Array(2 * n);
    const rows = new Int32Array(2 * n);
    for (let i = 0; i < n; i += 1) {
      keys[2 * i] = productA[i];
      keys[2 * i + 1] = productB[i];
      rows[2 * i] = i;
      rows[2 * i + 1] = i;
    }
    return groupRows(keys, rows, this.analysis.productIds.length);
  }

  private groupMixtures() {
    const { offsets, problems, shares } = this.analysis.mixtures;
    const ofEntry = new Int32Array(problems.length);
    for (let c = 0; c + 1 < offsets.length; c += 1) ofEntry.fill(c, offsets[c], offsets[c + 1]);
    // Sorted as numbers, without a function for each comparison: the share with its sign turned, then grouping keeps the order. Entries of
    // one client come one after the other, so that ties stay in the order of clients.
    const order = sortedByShare(shares);
    const grouped = groupRows(
      order.map((entry) => problems[entry]),
      order,
      this.analysis.problems.length,
    );
    return {
      offsets: grouped.offsets,
      clients: grouped.values.map((entry) => ofEntry[entry]),
      shares: Float64Array.from(grouped.values, (entry) => shares[entry]),
    };
  }
}

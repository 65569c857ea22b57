import { noneOf, upperTail, type DegreeNull, type NullCount } from "./degree-null";
import type { FunnelBook } from "./funnel-book";
import type { Unification } from "./unify-funnels";

/** A product that a funnel sells within a unified funnel: one row of `unified_funnels.csv`. */
export interface UnifiedProduct {
  readonly funnel: number;
  /** Product id. */
  readonly productId: string;
  /** Clients that bought it through this funnel. */
  readonly productClients: number;
  /** Of them, those that are also clients of another funnel of the group: 0 in a group of one. */
  readonly clients: number;
  /** What chance would make that, given how much these clients buy; and P(so many or more). */
  readonly expected: number;
  readonly pValue: number;
}

/** Clients of exactly this set of funnels of a group, and of no other of them; expected among the group's clients. */
export interface ExactIntersection {
  /** Funnel indices, ascending. */
  readonly funnels: readonly number[];
  readonly clients: number;
  readonly expected: number;
  readonly pValue: number;
}

/** A proposed unified funnel. */
export interface UnifiedFunnel {
  readonly id: string;
  readonly funnels: readonly number[];
  readonly products: readonly UnifiedProduct[];
  /**
   * Distinct clients, and clients of two of its funnels or more. Expected: given that a client of this group buys as much as it does and
   * is a client of the group, how many chance would make clients of several; P(so many or more).
   */
  readonly clients: number;
  readonly sharedClients: number;
  readonly expectedShared: number;
  readonly pValue: number;
  readonly stability: number;
  /** Problem index and share of the group's won pairs, largest first. */
  readonly problems: readonly { readonly problem: number; readonly share: number }[];
  readonly intersections: readonly ExactIntersection[];
  /** Exact sets beyond those listed, and the clients in them. */
  readonly intersectionsLeftOut: number;
  /** Products whose clients do not follow: fewer of them than chance are clients of the other funnels. */
  readonly lost: readonly UnifiedProduct[];
  /** Contacts of funnels with clients or leads today, and after the merge, when each is reached once. */
  readonly contacts: number;
  readonly contactsAfter: number;
}

const MAX_INTERSECTIONS = 40;
/** Funnels of a group that are told apart in its exact sets: the largest. */
const MAX_SETS = 12;

/** Id of group g: `u1` is the largest. */
export const unifiedId = (group: number): string => `u${group + 1}`;

/**
 * What each proposed unified funnel consists of, who shares which exact set of its funnels, what would be lost and saved. Groups of one
 * funnel are described too. Exact sets are counted among the group's twelve largest funnels, the forty most frequent are listed.
 */
export function describeUnified(
  book: FunnelBook,
  ids: { readonly clientIds: readonly string[]; readonly productIds: readonly string[] },
  unification: Pick<Unification, "groups" | "nGroups" | "stability">,
  degreeNull: DegreeNull,
  problemShares: { readonly nProblems: number; readonly shares: Float64Array } | null,
): UnifiedFunnel[] {
  const { groups, nGroups, stability } = unification;
  const members = Array.from({ length: nGroups }, (): number[] => []);
  groups.forEach((group, funnel) => members[group].push(funnel));
  const { memberships, offers } = book;
  const sizes = new Int32Array(book.funnelIds.length);
  for (const f of memberships.products) sizes[f] += 1;

  // One pass over clients: distinct, shared, exact sets.
  const distinct = new Float64Array(nGroups);
  const shared = new Float64Array(nGroups);
  const sets = Array.from({ length: nGroups }, () => new Map<string, number>());
  /** Clients of each group by class of the null. */
  const byClass = Array.from({ length: nGroups }, () => new Map<number, number>());
  const inSets = members.map((list) => new Set([...list].sort((a, b) => sizes[b] - sizes[a] || a - b).slice(0, MAX_SETS)));
  const funnelsOf = new Map<number, number[]>();
  for (let c = 0; c < memberships.nClients; c += 1) {
    funnelsOf.clear();
    for (let i = memberships.offsets[c]; i < memberships.offsets[c + 1]; i += 1) {
      const f = memberships.products[i];
      const list = funnelsOf.get(groups[f]);
      if (list === undefined) funnelsOf.set(groups[f], [f]);
      else list.push(f);
    }
    for (const [group, list] of funnelsOf) {
      distinct[group] += 1;
      byClass[group].set(degreeNull.classOf[c], (byClass[group].get(degreeNull.classOf[c]) ?? 0) + 1);
      if (list.length > 1) shared[group] += 1;
      if (members[group].length < 2) continue;
      const key = list.filter((f) => inSets[group].has(f)).join(",");
      if (key !== "") sets[group].set(key, (sets[group].get(key) ?? 0) + 1);
    }
  }
  const products = productRows(book, ids.productIds, groups, degreeNull);
  const contacts = countContacts(book, ids.clientIds, groups, nGroups);
  const offerCount = new Float64Array(book.funnelIds.length);
  for (const offer of offers.products) offerCount[book.offerFunnel[offer]] += 1;

  return members.map((funnels, group) => {
    const inGroup = [...byClass[group]].sort(([a], [b]) => a - b);
    const among = (probability: (d: number) => number): NullCount => {
      let [mean, variance] = [0, 0];
      for (const [d, n] of inGroup) {
        const p = Math.min(1, probability(d) / Math.max(1e-300, 1 - noneOf(degreeNull, d, funnels)));
        mean += n * p;
        variance += n * p * (1 - p);
      }
      return { mean, variance };
    };
    const several = among((d) => atLeastTwo(degreeNull, d, funnels));
    const rows = products[group];
    const listed = [...inSets[group]].sort((a, b) => a - b);
    const exact = [...sets[group]]
      .map(([key, clients]) => ({ funnels: key.split(",").map(Number), clients }))
      .sort((a, b) => b.clients - a.clients || a.funnels.length - b.funnels.length || compareLists(a.funnels, b.funnels));
    return {
      id: unifiedId(group),
      funnels,
      products: rows,
      clients: distinct[group],
      sharedClients: shared[group],
      expectedShared: several.mean,
      pValue: funnels.length < 2 ? 1 : upperTail(shared[group], several),
      stability: stability[group],
      problems: problemShares === null ? [] : groupProblems(problemShares, funnels, offerCount),
      intersections: exact.slice(0, MAX_INTERSECTIONS).map((set) => {
        const expected = among((d) => exactly(degreeNull, d, listed, set.funnels));
        return { ...set, expected: expected.mean, pValue: upperTail(set.clients, expected) };
      }),
      intersectionsLeftOut: Math.max(0, exact.length - MAX_INTERSECTIONS),
      lost: funnels.length < 2 ? [] : rows.filter((row) => row.productClients > 0 && row.clients < row.expected),
      ...contacts[group],
    };
  });
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** Chance of a client of class d to be in two or more of the funnels. */
function atLeastTwo(degreeNull: DegreeNull, d: number, funnels: readonly number[]): number {
  const { nFunnels, degrees, share } = degreeNull;
  let all = 0;
  for (const f of funnels) all += share[d * nFunnels + f];
  const none = Math.max(0, 1 - all) ** degrees[d];
  let one = 0;
  for (const f of funnels) one += Math.max(0, Math.min(1, 1 - all + share[d * nFunnels + f])) ** degrees[d] - none;
  return Math.max(0, 1 - none - one);
}

/** Chance to be in exactly the wanted ones of all funnels, by inclusion and exclusion over the wanted ones. */
function exactly({ nFunnels, degrees, share }: DegreeNull, d: number, all: readonly number[], wanted: readonly number[]): number {
  let outside = 1;
  for (const f of all) if (!wanted.includes(f)) outside -= share[d * nFunnels + f];
  let probability = 0;
  for (let left = 0; left < 1 << wanted.length; left += 1) {
    // `left` marks the wanted funnels that are left out as well.
    let rest = outside;
    let sign = 1;
    for (let i = 0; i < wanted.length; i += 1)
      if ((left >> i) & 1) {
        rest -= share[d * nFunnels + wanted[i]];
        sign = -sign;
      }
    probability += sign * Math.max(0, rest) ** degrees[d];
  }
  return Math.max(0, probability);
}

/** Rows by group, funnel and product; catalogue products that were never sold have no clients. */
function productRows(book: FunnelBook, productIds: readonly string[], groups: Int32Array, degreeNull: DegreeNull): UnifiedProduct[][] {
  const { offers, memberships, offerFunnel, offerProduct } = book;
  const F = book.funnelIds.length;
  const nOffers = offerFunnel.length;
  const nGroups = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  // Part of a draw that falls on a group: by class and group.
  const ofGroup = new Float64Array(degreeNull.nClients.length * nGroups);
  for (let d = 0; d < degreeNull.nClients.length; d += 1)
    for (let f = 0; f < F; f += 1) ofGroup[d * nGroups + groups[f]] += degreeNull.share[d * F + f];
  const clients = new Float64Array(nOffers);
  const follow = new Float64Array(nOffers);
  const expected = new Float64Array(nOffers);
  const variance = new Float64Array(nOffers);
  const inGroup = new Map<number, number>();
  for (let c = 0; c < offers.nClients; c += 1) {
    const d = degreeNull.classOf[c];
    if (d < 0) continue;
    inGroup.clear();
    for (let i = memberships.offsets[c]; i < memberships.offsets[c + 1]; i += 1) {
      const group = groups[memberships.products[i]];
      inGroup.set(group, (inGroup.get(group) ?? 0) + 1);
    }
    for (let i = offers.offsets[c]; i < offers.offsets[c + 1]; i += 1) {
      const offer = offers.products[i];
      const f = offerFunnel[offer];
      clients[offer] += 1;
      if ((inGroup.get(groups[f]) ?? 0) > 1) follow[offer] += 1;
      // The client's other offers, drawn over the group's other funnels.
      const others = ofGroup[d * nGroups + groups[f]] - degreeNull.share[d * F + f];
      const p = 1 - Math.max(0, Math.min(1, 1 - others)) ** (degreeNull.degrees[d] - 1);
      expected[offer] += p;
      variance[offer] += p * (1 - p);
    }
  }
  const rows = Array.from({ length: nGroups }, (): UnifiedProduct[] => []);
  for (let offer = 0; offer < nOffers; offer += 1) {
    const f = offerFunnel[offer];
    rows[groups[f]].push({
      funnel: f,
      productId: productIds[offerProduct[offer]],
      productClients: clients[offer],
      clients: follow[offer],
      expected: expected[offer],
      pValue: upperTail(follow[offer], { mean: expected[offer], variance: variance[offer] }),
    });
  }
  book.unsold.forEach((products, f) => {
    for (const productId of products) rows[groups[f]].push({ funnel: f, productId, productClients: 0, clients: 0, expected: 0, pValue: 1 });
  });
  for (const list of rows) list.sort((a, b) => a.funnel - b.funnel);
  return rows;
}

/** Distinct (client, funnel) contacts by deals or leads, and distinct clients, of each group. */
function countContacts(book: FunnelBook, clientIds: readonly string[], groups: Int32Array, nGroups: number) {
  const contacts = Array.from({ length: nGroups }, () => ({ contacts: 0, contactsAfter: 0 }));
  const funnelsOf = new Map<string, Set<number>>();
  for (const { clientId, funnel } of book.touches) {
    const list = funnelsOf.get(clientId);
    if (list === undefined) funnelsOf.set(clientId, new Set([funnel]));
    else list.add(funnel);
  }
  const count = (funnels: Iterable<number>): void => {
    const seen = new Set<number>();
    for (const f of funnels) {
      contacts[groups[f]].contacts += 1;
      seen.add(groups[f]);
    }
    for (const group of seen) contacts[group].contactsAfter += 1;
  };
  const { memberships } = book;
  clientIds.forEach((id, c) => {
    const own = memberships.products.subarray(memberships.offsets[c], memberships.offsets[c + 1]);
    const touched = funnelsOf.get(id);
    if (touched === undefined) {
      count(own);
      return;
    }
    for (const f of own) touched.add(f);
  });
  for (const funnels of funnelsOf.values()) count(funnels);
  return contacts;
}

function groupProblems(
  { nProblems: K, shares }: { readonly nProblems: number; readonly shares: Float64Array },
  funnels: readonly number[],
  weight: Float64Array,
): { readonly problem: number; readonly share: number }[] {
  const sums = new Float64Array(K);
  let total = 0;
  for (const f of funnels) {
    total += weight[f];
    for (let k = 0; k < K; k += 1) sums[k] += weight[f] * shares[f * K + k];
  }
  if (total === 0) return [];
  return Array.from(sums, (sum, problem) => ({ problem, share: sum / total })).sort((a, b) => b.share - a.share || a.problem - b.problem);
}

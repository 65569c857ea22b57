import { UNDATED } from "../deals/dataset";
import { createRng } from "../numeric/rng";
import type { FunnelBook } from "./funnel-book";

/** How often clients of one funnel went on to another, for one kind of pairs of funnels. */
export interface ValidationRow {
  readonly kind: "unified" | "notUnified" | "sameCategory" | "unifiedAcrossCategories";
  /** Ordered pairs of funnels with clients that could follow. */
  readonly pairs: number;
  /** Clients of A before the cut that were not clients of B, summed over pairs. */
  readonly exposed: number;
  /** Of them, those that bought from B after the cut. */
  readonly followed: number;
  readonly rate: number;
  /** Followers that B's overall rate of new clients would give. */
  readonly expected: number;
  /** followed / expected, with a 95 % bootstrap interval over clients. */
  readonly lift: number;
  readonly low: number;
  readonly high: number;
}

/** The test of a unification in time. */
export interface Validation {
  readonly cutDay: number;
  readonly rows: readonly ValidationRow[];
  /** Lift of unified over that of not unified pairs, with a 95 % interval. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  /** A sentence: what it shows, also when it shows nothing. */
  readonly verdict: string;
}

const KINDS = ["unified", "notUnified", "sameCategory", "unifiedAcrossCategories"] as const;
const N_BOOTSTRAP = 500;

/**
 * Validation in time: of the clients that came through funnel A up to the cut, how many bought from B for the first time after it, for
 * pairs that were unified **from the data up to the cut**, for pairs that were not, for pairs of equal category, and for unified pairs of
 * different categories. Expected: every client that was not yet B's follows at B's overall rate, so popular funnels do not flatter a kind.
 * @param book all data; won lines without a date count nowhere
 * @param groups unified funnel of each funnel of `book`, found without anything after the cut; -1 for funnels unknown then (left out)
 * @param categories of each funnel, null where unknown; funnels are categories themselves: give nulls
 */
export function validateUnification(
  book: Pick<FunnelBook, "memberships" | "funnelIds">,
  groups: Int32Array,
  categories: readonly (string | null)[],
  cutDay: number,
  seed: number,
): Validation {
  const { offsets, products, firstDays, nClients } = book.memberships;
  const F = book.funnelIds.length;
  const categoryNumber = new Map<string, number>();
  const category = Int32Array.from(categories, (name) => {
    if (name === null) return -1;
    const known = categoryNumber.get(name) ?? categoryNumber.size;
    categoryNumber.set(name, known);
    return known;
  });

  // Rate at which clients that are not yet B's become B's; only clients that were there before the cut can be observed.
  const before = new Int32Array(F);
  const after = new Int32Array(F);
  const clients: number[] = [];
  for (let c = 0; c < nClients; c += 1) {
    let known = false;
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1)
      known ||= firstDays[i] !== UNDATED && firstDays[i] <= cutDay && groups[products[i]] >= 0;
    if (!known) continue;
    clients.push(c);
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      if (firstDays[i] === UNDATED || groups[products[i]] < 0) continue;
      if (firstDays[i] <= cutDay) before[products[i]] += 1;
      else after[products[i]] += 1;
    }
  }
  const rate = Float64Array.from(before, (n, f) => (groups[f] >= 0 && clients.length > n ? after[f] / (clients.length - n) : 0));
  const usable = Int32Array.from(groups, (group) => (group >= 0 ? 1 : 0));
  const nUsable = usable.reduce((sum, x) => sum + x, 0);

  const sumBy = (key: (f: number) => string | null): Map<string, { rate: number; n: number }> => {
    const sums = new Map<string, { rate: number; n: number }>();
    for (let f = 0; f < F; f += 1) {
      const name = usable[f] === 0 ? null : key(f);
      if (name === null) continue;
      const sum = sums.get(name) ?? { rate: 0, n: 0 };
      sums.set(name, { rate: sum.rate + rate[f], n: sum.n + 1 });
    }
    return sums;
  };
  const groupKey = (f: number): string => String(groups[f]);
  const categoryKey = (f: number): string | null => (category[f] < 0 ? null : String(category[f]));
  const bothKey = (f: number): string | null => (category[f] < 0 ? null : `${groups[f]},${category[f]}`);
  // Funnels of a group whose category is unknown are in no pair of categories.
  const knownKey = (f: number): string | null => (category[f] < 0 ? null : groupKey(f));
  const sums = { all: sumBy(() => ""), group: sumBy(groupKey), category: sumBy(categoryKey), both: sumBy(bothKey), known: sumBy(knownKey) };

  const nKinds = KINDS.length;
  const followed = new Float64Array(clients.length * nKinds);
  const expected = new Float64Array(clients.length * nKinds);
  const exposed = new Float64Array(nKinds);
  clients.forEach((c, at) => {
    const owned: number[] = [];
    const late: number[] = [];
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      if (firstDays[i] === UNDATED || groups[products[i]] < 0) continue;
      (firstDays[i] <= cutDay ? owned : late).push(products[i]);
    }
    for (const a of owned) {
      /** What is left of a set of funnels when those that the client has are taken out. */
      const rest = (all: Map<string, { rate: number; n: number }>, key: (f: number) => string | null) => {
        const name = key(a);
        if (name === null) return { rate: 0, n: 0 };
        const sum = all.get(name) ?? { rate: 0, n: 0 };
        let [left, n] = [sum.rate, sum.n];
        for (const b of owned)
          if (key(b) === name) {
            left -= rate[b];
            n -= 1;
          }
        return { rate: Math.max(0, left), n };
      };
      const everything = rest(sums.all, () => "");
      const inGroup = rest(sums.group, groupKey);
      const inCategory = rest(sums.category, categoryKey);
      const inGroupKnown = rest(sums.known, knownKey);
      const inBoth = rest(sums.both, bothKey);
      const parts = [
        inGroup,
        { rate: everything.rate - inGroup.rate, n: everything.n - inGroup.n },
        inCategory,
        { rate: inGroupKnown.rate - inBoth.rate, n: inGroupKnown.n - inBoth.n },
      ];
      parts.forEach((part, kind) => {
        expected[at * nKinds + kind] += Math.max(0, part.rate);
        exposed[kind] += part.n;
      });
      for (const b of late) {
        const unified = groups[a] === groups[b];
        const equal = category[a] >= 0 && category[a] === category[b];
        if (unified) followed[at * nKinds] += 1;
        else followed[at * nKinds + 1] += 1;
        if (equal) followed[at * nKinds + 2] += 1;
        if (unified && !equal && category[a] >= 0 && category[b] >= 0) followed[at * nKinds + 3] += 1;
      }
    }
  });

  const total = (values: Float64Array, kind: number, weights?: Int32Array): number => {
    let sum = 0;
    for (let at = 0; at < clients.length; at += 1) sum += (weights?.[at] ?? 1) * values[at * nKinds + kind];
    return sum;
  };
  const lifts = Array.from({ length: nKinds }, (): number[] => []);
  const ratios: number[] = [];
  const rng = createRng(seed, "funnels", "validation");
  for (let b = 0; b < N_BOOTSTRAP && clients.length > 0; b += 1) {
    const weights = new Int32Array(clients.length);
    clients.forEach(() => (weights[Math.floor(rng() * clients.length)] += 1));
    const drawn = KINDS.map((_, kind) => total(followed, kind, weights) / total(expected, kind, weights));
    drawn.forEach((lift, kind) => {
      if (Number.isFinite(lift)) lifts[kind].push(lift);
    });
    if (Number.isFinite(drawn[0] / drawn[1])) ratios.push(drawn[0] / drawn[1]);
  }
  const pairs = countPairs(groups, category, before);
  const rows = KINDS.map((kind, at): ValidationRow => {
    const [y, e] = [total(followed, at), total(expected, at)];
    return {
      kind,
      pairs: pairs[at],
      exposed: exposed[at],
      followed: y,
      rate: exposed[at] > 0 ? y / exposed[at] : Number.NaN,
      expected: e,
      lift: e > 0 ? y / e : Number.NaN,
      low: quantile(lifts[at], 0.025),
      high: quantile(lifts[at], 0.975),
    };
  });
  const ratio = rows[0].lift / rows[1].lift;
  const [ratioLow, ratioHigh] = [quantile(ratios, 0.025), quantile(ratios, 0.975)];
  return { cutDay, rows, ratio, ratioLow, ratioHigh, verdict: verdictOf(nUsable, rows, ratio, ratioLow, ratioHigh) };
}

function verdictOf(nFunnels: number, rows: readonly ValidationRow[], ratio: number, low: number, high: number): string {
  if (nFunnels < 2) return "There were fewer than two funnels before the cut.";
  if (rows[0].pairs === 0) return "No funnels were unified from the data before the cut: there is nothing to validate.";
  if (!Number.isFinite(ratio)) return "Too few clients went on to another funnel after the cut.";
  const interval = `${ratio.toFixed(2)} times (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)})`;
  if (low > 1) return `Clients follow within unified funnels ${interval} as often as between others, popularity aside.`;
  if (high < 1)
    return `The unification does not hold in time: clients follow within unified funnels only ${interval} as often as between others.`;
  return `Not shown: clients follow within unified funnels ${interval} as often as between others.`;
}

/** Ordered pairs (A, B) with clients of A before the cut, by kind. */
function countPairs(groups: Int32Array, category: Int32Array, before: Int32Array): number[] {
  const counts = [0, 0, 0, 0];
  for (let a = 0; a < groups.length; a += 1) {
    if (before[a] === 0 || groups[a] < 0) continue;
    for (let b = 0; b < groups.length; b += 1) {
      if (a === b || groups[b] < 0) continue;
      const unified = groups[a] === groups[b];
      const known = category[a] >= 0 && category[b] >= 0;
      counts[unified ? 0 : 1] += 1;
      if (known && category[a] === category[b]) counts[2] += 1;
      if (known && unified && category[a] !== category[b]) counts[3] += 1;
    }
  }
  return counts;
}

/** Quantile by linear interpolation; NaN of nothing. */
function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

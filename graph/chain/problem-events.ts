import { UNDATED } from "../deals/dataset";
import type { Incidence } from "../incidence/incidence";
import type { MixtureModel } from "../mixtures/mixture-model";

/** First day on which each client bought for each problem. */
export interface ProblemEvents {
  readonly nProblems: number;
  /** C x K, UNDATED where the client never bought for the problem (or without a date). */
  readonly firstDays: Int32Array;
}

/**
 * A deal is for the problem with the largest responsibility, unless the background explains it better; ties go to the lower problem.
 * Pairs without a date are left out.
 */
export function findProblemEvents({ nProblems: K, theta, phi, background, lambda }: MixtureModel, incidence: Incidence): ProblemEvents {
  const P = incidence.nProducts;
  const firstDays = new Int32Array(incidence.nClients * K).fill(UNDATED);
  for (let c = 0; c < incidence.nClients; c += 1) {
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const day = incidence.firstDays[i];
      if (day === UNDATED) continue;
      const p = incidence.products[i];
      let best = -1;
      let most = lambda * background[p];
      for (let k = 0; k < K; k += 1) {
        const mass = (1 - lambda) * theta[c * K + k] * phi[k * P + p];
        if (mass > most) {
          best = k;
          most = mass;
        }
      }
      if (best < 0) continue;
      const known = firstDays[c * K + best];
      if (known === UNDATED || day < known) firstDays[c * K + best] = day;
    }
  }
  return { nProblems: K, firstDays };
}

/** Days from a client's first deal for one problem to its first for the next, over clients who met them in that order. */
export interface ChainTime {
  readonly nClients: number;
  /** Median and quartiles in days; NaN without clients. */
  readonly medianDays: number;
  readonly lowDays: number;
  readonly highDays: number;
}

/** How long it takes from problem `from` to problem `to`; clients with both on one day count for neither order. */
export function measureChainTime(events: ProblemEvents, from: number, to: number): ChainTime {
  const { gaps } = waits(events, from, to, Number.MAX_SAFE_INTEGER);
  const sorted = Float64Array.from(gaps).sort();
  const quantile = (q: number): number => {
    if (sorted.length === 0) return Number.NaN;
    const at = q * (sorted.length - 1);
    const low = Math.floor(at);
    return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
  };
  return { nClients: sorted.length, medianDays: quantile(0.5), lowDays: quantile(0.25), highDays: quantile(0.75) };
}

/** A client who has met a problem, not yet the one that follows. */
export interface DueClient {
  readonly client: number;
  /** Day of the first deal for the earlier problem. */
  readonly since: number;
  readonly waitedDays: number;
  /** Chance of a first deal for the later problem within the horizon, in [0, 1], from the clients who waited at least as long. */
  readonly chance: number;
}

/** Fewer clients who once waited as long say nothing about a chance. */
const MIN_AT_RISK = 10;

/**
 * Clients who are due for problem `to`: they bought for `from`, not for `to`, by `today`. Chance: of the clients who waited as long as
 * they have, the share that bought for `to` within the next `horizonDays`, those watched for less counting half (actuarial estimate; it
 * takes followers and those still waiting as they come, so a long wait that nobody ended lowers it). Where fewer than ten waited as
 * long the client is left out.
 * @param horizonDays >= 1
 * @returns highest chance first, ties by longer wait, then index
 */
export function findDueClients(events: ProblemEvents, from: number, to: number, today: number, horizonDays: number): DueClient[] {
  const { gaps: followed, waiting } = waits(events, from, to, today);
  const gaps = Int32Array.from(followed).sort();
  const open = Int32Array.from(waiting, ({ days }) => days).sort();
  const found: DueClient[] = [];
  for (const { client, since, days } of waiting) {
    const end = days + horizonDays;
    const atRisk = gaps.length - countUpTo(gaps, days) + open.length - countUpTo(open, days - 1);
    const buy = countUpTo(gaps, end) - countUpTo(gaps, days);
    const leave = countUpTo(open, end - 1) - countUpTo(open, days - 1);
    const watched = atRisk - leave / 2;
    if (atRisk >= MIN_AT_RISK && watched > 0) found.push({ client, since, waitedDays: days, chance: Math.min(1, buy / watched) });
  }
  return found.sort((a, b) => b.chance - a.chance || b.waitedDays - a.waitedDays || a.client - b.client);
}

interface Waits {
  /** Days to the later problem of those who met it after the earlier one. */
  readonly gaps: number[];
  /** Those who have not met the later one yet. */
  readonly waiting: { readonly client: number; readonly since: number; readonly days: number }[];
}

function waits({ nProblems: K, firstDays }: ProblemEvents, from: number, to: number, today: number): Waits {
  const gaps: number[] = [];
  const waiting: Waits["waiting"] = [];
  for (let c = 0; c * K < firstDays.length; c += 1) {
    const since = firstDays[c * K + from];
    const until = firstDays[c * K + to];
    if (since === UNDATED || since > today) continue;
    if (until === UNDATED) waiting.push({ client: c, since, days: today - since });
    else if (until > since) gaps.push(until - since);
  }
  return { gaps, waiting };
}

/** How many of the ascending values are <= limit. */
function countUpTo(values: Int32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { UNDATED, type DealTable } from "../deals/dataset";
import { InvalidArgumentError } from "../numeric/errors";

/** How to learn when clients buy again what they own. */
export interface RepeatOptions {
  /** The end of this UTC day is now; null: the last dated deal. */
  readonly asOfDay: number | null;
  /** State of each client (index of the deal table), 0 to nStates - 1, or -1. */
  readonly states: Int32Array;
  readonly nStates: number;
  /** Days ahead for which chances are told, > 0. */
  readonly horizonDays: number;
}

/** One product that a client owns, and when it will buy it again. */
export interface RepeatForecast {
  readonly client: number;
  readonly product: number;
  /** Purchases so far, on different days. */
  readonly purchases: number;
  /** Days since the last one. */
  readonly idleDays: number;
  /** Chance of another one within the horizon, given the silence so far, in [0, 1]. */
  readonly chance: number;
  /** Days from now until it is as likely as not to have been bought again; null when that lies beyond what was ever seen. */
  readonly medianDays: number | null;
  /** P(a silence of at least this long), had the client gone on as clients like it do: near 0 means it is overdue. */
  readonly survival: number;
}

/** Ends of the bins of silence, in days: a day, then wider by a third. */
const BINS = makeBins();
/** Strength of everybody's rates against those of a state, in silences at risk. */
const PRIOR = 30;
/** Strength of "as the states of its clients" against a product's own purchases, in purchases. */
const PRIOR_PURCHASES = 5;

function makeBins(): Float64Array {
  const ends: number[] = [];
  for (let end = 1; end < 4_000; end = Math.max(end + 1, Math.round(end * 1.3))) ends.push(end);
  return Float64Array.from(ends);
}

/** The bin in which a silence of so many days ends. */
function binOf(days: number): number {
  let low = 0;
  let high = BINS.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (BINS[middle] >= days) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Silences between purchases of one product by one client, in bins: ended by a purchase, or by now. */
interface Silences {
  readonly ended: Float64Array;
  readonly atRisk: Float64Array;
}

const noSilences = (): Silences => ({ ended: new Float64Array(BINS.length), atRisk: new Float64Array(BINS.length) });

function addSilence({ ended, atRisk }: Silences, days: number, isEnded: boolean): void {
  const last = binOf(days);
  // A silence that goes on says nothing yet about the bin it is in.
  for (let bin = 0; bin < last + (isEnded ? 1 : 0); bin += 1) atRisk[bin] += 1;
  if (isEnded) ended[last] += 1;
}

/** P(bought again in a bin | not before), shrunk towards `towards`. */
const hazards = ({ ended, atRisk }: Silences, towards: Float64Array, strength: number): Float64Array =>
  ended.map((n, bin) => (n + strength * towards[bin]) / (atRisk[bin] + strength));

/** When clients buy again, learnt from a history. */
export interface RepeatModel {
  readonly asOfDay: number;
  readonly horizonDays: number;
  /** Silences that were ended by another purchase; 0: nothing was ever bought twice, and every chance is 0. */
  readonly nRepeats: number;
  /** Owned products with their forecasts, by client and product. Undated purchases have none. */
  readonly forecasts: readonly RepeatForecast[];
}

/**
 * Time to the next purchase of an owned product. Silences between purchases (same day counts once), the last one cut off by now, give hazards by
 * length of silence: P(bought again in this bin | not before) for everybody, and for the client's state shrunk towards everybody. A product then
 * scales its clients' rates by its purchases over those expected of their states, shrunk towards 1 by five purchases. Chance within the horizon: 1 - S(idle + horizon) / S(idle), S the product of (1 - hazard), within a bin
 * geometrically interpolated.
 *
 * No dated deals: no forecasts. A product that nobody ever bought twice has chances near those of its state, which are 0 where none ever did.
 * @throws InvalidArgumentError for a horizon that is not > 0 or states of another length
 * @see Kaplan, Meier, "Nonparametric estimation from incomplete observations", 1958
 */
export function forecastRepeats(deals: DealTable, options: RepeatOptions): RepeatModel {
  const { states, nStates, horizonDays } = options;
  if (!(horizonDays > 0)) throw new InvalidArgumentError(`horizonDays must be > 0, got ${horizonDays}`);
  if (states.length !== deals.clientIds.length)
    throw new InvalidArgumentError(`states must have ${deals.clientIds.length} numbers, got ${states.length}`);
  const days = purchaseDays(deals, deals.productIds.length, options.asOfDay);
  const asOfDay = options.asOfDay ?? days.last;
  const all = noSilences();
  const byState = Array.from({ length: nStates }, noSilences);
  let nRepeats = 0;
  const eachSilence = (visit: (client: number, product: number, silence: number, isEnded: boolean) => void): void => {
    for (const { client, product, days: own } of days.pairs) {
      for (let i = 1; i <= own.length; i += 1) {
        const isEnded = i < own.length;
        const silence = (isEnded ? own[i] : asOfDay) - own[i - 1];
        if (silence > 0) visit(client, product, silence, isEnded);
      }
    }
  };
  eachSilence((client, _product, silence, isEnded) => {
    if (isEnded) nRepeats += 1;
    addSilence(all, silence, isEnded);
    if (states[client] >= 0) addSilence(byState[states[client]], silence, isEnded);
  });
  const everybody = hazards(all, new Float64Array(BINS.length), 1);
  const ofStates = byState.map((group) => hazards(group, everybody, PRIOR));
  const ofState = (state: number): Float64Array => (state >= 0 ? ofStates[state] : everybody);
  // Purchases of each product, seen and expected of the states of its clients: what the product itself adds.
  const seen = deals.productIds.map(() => new Float64Array(BINS.length));
  const expected = deals.productIds.map(() => new Float64Array(BINS.length));
  eachSilence((client, product, silence, isEnded) => {
    const last = binOf(silence);
    const rates = ofState(states[client]);
    for (let bin = 0; bin < last + (isEnded ? 1 : 0); bin += 1) expected[product][bin] += rates[bin];
    if (isEnded) seen[product][last] += 1;
  });
  const known = new Map<number, (days: number) => number>();
  const survivalFor = (state: number, product: number): ((days: number) => number) => {
    const key = (state + 1) * deals.productIds.length + product;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = survivalOf(
      ofState(state).map((rate, bin) => (rate * (seen[product][bin] + PRIOR_PURCHASES)) / (expected[product][bin] + PRIOR_PURCHASES)),
    );
    known.set(key, made);
    return made;
  };
  const forecasts = days.pairs.map(({ client, product, days: own }): RepeatForecast => {
    const survival = survivalFor(states[client], product);
    const idleDays = asOfDay - own[own.length - 1];
    const now = survival(idleDays);
    return {
      client,
      product,
      purchases: own.length,
      idleDays,
      chance: now > 0 ? 1 - survival(idleDays + horizonDays) / now : 0,
      medianDays: medianFrom(survival, idleDays, now),
      survival: now,
    };
  });
  return { asOfDay, horizonDays, nRepeats, forecasts };
}

/** S(days): a step at every end of a bin, geometric within. */
function survivalOf(rates: Float64Array): (days: number) => number {
  const logs = new Float64Array(BINS.length + 1);
  for (let bin = 0; bin < BINS.length; bin += 1) logs[bin + 1] = logs[bin] + Math.log1p(-Math.min(rates[bin], 1 - 1e-12));
  return (days) => {
    if (days <= 0) return 1;
    if (days >= BINS[BINS.length - 1]) return Math.exp(logs[BINS.length]);
    const bin = binOf(days);
    const from = bin === 0 ? 0 : BINS[bin - 1];
    return Math.exp(logs[bin] + ((logs[bin + 1] - logs[bin]) * (days - from)) / (BINS[bin] - from));
  };
}

function medianFrom(survival: (days: number) => number, idleDays: number, now: number): number | null {
  const most = BINS[BINS.length - 1];
  if (survival(most) > 0.5 * now) return null;
  let low = 0;
  let high = Math.max(1, most - idleDays);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (survival(idleDays + middle) > 0.5 * now) low = middle;
    else high = middle;
  }
  return high;
}

/** Distinct days of every (client, product), ascending, up to the as-of day; pairs by client and product. */
function purchaseDays(deals: Pick<DealTable, "clients" | "products" | "days">, nProducts: number, asOfDay: number | null) {
  const byPair = new Map<number, number[]>();
  let last = 0;
  for (let row = 0; row < deals.days.length; row += 1) {
    const day = deals.days[row];
    if (day === UNDATED || (asOfDay !== null && day > asOfDay)) continue;
    last = Math.max(last, day);
    const key = deals.clients[row] * nProducts + deals.products[row];
    const own = byPair.get(key);
    if (own === undefined) byPair.set(key, [day]);
    else own.push(day);
  }
  const pairs = [...byPair]
    .sort(([a], [b]) => a - b)
    .map(([key, own]) => ({
      client: Math.floor(key / nProducts),
      product: key % nProducts,
      days: [...new Set(own)].sort((a, b) => a - b),
    }));
  return { pairs, last };
}

/** A client that has been silent about one of its problems for unusually long. */
export interface LeavingClient {
  readonly client: number;
  readonly problem: number;
  /** Its share of the client's deals so far, in deals. */
  readonly deals: number;
  readonly idleDays: number;
  /** P(a silence this long) for a client that stays, in [0, 1]: the smaller, the surer that it is leaving. */
  readonly survival: number;
  /** Whether the client still buys for other problems: it leaves the problem, not the company. */
  readonly buysElsewhere: boolean;
}

/** Options of `findLeavingClients`. */
export interface LeavingOptions {
  readonly asOfDay: number | null;
  /** P(problem | product), P x K, row-major. */
  readonly addressed: Float64Array;
  readonly nProblems: number;
  /** Least number of purchases for a problem before its silence says anything; default 3. */
  readonly minDeals?: number;
  /** Silences less likely than this are told; in (0, 1). Default .1. */
  readonly most?: number;
}

const LEAVING_DEFAULTS = Object.freeze({ minDeals: 3, most: 0.1 });
/** Typical gaps are shrunk towards everybody's with the weight of one gap. */
const GAP_PRIOR = 1;

/**
 * Clients about to leave a problem. A purchase belongs to the product's main problem. A client's silence about a problem is measured in its own
 * typical gaps there (mean gap, shrunk towards all clients' with the weight of one gap), and compared with how long such silences, in the same
 * unit, usually last before they end (Kaplan-Meier over all clients and problems). Most surely leaving first, ties by client and problem.
 *
 * Without dates, or without a client who ever came back: nobody is told.
 */
export function findLeavingClients(deals: DealTable, options: LeavingOptions): LeavingClient[] {
  const { addressed, nProblems: K, minDeals, most } = { ...LEAVING_DEFAULTS, ...options };
  if (!(most > 0 && most < 1)) throw new InvalidArgumentError(`most must be in (0, 1), got ${most}`);
  if (!(Number.isInteger(minDeals) && minDeals >= 2)) throw new InvalidArgumentError(`minDeals must be an integer >= 2, got ${minDeals}`);
  const mainProblem = deals.productIds.map((_, p) => {
    let best = 0;
    for (let k = 1; k < K; k += 1) if (addressed[p * K + k] > addressed[p * K + best]) best = k;
    return best;
  });
  const { pairs, last } = purchaseDays({ ...deals, products: deals.products.map((p) => mainProblem[p]) }, K, options.asOfDay);
  const now = options.asOfDay ?? last;
  const gapsOf = (days: readonly number[]): number[] => days.slice(1).map((day, i) => day - days[i]);
  const gaps = pairs.flatMap(({ days }) => gapsOf(days));
  if (gaps.length === 0) return [];
  const overall = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const typical = pairs.map(({ days }) => {
    const own = gapsOf(days);
    return (own.reduce((a, b) => a + b, 0) + GAP_PRIOR * overall) / (own.length + GAP_PRIOR);
  });
  // Silences in units of a hundredth of the typical gap, so that the bins are fine enough.
  const silences = noSilences();
  const scaled = (days: number, i: number): number => Math.max(1, Math.round((100 * days) / typical[i]));
  pairs.forEach(({ days }, i) => {
    for (const gap of gapsOf(days)) addSilence(silences, scaled(gap, i), true);
    if (now > days[days.length - 1]) addSilence(silences, scaled(now - days[days.length - 1], i), false);
  });
  const survival = survivalOf(hazards(silences, new Float64Array(BINS.length), 1));
  const lastDay = new Map<number, number>();
  for (const { client, days } of pairs) lastDay.set(client, Math.max(lastDay.get(client) ?? 0, days[days.length - 1]));
  return pairs
    .map(({ client, product: problem, days }, i): LeavingClient => {
      const idleDays = now - days[days.length - 1];
      return {
        client,
        problem,
        deals: days.length,
        idleDays,
        survival: survival(scaled(idleDays, i)),
        buysElsewhere: (lastDay.get(client) ?? 0) > days[days.length - 1],
      };
    })
    .filter((row) => row.deals >= minDeals && row.survival < most)
    .sort((a, b) => a.survival - b.survival || a.client - b.client || a.problem - b.problem);
}

/** A deal that was lost. */
export interface LostDeal {
  readonly productId: string;
  /** In the words of whoever lost it; null where nobody said. */
  readonly reason: string | null;
}

/** What lost deals say about one product. */
export interface LossEvidence {
  readonly productId: string;
  readonly won: number;
  readonly lost: number;
  /** Share won, shrunk towards the overall one with the weight of ten deals. */
  readonly winRate: number;
  /** log(winRate / overall win rate): what it would add to the score of an offer; negative: more often lost than others. */
  readonly effect: number;
  /** How often each reason was given, most frequent first; ties by name. */
  readonly reasons: readonly { readonly reason: string; readonly deals: number }[];
}

const WIN_PRIOR = 10;

/**
 * Lost deals as negative evidence, by product: win rates against the overall one, and why. Products with a won or a lost deal, most often lost
 * (by effect) first, ties by id. Without any lost deal every effect is 0: a book that keeps no lost deals says nothing about losing.
 */
export function weighLostDeals(won: ReadonlyMap<string, number>, lost: readonly LostDeal[]): LossEvidence[] {
  const losses = new Map<string, LostDeal[]>();
  for (const deal of lost) losses.set(deal.productId, [...(losses.get(deal.productId) ?? []), deal]);
  const nWon = [...won.values()].reduce((a, b) => a + b, 0);
  const overall = (nWon + 1) / (nWon + lost.length + 1);
  const ids = [...new Set([...won.keys(), ...losses.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return ids
    .map((productId): LossEvidence => {
      const own = losses.get(productId) ?? [];
      const wins = won.get(productId) ?? 0;
      const winRate = (wins + WIN_PRIOR * overall) / (wins + own.length + WIN_PRIOR);
      const reasons = new Map<string, number>();
      for (const { reason } of own) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      return {
        productId,
        won: wins,
        lost: own.length,
        winRate,
        effect: Math.log(winRate / overall),
        reasons: [...reasons]
          .map(([reason, n]) => ({ reason, deals: n }))
          .sort((a, b) => b.deals - a.deals || (a.reason < b.reason ? -1 : 1)),
      };
    })
    .sort((a, b) => a.effect - b.effect || (a.productId < b.productId ? -1 : 1));
}

import { UNDATED, isoDateOfDay } from "../deals/dataset";
import { reportAdjacencies, type AdjacencySource, type ReportedAdjacency } from "./find-adjacencies";
import { salesUntil } from "./funnel-book";
import { listCalls } from "./list-calls";
import { MECHANIC_LEVEL, type MechanicFinding } from "./mechanic-effects";
import type { FunnelProblems } from "./shared-clients";
import { STUDY_DEFAULTS, studyFunnels, type FunnelData, type FunnelStudy, type StudyOptions } from "./study-funnels";
import { funnelSizes } from "./unify-funnels";
import { unifiedId } from "./describe-funnels";
import type { MechanicTransfer } from "./transfer-mechanics";

/** Effect of a mechanic in a problem, by ids. */
export interface ReportedEffect {
  readonly mechanic: string;
  readonly problemId: string;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly deals: number;
  readonly raw: number;
}

/** Effects on one outcome, or why there are none. */
export interface ReportedEffects {
  readonly reason: string | null;
  readonly effects: readonly ReportedEffect[];
}

/** A transfer by ids. */
export interface ReportedTransfer extends Omit<MechanicTransfer, "funnel" | "mechanic" | "problem" | "examples"> {
  readonly funnelId: string;
  readonly mechanic: string;
  readonly problemId: string;
  readonly examples: readonly { readonly dealId: string; readonly funnelId: string }[];
  /** Present win rate of the funnel, for experiments. */
  readonly baseRate: number;
}

/** A row of a call list by ids. */
export interface ReportedCall {
  readonly unifiedId: string;
  readonly rank: number;
  readonly clientId: string;
  readonly expectedValue: number;
  readonly chance: number;
  readonly productId: string;
  readonly problemId: string;
  readonly share: number;
  readonly funnelIds: readonly string[];
  readonly inHandsOf: readonly string[];
  /** ISO date of the last won deal, null where unknown. */
  readonly lastDate: string | null;
}

/** A product within a unified funnel by ids; see `UnifiedProduct`. */
export interface ReportedProduct {
  readonly unifiedId: string;
  readonly funnelId: string;
  readonly productId: string;
  readonly productClients: number;
  readonly clients: number;
  readonly expected: number;
  readonly pValue: number;
  readonly stability: number;
}

/** A funnel and what it serves. */
export interface ReportedFunnel {
  readonly id: string;
  readonly unifiedId: string;
  readonly clients: number;
  readonly products: number;
  readonly problems: readonly { readonly problemId: string; readonly share: number }[];
}

/** A unified funnel by ids; see `UnifiedFunnel`. */
export interface ReportedUnified {
  readonly id: string;
  readonly funnelIds: readonly string[];
  readonly products: number;
  readonly clients: number;
  readonly sharedClients: number;
  readonly expectedShared: number;
  readonly pValue: number;
  readonly stability: number;
  readonly problems: readonly { readonly problemId: string; readonly share: number }[];
  readonly intersections: readonly {
    readonly funnelIds: readonly string[];
    readonly clients: number;
    readonly expected: number;
    readonly pValue: number;
  }[];
  readonly intersectionsLeftOut: number;
  readonly lost: readonly Pick<ReportedProduct, "funnelId" | "productId" | "productClients" | "clients" | "expected">[];
  readonly contacts: number;
  readonly contactsAfter: number;
}

/** Everything a study found, as plain JSON (NaN where nothing is known): what files, API and explorer show. */
export interface FunnelReport {
  readonly seed: number;
  readonly definition: FunnelStudy["book"]["definition"];
  readonly verdict: FunnelStudy["unification"]["verdict"];
  readonly reason: string;
  readonly prior: FunnelStudy["unification"]["prior"];
  readonly strength: number;
  readonly liftInside: number;
  readonly liftOutside: number;
  readonly summary: FunnelStudy["summary"];
  readonly funnels: readonly ReportedFunnel[];
  readonly tree: {
    /** Funnel of each leaf. */
    readonly leaves: readonly string[];
    /** Nodes below the number of leaves are leaves; leaves + i is what step i made. */
    readonly merges: readonly { readonly left: number; readonly right: number; readonly lift: number }[];
    /** Log-likelihood gained (nats) after 0, 1, 2 ... merges. */
    readonly gain: readonly number[];
    readonly proposedMerges: number;
  };
  readonly unified: readonly ReportedUnified[];
  readonly products: readonly ReportedProduct[];
  readonly validation: (NonNullable<FunnelStudy["validation"]> & { readonly cutDate: string }) | null;
  readonly validationReason: string | null;
  readonly mechanics: {
    readonly names: readonly string[];
    readonly level: number;
    readonly winRate: ReportedEffects;
    readonly cycleTime: ReportedEffects;
    readonly amount: ReportedEffects;
    readonly falsePositiveRate: number;
  };
  readonly transfers: readonly ReportedTransfer[];
  /** Untried mechanics that are not suggested, the best five of each funnel. */
  readonly candidates: readonly ReportedTransfer[];
  readonly calls: readonly ReportedCall[];
  /** What lies beside every product; empty where `ReportOptions.beside` was not given. */
  readonly adjacencies: readonly ReportedAdjacency[];
  readonly problems: readonly string[];
  readonly bounds: readonly string[];
}

/** Options of `reportFunnels` beside those of the study. */
export interface ReportOptions extends StudyOptions {
  /** Unified funnels of several funnels that get a call list, the largest first, and rows of each. */
  readonly callLists?: number;
  readonly callsEach?: number;
  /** Where adjacencies are looked for; without it none are reported. */
  readonly beside?: AdjacencySource;
}

/** Defaults of `reportFunnels`. */
const REPORT_DEFAULTS = Object.freeze({ callLists: 50, callsEach: 200 });
const CANDIDATES_EACH = 5;

/** Studies funnels and writes down what was found, by ids. */
export function reportFunnels(data: FunnelData, problems: FunnelProblems, options: ReportOptions): FunnelReport {
  const { callLists, callsEach } = { ...REPORT_DEFAULTS, ...options };
  const study = studyFunnels(data, problems, options);
  const { sales } = data;
  const { book, unification } = study;
  const { funnelIds } = book;
  const { problemIds } = problems;
  const K = problems.model.nProblems;
  const sizes = funnelSizes(book);
  const nProducts = new Int32Array(funnelIds.length);
  for (const f of book.offerFunnel) nProducts[f] += 1;
  const mechanicRows = effectsOf(sales.mechanics, problemIds);
  const base = baseRates(study);
  const toTransfer = ({ funnel, mechanic, problem, examples, ...rest }: MechanicTransfer): ReportedTransfer => ({
    ...rest,
    funnelId: funnelIds[funnel],
    mechanic: sales.mechanics[mechanic],
    problemId: problemIds[problem],
    examples: examples.map((example) => ({ dealId: example.dealId, funnelId: funnelIds[example.funnel] })),
    baseRate: base[funnel],
  });
  const several = study.unified.filter(({ funnels, clients }) => funnels.length > 1 && clients > 0).slice(0, callLists);
  return {
    seed: options.seed,
    definition: book.definition,
    verdict: unification.verdict,
    reason: unification.reason,
    prior: unification.prior,
    strength: unification.strength,
    liftInside: unification.liftInside,
    liftOutside: unification.liftOutside,
    summary: study.summary,
    funnels: funnelIds.map((id, f) => ({
      id,
      unifiedId: unifiedId(unification.groups[f]),
      clients: sizes[f],
      products: nProducts[f],
      problems: sizes[f] === 0 ? [] : largestShares(study.problemShares.subarray(f * K, (f + 1) * K), problemIds),
    })),
    tree: {
      leaves: Array.from(unification.leaves, (f) => funnelIds[f]),
      merges: unification.merges.map(({ left, right, height }) => ({ left, right, lift: height })),
      gain: Array.from(unification.gain),
      proposedMerges: unification.nMerges,
    },
    unified: study.unified.map((group) => ({
      id: group.id,
      funnelIds: group.funnels.map((f) => funnelIds[f]),
      products: new Set(group.products.map(({ productId }) => productId)).size,
      clients: group.clients,
      sharedClients: group.sharedClients,
      expectedShared: group.expectedShared,
      pValue: group.pValue,
      stability: group.stability,
      problems: group.problems
        .filter(({ share }) => share >= MIN_SHARE)
        .map(({ problem, share }) => ({ problemId: problemIds[problem], share })),
      intersections: group.intersections.map(({ funnels, ...rest }) => ({ ...rest, funnelIds: funnels.map((f) => funnelIds[f]) })),
      intersectionsLeftOut: group.intersectionsLeftOut,
      lost: group.lost.map(({ funnel, productId, productClients, clients, expected }) => ({
        funnelId: funnelIds[funnel],
        productId,
        productClients,
        clients,
        expected,
      })),
      contacts: group.contacts,
      contactsAfter: group.contactsAfter,
    })),
    products: study.unified.flatMap((group) =>
      group.products.map(({ funnel, ...row }) => ({
        ...row,
        unifiedId: group.id,
        funnelId: funnelIds[funnel],
        stability: group.stability,
      })),
    ),
    validation: study.validation === null ? null : { ...study.validation, cutDate: isoDateOfDay(study.validation.cutDay) },
    validationReason: study.validationReason,
    mechanics: {
      names: sales.mechanics,
      level: MECHANIC_LEVEL,
      winRate: mechanicRows(study.winRate),
      cycleTime: mechanicRows(study.cycleTime),
      amount: mechanicRows(study.amount),
      falsePositiveRate: options.transfers?.falsePositiveRate ?? STUDY_DEFAULTS.transfers.falsePositiveRate,
    },
    transfers: study.transfers.filter(({ suggested }) => suggested).map(toTransfer),
    candidates: bestCandidates(study.transfers).map(toTransfer),
    calls: several.flatMap((group) =>
      listCalls(sales, book, problems, group.funnels, callsEach).map((row, i) => ({
        unifiedId: group.id,
        rank: i + 1,
        clientId: sales.clientIds[row.client],
        expectedValue: row.expectedValue,
        chance: row.chance,
        productId: row.productId,
        problemId: problemIds[row.problem],
        share: row.share,
        funnelIds: row.funnels.map((f) => funnelIds[f]),
        inHandsOf: row.inHandsOf.map((f) => funnelIds[f]),
        lastDate: row.lastDay === UNDATED ? null : isoDateOfDay(row.lastDay),
      })),
    ),
    adjacencies: options.beside === undefined ? [] : reportAdjacencies(options.beside),
    problems: problemIds,
    bounds: study.bounds,
  };
}

/** Smaller shares of problems are not told. */
const MIN_SHARE = 0.05;

function largestShares(shares: Float64Array, problemIds: readonly string[]): ReportedFunnel["problems"] {
  return Array.from(shares, (share, problem) => ({ problem, share }))
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share || a.problem - b.problem)
    .map(({ problem, share }) => ({ problemId: problemIds[problem], share }));
}

const effectsOf =
  (mechanics: readonly string[], problemIds: readonly string[]) =>
  ({ model, reason }: MechanicFinding): ReportedEffects => ({
    reason,
    effects:
      model === null
        ? []
        : model.effects.map(({ mechanic, problem, ...effect }) => ({
            mechanic: mechanics[mechanic],
            problemId: problemIds[problem],
            ...effect,
          })),
  });

/** Won part of each funnel's closed deals; NaN without any. */
function baseRates({ book, winRate }: FunnelStudy): Float64Array {
  const won = new Float64Array(book.funnelIds.length);
  const closed = new Float64Array(book.funnelIds.length);
  if (winRate.model !== null) {
    const { salesRows, parts, outcome } = winRate.model.rows;
    salesRows.forEach((row, i) => {
      won[book.rowFunnel[row]] += parts[i] * outcome[i];
      closed[book.rowFunnel[row]] += parts[i];
    });
  }
  return won.map((n, f) => n / closed[f]);
}

function bestCandidates(transfers: readonly MechanicTransfer[]): MechanicTransfer[] {
  const kept = new Map<number, number>();
  return transfers.filter(({ funnel, suggested }) => {
    if (suggested) return false;
    const n = kept.get(funnel) ?? 0;
    kept.set(funnel, n + 1);
    return n < CANDIDATES_EACH;
  });
}

/** The data as they were at the end of `day` (`salesUntil`); leads created later are gone. */
export function funnelDataAsOf(data: FunnelData, day: number): FunnelData {
  const sales = salesUntil(data.sales, day);
  return { ...data, sales, leads: data.leads.filter(({ createdDay }) => createdDay <= day) };
}

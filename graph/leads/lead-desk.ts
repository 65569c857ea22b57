import { buildLeadBook, DAY_MS, type LeadBook, type LeadRows } from "./lead-book";
import { describeClients, withClientProblems, type ClientHistory } from "./client-history";
import { fitFadingHazard, type FadingModel } from "./fading-hazard";
import { encodeMatchRows, fitMatchModel, predictMatches, type AgentEvidence } from "./match-agents";
import { mixLeads, type MixOptions, type MixResult } from "./mix/mix-leads";
import { learnNextActions, type NextActions, type NextOptions } from "./next/learn-next-actions";
import { judgeTrial, type LotTrial } from "./next/judge-trial";
import { listNextSteps, type LotDecision, type NextStep } from "./next/next-actions";
import { followedShares, type NudgeFeedback } from "./next/nudges";
import { excludedColumnsOf, rankLeads, type RankOptions, type RankResult } from "./rank-leads";
import { trackPerformance, type PerformanceReport, type TrackOptions } from "./track-performance";

/** What may be asked of a desk. */
export const DESK_PARTS = ["rank", "match", "mix", "next", "track"] as const;
/** One of them. */
export type DeskPart = (typeof DESK_PARTS)[number];

/** A day at the desk. Survives structured cloning. */
export interface LeadDeskTask {
  readonly rows: LeadRows;
  /** UTC day, or null for all that is known. */
  readonly asOfDay: number | null;
  readonly parts: readonly DeskPart[];
  readonly seed: number;
  readonly rank?: RankOptions;
  /** What closed deals say about the leads' clients. */
  readonly clients?: ClientHistory | null;
  readonly mix?: MixOptions;
  /** Worth of winning by lead id; others count 1. Null: closes are counted. */
  readonly leadWorth?: ReadonlyMap<string, number> | null;
  readonly typeColumn?: string | null;
  readonly next?: NextOptions;
  readonly track?: TrackOptions;
  /** What people made of earlier nudges. */
  readonly feedback?: readonly NudgeFeedback[];
  /** Earlier nudges that were drawn by lot. */
  readonly lots?: readonly LotDecision[];
}

/** One open lead with one agent. */
export interface MatchedAgent {
  readonly leadId: string;
  readonly agentId: string;
  /** Null when the quality gate is closed. */
  readonly p: number | null;
  /** 1 for the lead's best agent. */
  readonly rank: number;
}

/** The answers. Parts that were not asked for are null. */
export interface LeadDesk {
  readonly rank: Omit<RankResult, "model" | "cohort"> & {
    readonly nOpen: number;
    readonly nTooYoung: number;
    readonly matureDays: number;
    readonly penalty: number;
  };
  readonly match: {
    readonly evidence: AgentEvidence;
    readonly agentIds: readonly string[];
    readonly pairs: readonly MatchedAgent[];
  } | null;
  readonly mix: MixResult | null;
  readonly next: {
    readonly steps: readonly NextStep[];
    readonly fading: FadingModel | null;
    readonly value: NextActions["value"];
    readonly byLog: NextActions["byLog"];
    /** What decisions by lot say; null before there are any. */
    readonly trial: LotTrial | null;
    readonly policyVersion: string;
    readonly caution: string;
  } | null;
  readonly performance: PerformanceReport | null;
  /** Open leads by id with what people want to see of them. */
  readonly open: readonly {
    readonly leadId: string;
    readonly agentId: string | null;
    readonly createdMs: number;
    readonly source: string | null;
  }[];
}

/**
 * Ranks, matches, distributes and nudges in one go, on one book: the composition that commands and services share. MATCH and MIX carry no
 * chances when RANK's quality gate is closed; then leads are spread by capacity.
 */
export function workLeadDesk(task: LeadDeskTask): LeadDesk {
  const { seed, parts } = task;
  const book = buildLeadBook(task.rows, task.asOfDay);
  const known = task.clients == null ? [] : describeClients(book, task.clients);
  const rankOptions = { ...task.rank, seed, ...(known.length > 0 && { extras: [...(task.rank?.extras ?? []), ...known] }) };
  const ranked = rankLeads(book, rankOptions);
  // What a lead is about, for MATCH and NEXT: its own column, or the problem of its client.
  const typed = task.clients == null ? book : withClientProblems(book, task.clients, known);
  const { model, cohort, ...rank } = ranked;
  const hasScores = rank.gate.isOpen;
  const needsMatch = parts.includes("match") || parts.includes("mix");
  const matchModel = needsMatch
    ? fitMatchModel(typed, cohort.leads, {
        seed,
        typeColumn: task.typeColumn ?? null,
        excluded: excludedColumnsOf(rank.leakyColumns, rankOptions),
        extras: (rankOptions.extras ?? []).filter(({ name }) => rank.clients?.kept.includes(name)),
      })
    : null;
  const { leadWorth = null } = task;
  const leadValues = leadWorth === null ? null : Float64Array.from(cohort.open, (i) => leadWorth.get(book.leads[i].id) ?? 1);
  const needsNext = parts.includes("next");
  const learnt = needsNext
    ? learnNextActions(typed, cohort.leads, {
        seed,
        typeColumn: task.typeColumn ?? null,
        firstChances: heldOutChances(book, ranked),
        ...task.next,
        ...(isRehearsal(task) && { exploration: 0 }),
      })
    : null;
  const fading = needsNext ? fitFadingHazard(typed) : null;
  return {
    rank: { ...rank, nOpen: cohort.open.length, nTooYoung: cohort.nTooYoung, matureDays: cohort.matureDays, penalty: model.penalty },
    match:
      matchModel === null || !parts.includes("match")
        ? null
        : { evidence: matchModel.evidence, agentIds: matchModel.agentIds, pairs: listPairs(typed, matchModel, cohort.open, hasScores) },
    mix:
      matchModel === null || !parts.includes("mix")
        ? null
        : mixLeads(typed, matchModel, cohort.open, hasScores, { ...task.mix, seed, leadValues }),
    next:
      learnt === null
        ? null
        : {
            steps: listNextSteps(typed, cohort.open, learnt, fading, followedShares(task.feedback ?? []), { seed }),
            fading,
            value: learnt.value,
            byLog: learnt.byLog,
            trial: (task.lots ?? []).length === 0 ? null : judgeTrial(typed, learnt, task.lots ?? [], task.feedback ?? [], seed),
            policyVersion: learnt.policy.version,
            caution: learnt.caution,
          },
    performance: parts.includes("track") ? trackPerformance(typed, task.track) : null,
    open: Array.from(cohort.open, (i) => {
      const { id, agentId, createdMs, source } = book.leads[i];
      return { leadId: id, agentId, createdMs, source };
    }),
  };
}

/** Whether records are later than the day of looking: then nobody will act on what is said, and nothing is drawn by lot. */
function isRehearsal({ rows, asOfDay }: LeadDeskTask): boolean {
  if (asOfDay === null) return false;
  const endMs = (asOfDay + 1) * DAY_MS;
  return (
    rows.leads.some(({ createdMs, closedMs }) => createdMs >= endMs || closedMs >= endMs) ||
    rows.activities.some(({ atMs }) => atMs >= endMs)
  );
}

/** What RANK thought of each training lead without having seen its outcome; NaN for others. */
function heldOutChances(book: LeadBook, { cohort, model }: RankResult): Float64Array {
  const chances = new Float64Array(book.leads.length).fill(Number.NaN);
  cohort.leads.forEach((position, k) => (chances[position] = model.outOfFold[k]));
  return chances;
}

function listPairs(
  book: Parameters<typeof encodeMatchRows>[1],
  model: Parameters<typeof encodeMatchRows>[0],
  open: Int32Array,
  hasScores: boolean,
): MatchedAgent[] {
  const chances = predictMatches(model, encodeMatchRows(model, book, open));
  const nAgents = model.agentIds.length;
  return Array.from(open, (position, row) => {
    const own = chances.subarray(row * nAgents, (row + 1) * nAgents);
    const order = Array.from({ length: nAgents }, (_, a) => a).sort((a, b) => (hasScores ? own[b] - own[a] : 0) || a - b);
    return order.map((a, k): MatchedAgent => ({
      leadId: book.leads[position].id,
      agentId: model.agentIds[a],
      p: hasScores ? own[a] : null,
      rank: k + 1,
    }));
  }).flat();
}

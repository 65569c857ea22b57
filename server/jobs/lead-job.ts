import { dayOfIsoDate, isoDateOfDay, UNDATED } from "../../graph/deals/dataset";
import { applyAdjustment, proposeAdjustments, type Adjustment, type DeskSettings } from "../../graph/leads/adjustments";
import type { ClientHistory } from "../../graph/leads/client-history";
import { DESK_PARTS, type LeadDesk } from "../../graph/leads/lead-desk";
import { listNudges, type NudgeFeedback } from "../../graph/leads/next/nudges";
import type { RetroReport } from "../../graph/leads/retro-evaluate";
import type { EventBus } from "../events/event-bus";
import type { Clock } from "../ports/clock";
import type { Engine } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { addLots, readDeskSettings, readLots, readNudgeFeedback, writeDeskSettings } from "../use-cases/desk-settings";
import { readLeadRows } from "../use-cases/read-leads";
import type { JobHandler } from "./leased-job-runner";
import { plainReport } from "./plain-report";

/** What to work; JSON. */
export interface LeadJobInput {
  readonly seed: number;
  /** ISO date at whose end leads are seen; null: all that is known. */
  readonly asOf: string | null;
  /** Whether leads in hand may move. */
  readonly redistribute: boolean;
  /** Period to be judged; null: none. */
  readonly retro: { readonly from: string; readonly to: string } | null;
}

/** Best agents kept of each open lead. */
const MOST_AGENTS = 3;
/** Leads of a retro-evaluation kept beside its lists. */
const MOST_EVENTS = 200;

/** The stored result of a desk job; NaN is null. */
export interface LeadDeskReport {
  readonly input: LeadJobInput;
  readonly rank: LeadDesk["rank"];
  readonly match: LeadDesk["match"];
  readonly mix: Omit<NonNullable<LeadDesk["mix"]>, "loads" | "capacities"> & {
    readonly agents: readonly { readonly agentId: string; readonly load: number; readonly capacity: number }[];
  };
  readonly next: NonNullable<LeadDesk["next"]>;
  readonly performance: NonNullable<LeadDesk["performance"]>;
  readonly open: LeadDesk["open"];
  readonly retro: Omit<RetroReport, "leads"> | null;
  /** What the figures speak for, whether it was applied or not. */
  readonly adjustments: readonly Adjustment[];
}

/**
 * A day at the desk as a job: ranks, matches, distributes, nudges and tracks on all leads of the store, with what the active run knows about their clients and what people
 * said about earlier nudges; judges a past period where one is asked for. New nudges are told on the bus.
 */
export function leadJob({
  stores,
  engine,
  clock,
  bus,
}: {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly bus: EventBus;
}): JobHandler {
  return {
    async run(job, tools) {
      const input = job.payload as LeadJobInput;
      tools.report(0, "reading");
      const rows = await readLeadRows(stores.deals, "leads");
      if (rows.leads.length === 0) throw new InputError("there are no leads: import some first");
      const { settings } = await readDeskSettings(stores);
      const { feedback } = await readNudgeFeedback(stores);
      tools.report(0.1, "leads");
      const desk = await engine.workLeads(
        {
          rows,
          asOfDay: input.asOf === null ? null : dayOfIsoDate(input.asOf),
          parts: [...DESK_PARTS],
          seed: input.seed,
          rank: { gradeCuts: settings.gradeCuts },
          clients: await readClientHistory(stores),
          mix: { redistribute: input.redistribute },
          next: { exploration: settings.explorationShare },
          feedback,
          lots: (await readLots(stores)).lots,
        },
        { signal: tools.signal },
      );
      const { rank, match, mix, next, performance, open } = desk;
      if (match === null || mix === null || next === null || performance === null)
        throw new Error("the engine left a part of the desk out");
      tools.report(0.7, "retro-evaluation");
      const retro =
        input.retro === null
          ? null
          : await engine.retroEvaluate(
              { rows, options: { fromDay: dayOfIsoDate(input.retro.from), toDay: dayOfIsoDate(input.retro.to), seed: input.seed } },
              { signal: tools.signal },
            );
      const { loads, capacities, ...mixed } = mix;
      const report: LeadDeskReport = {
        input,
        rank,
        match: { ...match, pairs: match.pairs.filter(({ rank: place }) => place <= MOST_AGENTS) },
        mix: { ...mixed, agents: match.agentIds.map((agentId, a) => ({ agentId, load: loads[a], capacity: capacities[a] })) },
        next,
        performance,
        open,
        retro: retro === null ? null : withoutLeads(retro),
        adjustments: proposeAdjustments(performance, rank.gradeCuts, settings),
      };
      await addLots(
        stores,
        next.steps.flatMap(({ lot }) => (lot === null ? [] : [lot])),
        clock.now().toISOString(),
      );
      await adjust(stores, clock, report.adjustments);
      tell(bus, clock, report, feedback);
      return plainReport(report);
    },
  };
}

/** The report without its longest list, which the command line writes to a file. */
function withoutLeads(report: RetroReport): Omit<RetroReport, "leads"> {
  const shown: Partial<RetroReport> = { ...report };
  delete (shown as { leads?: unknown }).leads;
  return shown as Omit<RetroReport, "leads">;
}

/** What the active run knows of products and states, with all dated won deals; null before the first analysis. */
export async function readClientHistory(stores: Pick<Stores, "runs" | "deals">): Promise<ClientHistory | null> {
  const run = await stores.runs.activeRun();
  const analysis = run === null ? null : await stores.runs.loadAnalysis(run.id);
  if (analysis === null) return null;
  const { problems, productIds, productProblems, states, stateIds } = analysis;
  const { deals } = await stores.deals.readDataset(null);
  const nProblems = problems.length;
  const overall = Float64Array.from(problems, ({ share }) => Math.max(share, 1e-6));
  const sum = overall.reduce((total, share) => total + share, 0);
  return {
    problems: problems.map(({ label }) => label),
    overall: overall.map((share) => share / sum),
    productProblems: new Map(productIds.map((id, p) => [id, productProblems.slice(p * nProblems, (p + 1) * nProblems)])),
    states: states.nStates === 0 ? null : { names: stateIds.map((id, s) => `${id} (${states.labels[s]})`), meanShares: states.meanShares },
    deals: Array.from(deals.days.keys())
      .filter((row) => deals.days[row] !== UNDATED)
      .map((row) => ({
        clientId: deals.clientIds[deals.clients[row]],
        productId: deals.productIds[deals.products[row]],
        day: deals.days[row],
      })),
  };
}

/** Applies what is proposed where adjustments are automatic; each is written to the log and can be taken back. */
async function adjust(stores: Stores, clock: Clock, adjustments: readonly Adjustment[]): Promise<void> {
  const { version, settings, log } = await readDeskSettings(stores);
  // Every run of the desk learns anew: what asked for it is answered.
  let next: DeskSettings = { ...settings, needsRetraining: false };
  if (!settings.isAutomatic || adjustments.length === 0) {
    if (settings.needsRetraining) await writeDeskSettings(stores, { settings: next, log }, clock.now().toISOString(), "service", version);
    return;
  }
  const at = clock.now().toISOString();
  const made = adjustments.map((adjustment, k) => ({ id: `${at}/${k}`, at, by: "service", adjustment, revertedAt: null }));
  for (const { adjustment } of made) next = applyAdjustment(next, adjustment);
  await writeDeskSettings(stores, { settings: next, log: [...made, ...log] }, at, "service", version);
}

/** Tells what is due today, the most pressing first. */
function tell(bus: EventBus, clock: Clock, { next, input }: LeadDeskReport, feedback: readonly NudgeFeedback[]): void {
  const today = input.asOf ?? isoDateOfDay(Math.floor(clock.now().getTime() / 86_400_000));
  const at = clock.now().toISOString();
  const due = listNudges(next.steps, feedback, today).filter(({ status, deadline }) => status === "open" && (deadline ?? today) <= today);
  for (const { leadId, action, deadline, hazard } of due.slice(0, MOST_EVENTS))
    bus.publish({ kind: "nudge", leadId, action, deadline, hazard, at });
}

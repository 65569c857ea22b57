import { applyAdjustment, revertAdjustment } from "../../graph/leads/adjustments";
import { listNudges, type Nudge, type NudgeFeedback, type NudgeVerdict } from "../../graph/leads/next/nudges";
import type { LeadDeskReport, LeadJobInput } from "../jobs/lead-job";
import { ConflictError, InputError, NotFoundError } from "../ports/errors";
import type { Job } from "../ports/job-store";
import type { Stores } from "../ports/stores";
import { addNudgeFeedback, readDeskSettings, readNudgeFeedback, writeDeskSettings, type LoggedAdjustment } from "./desk-settings";
import { MAX_PAGE } from "./pages";
import { defineMutation, defineUseCase, type UseCaseContext } from "./use-case";

const viewJob = (job: Job) => ({
  id: job.id,
  status: job.status,
  progress: job.progress,
  stage: job.stage,
  error: job.error,
  createdAt: job.createdAt,
  finishedAt: job.status === "queued" || job.status === "running" ? null : job.updatedAt,
});

const deskJobs = async (stores: Stores): Promise<readonly Job[]> =>
  (await stores.jobs.jobs(MAX_PAGE)).filter(({ kind }) => kind === "leads");

interface FoundReport {
  readonly job: Job;
  readonly report: LeadDeskReport;
}

/** Parsed reports are kept by store: lists and pages read them many times. An erasure moves `updatedAt`. */
const reports = new WeakMap<Stores, ReadonlyMap<string, FoundReport>>();

/** The newest report, and the newest that judged a period. */
async function newestReports(stores: Stores): Promise<{ readonly desk: FoundReport | null; readonly retro: FoundReport | null }> {
  const known = reports.get(stores) ?? new Map<string, FoundReport>();
  const done = (await deskJobs(stores)).filter(({ status }) => status === "succeeded");
  const found = done.slice(0, 1).concat(done.filter(({ payload }) => (payload as LeadJobInput).retro !== null).slice(0, 1));
  const kept = new Map(
    found.map((job) => {
      const parsed = known.get(job.id);
      return [job.id, parsed?.job.updatedAt === job.updatedAt ? parsed : { job, report: job.result as LeadDeskReport }];
    }),
  );
  reports.set(stores, kept);
  const [desk, retro] = [done.at(0), found.at(1) ?? found.find(({ payload }) => (payload as LeadJobInput).retro !== null)];
  return {
    desk: desk === undefined ? null : (kept.get(desk.id) ?? null),
    retro: retro === undefined ? null : (kept.get(retro.id) ?? null),
  };
}

const todayOf = ({ clock }: Pick<UseCaseContext, "clock">): string => clock.now().toISOString().slice(0, 10);

/** How the desk stands: its newest job and what the newest finished one found about itself. */
export const findLeadDesk = defineUseCase("leads.read", async ({ stores }) => {
  const newest = (await deskJobs(stores)).at(0);
  const found = (await newestReports(stores)).desk;
  const report = found?.report;
  return {
    job: newest === undefined ? null : viewJob(newest),
    summary:
      found === null || report === undefined
        ? null
        : {
            workedAt: found.job.createdAt,
            asOf: report.input.asOf,
            nOpen: report.rank.nOpen,
            isOpen: report.rank.gate.isOpen,
            gateReasons: report.rank.gate.reasons,
            ...report.rank.quality,
            leakyColumns: report.rank.leakyColumns.map(({ column, finding }) => ({ column, finding })),
            gradeCuts: report.rank.gradeCuts,
            agentEvidence: report.match?.evidence.text ?? "",
            expected: report.mix.expected,
            baseline: report.mix.baseline,
            gain: report.mix.gain,
            gap: report.mix.gap,
            nUnassigned: report.mix.nUnassigned,
            notes: report.mix.notes,
            agents: report.mix.agents,
            fadingSlope: report.next.fading?.slope ?? null,
            fadingSlopeError: report.next.fading?.slopeError ?? null,
            adviceValue: report.next.value,
            // Reports of earlier versions lack what follows.
            adviceByLog: (report.next as Partial<LeadDeskReport["next"]>).byLog ?? [],
            trial: (report.next as Partial<LeadDeskReport["next"]>).trial ?? null,
            caution: report.next.caution,
          },
  };
});

export const listLeadRanks = defineUseCase("leads.read", async ({ stores }) => {
  const report = (await newestReports(stores)).desk?.report;
  if (report === undefined) return [];
  const open = new Map(report.open.map((lead) => [lead.leadId, lead]));
  return report.rank.scores.map(({ leadId, p, grade, reasons }, k) => ({
    leadId,
    place: k + 1,
    p,
    grade,
    reasons,
    agentId: open.get(leadId)?.agentId ?? null,
    source: open.get(leadId)?.source ?? null,
  }));
});

export const listLeadMatches = defineUseCase("leads.read", async ({ stores }, { leadId }: { readonly leadId: string | null }) =>
  ((await newestReports(stores)).desk?.report.match?.pairs ?? []).filter((pair) => leadId === null || pair.leadId === leadId),
);

export const listLeadAssignments = defineUseCase(
  "leads.read",
  async ({ stores }) => (await newestReports(stores)).desk?.report.mix.choices ?? [],
);

const nudgesOf = async (context: UseCaseContext): Promise<Nudge[]> => {
  const report = (await newestReports(context.stores)).desk?.report;
  if (report === undefined) return [];
  return listNudges(report.next.steps, (await readNudgeFeedback(context.stores)).feedback, report.input.asOf ?? todayOf(context));
};

export const listOpenNudges = defineUseCase("leads.read", async (context, { openOnly }: { readonly openOnly: boolean }) =>
  (await nudgesOf(context)).filter(({ status }) => !openOnly || status === "open"),
);

export const findLeadRetro = defineUseCase("leads.read", async ({ stores }) => (await newestReports(stores)).retro?.report.retro ?? null);

export const findLeadPerformance = defineUseCase(
  "leads.read",
  async ({ stores }) => (await newestReports(stores)).desk?.report.performance ?? null,
);

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (text: string): boolean => ISO_DATE.test(text) && !Number.isNaN(Date.parse(text));

/** Queues a day at the desk and returns at once. */
export const startLeadDesk = defineMutation(
  "runs.start",
  (_input: LeadJobInput, output: { readonly id: string }) => `lead desk ${output.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    for (const text of [input.asOf, input.retro?.from ?? null, input.retro?.to ?? null])
      if (text !== null && !isDate(text)) throw new InputError(`dates are written 2025-12-31, got ${text}`);
    if (input.retro !== null && input.retro.to < input.retro.from) throw new InputError("the period must not end before it begins");
    if ((await stores.deals.counts()).leads === 0) throw new InputError("there are no leads to work: import some first");
    const payload: LeadJobInput = { seed: input.seed, asOf: input.asOf, redistribute: input.redistribute, retro: input.retro };
    const job = await stores.jobs.create({ id: newId(), kind: "leads", payload, at: clock.now().toISOString() });
    jobs.wake();
    return viewJob(job);
  },
);

export interface AnswerNudgeInput {
  readonly leadId: string;
  readonly action: string;
  readonly verdict: NudgeVerdict;
  /** Days until a snoozed nudge comes back, 1 to 365. */
  readonly days: number;
}

const TRIES = 5;

/** Keeps what somebody made of a nudge; the next run of the desk learns from it. */
export const answerNudge = defineMutation(
  "leads.decide",
  ({ leadId }: AnswerNudgeInput) => `nudge of lead ${leadId}`,
  async (context, { leadId, action, verdict, days }): Promise<Nudge> => {
    const { stores, principal, clock } = context;
    if (!(Number.isInteger(days) && days >= 1 && days <= 365)) throw new InputError(`days must be an integer, 1 to 365, got ${days}`);
    const nudge = (await nudgesOf(context)).find((row) => row.leadId === leadId && row.action === action);
    if (nudge === undefined) throw new NotFoundError(`the desk has no nudge to ${action} for lead ${leadId}`);
    const now = clock.now();
    const until = verdict === "snoozed" ? new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10) : null;
    const row: NudgeFeedback = { leadId, action, verdict, until, at: now.toISOString() };
    // Two people may answer at once: the later one reads again.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await addNudgeFeedback(stores, row, principal.id);
        break;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
    return { ...nudge, status: verdict, until };
  },
);

const viewLogged = ({ adjustment, ...rest }: LoggedAdjustment) => ({
  ...rest,
  setting: adjustment.setting,
  from: JSON.stringify(adjustment.from),
  to: JSON.stringify(adjustment.to),
  reason: adjustment.reason,
});

/** Settings of the desk, what its figures speak for now, and the log of changes. */
export const viewDeskSettings = defineUseCase("leads.read", async ({ stores }) => {
  const { settings, log } = await readDeskSettings(stores);
  const report = (await newestReports(stores)).desk?.report;
  const waiting = (report?.adjustments ?? []).filter((proposed) => !isSame(settings[proposed.setting], proposed.to));
  return {
    isAutomatic: settings.isAutomatic,
    gradeCuts: settings.gradeCuts,
    explorationShare: settings.explorationShare,
    needsRetraining: settings.needsRetraining,
    leastExploration: settings.bounds.explorationShare[0],
    mostExploration: settings.bounds.explorationShare[1],
    cutStep: settings.bounds.cutStep,
    proposed: waiting.map(({ setting, from, to, reason }) => ({ setting, from: JSON.stringify(from), to: JSON.stringify(to), reason })),
    log: log.map(viewLogged),
  };
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface DeskSettingsInput {
  readonly isAutomatic: boolean;
  /** Null: quantiles of the model. */
  readonly gradeCuts: readonly number[] | null;
  /** Share of nudges drawn by lot, within the bounds; null: as it is. */
  readonly explorationShare: number | null;
  readonly leastExploration: number;
  readonly mostExploration: number;
  readonly cutStep: number;
}

/** Sets cut-offs, bounds, and whether the desk may change itself within them. */
export const setDeskSettings = defineMutation(
  "leads.configure",
  () => "lead desk settings",
  async (context, input: DeskSettingsInput) => {
    const { stores, clock, principal } = context;
    const { gradeCuts, leastExploration, mostExploration, cutStep } = input;
    if (!(leastExploration >= 0 && leastExploration <= mostExploration && mostExploration <= 1))
      throw new InputError("bounds of the exploration share must be within 0 and 1");
    if (!(cutStep > 0 && cutStep < 1)) throw new InputError(`cutStep must be between 0 and 1, got ${cutStep}`);
    const cuts = gradeCuts === null ? null : toCuts(gradeCuts);
    const { version, settings, log } = await readDeskSettings(stores);
    const share = input.explorationShare ?? settings.explorationShare;
    if (input.explorationShare !== null && !(share >= leastExploration && share <= mostExploration))
      throw new InputError(`explorationShare must be ${leastExploration} to ${mostExploration}, got ${share}`);
    const next = {
      ...settings,
      isAutomatic: input.isAutomatic,
      gradeCuts: cuts,
      explorationShare: Math.min(mostExploration, Math.max(leastExploration, share)),
      bounds: { explorationShare: [leastExploration, mostExploration] as const, cutStep },
    };
    await writeDeskSettings(stores, { settings: next, log }, clock.now().toISOString(), principal.id, version);
    return viewDeskSettings(context, {});
  },
);

function toCuts(cuts: readonly number[]): readonly [number, number, number] {
  const [a, b, c] = cuts;
  if (cuts.length !== 3 || !(a < 1 && a > b && b > c && c > 0))
    throw new InputError("gradeCuts must be three numbers that descend within 0 and 1");
  return [a, b, c];
}

/** Makes a proposed change by hand; it is logged and can be taken back like an automatic one. */
export const applyDeskAdjustment = defineMutation(
  "leads.configure",
  ({ setting }: { readonly setting: string }) => `lead desk ${setting}`,
  async (context, { setting }) => {
    const { stores, clock, principal, newId } = context;
    const proposed = (await newestReports(stores)).desk?.report.adjustments.find((adjustment) => adjustment.setting === setting);
    if (proposed === undefined) throw new NotFoundError(`nothing is proposed for ${setting}`);
    const { version, settings, log } = await readDeskSettings(stores);
    if (isSame(settings[proposed.setting], proposed.to)) throw new ConflictError(`${setting} is as proposed already`);
    const at = clock.now().toISOString();
    const made: LoggedAdjustment = {
      id: newId(),
      at,
      by: principal.id,
      adjustment: { ...proposed, from: settings[proposed.setting] } as LoggedAdjustment["adjustment"],
      revertedAt: null,
    };
    await writeDeskSettings(stores, { settings: applyAdjustment(settings, proposed), log: [made, ...log] }, at, principal.id, version);
    return viewDeskSettings(context, {});
  },
);

/** Takes a change back, whatever changed in other settings since. */
export const revertDeskAdjustment = defineMutation(
  "leads.configure",
  ({ id }: { readonly id: string }) => `lead desk adjustment ${id}`,
  async (context, { id }) => {
    const { stores, clock, principal } = context;
    const { version, settings, log } = await readDeskSettings(stores);
    const found = log.find((row) => row.id === id);
    if (found === undefined) throw new NotFoundError(`no adjustment ${id}`);
    if (found.revertedAt !== null) throw new ConflictError(`adjustment ${id} was taken back already`);
    const at = clock.now().toISOString();
    const reverted = log.map((row) => (row.id === id ? { ...row, revertedAt: at } : row));
    await writeDeskSettings(stores, { settings: revertAdjustment(settings, found.adjustment), log: reverted }, at, principal.id, version);
    return viewDeskSettings(context, {});
  },
);

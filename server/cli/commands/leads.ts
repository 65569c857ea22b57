import { dayOfIsoDate } from "../../../graph/deals/dataset";
import type { ClientHistory } from "../../../graph/leads/client-history";
import type { LeadRows } from "../../../graph/leads/lead-book";
import type { DeskPart, LeadDesk } from "../../../graph/leads/lead-desk";
import type { RetroReport } from "../../../graph/leads/retro-evaluate";
import type { LotDecision } from "../../../graph/leads/next/next-actions";
import type { MixOptions, SkillRule } from "../../../graph/leads/mix/mix-leads";
import { readClientHistory } from "../../jobs/lead-job";
import { InputError } from "../../ports/errors";
import { readLeadRows, type LeadEntity } from "../../use-cases/read-leads";
import type { CommandContext } from "../command-context";
import { openSource, type DealSource } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFile, checkOutputFolder, writeFileAtomically, writeFolderAtomically } from "../output/atomic-output";
import { csvLines, type Cell } from "../output/csv";
import { retroPage } from "../output/retro-page";
import { createProgress } from "../progress";

export interface LeadsOptions extends SourceOptions {
  readonly asOf?: string;
  readonly out: string;
  readonly seed: number;
  readonly entity?: LeadEntity;
}

export interface RankCommandOptions extends LeadsOptions {
  readonly grades?: readonly [number, number, number];
  readonly leastWon?: number;
  readonly leastLost?: number;
  readonly leastAuc?: number;
  readonly excludeColumn?: readonly string[];
  readonly allowColumn?: readonly string[];
}

export interface MatchCommandOptions extends RankCommandOptions {
  readonly typeColumn?: string;
}

export interface NextCommandOptions extends MatchCommandOptions {
  readonly explore?: number;
}

export interface MixCommandOptions extends MatchCommandOptions {
  readonly redistribute?: true;
  readonly moveCost?: number;
  readonly mostMoves?: number;
  readonly fairness?: number;
  readonly pace?: number;
  readonly minimum?: ReadonlyMap<string, number>;
  readonly capacity?: ReadonlyMap<string, number>;
  readonly worthColumn?: string;
  readonly skill?: readonly SkillRule[];
  readonly pin?: readonly { readonly leadId: string; readonly agentId: string }[];
  readonly exclude?: readonly { readonly leadId: string; readonly agentId: string }[];
}

export interface RetroCommandOptions extends SourceOptions {
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly seed: number;
  readonly closeValue?: number;
  readonly entity?: LeadEntity;
}

export interface TrackCommandOptions extends LeadsOptions {
  readonly change?: string;
}

/** P(close) of open leads, with grades and reasons. */
export async function rankCommand(options: RankCommandOptions, context: CommandContext): Promise<void> {
  await atDesk(options, ["rank"], {}, context, (desk) => {
    writeFileAtomically(
      options.out,
      csvLines(
        ["lead_id", "p_close", "grade", "reasons"],
        desk.rank.scores.map(({ leadId, p, grade, reasons }): Cell[] => [leadId, p, grade, reasons.join("; ")]),
      ),
    );
  });
}

/** P(agent closes lead) for open leads x agents. */
export async function matchCommand(options: MatchCommandOptions, context: CommandContext): Promise<void> {
  await atDesk(options, ["match"], {}, context, ({ match }) => {
    writeFileAtomically(
      options.out,
      csvLines(
        ["lead_id", "agent_id", "p_close", "rank"],
        (match?.pairs ?? []).map(({ leadId, agentId, p, rank }): Cell[] => [leadId, agentId, p, rank]),
      ),
    );
    if (match !== null) context.note(match.evidence.text);
  });
}

/** Who works which lead. */
export async function mixCommand(options: MixCommandOptions, context: CommandContext): Promise<void> {
  const mix: MixOptions = {
    redistribute: options.redistribute ?? false,
    ...(options.moveCost !== undefined && { moveCost: options.moveCost }),
    ...(options.mostMoves !== undefined && { mostMoves: options.mostMoves }),
    ...(options.fairness !== undefined && { fairness: options.fairness }),
    ...(options.pace !== undefined && { pace: options.pace }),
    ...(options.minimum !== undefined && { minimums: options.minimum }),
    ...(options.capacity !== undefined && { capacities: options.capacity }),
    ...(options.skill !== undefined && { skills: options.skill }),
    ...(options.pin !== undefined && { pinned: options.pin }),
    ...(options.exclude !== undefined && { excluded: options.exclude }),
  };
  await atDesk(options, ["mix"], { mix }, context, ({ mix: result }) => {
    if (result === null) return;
    writeFileAtomically(
      options.out,
      csvLines(
        ["lead_id", "agent_id", "p_close", "runner_up", "runner_up_p", "cost", "kind", "log"],
        result.choices.map((c): Cell[] => [c.leadId, c.agentId, c.p, c.runnerUp, c.runnerUpP, c.cost, c.kind, c.log]),
      ),
    );
    for (const note of result.notes) context.note(note);
    if (!Number.isNaN(result.expected)) {
      const { value, low, high } = result.gain;
      context.note(
        `expected ${result.expected.toFixed(1)}, handed out as before ${result.baseline.toFixed(1)}: gain ${value.toFixed(1)} (95 %: ${low.toFixed(1)} to ${high.toFixed(1)})${Number.isFinite(result.gap) ? `; no other distribution within the limits is worth over ${(100 * result.gap).toFixed(2)} % more` : ""}`,
      );
    }
  });
}

/** The next step of every open lead; with a share to explore also what was drawn by lot, for the log. */
export async function nextCommand(options: NextCommandOptions, context: CommandContext): Promise<void> {
  const exploration = options.explore ?? 0;
  await atDesk(options, ["next"], { next: { exploration } }, context, ({ next }) => {
    if (next === null) return;
    const lotColumns = exploration > 0 ? ["propensity", "usual", "policy_version", "probabilities"] : [];
    writeFileAtomically(
      options.out,
      csvLines(
        ["lead_id", "action", "deadline", "hazard", "reason", ...lotColumns],
        next.steps.map(({ leadId, action, deadline, hazard, reason, lot }): Cell[] => [
          leadId,
          action,
          deadline,
          hazard,
          reason,
          ...(exploration > 0 ? lotCells(lot) : []),
        ]),
      ),
    );
    if (next.fading !== null)
      context.note(
        `fading: slope ${next.fading.slope.toFixed(2)} on ln(1 + quiet days) (standard error ${next.fading.slopeError.toFixed(2)})`,
      );
    context.note(
      next.value === null
        ? "too few histories with activities: no advice beyond the hazard of fading"
        : `advice is worth ${next.value.advised.value.toFixed(1)} a lead, the habit ${next.value.logged.value.toFixed(1)}; gain ${next.value.gain.low.toFixed(1)} to ${next.value.gain.high.toFixed(1)} on leads it was not learnt from (g-formula). ${next.caution}`,
    );
    for (const { days, gain, effectiveSampleSize, support } of next.byLog)
      context.note(
        `off-policy, advice followed ${days === null ? "to the end" : `for ${days} ${days === 1 ? "day" : "days"}`}: ${
          gain === null
            ? `no answer, the log is worth ${effectiveSampleSize.toFixed(0)} leads`
            : `gain ${gain.value.toFixed(1)} (95 %: ${gain.low.toFixed(1)} to ${gain.high.toFixed(1)}), the log is worth ${effectiveSampleSize.toFixed(0)} leads${support === "weak" ? ", weak" : ""}`
        }`,
      );
    if (exploration > 0 && next.steps.every(({ lot }) => lot === null))
      context.note(
        "nothing was drawn by lot: that needs --as-of the day of the newest records, and answered leads in states in which several activities were tried",
      );
  });
}

const lotCells = (lot: LotDecision | null): Cell[] =>
  lot === null
    ? [null, null, null, null]
    : [lot.propensity, lot.usual, lot.policyVersion, lot.actions.map((action, k) => `${action}=${lot.probabilities[k]}`).join(";")];

/** Conversion, cycle, response and satisfaction with control charts. */
export async function trackCommand(options: TrackCommandOptions, context: CommandContext): Promise<void> {
  const track = { changeDay: options.change === undefined ? null : dayOfIsoDate(options.change) };
  await atDesk(options, ["track"], { track }, context, ({ performance }) => {
    writeFileAtomically(options.out, [`${JSON.stringify(performance, null, 2)}\n`]);
    for (const { metric, points } of performance?.charts ?? [])
      for (const { week, value, low, high, flag } of points)
        if (flag !== null)
          context.note(`${metric} drifts in the week of ${week}: ${value.toFixed(3)}, limits ${low.toFixed(3)} to ${high.toFixed(3)}`);
  });
}

/** What was left on the table in a past period: report.json and report.html. */
export async function retroCommand(options: RetroCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFolder(options.out);
  const report = await withRows(options, `${options.out}/rejects.csv`, context, async (rows): Promise<RetroReport> => {
    const progress = createProgress("retro");
    try {
      progress.update(0.1, "leads");
      return await context.engine.retroEvaluate(
        {
          rows,
          options: {
            fromDay: dayOfIsoDate(options.from),
            toDay: dayOfIsoDate(options.to),
            seed: options.seed,
            closeValue: options.closeValue ?? null,
          },
        },
        { signal: context.signal },
      );
    } finally {
      progress.stop();
    }
  });
  writeFolderAtomically(options.out, { "report.html": [retroPage(report)], "report.json": [`${JSON.stringify(report, null, 2)}\n`] });
  const { gain, nLeads, nWon, refusal } = report;
  context.print(
    refusal ??
      `${nLeads} leads, ${nWon} won; ${gain.value.toFixed(1)} closes were left on the table (95 %: ${gain.low.toFixed(1)} to ${gain.high.toFixed(1)})`,
  );
}

async function atDesk(
  options: MatchCommandOptions & { readonly worthColumn?: string },
  parts: readonly DeskPart[],
  extra: {
    readonly mix?: MixOptions;
    readonly track?: { readonly changeDay: number | null };
    readonly next?: { readonly exploration: number };
  },
  context: CommandContext,
  write: (desk: LeadDesk) => void,
): Promise<void> {
  checkOutputFile(options.out);
  const desk = await withRows(options, `${options.out}.rejects.csv`, context, async (rows, clients) => {
    const progress = createProgress("leads");
    try {
      progress.update(0.1, parts.join(", "));
      return await context.engine.workLeads(
        {
          rows,
          clients,
          asOfDay: options.asOf === undefined ? null : dayOfIsoDate(options.asOf),
          parts,
          seed: options.seed,
          rank: {
            ...(options.grades !== undefined && { gradeCuts: options.grades }),
            ...(options.leastWon !== undefined && { leastWon: options.leastWon }),
            ...(options.leastLost !== undefined && { leastLost: options.leastLost }),
            ...(options.leastAuc !== undefined && { leastAuc: options.leastAuc }),
            ...(options.excludeColumn !== undefined && { excludedColumns: options.excludeColumn }),
            ...(options.allowColumn !== undefined && { allowedColumns: options.allowColumn }),
          },
          typeColumn: options.typeColumn ?? null,
          leadWorth: options.worthColumn === undefined ? null : readWorth(rows, options.worthColumn),
          ...extra,
        },
        { signal: context.signal },
      );
    } finally {
      progress.stop();
    }
  });
  write(desk);
  tellQuality(desk, context);
}

function readWorth(rows: LeadRows, column: string): ReadonlyMap<string, number> {
  const worth = new Map<string, number>();
  for (const { id, attributes } of rows.leads) {
    const value = Number(attributes[column] ?? Number.NaN);
    if (value >= 0 && Number.isFinite(value)) worth.set(id, value);
  }
  if (worth.size === 0) throw new InputError(`no lead has a number of at least 0 in the column ${column}`);
  return worth;
}

async function withRows<T>(
  options: SourceOptions & { readonly entity?: LeadEntity },
  rejects: string,
  context: CommandContext,
  work: (rows: LeadRows, clients: ClientHistory | null) => Promise<T>,
): Promise<T> {
  const source = await openSource(options, rejects, context, options.entity === "deals" ? ["deals"] : ["leads"]);
  try {
    const rows = await readRows(source, options.entity ?? "leads");
    return await work(rows, source.kind === "remote" || options.entity === "deals" ? null : await readClientHistory(source.stores));
  } finally {
    await source.close();
  }
}

async function readRows(source: DealSource, entity: LeadEntity): Promise<LeadRows> {
  if (source.kind === "remote")
    throw new InputError(`the store is open in the server at ${source.server.url}: stop it first, or give the folder by --data`);
  const rows = await readLeadRows(source.stores.deals, entity);
  if (rows.leads.length === 0) throw new InputError(`${source.stores.url} holds no ${entity}: import some first`);
  return rows;
}

function tellQuality({ rank }: LeadDesk, context: CommandContext): void {
  const { quality, gate, leakyColumns } = rank;
  for (const { column, finding } of leakyColumns) context.note(`column ${column} leaks the outcome and is not used: ${finding}`);
  if (!gate.isOpen) for (const reason of gate.reasons) context.note(reason);
  else
    context.note(
      `held out, ${quality.nWon} won and ${quality.nLost} lost: AUC ${quality.auc.toFixed(3)}, log-loss ${quality.logLoss.toFixed(3)}, calibration error ${quality.calibrationError.toFixed(3)}`,
    );
  if (rank.clients !== null)
    context.note(
      rank.clients.kept.length === 0
        ? `what is known of the leads' clients does not lower the held-out log-loss of ${rank.clients.logLossWithout.toFixed(4)} and is not used`
        : `what is known of the leads' clients lowers the held-out log-loss from ${rank.clients.logLossWithout.toFixed(4)} to ${rank.clients.logLoss.toFixed(4)}: ${rank.clients.kept.join(", ")}`,
    );
  if (rank.nOpen === 0) context.note("no lead is open: nothing to score, no rows");
}

import { createHash } from "node:crypto";
import { compareIds } from "../../graph/deals/ids";
import { throwIfCancelled } from "../../graph/numeric/tasks";
import { RECORD_KINDS, type Alias, type RecordCounts } from "../ports/deal-store";
import type { Decision, DecisionLog, OutcomeEntry } from "../ports/decision-log";
import { InputError } from "../ports/errors";
import type { Run, RunStore } from "../ports/run-store";
import type { SettingStore } from "../ports/setting-store";
import type { Stores } from "../ports/stores";
import { isPrivacySetting } from "../privacy/privacy-in-store";
import { packValue } from "../stores/shared/packing";
import { copyRecords } from "./copy-records";

export interface CopyStoreOptions {
  readonly signal?: AbortSignal | undefined;
  /** `fraction` in [0, 1]; `stage` is a word or two for people. */
  readonly onProgress?: ((fraction: number, stage: string) => void) | undefined;
}

/** What a store holds of one kind: how many, and a digest that equal contents share on every store. */
export interface StorePart {
  readonly part: "records" | "aliases and rates" | "runs and policies" | "decisions and outcomes" | "jobs" | "settings";
  /** Counts for people, in order. */
  readonly counts: Readonly<Record<string, number>>;
  readonly digest: string;
}

export interface CopySummary {
  /** What was compared and found equal in both stores. */
  readonly parts: readonly StorePart[];
  /** Rows that the target had not before, or had with other content. */
  readonly newRecords: number;
  readonly seconds: number;
}

/** Every row, however many there are. */
const ALL = Number.MAX_SAFE_INTEGER;
const DECISION_BATCH = 5_000;
/** Where each part of the work begins on the progress bar. */
const STARTS = { records: 0.01, decisions: 0.6, runs: 0.7, jobs: 0.85, verify: 0.88 };

/**
 * Brings everything of one store into another of either kind: records, aliases, rates, runs with results, policies and names, decisions
 * with outcomes, jobs with leases and checkpoints, settings with their history. Everything is idempotent by key, so after a crash or a lost connection the same call
 * completes the work. At the end both stores are read and compared by counts and digests.
 * @throws InputError when the target holds what the source does not: nothing is changed; CancelledError when `signal` fires; Error when the
 * stores differ at the end
 */
export async function copyStore(from: Stores, to: Stores, options: CopyStoreOptions = {}): Promise<CopySummary> {
  const { signal } = options;
  const started = performance.now();
  const report = options.onProgress ?? (() => undefined);
  report(0, "looking at both stores");
  const total = await from.deals.counts();
  await assertOnlyFrom(from, to, total);

  // Aliases first: with them the counts of a half copied store never exceed those of the source.
  await to.deals.putAliases(await from.deals.aliases());
  await to.deals.putRates(await from.deals.rates());
  const nRows = Math.max(1, sumOf(total));
  const stored = new Map<string, number>();
  const changes = await copyRecords(from.deals, to.deals, {
    signal,
    onBatch: (kind, rows) => {
      stored.set(kind, rows);
      const done = Math.min(1, [...stored.values()].reduce((sum, n) => sum + n, 0) / nRows);
      report(STARTS.records + (STARTS.decisions - STARTS.records) * done, kind);
    },
  });
  report(STARTS.decisions, "decisions");
  await copyDecisions(from.decisions, to.decisions, signal);
  report(STARTS.runs, "runs");
  await copyRuns(from.runs, to.runs, signal, (fraction) => {
    report(STARTS.runs + (STARTS.jobs - STARTS.runs) * fraction, "runs");
  });
  report(STARTS.jobs, "jobs");
  for (const job of await from.jobs.jobs(ALL)) {
    throwIfCancelled(signal);
    await to.jobs.restore(job);
  }
  await copySettings(from.settings, to.settings);
  report(STARTS.verify, "verifying");
  const parts = await compareStores(from, to, signal);
  report(1, "done");
  const newRecords = RECORD_KINDS.reduce((sum, kind) => sum + changes[kind].inserted + changes[kind].updated, 0);
  return { parts, newRecords, seconds: (performance.now() - started) / 1000 };
}

/** Copying into a store that holds something else would mix two companies. */
async function assertOnlyFrom(from: Stores, to: Stores, wanted: RecordCounts): Promise<void> {
  const refuse = (what: string): never => {
    throw new InputError(`${to.url} holds ${what} that ${from.url} does not: copy into an empty store`);
  };
  const found = await to.deals.counts();
  for (const kind of RECORD_KINDS) if (found[kind] > wanted[kind]) refuse(`${found[kind] - wanted[kind]} ${kind}`);
  const keyOf = ({ entity, aliasId }: Alias): string => `${entity} ${aliasId}`;
  const aliases = new Set((await from.deals.aliases()).map(keyOf));
  if ((await to.deals.aliases()).some((alias) => !aliases.has(keyOf(alias)))) refuse("aliases");
  const runs = new Set((await from.runs.runs(ALL)).map(({ id }) => id));
  if ((await to.runs.runs(ALL)).some(({ id }) => !runs.has(id))) refuse("runs");
  const jobs = new Set((await from.jobs.jobs(ALL)).map(({ id }) => id));
  if ((await to.jobs.jobs(ALL)).some(({ id }) => !jobs.has(id))) refuse("jobs");
}

async function copyDecisions(from: DecisionLog, to: DecisionLog, signal: AbortSignal | undefined): Promise<void> {
  let batch: Decision[] = [];
  const flush = async (): Promise<void> => {
    throwIfCancelled(signal);
    const decisions = batch;
    batch = [];
    await to.append(decisions);
  };
  await from.scan(async (decisions) => {
    batch.push(...decisions);
    if (batch.length >= DECISION_BATCH) await flush();
  });
  if (batch.length > 0) await flush();
  // In their order and under their numbers: policies remember by them what they have learnt.
  await forEachOutcomes(from, async (entries) => {
    throwIfCancelled(signal);
    await to.restoreOutcomes(entries);
  });
}

async function forEachOutcomes(log: DecisionLog, visit: (entries: readonly OutcomeEntry[]) => Promise<void> | void): Promise<void> {
  let after = 0;
  for (;;) {
    const entries = await log.outcomesAfter(after, DECISION_BATCH);
    if (entries.length === 0) return;
    await visit(entries);
    after = entries[entries.length - 1].sequence;
  }
}

async function copySettings(from: SettingStore, to: SettingStore): Promise<void> {
  for (const name of await copiedSettings(from)) {
    const there = (await to.setting(name))?.version ?? 0;
    const versions = [...(await from.history(name, ALL))].reverse();
    for (const { body, at, by, version } of versions) if (version > there) await to.put(name, body, at, by, version - 1);
  }
}

async function copyRuns(
  from: RunStore,
  to: RunStore,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const runs = [...(await from.runs(ALL))].reverse();
  for (const [i, run] of runs.entries()) {
    throwIfCancelled(signal);
    await to.putRun(run);
    const analysis = await from.loadAnalysis(run.id);
    // Results are large: those that came over before a crash stay.
    if (analysis !== null && digestOfPieces(packValue(analysis)) !== (await digestOfAnalysis(to, run.id)))
      await to.saveAnalysis(run.id, analysis);
    for (const { name, version } of await from.policiesOf(run.id)) {
      const policy = await from.policy(run.id, name, version);
      if (policy !== null) await to.putPolicy(policy);
    }
    onProgress((i + 1) / runs.length);
  }
  const labels = await from.problemLabels();
  for (const [problemId, label] of labels) await to.setProblemLabel(problemId, label);
  for (const problemId of (await to.problemLabels()).keys()) if (!labels.has(problemId)) await to.setProblemLabel(problemId, null);
  const active = await from.activeRun();
  if (active !== null && (await to.activeRun())?.id !== active.id) await to.activateRun(active.id);
}

async function compareStores(from: Stores, to: Stores, signal: AbortSignal | undefined): Promise<readonly StorePart[]> {
  const parts: StorePart[] = [];
  for (const describe of [describeRecords, describeAliases, describeRuns, describeDecisions, describeJobs, describeSettings]) {
    throwIfCancelled(signal);
    const [wanted, found] = [await describe(from), await describe(to)];
    const counts = (part: StorePart): string => formatCounts(part.counts);
    if (counts(wanted) !== counts(found) || wanted.digest !== found.digest) {
      throw new Error(
        `the stores differ in ${wanted.part} (${from.url}: ${counts(wanted)}, digest ${wanted.digest}; ${to.url}: ${counts(found)}, digest ${found.digest}): something wrote to one of them meanwhile; copy again while nothing writes`,
      );
    }
    parts.push(wanted);
  }
  return parts;
}

/** `2 clients, 1 product` for people. */
export const formatCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ");

async function describeRecords({ deals }: Stores): Promise<StorePart> {
  return { part: "records", counts: { ...(await deals.counts()) }, digest: await deals.digest() };
}

async function describeAliases({ deals }: Stores): Promise<StorePart> {
  const [aliases, rates] = [await deals.aliases(), await deals.rates()];
  return {
    part: "aliases and rates",
    counts: { aliases: aliases.length, rates: rates.length },
    digest: hashOf(canonicalText([aliases, rates])),
  };
}

async function describeRuns({ runs }: Stores): Promise<StorePart> {
  const all = [...(await runs.runs(ALL))].sort((a, b) => compareIds(a.id, b.id));
  const hash = createHash("sha256");
  const counts = { runs: all.length, results: 0, policies: 0, "names of problems": 0 };
  for (const run of all) {
    const analysis = await digestOfAnalysis(runs, run.id);
    const policies = await runs.policiesOf(run.id);
    hash.update(`${canonicalText(withoutProgress(run))}\n${String(analysis)}\n`);
    for (const { name, version } of policies) hash.update(`${canonicalText(await runs.policy(run.id, name, version))}\n`);
    if (analysis !== null) counts.results += 1;
    counts.policies += policies.length;
  }
  const labels = [...(await runs.problemLabels())];
  counts["names of problems"] = labels.length;
  hash.update(canonicalText(labels));
  return { part: "runs and policies", counts, digest: shorten(hash.digest("hex")) };
}

/** What moves while a run is under way. */
const withoutProgress = (run: Run): object => (run.status === "running" ? { ...run, progress: null, stage: null } : run);

async function digestOfAnalysis(runs: RunStore, runId: string): Promise<string | null> {
  const analysis = await runs.loadAnalysis(runId);
  return analysis === null ? null : digestOfPieces(packValue(analysis));
}

function digestOfPieces(pieces: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return shorten(hash.digest("hex"));
}

/** Sums of hashes, because decisions come in any order. */
async function describeDecisions({ decisions }: Stores): Promise<StorePart> {
  const sum = { decisions: 0, outcomes: 0, hash: 0n };
  // A scan may begin again after a lost connection; ids tell what was seen.
  const seen = new Set<string>();
  await decisions.scan((batch) => {
    for (const decision of batch) {
      if (seen.has(decision.id)) continue;
      seen.add(decision.id);
      sum.decisions += 1;
      sum.hash += BigInt(`0x${hashOf(canonicalText(decision))}`);
    }
    return Promise.resolve();
  });
  await forEachOutcomes(decisions, (entries) => {
    for (const { sequence, outcome } of entries) {
      sum.outcomes += 1;
      sum.hash += BigInt(`0x${hashOf(canonicalText([sequence, outcome]))}`);
    }
  });
  const digest = (sum.hash % (1n << 128n)).toString(16).padStart(32, "0");
  return { part: "decisions and outcomes", counts: { decisions: sum.decisions, outcomes: sum.outcomes }, digest };
}

async function describeJobs({ jobs }: Stores): Promise<StorePart> {
  const all = [...(await jobs.jobs(ALL))].sort((a, b) => compareIds(a.id, b.id));
  return { part: "jobs", counts: { jobs: all.length }, digest: hashOf(canonicalText(all)) };
}

/** Tombstones are each store's own: commands carry them over. */
const copiedSettings = async (settings: SettingStore): Promise<readonly string[]> =>
  (await settings.names()).filter((name) => !isPrivacySetting(name));

async function describeSettings({ settings }: Stores): Promise<StorePart> {
  const all = [];
  for (const name of await copiedSettings(settings)) all.push(...(await settings.history(name, ALL)));
  return { part: "settings", counts: { "versions of settings": all.length }, digest: hashOf(canonicalText(all)) };
}

/** Equal for equal values, whatever the order of their fields. */
const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => compareIds(a, b)))
      : item,
  );

const hashOf = (text: string): string => shorten(createHash("sha256").update(text).digest("hex"));
const shorten = (hex: string): string => hex.slice(0, 32);
const sumOf = (counts: RecordCounts): number => RECORD_KINDS.reduce((sum, kind) => sum + counts[kind], 0);

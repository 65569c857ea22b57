import { NotFoundError, InputError } from "../ports/errors";
import { asClientId } from "../../graph/deals/ids";
import type { ActivityRecord, DealRecord, DealStore, LeadRecord, RecordKind, RecordOf } from "../ports/deal-store";
import type { Decision } from "../ports/decision-log";
import type { ErasureReceipt, PrivacyBook } from "../ports/privacy-book";
import { policyNames } from "../../graph/policy/policy";
import { eraseFromJobs, eraseFromSettings, settingsOfSubject, type DocumentSubject } from "./settings-of-subject";
import { alignAnalysis } from "./align-analysis";
import { defineMutation, defineUseCase, type UseCaseContext } from "./use-case";

/** What erasing needs beyond every use-case. */
export interface PrivacyTools {
  readonly book: PrivacyBook;
  readonly audit: {
    entries(): readonly { readonly at: string; readonly principal: string; readonly action: string; readonly subject: string }[];
    rewrite(
      change: (entry: {
        readonly at: string;
        readonly principal: string;
        readonly action: string;
        readonly subject: string;
      }) => typeof entry | null,
    ): number;
  };
  /** Forgets what was kept for questions about lists. */
  forgetTables(): Promise<void>;
  /** Removes files beside the store that may hold rows of anybody: rejects, backups before upgrades. Returns their names. */
  removeSideFiles(): Promise<readonly string[]>;
  /** Rows of flat lists that name one of the ids in the first of the columns that a list has, by list. */
  rowsOfLists(
    context: UseCaseContext,
    columns: readonly (readonly [name: string, ids: readonly string[]])[],
  ): Promise<Readonly<Record<string, readonly object[]>>>;
}

export interface SubjectInput {
  readonly subject: "client" | "agent";
  readonly id: string;
  readonly tools: PrivacyTools;
}

const BATCH = 5000;

function checkId({ id }: SubjectInput): void {
  if (id === "" || id.length > 1000) throw new InputError("the id must have 1 to 1,000 characters");
}

/** The deals, leads and activities of an agent lose it; the rows stay, because they are the client's. Returns how many. */
async function clearAgent(deals: DealStore, agentId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const clear = async (kind: "deals" | "leads" | "activities"): Promise<void> => {
    const found: (DealRecord | LeadRecord | ActivityRecord)[] = [];
    await deals.scan(kind, (rows) => {
      for (const row of rows) if (row.agentId === agentId) found.push({ ...row, agentId: null });
      return Promise.resolve();
    });
    for (let from = 0; from < found.length; from += BATCH) await deals.upsert<typeof kind>(kind, found.slice(from, from + BATCH));
    counts[`${kind} cleared`] = found.length;
  };
  await clear("deals");
  await clear("leads");
  await clear("activities");
  return counts;
}

/** Takes clients that are gone out of every stored analysis: the served one, those before, and what runs left that came to no end. */
async function cleanRuns({ stores }: UseCaseContext, ids: ReadonlySet<string>): Promise<string[]> {
  const cleaned: string[] = [];
  const { deals } = await stores.deals.readDataset(null);
  for (const run of await stores.runs.runs(10_000)) {
    const analysis = await stores.runs.loadAnalysis(run.id);
    if (!analysis?.clientIds.some((id) => ids.has(id))) continue;
    // Over the clients that it knew and that are still there: what came later does not enter an old result.
    const kept = analysis.clientIds.filter((id) => !ids.has(id));
    const products = analysis.productIds;
    await stores.runs.saveAnalysis(run.id, alignAnalysis(analysis, { ...deals, clientIds: kept, productIds: products }));
    cleaned.push(run.id);
  }
  return cleaned;
}

async function policiesToRetrain({ stores }: UseCaseContext, runs: readonly string[]): Promise<ErasureReceipt["policies"]> {
  const marked: { runId: string; name: string; version: number; treatment: "retrain" }[] = [];
  for (const runId of runs)
    for (const name of policyNames) {
      const policy = await stores.runs.policy(runId, name);
      if (policy !== null) marked.push({ runId, name, version: policy.version, treatment: "retrain" });
    }
  return marked;
}

/**
 * Erases a client or an agent everywhere: tombstones first, then rows, decisions, stored results, side files, audit lines and what was kept
 * for questions. What learnt from it is retrained by an analysis that starts at once; until it is served the receipt marks the policies.
 * Erasing twice is harmless. A client under several ids goes under all of them.
 */
export const eraseSubject = defineMutation(
  "privacy.erase",
  ({ subject, id, tools }: SubjectInput) => `${subject} ${tools.book.hash(subject, id)}`,
  async (context, input): Promise<ErasureReceipt> => {
    checkId(input);
    const { stores, clock, newId, serving, jobs } = context;
    const { subject, id, tools } = input;
    const { book } = tools;
    await book.refresh();
    const at = clock.now().toISOString();
    const known = subject === "client" ? await stores.privacy.idsOfClient(id) : { clients: [], leads: [], deals: [] };
    const ids = subject === "client" ? known.clients : [id];
    const handedOut = tools.audit
      .entries()
      .filter(({ action }) => action === "lists.export-personal" || action === "graph.export" || action === "deals.export");

    await book.bury(subject, ids);
    if (subject === "client") {
      await book.bury("lead", known.leads);
      await book.bury("deal", known.deals);
    }
    const meant: DocumentSubject = { subject, ids: new Set(ids), leads: new Set(known.leads), deals: new Set(known.deals) };
    const rows: Record<string, number> = {};
    let decisions = 0;
    let runs: string[] = [];
    if (subject === "client") {
      Object.assign(rows, await stores.deals.eraseClient(asClientId(id)));
      decisions = await stores.privacy.removeDecisions(ids);
      runs = await cleanRuns(context, new Set(ids));
    } else {
      Object.assign(rows, await clearAgent(stores.deals, id), await stores.privacy.removeAgent(id));
    }
    const settings = await eraseFromSettings(stores, meant);
    if (settings > 0) rows["versions of settings"] = settings;
    const results = await eraseFromJobs(stores, meant, at);
    if (results > 0) rows["results of jobs"] = results;
    // What an import had in its hands when the tombstones came was stored before now.
    if (subject === "client") await stores.deals.eraseClient(asClientId(id));
    const filesRemoved = await tools.removeSideFiles();
    const everyId = new Set([...ids, ...known.leads, ...known.deals]);
    const auditLinesChanged = tools.audit.rewrite((entry) => {
      const subjectText = replaceIds(entry.subject, everyId, (one) => book.hash(subject, one));
      return subjectText === entry.subject ? entry : { ...entry, subject: subjectText };
    });
    await tools.forgetTables();
    const policies = await policiesToRetrain(context, runs);
    const counts = await stores.deals.counts();
    let retrainingRunId: string | null = null;
    const active = await stores.runs.activeRun();
    if (runs.length > 0 && active !== null && counts.deals > 0) {
      retrainingRunId = newId();
      await stores.runs.putRun({ id: retrainingRunId, request: active.request, createdAt: at, status: "queued" });
      await stores.jobs.create({ id: retrainingRunId, kind: "analysis", payload: { request: active.request, activate: true }, at });
      jobs.wake();
    }
    if (runs.length > 0) await serving.reload();
    const receipt: ErasureReceipt = {
      receiptId: newId(),
      at,
      subject,
      hashes: ids.map((one) => book.hash(subject, one)),
      rows,
      decisions,
      runs,
      policies,
      retrainingRunId,
      exports: handedOut.map(({ at: when, principal, subject: what }) => ({ at: when, principal, subject: what })),
      filesRemoved,
      auditLinesChanged,
      remaining: [
        "compact the store (`dealgraph compact`, with the server stopped): until then its file may hold freed pages with the rows",
        ...(handedOut.length > 0 ? ["tell those who hold the exports listed here"] : []),
        "backups made by hand before this moment still hold the rows: erase again after restoring one, or remove them",
      ],
    };
    await book.addReceipt(receipt);
    return receipt;
  },
);

/** Whole ids only: an id that is part of another word stays. */
function replaceIds(text: string, ids: ReadonlySet<string>, hash: (id: string) => string): string {
  const words = text.split(" ").map((word) => (ids.has(word) ? hash(word) : word));
  let replaced = words.join(" ");
  // An id of several words stands at the end.
  for (const id of ids) if (id.includes(" ") && replaced.endsWith(` ${id}`)) replaced = `${replaced.slice(0, -id.length)}${hash(id)}`;
  return replaced;
}

/** Everything that is stored about a client or an agent, for the person's own right to it. */
export const exportSubject = defineMutation(
  "privacy.export",
  ({ subject, id, tools }: SubjectInput) => `${subject} ${tools.book.hash(subject, id)}`,
  async (context, input) => {
    checkId(input);
    const { stores, clock } = context;
    const { subject, id, tools } = input;
    const known = subject === "client" ? await stores.privacy.idsOfClient(id) : { clients: [], leads: [], deals: [] };
    const ids = subject === "client" ? known.clients : [id];
    const sets = { subject, ids: new Set(ids), leads: new Set(known.leads), deals: new Set(known.deals) };
    const records: Partial<Record<RecordKind, object[]>> = {};
    const collect = async <K extends RecordKind>(kind: K, isTheirs: (row: RecordOf[K]) => boolean): Promise<void> => {
      const found: object[] = [];
      await stores.deals.scan(kind, (rows) => {
        for (const row of rows) if (isTheirs(row)) found.push(row);
        return Promise.resolve();
      });
      records[kind] = found;
    };
    const has = (value: string | null, set: ReadonlySet<string>): boolean => value !== null && set.has(value);
    if (subject === "client") {
      await collect("clients", (row) => sets.ids.has(row.clientId));
      await collect("deals", (row) => sets.ids.has(row.clientId));
      await collect("leads", (row) => has(row.clientId, sets.ids));
      await collect("activities", (row) => has(row.leadId, sets.leads) || has(row.dealId, sets.deals));
      await collect("assignments", (row) => sets.leads.has(row.leadId));
    } else {
      await collect("agents", (row) => row.agentId === id);
      await collect("deals", (row) => row.agentId === id);
      await collect("leads", (row) => row.agentId === id);
      await collect("activities", (row) => row.agentId === id);
      await collect("assignments", (row) => row.agentId === id);
    }
    const decisions: Decision[] = [];
    if (subject === "client")
      await stores.decisions.scan((batch) => {
        decisions.push(...batch.filter(({ clientId }) => sets.ids.has(clientId)));
        return Promise.resolve();
      });
    const isKnown = Object.values(records).some((rows) => rows.length > 0) || decisions.length > 0;
    if (!isKnown) throw new NotFoundError(`nothing is stored about ${subject} ${id}`);
    const outcomes = await stores.decisions.outcomesOf(decisions.map((decision) => decision.id));
    return {
      subject,
      ids,
      exportedAt: clock.now().toISOString(),
      aliases:
        subject === "client"
          ? (await stores.deals.aliases()).filter(({ entity, aliasId }) => entity === "client" && sets.ids.has(aliasId))
          : [],
      records,
      settings: await settingsOfSubject(stores, sets),
      derived: await tools.rowsOfLists(
        context,
        subject === "agent"
          ? [["agent_id", ids]]
          : [
              ["client_id", ids],
              ["lead_id", known.leads],
              ["deal_id", known.deals],
            ],
      ),
      decisions: decisions.map((decision) => ({ ...decision, outcomes: outcomes.get(decision.id) ?? [] })),
    };
  },
);

export const listReceipts = defineUseCase("privacy.read", (_context, { tools }: { readonly tools: PrivacyTools }) => tools.book.receipts());

const DAY_MS = 86_400_000;

/** Removes what is older than the retention rule says: decisions with their outcomes, finished jobs, audit lines. */
export const applyRetention = defineMutation(
  "privacy.retain",
  ({ days }: { readonly days: number; readonly tools: PrivacyTools }) => `older than ${days} days`,
  async ({ stores, clock }, { days, tools }) => {
    const before = new Date(clock.now().getTime() - days * DAY_MS).toISOString();
    const removed = await stores.privacy.removeOlder(before);
    const auditLines = tools.audit.rewrite((entry) => (entry.at < before ? null : entry));
    return { ...removed, auditLines, before };
  },
);

/** The last entries of the audit log, newest first. */
export const listAudit = defineUseCase(
  "audit.read",
  (_context, { tools, first }: { readonly tools: PrivacyTools; readonly first: number }) =>
    [...tools.audit.entries()].reverse().slice(0, first),
);

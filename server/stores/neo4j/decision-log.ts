import { compareIds } from "../../../graph/deals/ids";
import type { Decision, DecisionLog, Outcome, OutcomeEntry } from "../../ports/decision-log";
import { ConflictError, InputError, NotFoundError } from "../../ports/errors";
import type { FirstPageRequest, Page, PageRequest } from "../../ports/paging";
import { decodeCursor, resolvePage, toPage, toPages } from "../shared/cursors";
import { cypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Row, type Transaction } from "./database";

const DECISIONS_BY_ID = cypherFile("read/decisions-by-id", "ids");
const CREATE_DECISIONS = cypherFile("write/create-decisions", "rows");
const CLIENT_DECISIONS = cypherFile("read/client-decisions", "clientId", "after", "skip", "limit");
const DECISIONS_OF_CLIENTS = cypherFile("read/decision-pages-of-clients", "clientIds", "skip", "limit");
const COUNT_CLIENT_DECISIONS = cypherFile("read/count-client-decisions", "clientId");
const KNOWN_OUTCOMES = cypherFile("read/known-outcomes", "ids", "decisionIds");
const CREATE_OUTCOMES = cypherFile("write/create-outcomes", "rows");
const SCAN_DECISIONS = cypherFile("read/scan-decisions");
const OUTCOMES_OF_DECISIONS = cypherFile("read/outcomes-of-decisions", "ids");

const SCAN_ROWS = 2_000;

const NEXT_SEQUENCE = cypherFile("write/next-outcome-sequence", "name", "count");
const OUTCOMES_AFTER = cypherFile("read/outcomes-after", "after", "limit", "decisionIds");
const SERVED = cypherFile("read/served-decisions", "from", "to", "limit");
const UNRESOLVED = cypherFile("read/unresolved-decisions", "before", "limit");
const OFFERS_BY_PRODUCT = cypherFile("read/offers-by-product", "since");
const SLATES_OF_CLIENT = cypherFile("read/slates-of-client", "clientId", "since");
const OUTCOMES_LOCK = "outcomes";

/** Served recommendations in Neo4j, one node each. */
export class Neo4jDecisionLog implements DecisionLog {
  constructor(private readonly database: Neo4jDatabase) {}

  async append(decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    for (const { id, propensity } of decisions) {
      // A logged round without a proper propensity is useless for off-policy evaluation, and cannot be mended later.
      if (!(propensity > 0 && propensity <= 1)) throw new InputError(`decision ${id}: propensity must be in (0, 1], got ${propensity}`);
    }
    await this.database.write(async (transaction) => {
      const fresh = new Map<string, Decision>();
      const known = await findDecisions(transaction, [...new Set(decisions.map(({ id }) => id))]);
      for (const decision of decisions) {
        const before = known.get(decision.id) ?? fresh.get(decision.id);
        if (before === undefined) fresh.set(decision.id, decision);
        else if (canonicalText(before) !== canonicalText(decision)) {
          throw new ConflictError(`decision ${decision.id} is in the log with other content`);
        }
      }
      await transaction.run(CREATE_DECISIONS, { rows: [...fresh.values()].map(toProperties) });
    });
  }

  async decision(id: string): Promise<Decision | null> {
    return (await this.database.read((transaction) => findDecisions(transaction, [id]))).get(id) ?? null;
  }

  async decisionsOfClient(clientId: string, page: PageRequest): Promise<Page<Decision>> {
    const { limit, offset } = resolvePage(page);
    const after = decodeCursor(page.after, ["string", "number", "string"]);
    return this.database.read(async (transaction) => {
      const total = ((await transaction.one(COUNT_CLIENT_DECISIONS, { clientId }))?.[0] ?? 0) as number;
      const rows = await transaction.run(CLIENT_DECISIONS, { clientId, after, skip: integer(offset), limit: integer(limit + 1) });
      return toPage(rows.map(toDecision), limit, total, (decision) => decision, decisionKey);
    });
  }

  async decisionsOfClients(clientIds: readonly string[], page: FirstPageRequest): Promise<ReadonlyMap<string, Page<Decision>>> {
    const { limit, offset } = resolvePage(page);
    if (clientIds.length === 0) return new Map();
    const found = { clientIds: [...new Set(clientIds)], skip: integer(offset), limit: integer(limit + 1) };
    const rows = await this.database.read((transaction) => transaction.run(DECISIONS_OF_CLIENTS, found));
    const placed = rows.map(([total, place, properties]) => {
      const row = toDecision([properties]);
      return { row, list: row.clientId, total: total as number, place: place as number };
    });
    return toPages(clientIds, placed, { limit, offset }, (decision) => decision, decisionKey);
  }

  async recordOutcome(outcome: Outcome): Promise<boolean> {
    return (await this.recordOutcomes([outcome])) === 1;
  }

  async recordOutcomes(outcomes: readonly Outcome[]): Promise<number> {
    return this.addOutcomes(outcomes, async (transaction, fresh) => {
      const row = await transaction.one(NEXT_SEQUENCE, { name: OUTCOMES_LOCK, count: integer(fresh.length) });
      const first = ((row?.[0] ?? fresh.length) as number) - fresh.length + 1;
      return fresh.map((_, i) => first + i);
    });
  }

  async restoreOutcomes(entries: readonly Pick<OutcomeEntry, "sequence" | "outcome">[]): Promise<void> {
    const sequences = new Map(entries.map(({ sequence, outcome }) => [outcome.id, sequence]));
    await this.addOutcomes(
      entries.map(({ outcome }) => outcome),
      async (transaction, fresh) => {
        const own = fresh.map(({ id }) => sequences.get(id) ?? 0);
        const row = await transaction.one(NEXT_SEQUENCE, { name: OUTCOMES_LOCK, count: integer(0) });
        const missing = own.reduce((most, sequence) => Math.max(most, sequence), 0) - ((row?.[0] ?? 0) as number);
        if (missing > 0) await transaction.run(NEXT_SEQUENCE, { name: OUTCOMES_LOCK, count: integer(missing) });
        return own;
      },
    );
  }

  /** @param number gives the new ones their sequence numbers, under the lock of the numbering */
  private async addOutcomes(
    outcomes: readonly Outcome[],
    number: (transaction: Transaction, fresh: readonly Outcome[]) => Promise<readonly number[]>,
  ): Promise<number> {
    if (outcomes.length === 0) return 0;
    return this.database.write(async (transaction) => {
      const [recorded, decisions] = ((await transaction.one(KNOWN_OUTCOMES, {
        ids: outcomes.map(({ id }) => id),
        decisionIds: [...new Set(outcomes.map(({ decisionId }) => decisionId))],
      })) ?? [[], []]) as [string[], string[]];
      const known = new Set(recorded);
      const served = new Set(decisions);
      const fresh = new Map<string, Outcome>();
      for (const { id, decisionId, kind, at, amount } of outcomes) {
        if (known.has(id) || fresh.has(id)) continue;
        if (!served.has(decisionId)) throw new NotFoundError(`no decision ${decisionId}`);
        fresh.set(id, { id, decisionId, kind, at, amount });
      }
      if (fresh.size === 0) return 0;
      const rows = [...fresh.values()];
      const sequences = await number(transaction, rows);
      await transaction.run(CREATE_OUTCOMES, { rows: rows.map((outcome, i) => ({ ...outcome, sequence: integer(sequences[i]) })) });
      return fresh.size;
    });
  }

  async outcomesOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Outcome[]>> {
    const rows = await this.database.query(OUTCOMES_OF_DECISIONS, { ids: [...new Set(decisionIds)].sort(compareIds) });
    const found = new Map<string, Outcome[]>();
    for (const row of rows) {
      const outcome = toOutcome(row[0]);
      const list = found.get(outcome.decisionId);
      if (list === undefined) found.set(outcome.decisionId, [outcome]);
      else list.push(outcome);
    }
    return found;
  }

  async outcomesAfter(after: number, limit: number, decisionIds?: readonly string[]): Promise<readonly OutcomeEntry[]> {
    const rows = await this.database.query(OUTCOMES_AFTER, {
      after: integer(after),
      limit: integer(Math.trunc(limit)),
      decisionIds: decisionIds === undefined ? null : [...decisionIds],
    });
    return rows.map((row) => ({
      sequence: (row[0] as { readonly sequence: number }).sequence,
      outcome: toOutcome(row[0]),
      decision: toDecision([row[1]]),
    }));
  }

  async served(from: string, to: string, limit: number): Promise<readonly Decision[]> {
    return (await this.database.query(SERVED, { from, to, limit: integer(Math.trunc(limit)) })).map(toDecision);
  }

  async unresolved(before: string, limit: number): Promise<readonly Decision[]> {
    return (await this.database.query(UNRESOLVED, { before, limit: integer(Math.trunc(limit)) })).map(toDecision);
  }

  async offersByProduct(since: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query(OFFERS_BY_PRODUCT, { since });
    return new Map(rows.map((row) => [row[0] as string, row[1] as number]));
  }

  async slatesOfClient(clientId: string, since: string): Promise<number> {
    return ((await this.database.queryOne(SLATES_OF_CLIENT, { clientId, since }))?.[0] ?? 0) as number;
  }

  async scan(visit: (decisions: readonly Decision[]) => Promise<void>): Promise<void> {
    await this.database.scan((transaction) =>
      transaction.forEachBatch(SCAN_DECISIONS, {}, SCAN_ROWS, (rows) => visit(rows.map(toDecision))),
    );
  }
}

function toOutcome(properties: unknown): Outcome {
  const { id, decisionId, kind, at, amount } = properties as Omit<Outcome, "amount"> & { readonly amount?: number };
  return { id, decisionId, kind, at, amount: amount ?? null };
}

async function findDecisions(transaction: Transaction, ids: readonly string[]): Promise<Map<string, Decision>> {
  const decisions = (await transaction.run(DECISIONS_BY_ID, { ids })).map(toDecision);
  return new Map(decisions.map((decision) => [decision.id, decision]));
}

/** Equal for decisions with equal content, whatever the order of their fields. */
const canonicalText = (decision: Decision): string => JSON.stringify(Object.entries(decision).sort(([a], [b]) => compareIds(a, b)));

function toProperties(decision: Decision): Readonly<Record<string, unknown>> {
  return { ...decision, rank: integer(decision.rank), policyVersion: integer(decision.policyVersion) };
}

/** Null is no property in Neo4j, and the last ones came with schema version 2. */
type Missing = "stateId" | "problemId" | "slateId" | "role" | "experimentId" | "featuresDigest" | "predicted";

const decisionKey = (decision: Decision): readonly (string | number)[] => [decision.at, decision.rank, decision.id];

function toDecision(row: Row): Decision {
  const stored = row[0] as Omit<Decision, Missing> & Partial<Pick<Decision, Missing>>;
  return {
    id: stored.id,
    at: stored.at,
    clientId: stored.clientId,
    productId: stored.productId,
    rank: stored.rank,
    score: stored.score,
    propensity: stored.propensity,
    candidates: stored.candidates,
    probabilities: stored.probabilities,
    policyName: stored.policyName,
    policyVersion: stored.policyVersion,
    runId: stored.runId,
    stateId: stored.stateId ?? null,
    problemId: stored.problemId ?? null,
    seed: stored.seed,
    reason: stored.reason,
    slateId: stored.slateId ?? stored.id.replace(/-[0-9]+$/, ""),
    role: stored.role ?? "champion",
    experimentId: stored.experimentId ?? null,
    featuresDigest: stored.featuresDigest ?? "",
    predicted: stored.predicted ?? null,
  };
}

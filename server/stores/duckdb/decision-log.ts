import type { DuckDBConnection } from "@duckdb/node-api";
import { ConflictError, InputError, NotFoundError } from "../../ports/errors";
import type { Decision, DecisionLog, DecisionRole, Outcome, OutcomeEntry, OutcomeKind } from "../../ports/decision-log";
import type { FirstPageRequest, Page, PageRequest } from "../../ports/paging";
import { SQL_TYPES, appendRows } from "./appending";
import { decodeCursor, resolvePage, toPage, toPages } from "../shared/cursors";
import { forEachChunk, query, queryNumber, type Database, type Params, type Row } from "./database";

const { VARCHAR, DOUBLE, INTEGER } = SQL_TYPES;
const COLUMNS = [
  ["decision_id", VARCHAR],
  ["decided_at", VARCHAR],
  ["client_id", VARCHAR],
  ["product_id", VARCHAR],
  ["rank", INTEGER],
  ["score", DOUBLE],
  ["propensity", DOUBLE],
  ["candidates", VARCHAR],
  ["probabilities", VARCHAR],
  ["policy_name", VARCHAR],
  ["policy_version", INTEGER],
  ["run_id", VARCHAR],
  ["state_id", VARCHAR],
  ["problem_id", VARCHAR],
  ["seed", DOUBLE],
  ["reason", VARCHAR],
  ["slate_id", VARCHAR],
  ["role", VARCHAR],
  ["experiment_id", VARCHAR],
  ["features_digest", VARCHAR],
  ["predicted", DOUBLE],
] as const;
const LIST = COLUMNS.map(([name]) => name).join(", ");
const decisionKey = (row: Row): readonly (string | number)[] => [row[1] as string, row[4] as number, row[0] as string];

/** Served recommendations in DuckDB; lists are kept as JSON, whose numbers round-trip exactly. */
export class DuckDbDecisionLog implements DecisionLog {
  constructor(private readonly database: Database) {}

  async append(decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    for (const { id, propensity } of decisions) {
      // A logged round without a proper propensity is useless for off-policy evaluation, and cannot be mended later.
      if (!(propensity > 0 && propensity <= 1)) throw new InputError(`decision ${id}: propensity must be in (0, 1], got ${propensity}`);
    }
    await this.database.write(async (connection) => {
      const fresh = new Map<string, Decision>();
      const known = await findDecisions(connection, [...new Set(decisions.map(({ id }) => id))]);
      for (const decision of decisions) {
        const before = known.get(decision.id) ?? fresh.get(decision.id);
        if (before === undefined) fresh.set(decision.id, decision);
        else if (JSON.stringify(toRow(before)) !== JSON.stringify(toRow(decision))) {
          throw new ConflictError(`decision ${decision.id} is in the log with other content`);
        }
      }
      await appendRows(
        connection,
        "decisions",
        COLUMNS.map(([, type]) => type),
        [...fresh.values()].map(toRow),
      );
    });
  }

  async decision(id: string): Promise<Decision | null> {
    const found = await this.database.read((connection) => findDecisions(connection, [id]));
    return found.get(id) ?? null;
  }

  async decisionsOfClient(clientId: string, page: PageRequest): Promise<Page<Decision>> {
    const { limit, offset } = resolvePage(page);
    const after = decodeCursor(page.after, ["string", "number", "string"]);
    return this.database.read(async (connection) => {
      const total = await queryNumber(connection, "SELECT count(*) FROM decisions WHERE client_id = $1", [clientId]);
      const params: Params = [clientId];
      let later = "";
      if (after !== null) {
        const [at, rank, id] = after.map((part) => `$${params.push(part)}`);
        later = `AND (decided_at < ${at} OR (decided_at = ${at} AND (rank, decision_id) > (${rank}::INTEGER, ${id})))`;
      }
      const rows = await query(
        connection,
        `SELECT ${LIST} FROM decisions WHERE client_id = $1 ${later}
         ORDER BY decided_at DESC, rank, decision_id LIMIT ${limit + 1} OFFSET ${offset}`,
        params,
      );
      return toPage(rows, limit, total, toDecision, decisionKey);
    });
  }

  async decisionsOfClients(clientIds: readonly string[], page: FirstPageRequest): Promise<ReadonlyMap<string, Page<Decision>>> {
    const { limit, offset } = resolvePage(page);
    if (clientIds.length === 0) return new Map();
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `SELECT ${LIST}, (count(*) OVER (PARTITION BY client_id))::DOUBLE AS total,
           (row_number() OVER (PARTITION BY client_id ORDER BY decided_at DESC, rank, decision_id))::DOUBLE AS place
         FROM decisions WHERE client_id IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[]))
         QUALIFY place = 1 OR (place > ${offset} AND place <= ${offset + limit + 1})
         ORDER BY client_id, place`,
        [JSON.stringify(clientIds)],
      ),
    );
    const placed = rows.map((row) => {
      const [total, place] = row.slice(COLUMNS.length) as number[];
      return { row, list: row[2] as string, total, place };
    });
    return toPages(clientIds, placed, { limit, offset }, toDecision, decisionKey);
  }

  async recordOutcome(outcome: Outcome): Promise<boolean> {
    return (await this.recordOutcomes([outcome])) === 1;
  }

  async recordOutcomes(outcomes: readonly Outcome[]): Promise<number> {
    return this.#addOutcomes(outcomes, (last, i) => last + 1 + i);
  }

  async restoreOutcomes(entries: readonly Pick<OutcomeEntry, "sequence" | "outcome">[]): Promise<void> {
    const sequences = new Map(entries.map(({ sequence, outcome }) => [outcome.id, sequence]));
    await this.#addOutcomes(
      entries.map(({ outcome }) => outcome),
      (last, i, { id }) => sequences.get(id) ?? last + 1 + i,
    );
  }

  async #addOutcomes(
    outcomes: readonly Outcome[],
    sequenceOf: (last: number, position: number, outcome: Outcome) => number,
  ): Promise<number> {
    if (outcomes.length === 0) return 0;
    return this.database.write(async (connection) => {
      const known = async (column: string, table: string, ids: readonly string[]): Promise<Set<string>> => {
        const sql = `SELECT ${column} FROM ${table} WHERE ${column} IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[]))`;
        return new Set((await query(connection, sql, [JSON.stringify(ids)])).map((row) => row[0] as string));
      };
      const ids = outcomes.map(({ id }) => id);
      const recorded = await known("outcome_id", "outcomes", ids);
      const fresh = new Map<string, Outcome>();
      for (const outcome of outcomes) if (!recorded.has(outcome.id) && !fresh.has(outcome.id)) fresh.set(outcome.id, outcome);
      const rows = [...fresh.values()];
      const decisionIds = rows.map(({ decisionId }) => decisionId);
      const decisions = await known("decision_id", "decisions", decisionIds);
      const missing = decisionIds.find((id) => !decisions.has(id));
      if (missing !== undefined) throw new NotFoundError(`no decision ${missing}`);
      // Writes are one after the other, so numbers follow the order in which outcomes become visible.
      const last = await queryNumber(connection, "SELECT coalesce(max(sequence), 0) FROM outcomes");
      await appendRows(
        connection,
        "outcomes",
        [VARCHAR, VARCHAR, VARCHAR, VARCHAR, DOUBLE, INTEGER],
        rows.map((outcome, i) => {
          const { id, decisionId, kind, at, amount } = outcome;
          return [id, decisionId, kind, at, amount, sequenceOf(last, i, outcome)];
        }),
      );
      return rows.length;
    });
  }

  async outcomesOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Outcome[]>> {
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `SELECT outcome_id, decision_id, kind, recorded_at, amount FROM outcomes
         WHERE decision_id IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[])) ORDER BY decision_id, recorded_at, outcome_id`,
        [JSON.stringify(decisionIds)],
      ),
    );
    const found = new Map<string, Outcome[]>();
    for (const row of rows) {
      const decisionId = row[1] as string;
      const outcome = toOutcome(row);
      const list = found.get(decisionId);
      if (list === undefined) found.set(decisionId, [outcome]);
      else list.push(outcome);
    }
    return found;
  }

  async outcomesAfter(after: number, limit: number, decisionIds?: readonly string[]): Promise<readonly OutcomeEntry[]> {
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `SELECT o.outcome_id, o.decision_id, o.kind, o.recorded_at, o.amount, o.sequence, ${LIST.replace(/(\w+)/g, "d.$1")}
         FROM outcomes o JOIN decisions d ON d.decision_id = o.decision_id
         WHERE o.sequence > $1::INTEGER ${decisionIds === undefined ? "" : "AND o.decision_id IN (SELECT unnest(CAST($2 AS JSON)::VARCHAR[]))"}
         ORDER BY o.sequence LIMIT ${Math.trunc(limit)}`,
        decisionIds === undefined ? [after] : [after, JSON.stringify(decisionIds)],
      ),
    );
    return rows.map((row) => ({ sequence: row[5] as number, outcome: toOutcome(row), decision: toDecision(row.slice(6)) }));
  }

  async served(from: string, to: string, limit: number): Promise<readonly Decision[]> {
    return this.#list("decided_at >= $1 AND decided_at < $2", [from, to], limit);
  }

  async unresolved(before: string, limit: number): Promise<readonly Decision[]> {
    return this.#list("decided_at < $1 AND decision_id NOT IN (SELECT decision_id FROM outcomes)", [before], limit);
  }

  async #list(condition: string, params: Params, limit: number): Promise<readonly Decision[]> {
    const sql = `SELECT ${LIST} FROM decisions WHERE role <> 'shadow' AND ${condition} ORDER BY decided_at, decision_id LIMIT ${Math.trunc(limit)}`;
    return (await this.database.read((connection) => query(connection, sql, params))).map(toDecision);
  }

  async offersByProduct(since: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `SELECT product_id, count(*)::INTEGER FROM decisions WHERE role <> 'shadow' AND decided_at >= $1 GROUP BY 1 ORDER BY 1`,
        [since],
      ),
    );
    return new Map(rows.map((row) => [row[0] as string, row[1] as number]));
  }

  async slatesOfClient(clientId: string, since: string): Promise<number> {
    return this.database.read((connection) =>
      queryNumber(
        connection,
        "SELECT count(DISTINCT slate_id) FROM decisions WHERE client_id = $1 AND role <> 'shadow' AND decided_at >= $2",
        [clientId, since],
      ),
    );
  }

  async scan(visit: (decisions: readonly Decision[]) => Promise<void>): Promise<void> {
    await this.database.read((connection) =>
      forEachChunk(connection, `SELECT ${LIST} FROM decisions`, [], async (chunk) => {
        await visit(chunk.getRows().map(toDecision));
      }),
    );
  }
}

function toOutcome(row: Row): Outcome {
  return {
    id: row[0] as string,
    decisionId: row[1] as string,
    kind: row[2] as OutcomeKind,
    at: row[3] as string,
    amount: row[4] as number | null,
  };
}

async function findDecisions(connection: DuckDBConnection, ids: readonly string[]): Promise<Map<string, Decision>> {
  const rows = await query(connection, `SELECT ${LIST} FROM decisions WHERE decision_id IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[]))`, [
    JSON.stringify(ids),
  ]);
  return new Map(rows.map((row) => [row[0] as string, toDecision(row)]));
}

function toRow(decision: Decision): (string | number | null)[] {
  return [
    decision.id,
    decision.at,
    decision.clientId,
    decision.productId,
    decision.rank,
    decision.score,
    decision.propensity,
    JSON.stringify(decision.candidates),
    JSON.stringify(decision.probabilities),
    decision.policyName,
    decision.policyVersion,
    decision.runId,
    decision.stateId,
    decision.problemId,
    decision.seed,
    decision.reason,
    decision.slateId,
    decision.role,
    decision.experimentId,
    decision.featuresDigest,
    decision.predicted,
  ];
}

function toDecision(row: Row): Decision {
  return {
    id: row[0] as string,
    at: row[1] as string,
    clientId: row[2] as string,
    productId: row[3] as string,
    rank: row[4] as number,
    score: row[5] as number,
    propensity: row[6] as number,
    candidates: JSON.parse(row[7] as string) as string[],
    probabilities: JSON.parse(row[8] as string) as number[],
    policyName: row[9] as string,
    policyVersion: row[10] as number,
    runId: row[11] as string,
    stateId: row[12] as string | null,
    problemId: row[13] as string | null,
    seed: row[14] as number,
    reason: row[15] as string,
    slateId: row[16] as string,
    role: row[17] as DecisionRole,
    experimentId: row[18] as string | null,
    featuresDigest: row[19] as string,
    predicted: row[20] as number | null,
  };
}

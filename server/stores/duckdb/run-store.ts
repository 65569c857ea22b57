import { DuckDBBlobValue, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import type { Analysis } from "../../../graph/analysis";
import { ConflictError, InputError, NotFoundError } from "../../ports/errors";
import type { Run, RunStore, StoredPolicy } from "../../ports/run-store";
import { SQL_TYPES, appendStaged, createTurns } from "./appending";
import { query, queryNumber, queryOne, run, type Database, type Row } from "./database";
import { Unpacker, packValue } from "../shared/packing";

const { VARCHAR, DOUBLE, INTEGER } = SQL_TYPES;

/** Tables that show an analysis to SQL; the analysis itself is read from `analyses`. */
const RESULT_TABLES = [
  "run_problems",
  "run_client_mixtures",
  "run_product_problems",
  "run_intersections",
  "run_chain",
  "run_states",
  "run_client_states",
] as const;

/** Intersections with a q-value above it are in the analysis but not in the table `run_intersections`. */
const TABLE_Q_VALUE = 0.05;
/** Shares and weights below it are not in the tables. */
const TABLE_SHARE = 1e-6;

/** Runs and their results in DuckDB. */
export class DuckDbRunStore implements RunStore {
  constructor(private readonly database: Database) {}

  async putRun(value: Run): Promise<void> {
    await this.database.write(async (connection) => {
      const before = await findRun(connection, value.id);
      const active = before?.status === "succeeded" && before.active && value.status === "succeeded";
      await run(connection, "INSERT OR REPLACE INTO runs VALUES ($1, $2, $3, $4, $5)", [
        value.id,
        value.createdAt,
        value.status,
        active,
        JSON.stringify(value),
      ]);
    });
  }

  async run(id: string): Promise<Run | null> {
    return this.database.read((connection) => findRun(connection, id));
  }

  async runs(limit: number): Promise<readonly Run[]> {
    const rows = await this.database.read((connection) =>
      query(connection, `SELECT body, active FROM runs ORDER BY created_at DESC, run_id DESC LIMIT ${Math.trunc(limit)}`),
    );
    return rows.map(toRun);
  }

  async saveAnalysis(runId: string, analysis: Analysis): Promise<void> {
    await this.database.write(async (connection) => {
      if ((await findRun(connection, runId)) === null) throw new NotFoundError(`no run ${runId}`);
      await removeResults(connection, runId);
      const appender = await connection.createAppender("analyses");
      try {
        let part = 0;
        const takeTurns = createTurns();
        for (const piece of packValue(analysis)) {
          appender.appendVarchar(runId);
          appender.appendInteger(part);
          appender.appendBlob(piece);
          appender.endRow();
          // Piece by piece: all at once would be one long copy.
          appender.flushSync();
          part += 1;
          await takeTurns();
        }
      } finally {
        appender.closeSync();
      }
      await writeTables(connection, runId, analysis);
    });
    await this.database.checkpoint();
  }

  async loadAnalysis(runId: string): Promise<Analysis | null> {
    return this.database.readWhole(async (connection) => {
      const nParts = await countParts(connection, runId);
      if (nParts === 0) return null;
      const unpacker = new Unpacker();
      // One piece at a time: a chunk of a larger query would hold 2,048 of them.
      for (let part = 0; part < nParts; part += 1) {
        const row = await queryOne(connection, "SELECT data FROM analyses WHERE run_id = $1 AND part = $2", [runId, part]);
        const piece = row?.[0];
        if (!(piece instanceof DuckDBBlobValue)) throw new Error(`run ${runId}: part ${part} of the analysis is missing`);
        unpacker.add(piece.bytes);
      }
      return unpacker.value() as Analysis;
    });
  }

  async activateRun(runId: string): Promise<void> {
    await this.database.write(async (connection) => {
      const found = await findRun(connection, runId);
      if (found === null) throw new NotFoundError(`no run ${runId}`);
      const hasResults = (await countParts(connection, runId)) > 0;
      if (found.status !== "succeeded" || !hasResults) {
        throw new ConflictError(
          `run ${runId} cannot become active: it is ${found.status}, results are ${hasResults ? "stored" : "missing"}`,
        );
      }
      await run(connection, "UPDATE runs SET active = (run_id = $1) WHERE active OR run_id = $1", [runId]);
    });
  }

  async activeRun(): Promise<Run | null> {
    const row = await this.database.read((connection) => queryOne(connection, "SELECT body, active FROM runs WHERE active"));
    return row === null ? null : toRun(row);
  }

  async pruneRuns(keep: number): Promise<readonly string[]> {
    if (!Number.isInteger(keep) || keep < 0) throw new InputError(`keep must be an integer >= 0, got ${keep}`);
    const removed = await this.database.write(async (connection) => {
      const rows = await query(
        connection,
        `SELECT run_id FROM runs
         WHERE NOT active AND run_id IN (SELECT run_id FROM analyses)
         ORDER BY created_at DESC, run_id DESC OFFSET ${keep}`,
      );
      const ids = rows.map((row) => row[0] as string);
      for (const id of ids) {
        await removeResults(connection, id);
        await run(connection, "DELETE FROM policies WHERE run_id = $1", [id]);
      }
      return ids;
    });
    if (removed.length > 0) await this.database.checkpoint();
    return removed;
  }

  async putPolicy(policy: StoredPolicy): Promise<void> {
    await this.database.write((connection) =>
      run(connection, "INSERT OR REPLACE INTO policies VALUES ($1, $2, $3, $4, $5)", [
        policy.runId,
        policy.name,
        policy.version,
        policy.createdAt,
        policy.body,
      ]),
    );
  }

  async policy(runId: string, name: string, version?: number): Promise<StoredPolicy | null> {
    const only = version === undefined ? "" : `AND version = ${Math.trunc(version)}`;
    const row = await this.database.read((connection) =>
      queryOne(
        connection,
        `SELECT version, created_at, body FROM policies WHERE run_id = $1 AND name = $2 ${only} ORDER BY version DESC LIMIT 1`,
        [runId, name],
      ),
    );
    if (row === null) return null;
    return { runId, name, version: row[0] as number, createdAt: row[1] as string, body: row[2] as string };
  }

  async policiesOf(runId: string): Promise<readonly Pick<StoredPolicy, "name" | "version">[]> {
    const rows = await this.database.read((connection) =>
      query(connection, "SELECT name, version FROM policies WHERE run_id = $1 ORDER BY name, version", [runId]),
    );
    return rows.map((row) => ({ name: row[0] as string, version: row[1] as number }));
  }

  async setProblemLabel(problemId: string, label: string | null): Promise<void> {
    await this.database.write((connection) =>
      label === null
        ? run(connection, "DELETE FROM problem_labels WHERE problem_id = $1", [problemId])
        : run(connection, "INSERT OR REPLACE INTO problem_labels VALUES ($1, $2)", [problemId, label]),
    );
  }

  async problemLabels(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.read((connection) =>
      query(connection, "SELECT problem_id, label FROM problem_labels ORDER BY problem_id"),
    );
    return new Map(rows.map((row) => [row[0] as string, row[1] as string]));
  }
}

async function findRun(connection: DuckDBConnection, id: string): Promise<Run | null> {
  const row = await queryOne(connection, "SELECT body, active FROM runs WHERE run_id = $1", [id]);
  return row === null ? null : toRun(row);
}

const countParts = (connection: DuckDBConnection, runId: string): Promise<number> =>
  queryNumber(connection, "SELECT count(*) FROM analyses WHERE run_id = $1", [runId]);

/** The stored run; which one is active is the table's column alone. */
function toRun(row: Row): Run {
  const value = JSON.parse(row[0] as string) as Run;
  return value.status === "succeeded" ? { ...value, active: row[1] as boolean } : value;
}

async function removeResults(connection: DuckDBConnection, runId: string): Promise<void> {
  for (const table of ["analyses", ...RESULT_TABLES]) await run(connection, `DELETE FROM ${table} WHERE run_id = $1`, [runId]);
}

type Column = readonly [type: typeof VARCHAR | typeof DOUBLE | typeof INTEGER, at: (row: number) => DuckDBValue];

async function writeTables(connection: DuckDBConnection, runId: string, analysis: Analysis): Promise<void> {
  const { clientIds, productIds, problems, model, mixtures, productProblems, intersections, chain, states, stateIds } = analysis;
  const append = async (table: (typeof RESULT_TABLES)[number], nRows: number, columns: readonly Column[]): Promise<void> => {
    const all: Column[] = [[VARCHAR, () => runId], ...columns];
    const types = all.map(([type]) => type);
    await appendStaged(connection, table, types, nRows, (index, from, to) =>
      Array.from({ length: to - from }, (_, i) => all[index]?.[1](from + i)),
    );
  };
  const problemId = (k: number): string | null => problems[k]?.id;

  await append("run_problems", problems.length, [
    [INTEGER, (k) => k],
    [VARCHAR, problemId],
    [VARCHAR, (k) => problems[k]?.label],
    [DOUBLE, (k) => problems[k]?.share],
    [INTEGER, (k) => problems[k]?.nClients],
    [INTEGER, (k) => problems[k]?.nProducts],
    [DOUBLE, (k) => problems[k]?.stability],
  ]);

  const owners = new Int32Array(mixtures.problems.length);
  for (let c = 0; c < clientIds.length; c += 1) owners.fill(c, mixtures.offsets[c], mixtures.offsets[c + 1]);
  const shares = await indicesWhere(mixtures.shares.length, (i) => mixtures.shares[i] >= TABLE_SHARE);
  await append("run_client_mixtures", shares.length, [
    [VARCHAR, (row) => clientIds[owners[shares[row]]]],
    [VARCHAR, (row) => problemId(mixtures.problems[shares[row]])],
    [DOUBLE, (row) => mixtures.shares[shares[row]]],
  ]);

  const nProblems = model.nProblems;
  const weights = await indicesWhere(productProblems.length, (i) => productProblems[i] >= TABLE_SHARE);
  await append("run_product_problems", weights.length, [
    [VARCHAR, (row) => productIds[Math.floor(weights[row] / nProblems)]],
    [VARCHAR, (row) => problemId(weights[row] % nProblems)],
    [DOUBLE, (row) => productProblems[weights[row]]],
    [
      DOUBLE,
      (row) => {
        const i = weights[row];
        return model.phi[(i % nProblems) * productIds.length + Math.floor(i / nProblems)];
      },
    ],
  ]);

  const shown = await indicesWhere(intersections.qValue.length, (i) => intersections.qValue[i] <= TABLE_Q_VALUE);
  const pick = (values: Int32Array | Float64Array) => (row: number) => values[shown[row]];
  await append("run_intersections", shown.length, [
    [VARCHAR, (row) => productIds[intersections.productA[shown[row]]]],
    [VARCHAR, (row) => productIds[intersections.productB[shown[row]]]],
    [INTEGER, pick(intersections.clientsA)],
    [INTEGER, pick(intersections.clientsB)],
    [INTEGER, pick(intersections.clientsBoth)],
    [DOUBLE, pick(intersections.expected)],
    [DOUBLE, pick(intersections.lift)],
    [DOUBLE, pick(intersections.liftLow)],
    [DOUBLE, pick(intersections.liftHigh)],
    [DOUBLE, pick(intersections.pValue)],
    [DOUBLE, pick(intersections.qValue)],
  ]);

  await append("run_chain", chain.length, [
    [VARCHAR, (i) => problemId(chain[i]?.from)],
    [VARCHAR, (i) => problemId(chain[i]?.to)],
    [DOUBLE, (i) => chain[i]?.observed],
    [DOUBLE, (i) => chain[i]?.expected],
    [DOUBLE, (i) => chain[i]?.lift],
    [DOUBLE, (i) => chain[i]?.pValue],
    [DOUBLE, (i) => chain[i]?.qValue],
    [INTEGER, (i) => chain[i]?.clients],
  ]);

  await append("run_states", states.nStates, [
    [VARCHAR, (s) => stateIds[s]],
    [VARCHAR, (s) => states.labels[s]],
    [INTEGER, (s) => states.sizes[s]],
  ]);
  const placed = await indicesWhere(
    states.assignments.length,
    (c) => states.assignments[c] >= 0 && states.assignments[c] < stateIds.length,
  );
  await append("run_client_states", placed.length, [
    [VARCHAR, (row) => clientIds[placed[row]]],
    [VARCHAR, (row) => stateIds[states.assignments[placed[row]]]],
  ]);
}

/** Indices looked at between two looks at the clock. */
const SCAN_STEP = 65_536;

/** Indices in [0, n) that fulfil a condition, ascending; looked up in turns. */
async function indicesWhere(n: number, condition: (index: number) => boolean): Promise<Int32Array> {
  const found = new Int32Array(n);
  const takeTurns = createTurns();
  let nFound = 0;
  for (let from = 0; from < n; from += SCAN_STEP) {
    const to = Math.min(n, from + SCAN_STEP);
    for (let i = from; i < to; i += 1)
      if (condition(i)) {
        found[nFound] = i;
        nFound += 1;
      }
    await takeTurns();
  }
  return found.subarray(0, nFound);
}

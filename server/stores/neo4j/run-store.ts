import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { Analysis } from "../../../graph/analysis";
import { compareIds } from "../../../graph/deals/ids";
import { ConflictError, InputError, NotFoundError } from "../../ports/errors";
import type { Run, RunStore, StoredPolicy } from "../../ports/run-store";
import { Unpacker, packValue } from "../shared/packing";
import { cypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Row, type Transaction } from "./database";
import { removeRunGraph, writeRunGraph } from "./run-graph";

const RUN = cypherFile("read/run", "id");
const RUNS = cypherFile("read/runs", "limit");
const ACTIVE_RUN = cypherFile("read/active-run");
const PUT_RUN = cypherFile("write/put-run", "id", "createdAt", "status", "body");
const SET_RESULTS = cypherFile("write/set-run-results", "id", "results", "parts");
const TAKE_LOCK = cypherFile("write/take-lock", "name");
const ACTIVATE_RUN = cypherFile("write/activate-run", "id");
const PRUNABLE_RUNS = cypherFile("read/prunable-runs");
const PUT_PART = cypherFile("write/put-analysis-part", "runId", "part", "data");
const PART = cypherFile("read/analysis-part", "runId", "part");
const PUT_POLICY = cypherFile("write/put-policy", "runId", "name", "version", "createdAt", "body");
const POLICY = cypherFile("read/policy", "runId", "name", "version");
const POLICIES_OF_RUN = cypherFile("read/policies-of-run", "runId");
const PUT_LABEL = cypherFile("write/put-problem-label", "problemId", "label");
const REMOVE_LABEL = cypherFile("write/remove-problem-label", "problemId");
const LABELS = cypherFile("read/problem-labels");

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);
/** Held while the active run or the results of a run change. */
const RUNS_LOCK = "runs";

/**
 * Runs and their results in Neo4j: the analysis as compressed bytes, which is what is read back, and as a graph, for people. Both are
 * written in many transactions; `results` of the run says `stored` only when all of them are there.
 */
export class Neo4jRunStore implements RunStore {
  constructor(private readonly database: Neo4jDatabase) {}

  async putRun(value: Run): Promise<void> {
    const { id, createdAt, status } = value;
    await this.database.write((transaction) => transaction.run(PUT_RUN, { id, createdAt, status, body: JSON.stringify(value) }));
  }

  async run(id: string): Promise<Run | null> {
    const row = await this.database.queryOne(RUN, { id });
    return row === null ? null : toRun(row);
  }

  async runs(limit: number): Promise<readonly Run[]> {
    return (await this.database.query(RUNS, { limit: integer(Math.trunc(limit)) })).map(toRun);
  }

  async saveAnalysis(runId: string, analysis: Analysis): Promise<void> {
    await this.setResults(runId, "writing", null);
    await removeRunGraph(this.database, runId, { policies: false });
    let part = 0;
    for (const piece of packValue(analysis)) {
      const packed = await compress(piece, { level: 1 });
      const data = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
      const number = integer(part);
      await this.database.write((transaction) => transaction.run(PUT_PART, { runId, part: number, data }));
      part += 1;
    }
    await writeRunGraph(this.database, runId, analysis);
    await this.setResults(runId, "stored", part);
  }

  async loadAnalysis(runId: string): Promise<Analysis | null> {
    return this.database.read(async (transaction) => {
      const [, , results, parts] = (await transaction.one(RUN, { id: runId })) ?? [];
      if (results !== "stored") return null;
      const unpacker = new Unpacker();
      for (let part = 0; part < (parts as number); part += 1) {
        const data = (await transaction.one(PART, { runId, part: integer(part) }))?.[0] as Int8Array | undefined;
        if (data === undefined) throw new Error(`run ${runId}: part ${part} of the analysis is missing`);
        unpacker.add(await decompress(data));
      }
      return unpacker.value() as Analysis;
    });
  }

  async activateRun(runId: string): Promise<void> {
    await this.database.write(async (transaction) => {
      await transaction.run(TAKE_LOCK, { name: RUNS_LOCK });
      const row = await transaction.one(RUN, { id: runId });
      if (row === null) throw new NotFoundError(`no run ${runId}`);
      const { status } = toRun(row);
      const hasResults = row[2] === "stored";
      if (status !== "succeeded" || !hasResults) {
        throw new ConflictError(`run ${runId} cannot become active: it is ${status}, results are ${hasResults ? "stored" : "missing"}`);
      }
      await transaction.run(ACTIVATE_RUN, { id: runId });
    });
  }

  async activeRun(): Promise<Run | null> {
    const row = await this.database.queryOne(ACTIVE_RUN, {});
    return row === null ? null : toRun(row);
  }

  /** What a killed process left half removed or half written is removed as well, but is not counted among the runs kept. */
  async pruneRuns(keep: number): Promise<readonly string[]> {
    if (!Number.isInteger(keep) || keep < 0) throw new InputError(`keep must be an integer >= 0, got ${keep}`);
    const { removed, leftovers } = await this.database.write(async (transaction) => {
      await transaction.run(TAKE_LOCK, { name: RUNS_LOCK });
      const rows = (await transaction.run(PRUNABLE_RUNS, {})) as unknown as readonly (readonly [string, string, Run["status"]])[];
      const ids = rows.filter(([, results]) => results === "stored").map(([id]) => id);
      const beyond = ids.slice(keep);
      const halves = rows.filter(
        ([, results, status]) => results === "pruning" || (results === "writing" && (status === "failed" || status === "cancelled")),
      );
      for (const id of beyond) await transaction.run(SET_RESULTS, { id, results: "pruning", parts: null });
      return { removed: beyond, leftovers: halves.map(([id]) => id) };
    });
    for (const id of [...removed, ...leftovers]) {
      await removeRunGraph(this.database, id, { policies: true });
      await this.setResults(id, null, null);
    }
    return removed;
  }

  async putPolicy(policy: StoredPolicy): Promise<void> {
    const { runId, name, createdAt, body } = policy;
    const version = integer(policy.version);
    await this.database.write((transaction) => transaction.run(PUT_POLICY, { runId, name, version, createdAt, body }));
  }

  async policy(runId: string, name: string, version?: number): Promise<StoredPolicy | null> {
    const wanted = version === undefined ? null : integer(Math.trunc(version));
    const row = await this.database.queryOne(POLICY, { runId, name, version: wanted });
    if (row === null) return null;
    return { runId, name, version: row[0] as number, createdAt: row[1] as string, body: row[2] as string };
  }

  async policiesOf(runId: string): Promise<readonly Pick<StoredPolicy, "name" | "version">[]> {
    const rows = (await this.database.query(POLICIES_OF_RUN, { runId })) as unknown as readonly (readonly [string, number])[];
    return rows.map(([name, version]) => ({ name, version })).sort((a, b) => compareIds(a.name, b.name) || a.version - b.version);
  }

  async setProblemLabel(problemId: string, label: string | null): Promise<void> {
    await this.database.write(async (transaction) => {
      if (label === null) await transaction.run(REMOVE_LABEL, { problemId });
      else await transaction.run(PUT_LABEL, { problemId, label });
    });
  }

  async problemLabels(): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.database.query(LABELS, {})) as unknown as readonly (readonly [string, string])[];
    return new Map([...rows].sort(([a], [b]) => compareIds(a, b)));
  }

  private async setResults(id: string, results: string | null, parts: number | null): Promise<void> {
    const set = (transaction: Transaction) => transaction.one(SET_RESULTS, { id, results, parts: parts === null ? null : integer(parts) });
    if ((await this.database.write(set)) === null) throw new NotFoundError(`no run ${id}`);
  }
}

/** The stored run; which one is active is the node's property alone. */
function toRun(row: Row): Run {
  const value = JSON.parse(row[0] as string) as Run;
  return value.status === "succeeded" ? { ...value, active: row[1] === true } : value;
}

import { ConflictError, NotFoundError } from "../../ports/errors";
import type { Job, JobKind, JobStatus, JobStore } from "../../ports/job-store";
import { cypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Row, type Transaction } from "./database";

const JOB = cypherFile("read/job", "id");
const JOBS = cypherFile("read/jobs", "limit");
const HOLD_JOB = cypherFile("write/hold-job", "id");
const CREATE_JOB = cypherFile("write/create-job", "properties");
const PUT_JOB = cypherFile("write/put-job", "id", "properties");
const CHANGE_JOB = cypherFile("write/change-job", "id", "properties");

/**
 * Jobs with leases in Neo4j. Every change locks the job before it looks at it, so of two processes one sees what the other wrote.
 * Instants are ISO text in UTC of fixed width, so they compare as text.
 */
export class Neo4jJobStore implements JobStore {
  constructor(private readonly database: Neo4jDatabase) {}

  async create(job: { readonly id: string; readonly kind: JobKind; readonly payload: unknown; readonly at: string }): Promise<Job> {
    return this.database.write(async (transaction) => {
      if ((await transaction.one(HOLD_JOB, { id: job.id })) !== null) throw new ConflictError(`job ${job.id} exists already`);
      const at = isoInstant(job.at);
      const properties = {
        id: job.id,
        kind: job.kind,
        status: "queued",
        payload: toJson(job.payload),
        progress: 0,
        stage: "",
        checkpoint: "null",
        result: "null",
        createdAt: at,
        updatedAt: at,
      };
      await transaction.run(CREATE_JOB, { properties });
      return toJob([properties]);
    });
  }

  async restore(job: Job): Promise<void> {
    const { payload, checkpoint, result, ...rest } = job;
    const properties = { ...rest, payload: toJson(payload), checkpoint: toJson(checkpoint), result: toJson(result) };
    await this.database.write((transaction) => transaction.run(PUT_JOB, { id: job.id, properties }));
  }

  async job(id: string): Promise<Job | null> {
    const row = await this.database.queryOne(JOB, { id });
    return row === null ? null : toJob(row);
  }

  async jobs(limit: number): Promise<readonly Job[]> {
    return (await this.database.query(JOBS, { limit: integer(Math.trunc(limit)) })).map(toJob);
  }

  async claim(id: string, owner: string, now: string, leaseMs: number): Promise<Job | null> {
    return this.database.write(async (transaction) => {
      const job = await hold(transaction, id);
      const at = isoInstant(now);
      const lapsed = job.status === "running" && job.leaseUntil !== null && job.leaseUntil < at;
      if (job.status !== "queued" && !lapsed) return null;
      const change = { status: "running" as const, owner, leaseUntil: addMs(at, leaseMs), updatedAt: at };
      await transaction.run(CHANGE_JOB, { id, properties: change });
      return { ...job, ...change };
    });
  }

  async heartbeat(
    id: string,
    owner: string,
    now: string,
    leaseMs: number,
    update: { readonly progress: number; readonly stage: string; readonly checkpoint?: unknown },
  ): Promise<void> {
    await this.database.write(async (transaction) => {
      ownedBy(await hold(transaction, id), owner);
      const at = isoInstant(now);
      const checkpoint = update.checkpoint === undefined ? {} : { checkpoint: toJson(update.checkpoint) };
      const properties = { progress: update.progress, stage: update.stage, leaseUntil: addMs(at, leaseMs), updatedAt: at, ...checkpoint };
      await transaction.run(CHANGE_JOB, { id, properties });
    });
  }

  async finish(
    id: string,
    owner: string,
    now: string,
    end:
      | { readonly status: "succeeded"; readonly result: unknown }
      | { readonly status: "failed"; readonly error: string }
      | { readonly status: "cancelled" },
  ): Promise<void> {
    await this.database.write(async (transaction) => {
      const job = await hold(transaction, id);
      // The worker of a cancelled job reports the end of its work: nothing to add.
      if (job.status === "cancelled" && job.owner === owner) return;
      ownedBy(job, owner);
      const properties = {
        status: end.status,
        result: toJson(end.status === "succeeded" ? end.result : null),
        error: end.status === "failed" ? end.error : null,
        progress: end.status === "succeeded" ? 1 : job.progress,
        leaseUntil: null,
        updatedAt: isoInstant(now),
      };
      await transaction.run(CHANGE_JOB, { id, properties });
    });
  }

  async requestCancel(id: string, now: string): Promise<void> {
    await this.database.write(async (transaction) => {
      const job = await hold(transaction, id);
      if (job.status !== "queued" && job.status !== "running") return;
      await transaction.run(CHANGE_JOB, { id, properties: { status: "cancelled", leaseUntil: null, updatedAt: isoInstant(now) } });
    });
  }
}

async function hold(transaction: Transaction, id: string): Promise<Job> {
  const row = await transaction.one(HOLD_JOB, { id });
  if (row === null) throw new NotFoundError(`no job ${id}`);
  return toJob(row);
}

function ownedBy(job: Job, owner: string): void {
  if (job.status === "cancelled" && job.owner === owner) throw new ConflictError(`job ${job.id} was cancelled`);
  if (job.status !== "running" || job.owner !== owner)
    throw new ConflictError(`job ${job.id} is not held by ${owner} (it is ${job.status})`);
}

const toJson = (value: unknown): string => (value === undefined ? "null" : JSON.stringify(value));
const isoInstant = (text: string): string => new Date(text).toISOString();
const addMs = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

function toJob(row: Row): Job {
  const properties = row[0] as Readonly<Record<string, string | number | undefined>>;
  const text = (name: string): string => properties[name] as string;
  const textOrNull = (name: string): string | null => (properties[name] as string | undefined) ?? null;
  return {
    id: text("id"),
    kind: text("kind") as JobKind,
    status: text("status") as JobStatus,
    payload: JSON.parse(text("payload")) as unknown,
    progress: properties["progress"] as number,
    stage: text("stage"),
    checkpoint: JSON.parse(text("checkpoint")) as unknown,
    result: JSON.parse(text("result")) as unknown,
    error: textOrNull("error"),
    owner: textOrNull("owner"),
    leaseUntil: textOrNull("leaseUntil"),
    createdAt: text("createdAt"),
    updatedAt: text("updatedAt"),
  };
}

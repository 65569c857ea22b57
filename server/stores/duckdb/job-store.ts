import type { DuckDBConnection } from "@duckdb/node-api";
import { ConflictError, NotFoundError } from "../../ports/errors";
import type { Job, JobKind, JobStatus, JobStore } from "../../ports/job-store";
import { query, queryOne, run, type Database, type Row } from "./database";

const COLUMNS = "job_id, kind, status, payload, progress, stage, checkpoint, result, error, owner, lease_until, created_at, updated_at";

/** Jobs with leases in DuckDB. Instants are ISO text in UTC of fixed width, so they compare as text. */
export class DuckDbJobStore implements JobStore {
  constructor(private readonly database: Database) {}

  async create(job: { readonly id: string; readonly kind: JobKind; readonly payload: unknown; readonly at: string }): Promise<Job> {
    return this.database.write(async (connection) => {
      if ((await find(connection, job.id)) !== null) throw new ConflictError(`job ${job.id} exists already`);
      const at = isoInstant(job.at);
      await run(
        connection,
        `INSERT INTO jobs (${COLUMNS}) VALUES ($1, $2, 'queued', $3, 0, '', 'null', 'null', NULL, NULL, NULL, $4, $4)`,
        [job.id, job.kind, toJson(job.payload), at],
      );
      return must(await find(connection, job.id), job.id);
    });
  }

  async restore(job: Job): Promise<void> {
    await this.database.write((connection) =>
      run(connection, `INSERT OR REPLACE INTO jobs (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [
        job.id,
        job.kind,
        job.status,
        toJson(job.payload),
        job.progress,
        job.stage,
        toJson(job.checkpoint),
        toJson(job.result),
        job.error,
        job.owner,
        job.leaseUntil,
        job.createdAt,
        job.updatedAt,
      ]),
    );
  }

  async job(id: string): Promise<Job | null> {
    return this.database.read((connection) => find(connection, id));
  }

  async jobs(limit: number): Promise<readonly Job[]> {
    const rows = await this.database.read((connection) =>
      query(connection, `SELECT ${COLUMNS} FROM jobs ORDER BY created_at DESC, job_id DESC LIMIT ${Math.trunc(limit)}`),
    );
    return rows.map(toJob);
  }

  async claim(id: string, owner: string, now: string, leaseMs: number): Promise<Job | null> {
    return this.database.write(async (connection) => {
      const job = must(await find(connection, id), id);
      const at = isoInstant(now);
      const lapsed = job.status === "running" && job.leaseUntil !== null && job.leaseUntil < at;
      if (job.status !== "queued" && !lapsed) return null;
      await run(connection, "UPDATE jobs SET status = 'running', owner = $2, lease_until = $3, updated_at = $4 WHERE job_id = $1", [
        id,
        owner,
        addMs(at, leaseMs),
        at,
      ]);
      return find(connection, id);
    });
  }

  async heartbeat(
    id: string,
    owner: string,
    now: string,
    leaseMs: number,
    update: { readonly progress: number; readonly stage: string; readonly checkpoint?: unknown },
  ): Promise<void> {
    await this.database.write(async (connection) => {
      const job = ownedBy(must(await find(connection, id), id), owner);
      const at = isoInstant(now);
      const checkpoint = update.checkpoint === undefined ? job.checkpoint : update.checkpoint;
      await run(
        connection,
        "UPDATE jobs SET progress = $2, stage = $3, checkpoint = $4, lease_until = $5, updated_at = $6 WHERE job_id = $1",
        [id, update.progress, update.stage, toJson(checkpoint), addMs(at, leaseMs), at],
      );
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
    await this.database.write(async (connection) => {
      const job = must(await find(connection, id), id);
      // The worker of a cancelled job reports the end of its work: nothing to add.
      if (job.status === "cancelled" && job.owner === owner) return;
      ownedBy(job, owner);
      await run(
        connection,
        "UPDATE jobs SET status = $2, result = $3, error = $4, progress = $5, lease_until = NULL, updated_at = $6 WHERE job_id = $1",
        [
          id,
          end.status,
          toJson(end.status === "succeeded" ? end.result : null),
          end.status === "failed" ? end.error : null,
          end.status === "succeeded" ? 1 : job.progress,
          isoInstant(now),
        ],
      );
    });
  }

  async requestCancel(id: string, now: string): Promise<void> {
    await this.database.write(async (connection) => {
      const job = must(await find(connection, id), id);
      if (job.status !== "queued" && job.status !== "running") return;
      await run(connection, "UPDATE jobs SET status = 'cancelled', lease_until = NULL, updated_at = $2 WHERE job_id = $1", [
        id,
        isoInstant(now),
      ]);
    });
  }
}

async function find(connection: DuckDBConnection, id: string): Promise<Job | null> {
  const row = await queryOne(connection, `SELECT ${COLUMNS} FROM jobs WHERE job_id = $1`, [id]);
  return row === null ? null : toJob(row);
}

function must(job: Job | null, id: string): Job {
  if (job === null) throw new NotFoundError(`no job ${id}`);
  return job;
}

function ownedBy(job: Job, owner: string): Job {
  if (job.status === "cancelled" && job.owner === owner) throw new ConflictError(`job ${job.id} was cancelled`);
  if (job.status !== "running" || job.owner !== owner)
    throw new ConflictError(`job ${job.id} is not held by ${owner} (it is ${job.status})`);
  return job;
}

const toJson = (value: unknown): string => (value === undefined ? "null" : JSON.stringify(value));
const isoInstant = (text: string): string => new Date(text).toISOString();
const addMs = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

function toJob(row: Row): Job {
  return {
    id: row[0] as string,
    kind: row[1] as JobKind,
    status: row[2] as JobStatus,
    payload: JSON.parse(row[3] as string) as unknown,
    progress: row[4] as number,
    stage: row[5] as string,
    checkpoint: JSON.parse(row[6] as string) as unknown,
    result: JSON.parse(row[7] as string) as unknown,
    error: row[8] as string | null,
    owner: row[9] as string | null,
    leaseUntil: row[10] as string | null,
    createdAt: row[11] as string,
    updatedAt: row[12] as string,
  };
}

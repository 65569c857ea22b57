export type JobKind = "import" | "analysis" | "retraining" | "evaluation" | "funnels" | "leads" | "simulation";
export const JOB_STATUSES = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** A long task with a lease: one worker at a time, and another may take it over when the lease ran out. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** JSON given when it was made. */
  readonly payload: unknown;
  /** 0 to 1. */
  readonly progress: number;
  readonly stage: string;
  /** JSON to resume from, or null. */
  readonly checkpoint: unknown;
  readonly result: unknown;
  readonly error: string | null;
  readonly owner: string | null;
  readonly leaseUntil: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Contract: test/contracts/job-store.contract.ts. */
export interface JobStore {
  create(job: { readonly id: string; readonly kind: JobKind; readonly payload: unknown; readonly at: string }): Promise<Job>;
  /** Adds a job as it stands in another store, or replaces it: status, lease and checkpoint too. */
  restore(job: Job): Promise<void>;
  job(id: string): Promise<Job | null>;
  /** Newest first. */
  jobs(limit: number): Promise<readonly Job[]>;
  /** Takes a queued job, or a running one whose lease ended before `now`. Null when somebody else has it or it is over. */
  claim(id: string, owner: string, now: string, leaseMs: number): Promise<Job | null>;
  /** Extends the lease and records progress; ConflictError when `owner` lost it. */
  heartbeat(
    id: string,
    owner: string,
    now: string,
    leaseMs: number,
    update: { readonly progress: number; readonly stage: string; readonly checkpoint?: unknown },
  ): Promise<void>;
  finish(
    id: string,
    owner: string,
    now: string,
    end:
      | { readonly status: "succeeded"; readonly result: unknown }
      | { readonly status: "failed"; readonly error: string }
      | { readonly status: "cancelled" },
  ): Promise<void>;
  /** Asks a queued or running job to stop; the worker sees it at its next heartbeat as status cancelled. */
  requestCancel(id: string, now: string): Promise<void>;
}

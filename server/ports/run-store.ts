import type { Analysis } from "../../graph/analysis";

/** What starts an analysis, kept with the run so that it can be repeated. */
export interface RunRequest {
  readonly seed: number;
  /** UTC day as ISO date, or null for all deals. */
  readonly asOf: string | null;
  /** `update`: the active run brought up to date, its problems kept as long as the rule of `graph/update-analysis` allows. */
  readonly mode: "fast" | "thorough" | "update";
}

interface RunCommon {
  readonly id: string;
  readonly request: RunRequest;
  readonly createdAt: string;
}
/** One analysis; each status has only its own fields. */
export type Run =
  | (RunCommon & { readonly status: "queued" })
  | (RunCommon & { readonly status: "running"; readonly startedAt: string; readonly stage: string; readonly progress: number })
  | (RunCommon & {
      readonly status: "succeeded";
      readonly startedAt: string;
      readonly finishedAt: string;
      readonly active: boolean;
      readonly summary: RunSummary;
    })
  | (RunCommon & { readonly status: "failed"; readonly finishedAt: string; readonly error: string })
  | (RunCommon & { readonly status: "cancelled"; readonly finishedAt: string });

export interface RunSummary {
  readonly nClients: number;
  readonly nProducts: number;
  readonly nPairs: number;
  readonly nProblems: number;
  readonly nStates: number;
  readonly structure: "found" | "none";
  /** DealStore.digest() of the data it was made from. */
  readonly dataDigest: string;
}

/** A serialised policy with its version; bytes are written by graph/policy and are read by nothing else. */
export interface StoredPolicy {
  readonly name: string;
  readonly version: number;
  readonly runId: string;
  readonly createdAt: string;
  readonly body: string;
}

/**
 * Analysis runs, their results and the policies fitted on them. Results are written whole before a run may become active, and the
 * active run changes in one transaction. Contract: test/contracts/run-store.contract.ts.
 */
export interface RunStore {
  putRun(run: Run): Promise<void>;
  run(id: string): Promise<Run | null>;
  /** Newest first. */
  runs(limit: number): Promise<readonly Run[]>;
  saveAnalysis(runId: string, analysis: Analysis): Promise<void>;
  /** The whole result as it was saved: same ids, same numbers, same order. Null when the run has none. */
  loadAnalysis(runId: string): Promise<Analysis | null>;
  activateRun(runId: string): Promise<void>;
  activeRun(): Promise<Run | null>;
  /** Removes results of inactive runs beyond the newest `keep`. Returns the ids removed. */
  pruneRuns(keep: number): Promise<readonly string[]>;
  putPolicy(policy: StoredPolicy): Promise<void>;
  /** The newest version, or the given one. */
  policy(runId: string, name: string, version?: number): Promise<StoredPolicy | null>;
  /** Name and version of every stored policy of a run, by both. */
  policiesOf(runId: string): Promise<readonly Pick<StoredPolicy, "name" | "version">[]>;
  /** Names given by people to problems; they outlive runs. */
  setProblemLabel(problemId: string, label: string | null): Promise<void>;
  problemLabels(): Promise<ReadonlyMap<string, string>>;
}

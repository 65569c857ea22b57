import type { Analysis } from "../../graph/analysis";
import type { Dataset } from "../../graph/deals/dataset";
import { asClientId, type ClientId } from "../../graph/deals/ids";
import type { PolicyName } from "../../graph/policy/policy";
import type { RecommenderService } from "../ports/recommender-service";
import type { Run } from "../ports/run-store";
import { RunIndex } from "./run-index";

type SucceededRun = Extract<Run, { status: "succeeded" }>;

/** Everything that is served, as of one moment. Never changed: a new run or name makes a new state, swapped in whole. */
export interface ServingState {
  readonly run: SucceededRun;
  readonly analysis: Analysis;
  readonly dataset: Dataset;
  readonly index: RunIndex;
  readonly recommender: RecommenderService;
  /** Names given by people, by problem id. */
  readonly labels: ReadonlyMap<string, string>;
  /** Other ids of clients, by alias. */
  readonly clientAliases: ReadonlyMap<string, string>;
}

/** Holds the state being served. Requests take it once and keep it; the state before is released when its requests are over. */
export interface Serving {
  current(): ServingState | null;
  /** Reads the active run from the store and serves it; null when there is none. */
  reload(): Promise<ServingState | null>;
  /** Serves the same results with other names. */
  rename(labels: ReadonlyMap<string, string>): void;
  /** Runs one task after the other, so that a policy learns in one order and its versions count up. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
  /** Version of each policy of the active run. */
  policyVersion(name: string): number;
  /** Lets the policies of the active run learn what the log has and they have not; within `exclusively`. Returns how many outcomes were looked at. */
  catchUp(): Promise<number>;
  /** Goes back to a stored version of a policy; within `exclusively`. Later outcomes are learnt on top of it, earlier ones are not learnt again. */
  rollBackPolicy(name: PolicyName, version: number): Promise<number>;
}

export const problemLabel = (state: ServingState, index: number): string => {
  const problem = state.analysis.problems[index];
  return state.labels.get(problem.id) ?? problem.label;
};

/** The id under which the active run knows a client. */
export const canonicalClient = (state: ServingState, id: string): ClientId => asClientId(state.clientAliases.get(id) ?? id);

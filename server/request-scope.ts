import { AsyncLocalStorage } from "node:async_hooks";

/** What the parts of one request share without passing it on: for cancelling reads, counting statements, and naming the request in logs. */
export interface RequestScope {
  readonly requestId: string;
  /** Aborted when the caller went away or the time was up. */
  readonly signal: AbortSignal;
  /** Whether the store's work may be stopped then: true for reading, false for changes, which end whole. */
  cancellable: boolean;
  /** Reads and writes of the store so far. */
  statements: number;
}

const storage = new AsyncLocalStorage<RequestScope>();

export const currentScope = (): RequestScope | undefined => storage.getStore();
export const runInScope = <T>(scope: RequestScope, work: () => T): T => storage.run(scope, work);
/** Runs what outlives the request. */
export const runOutsideScope = <T>(work: () => T): T => storage.exit(work);

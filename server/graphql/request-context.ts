import type { ListTables } from "../exports/list-tables";
import type { UseCaseContext } from "../use-cases/use-case";
import type { Loaders } from "./loaders";

/** What every resolver gets: one per request, with the results of the run that was active when the request began. */
export interface RequestContext {
  readonly use: UseCaseContext;
  readonly loaders: Loaders;
  /** Answers questions about flat lists. */
  readonly tables: ListTables;
  /** Stops the request. */
  readonly abort: (reason: Error) => void;
  /** Named in masked errors and in the log. */
  readonly requestId: string;
}

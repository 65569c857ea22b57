import type { Engine } from "../ports/engine";

/** What every command gets from the process that runs it. */
export interface CommandContext {
  readonly engine: Engine;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Results go to stdout, and nothing else does. */
  readonly print: (text: string) => void;
  /** Notes for people go to stderr. */
  readonly note: (text: string) => void;
}

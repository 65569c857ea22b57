import { CancelledError, InvalidArgumentError } from "../../graph/numeric/errors";
import { ConflictError, ForbiddenError, InputError, NotFoundError, StoreUnavailableError } from "../ports/errors";

/** 2: the caller can mend it (usage, input, store); 1: the run failed. */
export function exitStatusOf(error: unknown): 1 | 2 {
  const mendable = [InputError, InvalidArgumentError, NotFoundError, StoreUnavailableError, ConflictError, ForbiddenError];
  return mendable.some((kind) => error instanceof kind) ? 2 : 1;
}

/** One line, whatever the error says. */
export function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `error: ${text.replace(/\s*\n\s*/g, "; ")}`;
}

export const isCancelled = (error: unknown): boolean =>
  error instanceof CancelledError || (error instanceof Error && error.name === "AbortError");

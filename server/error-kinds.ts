import { CancelledError, InvalidArgumentError } from "../graph/numeric/errors";
import {
  ConflictError,
  ForbiddenError,
  InputError,
  NotFoundError,
  RateLimitError,
  StoreUnavailableError,
  TimeLimitError,
  UnauthenticatedError,
} from "./ports/errors";

/** How an error is told outside: GraphQL's code, and the status of plain HTTP. */
interface ToldError {
  readonly code: string;
  readonly status: number;
}

/** The errors whose messages callers may read; every other one is masked. */
const KINDS: readonly (readonly [kind: abstract new (...args: never[]) => Error, code: string, status: number])[] = [
  [InputError, "BAD_USER_INPUT", 400],
  [InvalidArgumentError, "BAD_USER_INPUT", 400],
  [UnauthenticatedError, "UNAUTHENTICATED", 401],
  [ForbiddenError, "FORBIDDEN", 403],
  [NotFoundError, "NOT_FOUND", 404],
  [ConflictError, "CONFLICT", 409],
  [CancelledError, "CANCELLED", 409],
  [RateLimitError, "RATE_LIMITED", 429],
  [StoreUnavailableError, "SERVICE_UNAVAILABLE", 503],
  [TimeLimitError, "TIMEOUT", 503],
];

/** Null for an error that is nobody's business. */
export function toldAs(error: unknown): ToldError | null {
  const found = KINDS.find(([kind]) => error instanceof kind);
  return found === undefined ? null : { code: found[1], status: found[2] };
}

import { CancelledError, InvalidArgumentError } from "../../graph/numeric/errors";
import {
  ConflictError,
  ForbiddenError,
  InputError,
  NotFoundError,
  RateLimitError,
  StoreUnavailableError,
  TimeLimitError,
  UnauthenticatedError,
} from "../ports/errors";

const statuses: readonly (readonly [abstract new (...args: never[]) => Error, number])[] = [
  [InputError, 400],
  [InvalidArgumentError, 400],
  [UnauthenticatedError, 401],
  [ForbiddenError, 403],
  [NotFoundError, 404],
  [ConflictError, 409],
  [CancelledError, 409],
  [RateLimitError, 429],
  [StoreUnavailableError, 503],
  [TimeLimitError, 503],
];

/** The status of an error that the caller may read; undefined for all others, which are masked. */
export const statusOf = (error: unknown): number | undefined => statuses.find(([kind]) => error instanceof kind)?.[1];

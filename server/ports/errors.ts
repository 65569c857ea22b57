/** What the caller gave is wrong: exit status 2, GraphQL BAD_USER_INPUT. The message names file, line, field and remedy. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** No entity with that id. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

/** The store cannot be used as asked: locked by another process, schema too new, wrong password. Exit status 2. */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";
  constructor(
    message: string,
    /** Whether the same call may succeed later without a change. */
    readonly retriable = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Another worker holds the lease, or the value changed since it was read. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
}

/** The principal may not do this. */
export class ForbiddenError extends Error {
  override readonly name = "ForbiddenError";
}

/** Nobody knows who asks. */
export class UnauthenticatedError extends Error {
  override readonly name = "UnauthenticatedError";
}

/** Too much was asked in too short a time. */
export class RateLimitError extends Error {
  override readonly name = "RateLimitError";
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

/** What was asked took too long and was stopped. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

import { CancelledError, InvalidArgumentError } from "../../../graph/numeric/errors";

/** An error as it crosses threads. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export function toWireError(error: unknown): WireError {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? "" }
    : { name: "Error", message: String(error), stack: "" };
}

/** The same kind of error on this side, with the other thread's stack. */
export function fromWireError({ name, message, stack }: WireError): Error {
  const error =
    name === "InvalidArgumentError"
      ? new InvalidArgumentError(message)
      : name === "CancelledError"
        ? new CancelledError(message)
        : new Error(message);
  error.stack = stack;
  return error;
}

/** A worker thread ended without an answer. */
export const workerEnded = (what: string, code: number): Error =>
  new Error(
    `the worker thread that ${what} ended unexpectedly (exit code ${code}); if memory ran out, give Node more with NODE_OPTIONS=--max-old-space-size`,
  );

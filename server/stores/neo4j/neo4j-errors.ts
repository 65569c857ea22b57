import { Neo4jError } from "neo4j-driver";
import { ConflictError, ForbiddenError, InputError, NotFoundError, StoreUnavailableError } from "../../ports/errors";
import type { Neo4jTarget } from "./neo4j-url";

/** Two transactions made the same key at the same time; the loser finds the row when it tries again. */
export const isConstraintViolation = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code === "Neo.ClientError.Schema.ConstraintValidationFailed";

const isPortError = (error: unknown): boolean =>
  [ConflictError, ForbiddenError, InputError, NotFoundError, StoreUnavailableError].some((kind) => error instanceof kind);

/** Says in one line what is wrong with the server and what to do about it; errors of other kinds pass unchanged. */
export function translateError(error: unknown, target: Neo4jTarget): unknown {
  if (isPortError(error) || !(error instanceof Neo4jError)) return error;
  const fail = (message: string, retriable = false): StoreUnavailableError =>
    new StoreUnavailableError(`Neo4j at ${target.display}: ${message}`, retriable, { cause: error });
  const { code } = error;
  const detail = (error.message.split("\n", 1)[0] ?? "").slice(0, 300);
  switch (code) {
    case "Neo.ClientError.Security.Unauthorized":
      return fail(`user "${target.user}" or the password is wrong; set NEO4J_USER and NEO4J_PASSWORD`);
    case "Neo.ClientError.Security.AuthenticationRateLimit":
      return fail("too many wrong passwords; wait a few seconds and check NEO4J_PASSWORD", true);
    case "Neo.ClientError.Security.CredentialsExpired":
      return fail(`the password of "${target.user}" must be changed first: ALTER CURRENT USER SET PASSWORD FROM ... TO ...`);
    case "Neo.ClientError.Security.Forbidden":
      return fail(`user "${target.user}" has not the rights for this (${detail}); grant write and schema access`);
    case "Neo.ClientError.Database.DatabaseNotFound":
      return fail(
        `there is no database "${target.database ?? "(home)"}"; name an existing one at the end of the URL (SHOW DATABASES lists them)`,
      );
    case "Neo.TransientError.Database.DatabaseUnavailable":
      return fail("the database is not online; start it or wait until it has started", true);
    case "Neo.ClientError.Transaction.TransactionTimedOut":
    case "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
      return fail(`a statement took longer than the query timeout (${detail})`, true);
    // What a statement that waits for a lock, or a later one of the transaction, hears when the timeout has ended it.
    case "Neo.ClientError.Transaction.LockClientStopped":
    case "Neo.ClientError.Transaction.Terminated":
      return fail(`the server ended a transaction, most likely at the query timeout (${detail})`, true);
    case "Neo.TransientError.General.MemoryPoolOutOfMemoryError":
    case "Neo.TransientError.General.OutOfMemoryError":
      return fail("the server has too little memory for this; raise server.memory.heap.max_size", true);
    case "ServiceUnavailable":
    case "SessionExpired":
    case "N/A":
      if (/certificate|TLS|SSL|ERR_/i.test(detail) && !detail.includes("ECONN")) {
        return fail(`no secure connection (${detail}); use the +s, +ssc or plain scheme that the server speaks`);
      }
      return fail(`unreachable (${detail}); check host, port and that the server runs`, true);
    default:
      if (code.includes("ReadOnly")) return fail(`the database may only be read (${detail}); take it out of server.databases.read_only`);
      return error.retryable ? fail(detail, true) : error;
  }
}

import type { AuditLog, Principal } from "../ports/principal";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";
import type { Stores } from "../ports/stores";
import type { JobRunner } from "../ports/job-runner";
import { traced } from "../observability/tracing";
import { authorize, type Operation } from "./permissions";
import type { Serving, ServingState } from "./serving-state";

/** What every use-case gets beside its input. One per request or command. */
export interface UseCaseContext {
  readonly principal: Principal;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly log: Log;
  readonly jobs: JobRunner;
  /** The results being served, for the use-cases that change them. */
  readonly serving: Serving;
  /** The results that were served when the request began: one request never sees two runs. Null before the first analysis. */
  readonly state: ServingState | null;
  readonly newId: () => string;
  /** Aborted when the caller went away. */
  readonly signal: AbortSignal;
  /** Told of every new outcome: 1 for an accepted offer, 0 for another. */
  readonly onOutcome?: (policy: string, reward: number) => void;
}

export type UseCase<I, O> = (context: UseCaseContext, input: I) => Promise<O>;

/** A use-case that checks the principal's roles before anything else. */
export function defineUseCase<I, O>(operation: Operation, run: (context: UseCaseContext, input: I) => O | Promise<O>): UseCase<I, O> {
  return async (context, input) => {
    authorize(context.principal, operation);
    return traced(`use-case ${operation}`, {}, () => run(context, input));
  };
}

/** A use-case that changes something: checked like the others, and written to the audit log when it succeeded. */
export function defineMutation<I, O>(
  operation: Operation,
  /** What was changed, an id; never a personal field. */
  subject: (input: I, output: O) => string,
  run: (context: UseCaseContext, input: I) => Promise<O>,
): UseCase<I, O> {
  return async (context, input) => {
    authorize(context.principal, operation);
    const output = await traced(`use-case ${operation}`, {}, () => run(context, input));
    context.audit.record({
      at: context.clock.now().toISOString(),
      principal: context.principal.id,
      action: operation,
      subject: subject(input, output),
    });
    return output;
  };
}

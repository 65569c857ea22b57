import { CancelledError } from "./errors";

/**
 * A pure, independent unit of heavy work with a stable name. Input and output survive structured cloning, so a runner may
 * move it to a worker thread; the answer never depends on where or in which order tasks run.
 */
export interface Task<I, O> {
  readonly name: string;
  run(input: I): O;
}

/** Runs independent tasks; answers come in the order of the inputs. */
export interface TaskRunner {
  map<I, O>(task: Task<I, O>, inputs: readonly I[], hooks?: TaskHooks): Promise<O[]>;
}

/** What a long computation tells its caller, and how the caller stops it. */
export interface TaskHooks {
  /** Called after each finished task with the counts so far. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Aborting rejects with CancelledError before the next task starts. */
  readonly signal?: AbortSignal | undefined;
}

/** Throws CancelledError when `signal` is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError("cancelled");
}

/** Runs every task in the calling thread, one after the other, yielding to the event loop between tasks. */
export const sequentialRunner: TaskRunner = {
  async map(task, inputs, hooks) {
    const outputs = [];
    for (const input of inputs) {
      throwIfCancelled(hooks?.signal);
      outputs.push(task.run(input));
      hooks?.onProgress?.(outputs.length, inputs.length);
      await Promise.resolve();
    }
    return outputs;
  },
};

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { CancelledError, InvalidArgumentError } from "../../../graph/numeric/errors";
import { throwIfCancelled, type Task, type TaskHooks, type TaskRunner } from "../../../graph/numeric/tasks";
import type { TaskReply, TaskRequest, TaskWorkerData } from "./task.worker";
import { fromWireError, workerEnded } from "./worker-errors";
import { workerFile } from "./worker-file";

interface PendingTask {
  readonly request: TaskRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs tasks of graph/tasks.ts on worker threads, by default one a core. Threads start when they are needed and live until `close`.
 * Aborting, or a thread that dies, ends every thread of the pool: the next `map` starts new ones.
 */
export class WorkerPool implements TaskRunner {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, PendingTask>();
  private waiting: PendingTask[] = [];

  /**
   * @param size threads, 1 or more
   * @param background its threads let others have the cores first
   */
  constructor(
    private readonly size = availableParallelism(),
    private readonly background = false,
  ) {
    if (!Number.isInteger(size) || size < 1) throw new InvalidArgumentError(`size must be 1 or more, got ${size}`);
  }

  async map<I, O>(task: Task<I, O>, inputs: readonly I[], hooks?: TaskHooks): Promise<O[]> {
    throwIfCancelled(hooks?.signal);
    let done = 0;
    const abort = () => {
      void this.fail(new CancelledError("cancelled"));
    };
    hooks?.signal?.addEventListener("abort", abort, { once: true });
    try {
      return await Promise.all(
        inputs.map(async (input) => {
          const output = await this.run({ name: task.name, input });
          done += 1;
          hooks?.onProgress?.(done, inputs.length);
          return output as O;
        }),
      );
    } finally {
      hooks?.signal?.removeEventListener("abort", abort);
    }
  }

  async close(): Promise<void> {
    await this.fail(new CancelledError("the pool was closed"));
  }

  private run(request: TaskRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.startWorker() : undefined);
      const pending = worker === undefined ? undefined : this.waiting.shift();
      if (worker === undefined || pending === undefined) return;
      this.busy.set(worker, pending);
      worker.postMessage(pending.request);
    }
  }

  private startWorker(): Worker {
    const worker = new Worker(workerFile("in-process/task.worker"), {
      workerData: { background: this.background } satisfies TaskWorkerData,
    });
    worker.on("message", (reply: TaskReply) => {
      const pending = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if (reply.ok) pending?.resolve(reply.output);
      else pending?.reject(fromWireError(reply.error));
      this.dispatch();
    });
    worker.on("error", (error) => {
      this.lose(worker, error);
    });
    worker.on("exit", (code) => {
      this.lose(worker, workerEnded("runs tasks", code));
    });
    return worker;
  }

  /** A thread died: its task cannot be answered, and those of the same call are of no use alone. */
  private lose(worker: Worker, error: Error): void {
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
    if (this.busy.has(worker)) void this.fail(error);
  }

  /** Rejects everything and ends every thread. */
  private async fail(error: Error): Promise<void> {
    const pending = [...this.busy.values(), ...this.waiting];
    const workers = [...this.busy.keys(), ...this.idle];
    this.busy.clear();
    this.waiting = [];
    this.idle.length = 0;
    for (const task of pending) task.reject(error);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

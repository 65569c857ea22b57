import { parentPort, workerData } from "node:worker_threads";
import { tasks } from "../../../graph/tasks";
import { lowerPriority } from "./lower-priority";
import { transferablesOf } from "./transferables";
import { toWireError, type WireError } from "./worker-errors";

export interface TaskRequest {
  readonly name: string;
  readonly input: unknown;
}
export interface TaskWorkerData {
  readonly background: boolean;
}
export type TaskReply = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: WireError };

if ((workerData as TaskWorkerData).background) lowerPriority();

parentPort?.on("message", ({ name, input }: TaskRequest) => {
  const reply = runTask(name, input);
  parentPort?.postMessage(reply, transferablesOf(reply));
});

function runTask(name: string, input: unknown): TaskReply {
  try {
    const task = tasks.get(name);
    if (task === undefined) throw new Error(`no task ${name} in graph/tasks.ts`);
    return { ok: true, output: task.run(input) };
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

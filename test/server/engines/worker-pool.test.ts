import { CancelledError, InvalidArgumentError } from "../../../graph/numeric/errors";
import { sequentialRunner, type Task } from "../../../graph/numeric/tasks";
import { tasks } from "../../../graph/tasks";
import { WorkerPool } from "../../../server/engines/in-process/worker-pool";
import { transferablesOf } from "../../../server/engines/in-process/transferables";

/** A task that the workers do not have. */
const missing: Task<number, number> = { name: "no such task", run: (input) => input };
const pools: WorkerPool[] = [];
const pool = (size: number) => {
  const made = new WorkerPool(size);
  pools.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((one) => one.close()));
});

it("passes on what goes wrong in a task, and works on", async () => {
  const one = pool(2);
  await expect(one.map(missing, [1, 2, 3])).rejects.toThrow(/no task no such task/);
  await expect(one.map(missing, [])).resolves.toEqual([]);
});

it("refuses to begin when it is cancelled already, and rejects what runs when it is cancelled", async () => {
  const gone = AbortSignal.abort();
  await expect(pool(1).map(missing, [1], { signal: gone })).rejects.toThrow(CancelledError);
  const controller = new AbortController();
  const running = pool(1).map(missing, [1], { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toThrow(CancelledError);
});

it("refuses a size below one", () => {
  expect(() => new WorkerPool(0)).toThrow(InvalidArgumentError);
});

it("knows every task under its own name, as the sequential runner would run it", () => {
  expect(tasks.size).toBeGreaterThan(0);
  for (const [name, task] of tasks) expect(task.name).toBe(name);
  expect(typeof sequentialRunner.map).toBe("function");
});

it("moves whole buffers and copies views into larger ones", () => {
  const whole = new Float64Array(4);
  const view = new Float64Array(8).subarray(2, 4);
  const found = transferablesOf({ a: whole, b: [{ c: view }], d: new Map([["e", whole]]), f: null, g: ["text"] });
  expect(found).toEqual([whole.buffer]);
});

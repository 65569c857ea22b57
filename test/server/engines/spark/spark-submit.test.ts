import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CancelledError } from "../../../../graph/numeric/errors";
import { SparkProcess } from "../../../../server/engines/spark/spark-submit";

const folder = mkdtempSync(join(tmpdir(), "dealgraph-submit-test-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A spark-submit that is a shell script. */
function submit(name: string, script: string) {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  const told = { progress: [] as unknown[], log: [] as string[] };
  const process = new SparkProcess(file, [], join(folder, `${name}.log`), {
    onProgress: (...progress) => told.progress.push(progress),
    onLog: (line) => told.log.push(line),
  });
  return { process, told, log: () => readFileSync(join(folder, `${name}.log`), "utf8") };
}

it("tells progress and warnings, and keeps all lines", async () => {
  const { process, told, log } = submit(
    "well",
    'echo "dealgraph 0.2500 counting in Spark"; echo "26/11/22 10:00:00 WARN TaskSetManager: Lost task" >&2; echo "26/11/22 10:00:00 INFO Executor: fine"',
  );
  expect(await process.ended).toBeNull();
  expect(told).toEqual({ progress: [[0.25, "counting in Spark"]], log: ["26/11/22 10:00:00 WARN TaskSetManager: Lost task"] });
  expect(log()).toContain("INFO Executor: fine");
});

const TRACEBACK = ["Traceback (most recent call last):", '  File "job.py", line 1, in <module>'];

it.each([
  [
    "the last cause",
    ["x.SparkException: Job aborted", "Caused by: java.io.IOException: disk", "Caused by: No space left on device"],
    "No space left",
  ],
  [
    "the exception of the job, not what its end did to the cluster",
    [
      ...TRACEBACK,
      "ValueError: no such column",
      "26/11/22 10:00:00 ERROR Scheduler: stopped",
      "x.SparkException: Master removed our application",
    ],
    "ValueError: no such column",
  ],
  [
    "the cause below the exception of the job",
    [
      ...TRACEBACK,
      "py4j.protocol.Py4JJavaError: An error occurred while calling o1.parquet.",
      "Caused by: java.io.IOException: gone",
      "\tat x.y(Z)",
    ],
    "Caused by: java.io.IOException: gone",
  ],
  [
    "the exception of the JVM below that of Py4J",
    [
      ...TRACEBACK,
      "py4j.protocol.Py4JJavaError: An error occurred while calling None.x.",
      ": java.lang.IllegalArgumentException: too small",
      "\tat x",
    ],
    ": java.lang.IllegalArgumentException: too small",
  ],
  ["the last error line", ["26/11/22 10:00:00 ERROR A: first", "26/11/22 10:00:00 ERROR A: second", "bye"], "ERROR A: second"],
  ["the last line", ["something went wrong", ""], "something went wrong"],
  ["that there was none", [], "it said nothing"],
])("a failure names %s", async (name, lines, telling) => {
  const text = join(folder, `${name}.txt`);
  writeFileSync(text, lines.map((line) => `${line}\n`).join(""));
  const { process } = submit(name, `cat '${text}' >&2; exit 3`);
  const error = await process.ended;
  expect(error?.message).toMatch(/^Spark failed \(exit 3\): /);
  expect(error?.message).toContain(telling);
});

it("ends with all its processes when it is cancelled, also those that do not listen", async () => {
  const { process, told } = submit(
    "deaf",
    'sh -c "trap : TERM; while :; do sleep 0.1; done" & echo "dealgraph 0 $!"; trap : TERM; wait; wait',
  );
  while (told.progress.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const [, child] = told.progress[0] as [number, string];
  await process.cancel();
  expect(await process.ended).toBeInstanceOf(CancelledError);
  // Killed processes of the group may take a moment to be gone.
  for (let left = 100; left > 0; left -= 1) {
    try {
      globalThis.process.kill(Number(child), 0);
    } catch {
      return;
    }
    const state = readFileSync(`/proc/${child}/stat`, "utf8").split(" ")[2];
    if (state === "Z") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`process ${child} lives on`);
}, 30_000);

it("says that it could not be started", async () => {
  const process = new SparkProcess(join(folder, "none"), [], join(folder, "none.log"), {});
  expect((await process.ended)?.message).toContain("spark-submit could not be started");
});

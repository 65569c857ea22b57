import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SPARK, describeWithSpark } from "../../../support/spark";
import { openSmallCompany } from "../../support/small-company";
import { startTestService, until, type TestService } from "../../support/test-service";

/** Processes whose command line names the folder: spark-submit, the job, and executors. */
function processesOf(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

describeWithSpark("an analysis in Spark as a job of the service", () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-spark-test-"));
  const storage = join(folder, "storage");
  let service: TestService | null = null;
  afterEach(async () => {
    await service?.stop();
    service = null;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts an analysis; gives its id and how it stands. */
  async function analyze(conf: readonly string[]) {
    const running = await startTestService(await openSmallCompany(), "duckdb::memory:", {
      engineName: "spark",
      spark: { ...SPARK, storage, conf: [...SPARK.conf, ...conf] },
    });
    service = running;
    const { data } = await running.graphql<{ startAnalysis: { id: string } }>("mutation { startAnalysis(input: { mode: FAST }) { id } }");
    const { id } = data.startAnalysis;
    const look = async () => {
      const run = await running.stores.runs.run(id);
      if (run === null) throw new Error(`run ${id} is not there`);
      return run;
    };
    return { id, service: running, look };
  }

  it("ends the application when it is cancelled: the job says so, no process and no file is left", async () => {
    const { id, service: running, look } = await analyze([]);
    await until(async () => {
      const run = await look();
      return run.status === "running" && run.stage.includes("in Spark") ? true : null;
    }, 300_000);
    expect(processesOf(storage).length).toBeGreaterThan(0);
    const asked = performance.now();
    const { errors } = await running.graphql(`mutation { cancelRun(id: "${id}") { status } }`);
    expect(errors).toBeUndefined();
    await until(async () => ((await look()).status === "cancelled" ? true : null));
    expect((await running.stores.jobs.job(id))?.status).toBe("cancelled");
    await until(() => Promise.resolve(processesOf(storage).length === 0 ? true : null));
    expect(performance.now() - asked).toBeLessThan(30_000);
    expect(readdirSync(storage)).toEqual([]);
    expect((await running.graphql<{ activeRun: object | null }>("{ activeRun { id } }")).data.activeRun).toBeNull();
  }, 600_000);

  it("fails as the application fails, with the line that tells why; only its log is kept", async () => {
    const { look, service: running } = await analyze(["spark.executor.memory=64m"]);
    const run = await until(async () => {
      const found = await look();
      return found.status === "queued" || found.status === "running" ? null : found;
    }, 300_000);
    const told = run.status === "failed" ? run.error : run.status;
    expect(told).toMatch(/Spark failed \(exit \d+\): .*Executor memory 67108864 must be at least .*; its whole log is \S+spark\.log/);
    const [, log] = /whole log is (\S+)/.exec(told) ?? [];
    expect(existsSync(log)).toBe(true);
    expect(readdirSync(storage).flatMap((name) => readdirSync(join(storage, name)))).toEqual(["spark.log"]);
    // Warnings of Spark are in the log of the service.
    expect(running.entries.some(({ level, message }) => level === "warn" && message === "Spark")).toBe(true);
    await until(() => Promise.resolve(processesOf(storage).length === 0 ? true : null));
  }, 600_000);
});

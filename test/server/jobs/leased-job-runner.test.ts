import { CancelledError } from "../../../graph/numeric/errors";
import { LeasedJobRunner, type JobHandler } from "../../../server/jobs/leased-job-runner";
import type { Log } from "../../../server/ports/log";
import { StoreUnavailableError } from "../../../server/ports/errors";
import { systemClock } from "../../../server/ports/clock";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { until } from "../support/test-service";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const at = "2024-01-01T00:00:00.000Z";
let stores: Stores;
const runners: LeasedJobRunner[] = [];

beforeEach(async () => {
  stores = await openStores("duckdb::memory:");
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await stores.close();
});

function start(handler: JobHandler, owner = "me", leaseMs = 3000): LeasedJobRunner {
  const runner = new LeasedJobRunner({
    jobs: stores.jobs,
    handlers: { import: handler },
    clock: systemClock,
    log: silent,
    owner,
    leaseMs,
    pollMs: 50,
  });
  runners.push(runner);
  runner.start();
  return runner;
}
const queue = (id: string, when = at) => stores.jobs.create({ id, kind: "import", payload: { id }, at: when });
const ended = (id: string) =>
  until(async () => {
    const job = await stores.jobs.job(id);
    return job !== null && job.status !== "queued" && job.status !== "running" ? job : null;
  }, 5000);
/** Runs until it is aborted. */
const endless: JobHandler = {
  run: (_job, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(new CancelledError("cancelled"));
      });
    }),
};

it("runs queued jobs one after the other, oldest first, and keeps their results", async () => {
  await queue("b", "2024-01-02T00:00:00.000Z");
  await queue("a", "2024-01-01T00:00:00.000Z");
  const order: string[] = [];
  start({
    run: (job) => {
      order.push(job.id);
      return Promise.resolve({ said: job.payload });
    },
  });
  expect(await ended("b")).toMatchObject({ status: "succeeded", result: { said: { id: "b" } }, progress: 1 });
  expect(order).toEqual(["a", "b"]);
});

it("keeps the message of a failed job and tells its handler", async () => {
  await queue("a");
  const told: unknown[] = [];
  start({
    run: () => Promise.reject(new Error("no luck")),
    abandoned: (_job, end) => {
      told.push(end);
      return Promise.resolve();
    },
  });
  expect(await ended("a")).toMatchObject({ status: "failed", error: "no luck" });
  expect(told).toEqual([{ status: "failed", error: "no luck" }]);
});

it("stops a job that is cancelled here", async () => {
  await queue("a");
  const runner = start(endless);
  await until(() => Promise.resolve(runner.cancel("a") ? true : null));
  expect(await ended("a")).toMatchObject({ status: "cancelled" });
  expect(runner.cancel("a")).toBe(false);
});

it("stops a job that is cancelled in the store by somebody else", async () => {
  await queue("a");
  const runner = start(endless);
  await until(async () => ((await stores.jobs.job("a"))?.status === "running" ? true : null));
  await stores.jobs.requestCancel("a", new Date().toISOString());
  await until(() => Promise.resolve(runner.cancel("a") ? null : true), 5000);
  expect(await ended("a")).toMatchObject({ status: "cancelled" });
});

it("takes over a running job whose lease ended, and not one whose lease lasts", async () => {
  await queue("dead");
  await queue("alive");
  const now = Date.now();
  await stores.jobs.claim("dead", "gone", new Date(now - 60_000).toISOString(), 1000);
  await stores.jobs.claim("alive", "other", new Date(now).toISOString(), 60_000);
  start({ run: () => Promise.resolve("done") });
  expect(await ended("dead")).toMatchObject({ status: "succeeded", owner: "me" });
  expect(await stores.jobs.job("alive")).toMatchObject({ status: "running", owner: "other" });
});

it("gives the lease back when it stops, so that the next one takes the job over at once", async () => {
  await queue("a");
  const first = start(endless, "first", 60_000);
  await until(async () => ((await stores.jobs.job("a"))?.status === "running" ? true : null));
  await first.stop();
  expect(await stores.jobs.job("a")).toMatchObject({ status: "running", owner: "first" });
  start({ run: () => Promise.resolve("done") }, "second");
  expect(await ended("a")).toMatchObject({ status: "succeeded", owner: "second" });
});

it("renews the lease of a job that takes longer than it", async () => {
  await queue("a");
  start({ run: () => new Promise((resolve) => setTimeout(resolve, 900)) }, "me", 300);
  await until(async () => ((await stores.jobs.job("a"))?.status === "running" ? true : null));
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await stores.jobs.claim("a", "thief", new Date().toISOString(), 1000)).toBeNull();
  expect(await ended("a")).toMatchObject({ status: "succeeded" });
});

it("hands the checkpoint of a dead process to the next one", async () => {
  await queue("a");
  const first = start(
    {
      run: async (job, tools) => {
        await tools.checkpoint({ rows: 7 });
        return endless.run(job, tools);
      },
    },
    "first",
    60_000,
  );
  await until(async () => ((await stores.jobs.job("a"))?.checkpoint == null ? null : true));
  await first.stop();
  start({ run: (job) => Promise.resolve({ from: job.checkpoint }) }, "second");
  expect(await ended("a")).toMatchObject({ status: "succeeded", owner: "second", result: { from: { rows: 7 } } });
});

it("waits for a store that went away, and does the job again when it is back", async () => {
  await queue("a");
  let tries = 0;
  start({
    run: () => {
      tries += 1;
      return tries < 3 ? Promise.reject(new StoreUnavailableError("cut off", true)) : Promise.resolve("done");
    },
  });
  expect(await ended("a")).toMatchObject({ status: "succeeded", result: "done" });
  expect(tries).toBe(3);
});

it("fails a job whose store refuses it for good", async () => {
  await queue("a");
  start({ run: () => Promise.reject(new StoreUnavailableError("wrong password")) });
  expect(await ended("a")).toMatchObject({ status: "failed", error: "wrong password" });
});

it("stops a job whose lease could not be renewed, before another process may begin it", async () => {
  await queue("a");
  const jobs = Object.assign(Object.create(stores.jobs) as typeof stores.jobs, {
    heartbeat: () => Promise.reject(new StoreUnavailableError("cut off", true)),
  });
  let stopped: unknown = null;
  const runner = new LeasedJobRunner({
    jobs,
    handlers: {
      import: {
        run: async (job, tools) => {
          await endless.run(job, tools).catch(() => undefined);
          stopped = tools.signal.reason;
          throw new CancelledError("cancelled");
        },
      },
    },
    clock: systemClock,
    log: silent,
    owner: "cut off",
    leaseMs: 600,
    pollMs: 100_000,
  });
  runners.push(runner);
  runner.start();
  await until(() => Promise.resolve(stopped));
  expect(stopped).toBeInstanceOf(StoreUnavailableError);
  expect(await stores.jobs.job("a")).toMatchObject({ status: "running" });
});

it("several processes share the jobs of one store, and each job runs once", async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `job${i}`);
  for (const id of ids) await queue(id);
  const ran: string[] = [];
  const handler: JobHandler = {
    run: async (job) => {
      ran.push(job.id);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return null;
    },
  };
  for (const owner of ["a", "b", "c"]) start(handler, owner);
  for (const id of ids) expect(await ended(id)).toMatchObject({ status: "succeeded" });
  expect([...ran].sort()).toEqual([...ids].sort());
});

import { CancelledError } from "../../../graph/numeric/errors";
import type { JobHandler } from "../../../server/jobs/leased-job-runner";
import { runJobHere, type RunJobHereOptions } from "../../../server/jobs/run-job-here";
import { systemClock } from "../../../server/ports/clock";
import { ConflictError, InputError, StoreUnavailableError } from "../../../server/ports/errors";
import type { Job } from "../../../server/ports/job-store";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";

let stores: Stores;
beforeEach(async () => {
  stores = await openStores("duckdb::memory:");
});
afterEach(async () => {
  await stores.close();
});

const PAYLOAD = { folder: "/data", options: { strict: undefined } };
const go = (handler: JobHandler, options: Partial<RunJobHereOptions> = {}, payload: unknown = PAYLOAD) =>
  runJobHere("import", payload, handler, {
    jobs: stores.jobs,
    clock: systemClock,
    leaseMs: 3000,
    isShared: true,
    signal: new AbortController().signal,
    ...options,
  });
const only = async (): Promise<Job> => {
  const jobs = await stores.jobs.jobs(10);
  expect(jobs).toHaveLength(1);
  return jobs[0];
};
/** Runs until it is aborted. */
const endless: JobHandler = {
  run: (_job, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(new CancelledError("cancelled"));
      });
    }),
};

it("keeps what a command did as a job, held while it runs, and gives its result", async () => {
  const seen: unknown[] = [];
  const result = await go(
    {
      run: async (job, tools) => {
        tools.report(0.5, "half");
        seen.push((await only()).status, await stores.jobs.claim(job.id, "thief", new Date().toISOString(), 1));
        return { rows: 7 };
      },
    },
    { onProgress: (...progress) => seen.push(progress) },
  );
  expect(result).toEqual({ rows: 7 });
  expect(seen).toEqual([[0.5, "half"], "running", null]);
  expect(await only()).toMatchObject({ kind: "import", status: "succeeded", result: { rows: 7 }, payload: { folder: "/data" } });
});

it("throws what the handler throws, and the job says so", async () => {
  await expect(go({ run: () => Promise.reject(new InputError("no rows")) })).rejects.toThrow(InputError);
  expect(await only()).toMatchObject({ status: "failed", error: "no rows" });
});

it("is cancelled by the signal of the command", async () => {
  const controller = new AbortController();
  const work = go(endless, { signal: controller.signal });
  controller.abort();
  await expect(work).rejects.toThrow(CancelledError);
  expect(await only()).toMatchObject({ status: "cancelled" });
});

it("stops when somebody else cancels it", async () => {
  const work = go(endless, { leaseMs: 150, isShared: false });
  const cancelled = expect(work).rejects.toThrow(CancelledError);
  while ((await stores.jobs.jobs(1)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await stores.jobs.requestCancel((await only()).id, new Date().toISOString());
  await cancelled;
  expect(await only()).toMatchObject({ status: "cancelled" });
});

it("stays open when the store goes away, and the same command goes on from its checkpoint", async () => {
  const cut: JobHandler = {
    run: async (_job, tools) => {
      await tools.checkpoint({ rows: 7 });
      throw new StoreUnavailableError("cut off", true);
    },
  };
  await expect(go(cut)).rejects.toThrow("cut off");
  const left = await only();
  expect(left).toMatchObject({ status: "running", checkpoint: { rows: 7 } });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const resumed: string[] = [];
  const result = await go({ run: (job) => Promise.resolve(job.checkpoint) }, { onResumed: ({ id }) => resumed.push(id) });
  expect(result).toEqual({ rows: 7 });
  expect(resumed).toEqual([left.id]);
  expect(await only()).toMatchObject({ status: "succeeded" });
});

it("leaves alone what another process holds, what is over and what is something else", async () => {
  const [now, past] = [new Date(), new Date(Date.now() - 60_000)].map((date) => date.toISOString());
  for (const [id, kind, payload, lease] of [
    ["held", "import", { folder: "/data", options: {} }, 60_000],
    ["other", "import", { folder: "/elsewhere" }, 1],
    ["kind", "evaluation", { folder: "/data", options: {} }, 1],
    ["over", "import", { folder: "/data", options: {} }, 1],
  ] as const) {
    await stores.jobs.create({ id, kind, payload, at: past });
    await stores.jobs.claim(id, "them", lease === 1 ? past : now, lease);
  }
  await stores.jobs.finish("over", "them", now, { status: "cancelled" });
  const ran: string[] = [];
  await go({
    run: (job) => {
      ran.push(job.id);
      return Promise.resolve(null);
    },
  });
  expect(ran).toHaveLength(1);
  expect(["held", "other", "kind", "over"]).not.toContain(ran[0]);
  expect(await stores.jobs.job("held")).toMatchObject({ status: "running", owner: "them" });
});

it("stops when another process took the job over", async () => {
  const work = go(endless, { leaseMs: 150, isShared: false });
  const lost = expect(work).rejects.toThrow(ConflictError);
  while ((await stores.jobs.jobs(1)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const later = new Date(Date.now() + 60_000).toISOString();
  expect(await stores.jobs.claim((await only()).id, "heir", later, 60_000)).not.toBeNull();
  await lost;
  expect(await only()).toMatchObject({ status: "running", owner: "heir" });
});

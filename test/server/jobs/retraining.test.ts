import { InProcessEngine } from "../../../server/engines/in-process/in-process-engine";
import { retrainingJob } from "../../../server/jobs/retraining-job";
import { keepUp } from "../../../server/jobs/upkeep";
import { runAnalysis } from "../../../server/jobs/analysis-job";
import type { Job } from "../../../server/ports/job-store";
import type { Stores } from "../../../server/ports/stores";
import { retrainWhenDue, type RetrainingPayload } from "../../../server/use-cases/retraining";
import { openSmallCompany } from "../support/small-company";

jest.setTimeout(180_000);

const engine = new InProcessEngine(1);
let now = new Date("2024-03-01T00:00:00.000Z");
const clock = { now: () => now };
const jobs = { wake: () => undefined, cancel: () => false, settled: () => Promise.resolve() };
let stores: Stores;
let nextId = 0;
const newId = () => `job ${(nextId += 1)}`;
const due = () => retrainWhenDue({ stores, jobs, clock, newId });
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

const FIRST = {
  id: "first",
  request: { seed: 3, asOf: null, mode: "fast" },
  activate: true,
  createdAt: "2024-03-01T00:00:00.000Z",
  previous: null,
} as const;

beforeAll(async () => {
  stores = await openSmallCompany();
  await runAnalysis({ stores, engine, clock }, FIRST, {});
});
afterAll(async () => {
  await stores.close();
});

const run = async (payload: RetrainingPayload) => {
  const job: Job = await stores.jobs.create({ id: newId(), kind: "retraining", payload, at: now.toISOString() });
  let reloads = 0;
  const handler = retrainingJob({ stores, engine, clock, onActivated: () => Promise.resolve((reloads += 1)) });
  const result = await handler.run(job, { signal: new AbortController().signal, report: () => undefined } as never);
  await stores.jobs.claim(job.id, "me", now.toISOString(), 1_000);
  await stores.jobs.finish(job.id, "me", now.toISOString(), { status: "succeeded", result });
  return { result, reloads, id: job.id };
};

it("does nothing without a plan, and by time when the plan says so, once", async () => {
  expect(await due()).toBeNull();
  await stores.settings.put("retraining", { everyDays: 7, onDrift: true, promote: true, recentDays: 30 }, now.toISOString(), "me");
  expect(await due()).toBeNull();
  later(8);
  expect(await due()).toBe("schedule");
  expect(await due()).toBeNull();
  expect((await stores.jobs.jobs(1))[0]).toMatchObject({
    kind: "retraining",
    payload: { reason: "schedule", promote: true, policies: null },
  });
  await stores.jobs.requestCancel((await stores.jobs.jobs(1))[0].id, now.toISOString());
});

it("compares the new version with the served one, and serves the new run when it is not worse", async () => {
  const { result, reloads, id } = await run({ reason: "asked", promote: true, policies: null });
  expect(result).toMatchObject({
    runId: id,
    promoted: true,
    comparison: { policy: "ranking", verdict: expect.stringMatching(/better|not/) as string },
  });
  expect(reloads).toBe(1);
  expect((await stores.runs.activeRun())?.id).toBe(id);
});

it("leaves the served run in place when promotion was not asked for", async () => {
  const before = (await stores.runs.activeRun())?.id;
  const { result, reloads, id } = await run({ reason: "asked", promote: false, policies: null });
  expect(result).toMatchObject({ promoted: false, why: "asked: promotion was not asked for" });
  expect(reloads).toBe(0);
  expect((await stores.runs.activeRun())?.id).toBe(before);
  expect((await stores.runs.run(id))?.status).toBe("succeeded");
});

it("upkeep goes on when one part of it fails, and says so", async () => {
  const lines: string[] = [];
  const log = {
    info: (_: object, text: string) => lines.push(text),
    warn: (_: object, text: string) => lines.push(text),
    error: () => undefined,
  };
  later(9);
  await keepUp({ stores, jobs, clock, log, newId, closeUnanswered: () => Promise.reject(new Error("no")) });
  expect(lines).toEqual(["closing unanswered offers failed", "retraining started"]);
});

import { ConflictError, NotFoundError } from "../../server/ports/errors";
import type { JobStore } from "../../server/ports/job-store";
import type { Stores } from "../../server/ports/stores";
import type { OpenEmptyStores } from "./store-factory";

const at = (second: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString();

/** What every job store must do. */
export function describeJobStore(name: string, open: OpenEmptyStores): void {
  describe(`job store: ${name}`, () => {
    let stores: Stores;
    let jobs: JobStore;
    beforeEach(async () => {
      stores = await open();
      jobs = stores.jobs;
      await jobs.create({ id: "j", kind: "import", payload: { folder: "x", n: [1, null] }, at: at(0) });
    });
    afterEach(async () => {
      await stores.close();
    });

    it("keeps a job as it was made", async () => {
      expect(await jobs.job("j")).toMatchObject({
        status: "queued",
        payload: { folder: "x", n: [1, null] },
        checkpoint: null,
        owner: null,
        createdAt: at(0),
      });
      expect(await jobs.job("none")).toBeNull();
      await expect(jobs.create({ id: "j", kind: "import", payload: null, at: at(1) })).rejects.toThrow(ConflictError);
    });

    it("takes a job of another store as it stands, and again", async () => {
      await jobs.claim("j", "a", at(1), 5000);
      await jobs.heartbeat("j", "a", at(2), 5000, { progress: 0.5, stage: "reading", checkpoint: { row: 7 } });
      const job = await jobs.job("j");
      if (job === null) throw new Error("the job is gone");
      const twin = { ...job, id: "twin", error: null };
      await jobs.restore(twin);
      expect(await jobs.job("twin")).toEqual(twin);
      const ended = { ...twin, status: "failed", error: "no disk", owner: null, leaseUntil: null, result: [1, { a: null }] } as const;
      await jobs.restore(ended);
      expect(await jobs.job("twin")).toEqual(ended);
      expect(await jobs.claim("j", "b", at(9), 5000)).toMatchObject({ checkpoint: { row: 7 } });
    });

    it("lets one of many workers claim it", async () => {
      const claims = await Promise.all(["a", "b", "c", "d"].map((owner) => jobs.claim("j", owner, at(1), 5000)));
      const won = claims.filter((job) => job !== null);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ status: "running", leaseUntil: at(6) });
    });

    it("passes to another worker when the lease ran out, with its checkpoint, and refuses the first one from then on", async () => {
      await jobs.claim("j", "a", at(1), 5000);
      await jobs.heartbeat("j", "a", at(2), 5000, { progress: 0.5, stage: "reading", checkpoint: { row: 7 } });
      expect(await jobs.claim("j", "b", at(7), 5000)).toBeNull();
      expect(await jobs.claim("j", "b", at(8), 5000)).toMatchObject({
        owner: "b",
        checkpoint: { row: 7 },
        progress: 0.5,
        stage: "reading",
      });
      await expect(jobs.heartbeat("j", "a", at(9), 5000, { progress: 0.6, stage: "late" })).rejects.toThrow(ConflictError);
      await expect(jobs.finish("j", "a", at(9), { status: "succeeded", result: 1 })).rejects.toThrow(ConflictError);
    });

    it("keeps the checkpoint when a heartbeat brings none", async () => {
      await jobs.claim("j", "a", at(1), 5000);
      await jobs.heartbeat("j", "a", at(2), 5000, { progress: 0.5, stage: "x", checkpoint: [1] });
      await jobs.heartbeat("j", "a", at(3), 5000, { progress: 0.6, stage: "y" });
      expect((await jobs.job("j"))?.checkpoint).toEqual([1]);
    });

    it.each([
      [{ status: "succeeded", result: { n: 1 } } as const, { progress: 1, result: { n: 1 }, error: null }],
      [{ status: "failed", error: "no disk" } as const, { result: null, error: "no disk" }],
      [{ status: "cancelled" } as const, { result: null, error: null }],
    ])("ends once: %j", async (end, expected) => {
      await jobs.claim("j", "a", at(1), 5000);
      await jobs.finish("j", "a", at(2), end);
      expect(await jobs.job("j")).toMatchObject({ status: end.status, leaseUntil: null, ...expected });
      expect(await jobs.claim("j", "b", at(99), 5000)).toBeNull();
    });

    it("tells the worker of a cancelled job at its next heartbeat, and lets it finish quietly", async () => {
      await jobs.claim("j", "a", at(1), 5000);
      await jobs.requestCancel("j", at(2));
      await expect(jobs.heartbeat("j", "a", at(3), 5000, { progress: 0.5, stage: "x" })).rejects.toThrow(/cancelled/);
      await jobs.finish("j", "a", at(4), { status: "cancelled" });
      expect((await jobs.job("j"))?.status).toBe("cancelled");
    });

    it("lists the newest first", async () => {
      await jobs.create({ id: "k", kind: "analysis", payload: null, at: at(5) });
      expect((await jobs.jobs(10)).map(({ id }) => id)).toEqual(["k", "j"]);
      expect(await jobs.jobs(1)).toHaveLength(1);
    });

    it("knows no job that was not made", async () => {
      await expect(jobs.claim("none", "a", at(1), 1)).rejects.toThrow(NotFoundError);
      await expect(jobs.requestCancel("none", at(1))).rejects.toThrow(NotFoundError);
    });
  });
}

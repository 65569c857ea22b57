import { setTimeout as sleep } from "node:timers/promises";
import { LeasedJobRunner } from "../../../server/jobs/leased-job-runner";
import { systemClock } from "../../../server/ports/clock";
import type { Log } from "../../../server/ports/log";
import type { Stores } from "../../../server/ports/stores";
import { openNeo4jStores } from "../../../server/stores/neo4j/neo4j-stores";
import { until } from "../../server/support/test-service";
import { describeWithNeo4j } from "../../support/neo4j-server";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeWithNeo4j("several processes on one Neo4j", (neo4j) => {
  it("share the jobs, and each job is run by one of them, once", async () => {
    const first = await neo4j.openEmpty();
    const all: Stores[] = [first];
    const runners: LeasedJobRunner[] = [];
    try {
      const ids = Array.from({ length: 12 }, (_, i) => `job${i}`);
      for (const id of ids) await first.jobs.create({ id, kind: "import", payload: null, at: new Date().toISOString() });
      const ran: string[] = [];
      // A connection pool for each, as processes have.
      for (const owner of ["a", "b", "c"]) {
        const stores = owner === "a" ? first : await openNeo4jStores(neo4j.url);
        if (stores !== first) all.push(stores);
        const run = async (job: { readonly id: string }) => {
          ran.push(`${job.id} ${owner}`);
          await sleep(50);
          return owner;
        };
        runners.push(
          new LeasedJobRunner({ jobs: stores.jobs, handlers: { import: { run } }, clock: systemClock, log: silent, owner, pollMs: 100 }),
        );
      }
      for (const runner of runners) runner.start();
      const ended = await until(async () => {
        const jobs = await first.jobs.jobs(20);
        return jobs.every(({ status }) => status === "succeeded") ? jobs : null;
      }, 60_000);
      expect(ran.map((line) => line.split(" ")[0]).sort()).toEqual([...ids].sort());
      expect([...ran].sort()).toEqual(ended.map(({ id, owner }) => `${id} ${String(owner)}`).sort());
      expect(new Set(ended.map(({ owner }) => owner)).size).toBeGreaterThan(1);
    } finally {
      for (const runner of runners) await runner.stop();
      for (const stores of all) await stores.close();
    }
  });
});

import { startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";
import { fuzzGraphql, fuzzImports } from "./fuzz-service";

export interface FuzzSize {
  readonly operations: number;
  readonly files: number;
  readonly seed: number;
  /** For each test. */
  readonly timeoutMs: number;
}

/** Generated operations and mutated files against one running service; the tiers differ in numbers only. */
export function describeFuzz({ operations, files, seed, timeoutMs }: FuzzSize): void {
  let service: SecuredService;
  beforeAll(async () => {
    service = await startSecuredService({ DEALGRAPH_MAX_COST: "200000" });
  }, timeoutMs);
  afterAll(() => service.end(), timeoutMs);

  it(
    "answers operations generated from the schema without an inner error",
    async () => {
      const { sent, refused } = await fuzzGraphql(service, operations, seed);
      expect(sent).toBe(operations);
      // Both kinds are there: otherwise the generator tests nothing.
      expect(refused).toBeGreaterThan(operations / 20);
      expect(refused).toBeLessThan(operations * 0.98);
    },
    timeoutMs,
  );

  it(
    "takes or refuses mutated files, and goes on importing",
    async () => {
      const { sent, refused } = await fuzzImports(service, files, seed + 1);
      expect(sent).toBe(files);
      expect(refused).toBeGreaterThan(files / 50);
      expect(refused).toBeLessThan(files * 0.98);
      const answer = (await (
        await service.call("/api/v1/import/clients", {
          method: "POST",
          headers: { "content-type": "text/csv" },
          body: "client_id\nafter-fuzz\n",
        })
      ).json()) as { job_id: string };
      const status = await until(async () => {
        const job = (await (await service.call(`/api/v1/jobs/${answer.job_id}`)).json()) as { status: string };
        return job.status === "queued" || job.status === "running" ? null : job.status;
      }, timeoutMs);
      expect(status).toBe("succeeded");
      expect(service.entries.filter(({ level, message }) => level === "error" && message !== "job failed")).toEqual([]);
    },
    timeoutMs,
  );
}

import { startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";
import { fuzzGraphql, fuzzImports } from "./fuzz-service";

let service: SecuredService;
beforeAll(async () => {
  service = await startSecuredService({ DEALGRAPH_MAX_COST: "200000" });
}, 600_000);
afterAll(() => service.end());

it("answers operations generated from the schema without an inner error", async () => {
  const { sent, refused } = await fuzzGraphql(service, 200, 11);
  expect(sent).toBe(200);
  // Both kinds are there: otherwise the generator tests nothing.
  expect(refused).toBeGreaterThan(10);
  expect(refused).toBeLessThan(195);
}, 200_000);

it("takes or refuses mutated files, and goes on importing", async () => {
  const { refused } = await fuzzImports(service, 60, 12);
  expect(refused).toBeGreaterThan(2);
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
  }, 170_000);
  expect(status).toBe("succeeded");
  expect(service.entries.filter(({ level, message }) => level === "error" && message !== "job failed")).toEqual([]);
}, 200_000);

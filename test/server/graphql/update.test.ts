import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { smallCompany } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

interface RunAnswer {
  readonly run: {
    readonly id: string;
    readonly status: string;
    readonly error: string | null;
    readonly report: {
      readonly update: { readonly kind: string; readonly reason: string; readonly added: number; readonly removed: number } | null;
    } | null;
  };
}

const { clients, products, deals } = smallCompany();
let stores: Stores;
let service: TestService;

beforeAll(async () => {
  stores = await openStores("duckdb::memory:");
  await stores.deals.upsert("clients", clients);
  await stores.deals.upsert("products", products);
  service = await startTestService(stores);
});
afterAll(async () => {
  await service.stop();
});

async function analyse(mode: "FAST" | "UPDATE") {
  const { data } = await service.graphql<{ startAnalysis: { id: string } }>(
    `mutation { startAnalysis(input: { mode: ${mode}, seed: 7 }) { id } }`,
  );
  const { id } = data.startAnalysis;
  const run = await until(async () => {
    const answer = await service.graphql<RunAnswer>(
      `{ run(id: "${id}") { id status error report { update { kind reason added removed } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data.run.status === "QUEUED" || answer.data.run.status === "RUNNING" ? null : answer.data.run;
  });
  expect(run).toMatchObject({ status: "SUCCEEDED", error: null });
  return { run, analysis: await stores.runs.loadAnalysis(id) };
}

it("UPDATE without a run before is a full build; after new deals it gives the counts of a full build, and says by which rule", async () => {
  const isLate = (i: number): boolean => i % 25 === 3;
  await stores.deals.upsert(
    "deals",
    deals.filter((_, i) => !isLate(i)),
  );
  const first = await analyse("UPDATE");
  expect(first.run.report?.update).toBeNull();
  await stores.deals.upsert(
    "deals",
    deals.filter((_, i) => isLate(i)),
  );
  const updated = await analyse("UPDATE");
  expect(updated.run.report?.update).toMatchObject({ kind: "UPDATED", removed: 0 });
  expect(updated.run.report?.update?.added).toBeGreaterThan(20);
  expect(updated.run.report?.update?.reason).toContain("The problems are those of the last full build");
  const ids = (analysis: typeof first.analysis) => analysis?.problems.map(({ id }) => id).sort();
  expect(ids(updated.analysis)).toEqual(ids(first.analysis));

  const full = await analyse("FAST");
  expect(full.run.report?.update).toBeNull();
  expect(updated.analysis?.intersections).toEqual(full.analysis?.intersections);
});

it("UPDATE rebuilds when more changed than the rule allows, and says so", async () => {
  const gone = clients.slice(0, 60).map(({ clientId }) => clientId);
  const moved = deals.filter(({ clientId }) => gone.includes(clientId)).map((deal) => ({ ...deal, stage: "lost" }) as const);
  await stores.deals.upsert("deals", moved);
  const { run, analysis } = await analyse("UPDATE");
  expect(run.report?.update?.kind).toBe("REBUILT");
  expect(run.report?.update?.removed).toBeGreaterThan(100);
  expect(run.report?.update?.reason).toMatch(/of the pairs changed since the last full build, more than/);
  expect(analysis?.clientIds).not.toContain(gone[0]);
});

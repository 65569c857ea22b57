import { copyStore } from "../../../server/ingestion/copy-store";
import { CancelledError } from "../../../graph/numeric/errors";
import { InputError } from "../../../server/ports/errors";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { fillStore } from "../../support/full-store";

let from: Stores;
let to: Stores;
const open = () => openStores("duckdb::memory:", { threads: 1, memoryLimit: "256MB" });
beforeEach(async () => {
  [from, to] = [await open(), await open()];
});
afterEach(async () => {
  await from.close();
  await to.close();
});

it("brings everything over, and says what both stores hold", async () => {
  await fillStore(from, 500);
  const stages: string[] = [];
  const fractions: number[] = [];
  const summary = await copyStore(from, to, {
    onProgress: (fraction, stage) => {
      fractions.push(fraction);
      stages.push(stage);
    },
  });
  expect(summary.parts.map(({ part, counts }) => [part, counts])).toEqual([
    ["records", expect.objectContaining({ deals: 500, agents: 1, leads: 1, activities: 1, assignments: 1 })],
    ["aliases and rates", { aliases: 2, rates: 2 }],
    ["runs and policies", { runs: 3, results: 2, policies: 3, "names of problems": 1 }],
    ["decisions and outcomes", { decisions: 40, outcomes: 2 }],
    ["jobs", { jobs: 2 }],
    ["settings", { "versions of settings": 2 }],
  ]);
  expect(await to.deals.digest()).toBe(await from.deals.digest());
  expect(await to.deals.readDataset(null)).toEqual(await from.deals.readDataset(null));
  expect(await to.runs.loadAnalysis("r2")).toEqual(await from.runs.loadAnalysis("r2"));
  expect(await to.runs.runs(9)).toEqual(await from.runs.runs(9));
  expect((await to.runs.activeRun())?.id).toBe("r1");
  expect(await to.runs.policy("r1", "ranking")).toEqual(await from.runs.policy("r1", "ranking"));
  expect(await to.decisions.decision("x7")).toEqual(await from.decisions.decision("x7"));
  expect(await to.jobs.jobs(9)).toEqual(await from.jobs.jobs(9));
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(stages).toEqual(expect.arrayContaining(["deals", "decisions", "runs", "jobs", "verifying", "done"]));
});

it("changes nothing the second time, and catches up with what came since", async () => {
  await fillStore(from, 300);
  const first = await copyStore(from, to);
  expect((await copyStore(from, to)).newRecords).toBe(0);
  await from.deals.upsert("clients", [{ clientId: "new", name: "New", attributes: {} }]);
  await from.runs.activateRun("r2");
  await from.runs.setProblemLabel("p0", null);
  const third = await copyStore(from, to);
  expect(third.newRecords).toBe(1);
  expect(third.parts[0].digest).not.toBe(first.parts[0].digest);
  expect((await to.runs.activeRun())?.id).toBe("r2");
});

it("copies an empty store", async () => {
  const { parts, newRecords } = await copyStore(from, to);
  expect(newRecords).toBe(0);
  expect(parts.flatMap(({ counts }) => Object.values(counts)).every((n) => n === 0)).toBe(true);
});

it.each([
  ["a client", (stores: Stores) => stores.deals.upsert("clients", [{ clientId: "other", name: null, attributes: {} }]), /holds 1 clients/],
  [
    "an alias",
    (stores: Stores) => stores.deals.putAliases([{ entity: "client", aliasId: "u", canonicalId: "v", reason: "manual" }]),
    /holds aliases/,
  ],
  [
    "a job",
    (stores: Stores) => stores.jobs.create({ id: "u", kind: "import", payload: null, at: "2024-01-01T00:00:00.000Z" }),
    /holds jobs/,
  ],
])("refuses a target that holds %s of its own, and leaves it alone", async (_what, add, message) => {
  await add(to);
  const before = await to.deals.digest();
  await expect(copyStore(from, to)).rejects.toThrow(InputError);
  await expect(copyStore(from, to)).rejects.toThrow(message);
  expect(await to.deals.digest()).toBe(before);
});

it("fails when the stores differ at the end", async () => {
  await fillStore(from, 50);
  const forgetful: Stores = {
    ...to,
    decisions: Object.assign(Object.create(to.decisions) as typeof to.decisions, { restoreOutcomes: () => undefined }),
  };
  await expect(copyStore(from, forgetful)).rejects.toThrow(
    /differ in decisions and outcomes .*40 decisions, 2 outcomes.*40 decisions, 0 outcomes/,
  );
});

it("stops when it is cancelled, and the same call completes the work", async () => {
  await fillStore(from, 300);
  const stop = new AbortController();
  const cancelled = copyStore(from, to, {
    signal: stop.signal,
    onProgress: (_fraction, stage) => {
      if (stage === "runs") stop.abort();
    },
  });
  await expect(cancelled).rejects.toThrow(CancelledError);
  expect((await copyStore(from, to)).newRecords).toBe(0);
});

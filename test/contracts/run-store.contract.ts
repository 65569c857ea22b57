import type { Analysis } from "../../graph/analysis";
import { asClientId, asProblemId, asProductId, asStateId } from "../../graph/deals/ids";
import { ConflictError, NotFoundError } from "../../server/ports/errors";
import type { Run, RunStore } from "../../server/ports/run-store";
import type { Stores } from "../../server/ports/stores";
import type { OpenEmptyStores } from "./store-factory";

/** A succeeded run without results. */
export const makeRun = (id: string, second = 0): Run => ({
  id,
  request: { seed: 7, asOf: "2024-01-01", mode: "fast" },
  createdAt: new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString(),
  status: "succeeded",
  startedAt: "2024-01-01T00:00:00.000Z",
  finishedAt: "2024-01-01T00:01:00.000Z",
  active: false,
  summary: { nClients: 2, nProducts: 2, nPairs: 3, nProblems: 2, nStates: 1, structure: "found", dataDigest: "abc" },
});

/** A small analysis with the numbers that are hard to keep: NaN, -0, infinities, the smallest and the longest. */
export function makeAnalysis(): Analysis {
  return {
    clientIds: ["a", "é🎉"].map(asClientId),
    productIds: ["p", "q"].map(asProductId),
    problems: [
      { id: asProblemId("p0"), label: "One", topProducts: [1, 0], share: 0.1 + 0.2, nClients: 1, nProducts: 1, stability: Number.NaN },
      { id: asProblemId("p1"), label: "$array", topProducts: [], share: -0, nClients: 1, nProducts: 1, stability: 1 },
    ],
    model: {
      nProblems: 2,
      theta: Float64Array.of(0.25, 0.75, 5e-324, 1),
      phi: Float64Array.of(1 / 3, 2 / 3, -0, Number.POSITIVE_INFINITY),
      pi: Float64Array.of(0.5, 0.5),
      background: Float64Array.of(0.5, 0.5),
      alpha: 1,
      lambda: 0.3,
    },
    mixtures: { offsets: Int32Array.of(0, 2, 3), problems: Int32Array.of(1, 0, 1), shares: Float64Array.of(0.75, 0.25, 1) },
    productProblems: Float64Array.of(1, 0, 0.5, 0.5),
    intersections: {
      productA: Int32Array.of(0),
      productB: Int32Array.of(1),
      clientsA: Int32Array.of(2),
      clientsB: Int32Array.of(1),
      clientsBoth: Int32Array.of(1),
      expected: Float64Array.of(1),
      lift: Float64Array.of(1),
      liftLow: Float64Array.of(0),
      liftHigh: Float64Array.of(Number.NaN),
      pValue: Float64Array.of(1e-300),
      qValue: Float64Array.of(0.01),
    },
    chain: [{ from: 0, to: 1, observed: 2, expected: 1, lift: 2, pValue: 0.01, qValue: 0.02, clients: 2 }],
    states: {
      nStates: 1,
      assignments: Int32Array.of(0, 0),
      sizes: Int32Array.of(2),
      meanShares: Float64Array.of(0.5, 0.5),
      labels: ["all"],
    },
    stateIds: [asStateId("s0")],
    report: {
      structure: "found",
      structureReason: "it is there",
      warnings: [],
      seed: 7,
      asOf: null,
      counts: { clients: 2, products: 2, pairs: 3, deals: 3 },
      lambda: 0.3,
      alpha: 1,
      background: { q: 0.5, p: 0.5 },
      options: { nested: { __proto__x: 1, list: [1, "2", null, true], set: new Map([["k", Uint8Array.of(1, 2)]]) }, $odd: 1 },
      heldOut: [{ nProblems: 2, logLikelihood: -1.5, standardError: 0 }],
      predictability: [],
    },
  } as unknown as Analysis;
}

/** What every run store must do. */
export function describeRunStore(name: string, open: OpenEmptyStores): void {
  describe(`run store: ${name}`, () => {
    let stores: Stores;
    let runs: RunStore;
    beforeEach(async () => {
      stores = await open();
      runs = stores.runs;
    });
    afterEach(async () => {
      await stores.close();
    });

    it("keeps each status of a run with its own fields", async () => {
      const common = { id: "r", request: { seed: 1, asOf: null, mode: "thorough" } as const, createdAt: "2024-01-01T00:00:00.000Z" };
      for (const run of [
        { ...common, status: "queued" },
        { ...common, status: "running", startedAt: "2024-01-01T00:00:01.000Z", stage: "mixtures", progress: 0.25 },
        { ...common, status: "failed", finishedAt: "2024-01-01T00:00:02.000Z", error: "out of memory" },
        { ...common, status: "cancelled", finishedAt: "2024-01-01T00:00:02.000Z" },
      ] satisfies Run[]) {
        await runs.putRun(run);
        expect(await runs.run("r")).toEqual(run);
      }
      expect(await runs.run("none")).toBeNull();
    });

    it("gives an analysis back exactly: same numbers, same order", async () => {
      await runs.putRun(makeRun("r"));
      expect(await runs.loadAnalysis("r")).toBeNull();
      const analysis = makeAnalysis();
      await runs.saveAnalysis("r", analysis);
      const loaded = await runs.loadAnalysis("r");
      expect(loaded).toEqual(analysis);
      expect(JSON.stringify(loaded?.report)).toBe(JSON.stringify(analysis.report));
      expect(Object.is(loaded?.problems[1].share, -0)).toBe(true);
      await runs.saveAnalysis("r", { ...analysis, stateIds: [asStateId("s9")] });
      expect((await runs.loadAnalysis("r"))?.stateIds).toEqual(["s9"]);
      await expect(runs.saveAnalysis("none", analysis)).rejects.toThrow(NotFoundError);
    });

    it("gives back arrays larger than one piece", async () => {
      await runs.putRun(makeRun("r"));
      const theta = Float64Array.from({ length: 1_300_000 }, (_, i) => Math.sin(i));
      const analysis = makeAnalysis();
      await runs.saveAnalysis("r", { ...analysis, model: { ...analysis.model, theta } });
      const loaded = await runs.loadAnalysis("r");
      expect(loaded?.model.theta).toHaveLength(theta.length);
      expect(loaded?.model.theta.every((value, i) => value === theta[i])).toBe(true);
      expect(loaded?.stateIds).toEqual(["s0"]);
    });

    it("has at most one active run, and only one with results", async () => {
      await runs.putRun(makeRun("a", 1));
      await runs.putRun(makeRun("b", 2));
      expect(await runs.activeRun()).toBeNull();
      await expect(runs.activateRun("a")).rejects.toThrow(ConflictError);
      await expect(runs.activateRun("none")).rejects.toThrow(NotFoundError);
      await runs.saveAnalysis("a", makeAnalysis());
      await runs.saveAnalysis("b", makeAnalysis());
      await runs.activateRun("a");
      await runs.activateRun("b");
      expect((await runs.activeRun())?.id).toBe("b");
      expect((await runs.runs(9)).map((run) => [run.id, run.status === "succeeded" && run.active])).toEqual([
        ["b", true],
        ["a", false],
      ]);
      await runs.putRun(makeRun("b", 2));
      expect((await runs.activeRun())?.id).toBe("b");
    });

    it("prunes results of inactive runs beyond the newest", async () => {
      for (const [i, id] of ["a", "b", "c", "d"].entries()) {
        await runs.putRun(makeRun(id, i));
        await runs.saveAnalysis(id, makeAnalysis());
      }
      await runs.activateRun("a");
      expect(await runs.pruneRuns(1)).toEqual(["c", "b"]);
      expect(await runs.loadAnalysis("c")).toBeNull();
      expect(await runs.loadAnalysis("d")).not.toBeNull();
      expect(await runs.loadAnalysis("a")).not.toBeNull();
      expect(await runs.pruneRuns(1)).toEqual([]);
      expect(await runs.runs(9)).toHaveLength(4);
    });

    it("keeps policies by version and gives the newest", async () => {
      const policy = { name: "ranking", runId: "r", createdAt: "2024-01-01T00:00:00.000Z" };
      await runs.putPolicy({ ...policy, version: 1, body: '{"a":1}' });
      await runs.putPolicy({ ...policy, version: 10, body: "ten" });
      await runs.putPolicy({ ...policy, version: 2, body: "two" });
      expect((await runs.policy("r", "ranking"))?.body).toBe("ten");
      expect((await runs.policy("r", "ranking", 1))?.body).toBe('{"a":1}');
      await runs.putPolicy({ ...policy, version: 2, body: "other" });
      expect((await runs.policy("r", "ranking", 2))?.body).toBe("other");
      expect(await runs.policy("r", "none")).toBeNull();
      await runs.putPolicy({ ...policy, name: "popularity", version: 3, body: "p" });
      expect(await runs.policiesOf("r")).toEqual([
        { name: "popularity", version: 3 },
        { name: "ranking", version: 1 },
        { name: "ranking", version: 2 },
        { name: "ranking", version: 10 },
      ]);
      expect(await runs.policiesOf("none")).toEqual([]);
    });

    it("keeps names that people gave", async () => {
      await runs.setProblemLabel("p1", "Growth");
      await runs.setProblemLabel("p0", "Risk");
      await runs.setProblemLabel("p1", "Scale");
      expect([...(await runs.problemLabels())]).toEqual([
        ["p0", "Risk"],
        ["p1", "Scale"],
      ]);
      await runs.setProblemLabel("p0", null);
      expect([...(await runs.problemLabels()).keys()]).toEqual(["p1"]);
    });
  });
}

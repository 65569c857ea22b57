import type { Analysis } from "../../../graph/analysis";
import type { OfferOutcome } from "../../../graph/recommendation/recommender";
import type { Decision, OutcomeKind } from "../../../server/ports/decision-log";
import type { RecommenderService } from "../../../server/ports/recommender-service";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { PolicyLearning, settledOutcome, type LearningProgress } from "../../../server/use-cases/policy-learning";
import type { ServingState } from "../../../server/use-cases/serving-state";

const RUN = "r";
const FIT: LearningProgress = { base: 1, baseThrough: 0, version: 1, stored: 1, through: 0 };
const clock = { now: () => new Date("2024-06-01T00:00:00.000Z") };

const makeDecision = (id: string, fields: Partial<Decision> = {}): Decision => ({
  id,
  at: "2024-01-01T00:00:00.000Z",
  clientId: `client of ${id}`,
  productId: "p",
  rank: 1,
  score: 0,
  propensity: 1,
  candidates: ["p"],
  probabilities: [1],
  policyName: "ranking",
  policyVersion: 1,
  runId: RUN,
  stateId: null,
  problemId: null,
  seed: 1,
  reason: "",
  slateId: id,
  role: "champion",
  experimentId: null,
  featuresDigest: "",
  predicted: null,
  ...fields,
});

/** A recommender whose policies are the list of what they learnt. */
class RememberingRecommender implements Pick<RecommenderService, "policies" | "learn" | "replace"> {
  readonly policies = ["ranking", "popularity"] as const;
  readonly learnt = new Map<string, string[]>();

  learn(policy: string, outcomes: readonly OfferOutcome[]) {
    const list = [...(this.learnt.get(policy) ?? []), ...outcomes.map(({ clientId, reward }) => `${clientId}: ${reward}`)];
    this.learnt.set(policy, list);
    return Promise.resolve({ learnt: outcomes.length, body: JSON.stringify(list) });
  }

  replace(policy: string, body: string) {
    this.learnt.set(policy, JSON.parse(body) as string[]);
    return Promise.resolve();
  }
}

let stores: Stores;
beforeEach(async () => {
  stores = await openStores("duckdb::memory:", { threads: 1, memoryLimit: "256MB" });
  for (const name of ["ranking", "popularity"])
    await stores.runs.putPolicy({ name, version: 1, runId: RUN, createdAt: "2024-01-01", body: "[]" });
});
afterEach(async () => {
  await stores.close();
});

/** A process that starts on the store as it is: restores what is stored, and learns the rest. */
async function startProcess() {
  const recommender = new RememberingRecommender();
  const learning = new PolicyLearning(stores, clock);
  const known = await learning.storedVersions(RUN);
  const progress = new Map<"ranking" | "popularity", LearningProgress>();
  for (const name of recommender.policies) {
    const at = known.get(name) ?? FIT;
    progress.set(name, at);
    await recommender.replace(name, (await stores.runs.policy(RUN, name, at.stored))?.body ?? "[]");
  }
  learning.start(progress);
  const state = { run: { id: RUN }, recommender, clientAliases: new Map(), analysis: {} as Analysis } as unknown as ServingState;
  await learning.catchUp(state);
  return { learning, state, learnt: (name = "ranking") => recommender.learnt.get(name) ?? [] };
}

let day = 0;
const report = (decisionId: string, kind: OutcomeKind, at?: string) => {
  day += 1;
  const when = at ?? new Date(Date.UTC(2024, 1, 1) + day * 86_400_000).toISOString();
  return stores.decisions.recordOutcome({ id: `${decisionId} ${kind}`, decisionId, kind, at: when, amount: null });
};

describe("learning from the log", () => {
  it("learns each outcome once, in the order of the log, by the policy that decided", async () => {
    const now = await startProcess();
    await stores.decisions.append([makeDecision("a"), makeDecision("b"), makeDecision("c", { policyName: "popularity" })]);
    await report("b", "accepted");
    await report("c", "rejected");
    await now.learning.catchUp(now.state);
    await report("a", "ignored");
    await now.learning.catchUp(now.state);
    await now.learning.catchUp(now.state);
    expect(now.learnt()).toEqual(["client of b: 1", "client of a: 0"]);
    expect(now.learnt("popularity")).toEqual(["client of c: 0"]);
    expect(now.learning.version("ranking")).toBe(3);
    expect(now.learning.version("popularity")).toBe(2);
  });

  it("does not lose an outcome when the process dies before the policy is stored", async () => {
    const first = await startProcess();
    await stores.decisions.append([makeDecision("a"), makeDecision("b")]);
    await report("a", "accepted");
    await first.learning.catchUp(first.state);
    // Dies here: the second outcome is in the log, nothing was stored.
    await report("b", "rejected");
    const second = await startProcess();
    expect(second.learnt()).toEqual(["client of a: 1", "client of b: 0"]);
    expect(second.learning.version("ranking")).toBe(3);
  });

  it("learns nothing twice after what it learnt was stored", async () => {
    const first = await startProcess();
    await stores.decisions.append([makeDecision("a"), makeDecision("b")]);
    await report("a", "accepted");
    await first.learning.catchUp(first.state);
    await first.learning.store(first.state);
    await report("b", "accepted");
    const second = await startProcess();
    expect(second.learnt()).toEqual(["client of a: 1", "client of b: 1"]);
    expect(await stores.runs.policy(RUN, "ranking")).toMatchObject({ version: 2, body: '["client of a: 1"]' });
  });

  it("stores a policy by itself after twenty outcomes", async () => {
    const now = await startProcess();
    const ids = Array.from({ length: 45 }, (_, i) => `d${String(i).padStart(2, "0")}`);
    await stores.decisions.append(ids.map((id) => makeDecision(id)));
    for (const id of ids) {
      await report(id, "accepted");
      await now.learning.catchUp(now.state);
    }
    expect((await stores.runs.policiesOf(RUN)).filter(({ name }) => name === "ranking").map(({ version }) => version)).toEqual([1, 21, 41]);
    const next = await startProcess();
    expect(next.learnt()).toEqual(now.learnt());
    expect(next.learning.version("ranking")).toBe(46);
  });

  it("leaves out decisions of other runs", async () => {
    const now = await startProcess();
    await stores.decisions.append([makeDecision("a", { runId: "older" })]);
    await report("a", "accepted");
    await now.learning.catchUp(now.state);
    expect(now.learnt()).toEqual([]);
  });
});

describe("outcomes that come late or contradict", () => {
  it("builds the policy again when an ignored offer was accepted after all", async () => {
    const now = await startProcess();
    await stores.decisions.append([makeDecision("a"), makeDecision("b")]);
    await report("a", "ignored");
    await report("b", "rejected");
    await now.learning.catchUp(now.state);
    await report("a", "accepted");
    await now.learning.catchUp(now.state);
    expect(now.learnt()).toEqual(["client of a: 1", "client of b: 0"]);
    expect((await startProcess()).learnt()).toEqual(now.learnt());
  });

  it("gives the same policy in whatever order the outcomes of a decision come", async () => {
    await stores.decisions.append([makeDecision("a"), makeDecision("b")]);
    await report("a", "accepted");
    const now = await startProcess();
    await report("a", "ignored");
    await report("b", "accepted");
    await now.learning.catchUp(now.state);
    expect(now.learnt()).toEqual(["client of a: 1", "client of b: 1"]);
    expect(now.learning.version("ranking")).toBe(3);
  });

  it("takes a deal over a refusal, and a refusal over silence, whenever they came", () => {
    const outcome = (kind: OutcomeKind, at: string) => ({ id: kind, decisionId: "d", kind, at, amount: null });
    expect(settledOutcome([])).toBeNull();
    expect(settledOutcome([outcome("ignored", "2"), outcome("rejected", "1")])?.kind).toBe("rejected");
    expect(settledOutcome([outcome("rejected", "3"), outcome("accepted", "1"), outcome("ignored", "2")])?.kind).toBe("accepted");
  });
});

describe("rolling a policy back", () => {
  it("goes on from the stored version and does not learn again what came before", async () => {
    const now = await startProcess();
    await stores.decisions.append([makeDecision("a"), makeDecision("b"), makeDecision("c")]);
    await report("a", "accepted");
    await now.learning.catchUp(now.state);
    await now.learning.store(now.state);
    await report("b", "accepted");
    await now.learning.catchUp(now.state);
    expect(await now.learning.rollBack(now.state, "ranking", 2)).toBe(4);
    expect(now.learnt()).toEqual(["client of a: 1"]);
    await report("c", "rejected");
    await now.learning.catchUp(now.state);
    expect(now.learnt()).toEqual(["client of a: 1", "client of c: 0"]);
    expect((await startProcess()).learnt()).toEqual(now.learnt());
    await expect(now.learning.rollBack(now.state, "ranking", 99)).rejects.toThrow("no version 99");
  });
});

import type { Stores } from "../../../server/ports/stores";
import { openSmallCompany } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

jest.setTimeout(180_000);

let stores: Stores;
let service: TestService;
let clientIds: string[];

interface Slate {
  readonly policyName: string;
  readonly role: string;
  readonly blocked: string | null;
  readonly heldBack: { productId: string; rule: string }[];
  readonly items: { decisionId: string; recommendation: { productId: string; propensity: number; exploration: boolean } }[];
  readonly repeats: { decisionId: string; repeat: { productId: string; chance: number } }[];
}

const SLATE = `policyName policyVersion role experimentId blocked heldBack { productId rule }
  items { decisionId recommendation { productId propensity exploration } } repeats { decisionId repeat { productId chance purchases } }`;

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await service.graphql<T>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const serve = async (clientId: string, explore = true): Promise<Slate> =>
  (
    await ask<{ serveRecommendation: Slate }>(
      `mutation($c: ID!, $e: Boolean!) { serveRecommendation(clientId: $c, top: 3, explore: $e) { ${SLATE} } }`,
      { c: clientId, e: explore },
    )
  ).serveRecommendation;

const setRules = (rules: object) => ask(`mutation($r: GuardrailRulesInput!) { setGuardrails(rules: $r) { version } }`, { r: rules });
const deploy = (input: object) =>
  ask<{ deploy: { version: number; experimentId: string | null } }>(
    `mutation($i: DeployInput!) { deploy(input: $i) { version champion challenger experimentId } }`,
    { i: input },
  );

beforeAll(async () => {
  stores = await openSmallCompany();
  service = await startTestService(stores);
  const { startAnalysis } = await ask<{ startAnalysis: { id: string } }>(
    `mutation { startAnalysis(input: { mode: FAST, seed: 7 }) { id } }`,
  );
  await until(async () => ((await stores.runs.run(startAnalysis.id))?.status === "succeeded" ? true : null));
  await until(async () => ((await ask<{ activeRun: object | null }>(`{ activeRun { id } }`)).activeRun === null ? null : true));
  clientIds = (await ask<{ clients: { nodes: { id: string }[] } }>(`{ clients(first: 40) { nodes { id } } }`)).clients.nodes.map(
    ({ id }) => id,
  );
});

afterAll(async () => {
  await service.stop();
});

afterEach(async () => {
  await setRules({});
  await deploy({ champion: "ranking" });
});

describe("guardrails", () => {
  it("hold products back, say by which rule, and stop offers to a client", async () => {
    const [client] = clientIds;
    const product = (await serve(client, false)).items[0].recommendation.productId;
    await setRules({ doNotOffer: [{ clientId: null, productId: product, until: null, reason: "recall" }] });
    const slate = await serve(client, false);
    expect(slate.heldBack).toEqual([{ productId: product, rule: "do-not-offer" }]);
    expect(slate.items.map(({ recommendation }) => recommendation.productId)).not.toContain(product);
    await setRules({ doNotOffer: [{ clientId: client, productId: null, until: null, reason: "asked" }] });
    expect(await serve(client)).toMatchObject({ blocked: "do-not-offer", items: [] });
    expect((await serve(clientIds[1])).blocked).toBeNull();
  });

  it("count what was served: contact pressure and capacity", async () => {
    const client = clientIds[5];
    const first = await serve(client, false);
    const product = first.items[0].recommendation.productId;
    await setRules({ capacity: [{ productId: product, offers: 1, days: 7 }] });
    expect((await serve(client, false)).heldBack).toEqual([{ productId: product, rule: "capacity" }]);
    await setRules({ contactPressure: { slates: 2, days: 7 } });
    expect(await serve(client)).toMatchObject({ blocked: "contact-pressure", items: [] });
  });

  it("give peace to a client who said no", async () => {
    const client = clientIds[6];
    const { items } = await serve(client, false);
    await ask(`mutation($d: ID!) { recordOutcome(input: { id: "no", decisionId: $d, kind: REJECTED }) { recorded } }`, {
      d: items[0].decisionId,
    });
    await setRules({ rejectedForDays: 90 });
    expect((await serve(client, false)).heldBack).toEqual([{ productId: items[0].recommendation.productId, rule: "rejected" }]);
  });

  it("hold exploration down to a share, and log the probabilities of what was done", async () => {
    await setRules({ mostExploration: 0.05 });
    for (const client of clientIds.slice(0, 5)) {
      for (const { decisionId, recommendation } of (await serve(client)).items) {
        const decision = await stores.decisions.decision(decisionId);
        const best = Math.max(...(decision?.probabilities ?? []));
        expect(best).toBeGreaterThanOrEqual(0.95 - 1e-9);
        expect(recommendation.propensity).toBe(decision?.probabilities[decision.candidates.indexOf(recommendation.productId)]);
        expect((decision?.probabilities ?? []).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }
    }
    await setRules({ mostExploration: 0 });
    expect((await serve(clientIds[0])).items.every(({ recommendation }) => !recommendation.exploration)).toBe(true);
  });

  it("are refused where they make no sense, and where others were set in between", async () => {
    const wrong = await service.graphql(`mutation { setGuardrails(rules: { mostExploration: 2 }) { version } }`);
    expect(wrong.errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
    const { guardrails } = await ask<{ guardrails: { version: number } }>(`{ guardrails { version rules { ignoredAfterDays } } }`);
    const stale = await service.graphql(`mutation($v: Int!) { setGuardrails(rules: {}, expectedVersion: $v) { version } }`, {
      v: guardrails.version - 1,
    });
    expect(stale.errors).toHaveLength(1);
  });
});

describe("deployment", () => {
  it("logs what a shadow would have done beside what was shown, and shows only that", async () => {
    await deploy({ champion: "ranking", shadow: "popularity" });
    const client = clientIds[7];
    const slate = await serve(client);
    expect(slate).toMatchObject({ policyName: "ranking", role: "champion" });
    const { nodes } = await stores.decisions.decisionsOfClient(client, { first: 20 });
    const shadows = nodes.filter(({ role }) => role === "shadow");
    expect(shadows).toHaveLength(3);
    expect(shadows.every(({ policyName }) => policyName === "popularity")).toBe(true);
    const shown = nodes.filter(({ role }) => role !== "shadow").slice(0, 3);
    expect(shown.map(({ id }) => id)).toEqual(slate.items.map(({ decisionId }) => decisionId));
    expect(shown[0].featuresDigest).toMatch(/^[0-9a-f]{32}$/);
    expect(shown[0].featuresDigest).toBe(shadows[0].featuresDigest);
    expect(shown[0].predicted).toBeGreaterThan(0);
  });

  it("gives a share of the slates to a challenger, compares the two, and rolls back", async () => {
    const before = (await deploy({ champion: "ranking" })).deploy.version;
    const { experimentId } = (await deploy({ champion: "ranking", challenger: "popularity", split: 0.5 })).deploy;
    const { serveRecommendations: slates } = await ask<{ serveRecommendations: Slate[] }>(
      `mutation($c: [ID!]!) { serveRecommendations(clientIds: $c, top: 2) { ${SLATE} } }`,
      { c: clientIds },
    );
    expect(slates).toHaveLength(clientIds.length);
    const challengers = slates.filter(({ role }) => role === "challenger");
    expect(challengers.length).toBeGreaterThan(8);
    expect(challengers.length).toBeLessThan(32);
    expect(challengers.every(({ policyName }) => policyName === "popularity")).toBe(true);
    const compare = () => ask<{ deploymentComparison: object | null }>(`{ deploymentComparison { experimentId ripeSlates verdict } }`);
    expect((await compare()).deploymentComparison).toEqual({ experimentId, ripeSlates: 0, verdict: "too early" });
    await ask(`mutation($v: Int!) { rollBackDeployment(version: $v) { champion challenger } }`, { v: before });
    expect((await compare()).deploymentComparison).toBeNull();
    const { deployments } = await ask<{ deployments: { version: number; challenger: string | null }[] }>(
      `{ deployments { version challenger } }`,
    );
    expect(deployments[0].challenger).toBeNull();
    expect(deployments[1].challenger).toBe("popularity");
  });

  it("refuses policies that there are not and splits that are none", async () => {
    for (const input of [
      { champion: "best" },
      { champion: "ranking", challenger: "ranking" },
      { champion: "ranking", challenger: "popularity", split: 1 },
    ]) {
      const { errors } = await service.graphql(`mutation($i: DeployInput!) { deploy(input: $i) { version } }`, { i: input });
      expect(errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});

describe("what clients own", () => {
  it("is told with the chance that they buy it again, and offered again where that is wanted", async () => {
    const { dueRepeats } = await ask<{ dueRepeats: { clientId: string; chance: number }[] }>(
      `{ dueRepeats(first: 5) { clientId productId chance idleDays } }`,
    );
    // Planted clients never buy anything twice.
    expect(dueRepeats.every(({ chance }) => chance >= 0 && chance <= 1)).toBe(true);
    const { leavingClients, lossEvidence } = await ask<{ leavingClients: object[]; lossEvidence: { effect: number }[] }>(
      `{ leavingClients(first: 5) { clientId problemId stayChance } lossEvidence(first: 3) { productId won lost effect reasons { reason deals } } }`,
    );
    expect(leavingClients.length).toBeLessThanOrEqual(5);
    expect(lossEvidence.every(({ effect }) => effect === 0)).toBe(true);
    expect((await serve(clientIds[0])).repeats).toEqual([]);
  });
});

describe("drift and retraining", () => {
  it("says that there is too little to judge by", async () => {
    const { driftReport } = await ask<{ driftReport: object }>(
      `{ driftReport { recentDays drifted calibration { pValue } reward { pValue } } }`,
    );
    expect(driftReport).toMatchObject({ recentDays: 30, drifted: false, reward: null });
  });

  it("trains a policy that somebody asked for and serves it from then on", async () => {
    const { startRetraining } = await ask<{ startRetraining: { id: string } }>(
      `mutation { startRetraining(policies: ["dqn"]) { id kind } }`,
    );
    await until(async () => ((await stores.jobs.job(startRetraining.id))?.status === "succeeded" ? true : null), 170_000);
    const { policies } = await ask<{ policies: { name: string }[] }>(`{ policies { name description } }`);
    expect(policies.map(({ name }) => name)).toContain("dqn");
    await deploy({ champion: "dqn" });
    expect(await serve(clientIds[3])).toMatchObject({ policyName: "dqn", role: "champion" });
  });
});

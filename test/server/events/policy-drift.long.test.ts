import { createClient } from "graphql-sse";
import { startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

let service: SecuredService;
beforeAll(async () => {
  service = await startSecuredService();
});
afterAll(() => service.end());

describe("a policy that is accepted less often than before", () => {
  it("is told to subscribers of a running service", async () => {
    const told: unknown[] = [];
    const client = createClient({
      url: `${service.url}/graphql/stream`,
      headers: { authorization: `Bearer ${service.keys.viewer}` },
      retryAttempts: 0,
    });
    const leave = client.subscribe(
      { query: "subscription { policyDrift { policy recentRate formerRate z } }" },
      { next: ({ data }) => told.push(data?.["policyDrift"]), error: () => undefined, complete: () => undefined },
    );
    const { clients } = (await service.graphql<{ clients: { nodes: { id: string }[] } }>("{ clients(first: 160) { nodes { id } } }")).data;
    const { data } = await service.graphql<{ serveRecommendations: { items: { decisionId: string }[] }[] }>(
      "mutation($ids: [ID!]!) { serveRecommendations(clientIds: $ids, top: 2) { items { decisionId } } }",
      { variables: { ids: clients.nodes.map(({ id }) => id) } },
    );
    const ids = data.serveRecommendations.flatMap(({ items }) => items.map(({ decisionId }) => decisionId)).slice(0, 220);
    expect(ids).toHaveLength(220);
    for (let from = 0; from < ids.length; from += 20) {
      const outcomes = ids
        .slice(from, from + 20)
        .map(
          (id, i) =>
            `o${i}: recordOutcome(input: { id: "drift${from + i}", decisionId: "${id}", kind: ${from < 120 ? "ACCEPTED" : "REJECTED"} }) { recorded }`,
        );
      expect((await service.graphql(`mutation { ${outcomes.join(" ")} }`)).errors).toBeUndefined();
    }
    await until(() => Promise.resolve(told.length > 0 ? true : null), 20_000);
    leave();
    expect(told).toHaveLength(1);
    const [drift] = told as { policy: string; recentRate: number; formerRate: number; z: number }[];
    expect(drift.recentRate).toBeLessThan(drift.formerRate);
    expect(drift.z).toBeLessThanOrEqual(-4);
  });
});

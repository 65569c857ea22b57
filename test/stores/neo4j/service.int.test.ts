import { describeErasure, filesWith } from "../../server/http/erasure-suite";
import { describeInjection } from "../../server/http/injection-suite";
import { startSecuredService, type SecuredService } from "../../server/support/secured-service";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(300_000);

describeWithNeo4j("A service on Neo4j", (neo4j) => {
  describe("and hostile texts", () => {
    let service: SecuredService;
    beforeAll(async () => {
      await (await neo4j.openEmpty()).close();
      service = await startSecuredService({}, { serverUrl: neo4j.url });
    }, 500_000);
    afterAll(() => service.end());
    describeInjection(() => service, { textsEach: 1 });
  });

  describeErasure(
    "Neo4j",
    async () => {
      await (await neo4j.openEmpty()).close();
      return startSecuredService({}, { analysed: false, serverUrl: neo4j.url });
    },
    async ({ folder }, texts) => {
      const found = await neo4j.run(
        `MATCH (n) UNWIND keys(n) AS key WITH n, key, toStringOrNull(n[key]) AS value UNWIND $texts AS text
         WITH n, key, text, value WHERE value CONTAINS text RETURN DISTINCT labels(n)[0] + "." + key + ": " + text AS place`,
        { texts },
      );
      return [...filesWith(folder, texts), ...found.map(({ place }) => String(place))];
    },
  );
});

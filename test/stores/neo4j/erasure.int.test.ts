import { startSecuredService } from "../../server/support/secured-service";
import { describeErasure, filesWith } from "../../server/http/erasure-suite";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(120_000);

describeWithNeo4j("Erasing on Neo4j", (neo4j) => {
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

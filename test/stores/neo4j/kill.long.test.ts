import { createRng } from "../../../graph/numeric/rng";
import { OwnNeo4j, describeWithOwnNeo4j } from "../../support/neo4j-server";
import { killDuringImport, makeDeals, openSource } from "./kill-scenario";

describeWithOwnNeo4j("Neo4j killed ten times in the middle of imports", () => {
  it("never loses an acknowledged deal or keeps one twice", async () => {
    const rng = createRng(1);
    const source = await openSource(makeDeals(40_000));
    const server = await OwnNeo4j.start();
    try {
      for (let i = 0; i < 10; i += 1) await killDuringImport(server, source, Math.floor(rng() * 36_000), i % 2 === 1);
    } finally {
      await source.close();
      await server.remove();
    }
  });
});

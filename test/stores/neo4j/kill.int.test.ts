import type { Stores } from "../../../server/ports/stores";
import { OwnNeo4j, describeWithOwnNeo4j } from "../../support/neo4j-server";
import { killDuringImport, makeDeals, openSource } from "./kill-scenario";

jest.setTimeout(300_000);

describeWithOwnNeo4j("Neo4j killed in the middle of an import", () => {
  let server: OwnNeo4j;
  let source: Stores;
  beforeAll(async () => {
    source = await openSource(makeDeals(12_000));
    server = await OwnNeo4j.start();
  });
  afterAll(async () => {
    await source.close();
    await server.remove();
  });

  it("loses nothing that was acknowledged, and the import done again completes it", async () => {
    await killDuringImport(server, source, 4_000, false);
  });

  it("may come back while the import waits: it goes on by itself", async () => {
    await killDuringImport(server, source, 6_000, true);
  });
});

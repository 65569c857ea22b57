import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStores } from "../../../server/stores/open-stores";
import { backUpAndRestore, stampOf } from "../../support/backup-round";
import { fillStore } from "../../support/full-store";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(180_000);

describeWithNeo4j("backup and restore of Neo4j", (neo4j) => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-backup-neo4j-"));
  const at = (name: string): string => join(folder, name);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("bring everything from either store into the other, by one command each", async () => {
    const embedded = `duckdb:${at("source.duckdb")}`;
    const stores = await openStores(embedded, { threads: 1 });
    await fillStore(stores, 50);
    await stores.close();
    await (await neo4j.openEmpty()).close();
    const before = await stampOf(embedded);
    await backUpAndRestore(embedded, at("first"), neo4j.url);
    expect(await stampOf(neo4j.url)).toEqual(before);
    await backUpAndRestore(neo4j.url, at("second"), `duckdb:${at("again.duckdb")}`);
    expect(await stampOf(`duckdb:${at("again.duckdb")}`)).toEqual(before);
  });
});

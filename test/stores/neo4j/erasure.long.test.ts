import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backupCommand, restoreCommand } from "../../../server/cli/commands/backup";
import { openStores } from "../../../server/stores/open-stores";
import { filesWith } from "../../server/http/erasure-suite";
import { startSecuredService } from "../../server/support/secured-service";
import { commandContext } from "../../support/backup-round";
import { describeWithOwnNeo4j, OwnNeo4j } from "../../support/neo4j-server";

const CLIENT = "zq-erase-me-7731";
const TEXTS = [CLIENT, "Zq Secret Ltd", "deal-of-zq"];

describeWithOwnNeo4j("Compacting Neo4j after an erasure", () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-compact-"));
  const servers: OwnNeo4j[] = [];
  const another = async (): Promise<OwnNeo4j> => {
    const server = await OwnNeo4j.start();
    servers.push(server);
    return server;
  };
  afterAll(async () => {
    for (const server of servers) await server.remove();
    rmSync(folder, { recursive: true });
  });

  it("leaves no file that holds the key: what a backup brings into an empty database is only what is left, with the tombstones", async () => {
    const old = await another();
    const service = await startSecuredService({}, { analysed: false, serverUrl: old.url });
    const post = async (kind: string, body: object): Promise<void> => {
      expect((await service.call(`/api/v1/records/${kind}`, { method: "POST", body })).status).toBe(200);
    };
    // Neo4j packs short texts into a few bits a letter: only a long one stands in its files as it is.
    await post("clients", [{ client_id: CLIENT, name: `Zq Secret Ltd, ${"formerly of Sëcret Street, ".repeat(4)}` }]);
    await post("deals", [{ deal_id: "deal-of-zq-1", client_id: CLIENT, product_id: "p1", stage: "won", closed_at: "2024-01-03" }]);
    expect((await service.call(`/api/v1/privacy/client/${CLIENT}`, { method: "DELETE" })).status).toBe(200);
    await service.stop();
    // Its own files keep the rows for a while: that is what compacting is for.
    if (old.directory !== null) expect(filesWith(old.directory, TEXTS)).not.toEqual([]);

    await backupCommand({ store: old.url, out: join(folder, "backup") }, commandContext());
    expect(filesWith(folder, TEXTS)).toEqual([]);
    const fresh = await another();
    await restoreCommand({ store: fresh.url, from: join(folder, "backup") }, commandContext());
    const again = await startSecuredService({}, { analysed: false, serverUrl: fresh.url, filled: false });
    const event = await again.call("/api/v1/records/clients", { method: "POST", body: [{ client_id: CLIENT, name: "back" }] });
    expect(await event.json()).toMatchObject({ erased: 1, inserted: 0 });
    expect(((await (await again.call("/api/v1/privacy/receipts")).json()) as object[]).length).toBe(1);
    await again.end();
    const stores = await openStores(fresh.url);
    expect((await stores.deals.counts()).clients).toBeGreaterThan(100);
    await stores.close();
    await fresh.kill();
    if (fresh.directory !== null) expect(filesWith(fresh.directory, TEXTS)).toEqual([]);
  });
});

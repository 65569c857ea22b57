import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../../server/config";
import { importFolder } from "../../../server/ingestion/import-folder";
import { guardRecords } from "../../../server/privacy/guard-records";
import { PrivacyFile } from "../../../server/privacy/privacy-file";
import { compactFile } from "../../../server/stores/duckdb/compact-file";
import { openStores } from "../../../server/stores/open-stores";
import { startSecuredService } from "../support/secured-service";
import { describeErasure, filesWith } from "./erasure-suite";

describeErasure(
  "an embedded store",
  () => startSecuredService({}, { analysed: false }),
  async ({ folder }, texts) => {
    await compactFile(join(folder, "store.duckdb"));
    return filesWith(folder, texts);
  },
);

describe("pseudonyms at import", () => {
  it("replace personal fields by the same keyed hash in files and events, on every import", async () => {
    const book = new PrivacyFile({ path: null, key: "k".repeat(32), pseudonymFields: ["clients.name", "clients.email"] });
    const folder = mkdtempSync(join(tmpdir(), "dealgraph-pseudonyms-"));
    writeFileSync(join(folder, "clients.csv"), "client_id,name,email,size\nc1,Ann Smith,ann@x.example,5\n");
    const stores = await openStores("duckdb::memory:");
    await importFolder(stores, { folder, now: new Date("2026-01-01"), privacy: book });
    const rows: object[] = [];
    await stores.deals.scan("clients", (batch) => {
      rows.push(...batch);
      return Promise.resolve();
    });
    await stores.close();
    rmSync(folder, { recursive: true });
    expect(rows).toEqual([
      { clientId: "c1", name: book.pseudonym("Ann Smith"), attributes: { email: book.pseudonym("ann@x.example"), size: "5" } },
    ]);
    expect(
      guardRecords(book, "clients", [{ clientId: "c1", name: "Ann Smith", attributes: { email: "ann@x.example", size: "5" } }]),
    ).toEqual(rows);
    const other = new PrivacyFile({ path: null, key: "other", pseudonymFields: [] });
    expect(other.pseudonym("Ann Smith")).not.toBe(book.pseudonym("Ann Smith"));
  });

  it("are off by default", () => {
    expect(readConfig({}).pseudonymFields).toEqual([]);
  });
});

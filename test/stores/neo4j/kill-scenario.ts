import { setTimeout as sleep } from "node:timers/promises";
import { copyRecords } from "../../../server/ingestion/copy-records";
import type { DealRecord, DealStore, RecordKind, RecordOf, UpsertCounts } from "../../../server/ports/deal-store";
import { StoreUnavailableError } from "../../../server/ports/errors";
import type { Stores } from "../../../server/ports/stores";
import { openNeo4jStores } from "../../../server/stores/neo4j/neo4j-stores";
import { openStores } from "../../../server/stores/open-stores";
import { makeDeal } from "../../contracts/deal-store.contract";
import { runStatement, type OwnNeo4j } from "../../support/neo4j-server";

/** Rows of one batch: many batches, so that a kill falls between and into them. */
const BATCH_ROWS = 500;

export function makeDeals(n: number): DealRecord[] {
  return Array.from({ length: n }, (_, i) =>
    makeDeal({ dealId: `d${i}`, clientId: `c${(i * 7919) % 900}`, productId: `p${(i * 31) % 60}`, closedAt: "2024-05-01", amount: i / 8 }),
  );
}

/** An embedded store with the deals, to import from and to compare with. */
export async function openSource(deals: readonly DealRecord[]): Promise<Stores> {
  const source = await openStores("duckdb::memory:", { threads: 1, memoryLimit: "512MB" });
  await source.deals.upsert("deals", deals);
  return source;
}

/** A store that notes which deals were acknowledged. */
class Witness {
  readonly acknowledged: string[] = [];
  constructor(
    private readonly deals: DealStore,
    private readonly onBatch: (acknowledged: number) => void,
  ) {}

  /** The deal store with an `upsert` that takes notes; nothing else of it is used by the import. */
  asStore(): DealStore {
    const upsert = async <K extends RecordKind>(kind: K, rows: readonly RecordOf[K][]): Promise<UpsertCounts> => {
      const counts = await this.deals.upsert(kind, rows);
      if (kind === "deals") {
        this.acknowledged.push(...(rows as readonly DealRecord[]).map(({ dealId }) => dealId));
        this.onBatch(this.acknowledged.length);
      }
      return counts;
    };
    return Object.assign(Object.create(this.deals) as DealStore, { upsert });
  }
}

/**
 * Empties the server, imports, kills the server with SIGKILL while batches are under way, and checks that nothing acknowledged is lost and
 * that the import, resumed, leaves what the source holds, nothing twice.
 * @param comesBack true: the server starts again while the import waits and goes on by itself; false: the import fails and is done again
 */
export async function killDuringImport(server: OwnNeo4j, source: Stores, killAfterRows: number, comesBack: boolean): Promise<void> {
  await runStatement(server.url, "MATCH (n) WHERE NOT n:SchemaVersion CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS");
  const stores = await openNeo4jStores(server.url, { retryTimeMs: comesBack ? 180_000 : 500, connectionTimeoutMs: 2_000 });
  const kills: Promise<void>[] = [];
  const killAndRestart = async (): Promise<void> => {
    // Into the next batch, not onto the border.
    await sleep(5);
    await server.kill();
    await server.start();
  };
  const witness = new Witness(stores.deals, (acknowledged) => {
    if (acknowledged >= killAfterRows && kills.length === 0) kills.push(killAndRestart());
  });
  const work = copyRecords(source.deals, witness.asStore(), { batchRows: BATCH_ROWS });
  if (comesBack) await work;
  else await expect(work).rejects.toThrow(StoreUnavailableError);
  await Promise.all(kills);
  await stores.close();
  expect(kills).toHaveLength(1);

  const [{ found }] = await runStatement(
    server.url,
    "UNWIND $ids AS id MATCH (d:Deal {id: id}) WHERE d.productId > '' RETURN count(d) AS found",
    {
      ids: witness.acknowledged,
    },
  );
  expect(found).toBe(witness.acknowledged.length);

  const again = await openNeo4jStores(server.url);
  try {
    const counts = await copyRecords(source.deals, again.deals);
    expect(counts.deals.unchanged).toBeGreaterThanOrEqual(witness.acknowledged.length);
    expect(await again.deals.counts()).toEqual(await source.deals.counts());
    expect(await again.deals.digest()).toBe(await source.deals.digest());
    const [links] = await runStatement(
      server.url,
      "RETURN COUNT { ()-[:CLOSED]->() } AS closed, COUNT { ()-[:FOR]->() } AS for, COUNT { (d:Deal) WHERE COUNT { (d)-[:FOR]->() } <> 1 } AS wrong",
    );
    const { deals } = await source.deals.counts();
    expect(links).toEqual({ closed: deals, for: deals, wrong: 0 });
  } finally {
    await again.close();
  }
}

import { join } from "node:path";
import { SQL_TYPES, appendStaged } from "../../../server/stores/duckdb/appending";
import { Database, query, run } from "../../../server/stores/duckdb/database";
import { makeFolder, removeFolders } from "../ingestion/helpers";

const N_ROWS = 150_000;

describe("appending many rows to a table of a file", () => {
  afterAll(removeFolders);

  it("keeps every row in its order, as part of the transaction, time and again", async () => {
    const database = await Database.open(join(makeFolder({}), "store.duckdb"), { threads: 2, memoryLimit: "256MB" });
    const append = (from: number, fails = false): Promise<void> =>
      database.write(async (connection) => {
        await appendStaged(connection, "numbers", [SQL_TYPES.INTEGER, SQL_TYPES.VARCHAR], N_ROWS, (index, low, high) =>
          Array.from({ length: high - low }, (_, i) => (index === 0 ? from + low + i : `n${low + i}`)),
        );
        if (fails) throw new Error("afterwards");
      });
    try {
      await database.write((connection) => run(connection, "CREATE TABLE numbers (i INTEGER, name VARCHAR)"));
      await append(0);
      await expect(append(-1, true)).rejects.toThrow("afterwards");
      await append(N_ROWS);
      const [[rows, inOrder, named]] = await database.read((connection) =>
        query(connection, `SELECT count(*), count(*) FILTER (i = rowid), count(*) FILTER (name = 'n' || i % ${N_ROWS}) FROM numbers`),
      );
      expect([rows, inOrder, named].map(Number)).toEqual([2 * N_ROWS, 2 * N_ROWS, 2 * N_ROWS]);
    } finally {
      await database.close();
    }
  });
});

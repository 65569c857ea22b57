import { renameSync, rmSync, statSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { literal } from "./sql-text";

/** Copies a database file into a new one and puts that in its place: rows that were deleted are not in it. Nobody may have it open. */
export async function compactFile(file: string): Promise<{ readonly before: number; readonly after: number }> {
  const before = statSync(file).size;
  const beside = `${file}.compact`;
  rmSync(beside, { force: true });
  const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${literal(file)} AS old`);
    await connection.run(`ATTACH ${literal(beside)} AS fresh`);
    await connection.run("COPY FROM DATABASE old TO fresh");
    await connection.run("CHECKPOINT fresh");
    await connection.run("DETACH old");
    await connection.run("DETACH fresh");
    connection.closeSync();
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    instance.closeSync();
  }
  renameSync(beside, file);
  rmSync(`${file}.wal`, { force: true });
  return { before, after: statSync(file).size };
}

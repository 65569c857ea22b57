import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Ends the servers that this test run started. */
export default function stopNeo4j(): void {
  const root = join(__dirname, "..", "..");
  const directory = join(root, ".cache", "neo4j", `test-${process.env["DEALGRAPH_TEST_RUN"] ?? ""}`);
  if (!existsSync(directory)) return;
  for (const server of readdirSync(directory)) {
    execFileSync(process.execPath, [join(root, "scripts", "neo4j", "neo4j.cjs"), "stop", "--dir", join(directory, server), "--kill"]);
  }
  rmSync(directory, { recursive: true, force: true });
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeContainer } from "./neo4j-container";

/** Ends the servers that this test run started. */
export default async function stopNeo4j(): Promise<void> {
  const root = join(__dirname, "..", "..");
  const directory = join(root, ".cache", "neo4j", `test-${process.env["DEALGRAPH_TEST_RUN"] ?? ""}`);
  if (!existsSync(directory)) return;
  for (const server of readdirSync(directory)) {
    const container = join(directory, server, "container");
    if (existsSync(container)) await removeContainer(readFileSync(container, "utf8"));
    else execFileSync(process.execPath, [join(root, "scripts", "neo4j", "neo4j.cjs"), "stop", "--dir", join(directory, server), "--kill"]);
  }
  rmSync(directory, { recursive: true, force: true });
}

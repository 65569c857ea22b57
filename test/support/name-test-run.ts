/** Gives the processes of one test run a common name: they share a Neo4j server by it. */
export default function nameTestRun(): void {
  process.env["DEALGRAPH_TEST_RUN"] = String(process.pid);
}

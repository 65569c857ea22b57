// Removes the problems and states of a run, the pieces of its analysis and its policies; the run itself stays.
// Parameters: runId, policies (whether policies go too)
// Columns: none
MATCH (r:Run {id: $runId})
CALL (r) {
  MATCH (r)-[:FOUND]->(n)
  DETACH DELETE n
}
CALL () {
  MATCH (a:AnalysisPart {runId: $runId})
  WHERE a.part >= 0
  DELETE a
}
CALL () {
  MATCH (p:Policy {runId: $runId})
  WHERE $policies AND p.name >= '' AND p.version IS NOT NULL
  DELETE p
}

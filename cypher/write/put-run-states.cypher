// The client states of a run.
// Parameters: runId, rows (maps of id, label, clients)
// Columns: none
MATCH (r:Run {id: $runId})
UNWIND $rows AS row
MERGE (s:State {runId: $runId, id: row.id})
SET s += row
MERGE (r)-[:FOUND]->(s)

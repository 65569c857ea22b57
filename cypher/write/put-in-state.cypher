// In which state clients are.
// Parameters: runId, rows (lists of client id, state id)
// Columns: none
UNWIND $rows AS row
MATCH (c:Client {id: row[0]})
MATCH (s:State {runId: $runId, id: row[1]})
MERGE (c)-[:IN_STATE]->(s)

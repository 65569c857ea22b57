// The problems of a run.
// Parameters: runId, rows (maps of id, label, share, clients, products, stability, position)
// Columns: none
MATCH (r:Run {id: $runId})
UNWIND $rows AS row
MERGE (k:Problem {runId: $runId, id: row.id})
SET k += row
MERGE (r)-[:FOUND]->(k)

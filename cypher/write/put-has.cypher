// Which problems clients have.
// Parameters: runId, rows (lists of client id, problem id, share)
// Columns: none
UNWIND $rows AS row
MATCH (c:Client {id: row[0]})
MATCH (k:Problem {runId: $runId, id: row[1]})
MERGE (c)-[h:HAS]->(k)
SET h.share = row[2]

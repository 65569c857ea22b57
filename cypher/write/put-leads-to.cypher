// Which problems follow which.
// Parameters: runId, rows (lists of problem id, next problem id, observed, expected, lift, q-value, clients)
// Columns: none
UNWIND $rows AS row
MATCH (a:Problem {runId: $runId, id: row[0]})
MATCH (b:Problem {runId: $runId, id: row[1]})
MERGE (a)-[l:LEADS_TO]->(b)
SET l.observed = row[2], l.expected = row[3], l.lift = row[4], l.qValue = row[5], l.clients = row[6]

// Which products share clients, more than by chance.
// Parameters: runId, rows (lists of product id, product id, clients who have both, clients expected, lift, q-value)
// Columns: none
UNWIND $rows AS row
MATCH (a:Product {id: row[0]})
MATCH (b:Product {id: row[1]})
MERGE (a)-[i:INTERSECTS {runId: $runId}]->(b)
SET i.clients = row[2], i.expected = row[3], i.lift = row[4], i.qValue = row[5]

// Which problems products solve.
// Parameters: runId, rows (lists of product id, problem id, weight of the problem in the product, probability of the product in the problem)
// Columns: none
UNWIND $rows AS row
MATCH (p:Product {id: row[0]})
MATCH (k:Problem {runId: $runId, id: row[1]})
MERGE (p)-[s:SOLVES]->(k)
SET s.weight = row[2], s.probability = row[3]

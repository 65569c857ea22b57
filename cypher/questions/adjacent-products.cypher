// Products next to mine: those that share more clients with it than chance gives.
// Parameters: productId
// Columns: product, name, clients, lift, qValue
MATCH (run:Run {active: true})
MATCH (p:Product {id: $productId})-[i:INTERSECTS]-(q:Product)
WHERE i.runId = run.id
RETURN q.id AS product, q.name AS name, i.clients AS clients, i.lift AS lift, i.qValue AS qValue
ORDER BY lift DESC, product LIMIT 25

// Whitespace of a client: products for its problems that it has not bought, most promising first.
// Parameters: clientId
// Columns: product, name, score, problems
MATCH (:Run {active: true})-[:FOUND]->(k:Problem)<-[h:HAS]-(c:Client {id: $clientId})
MATCH (k)<-[s:SOLVES]-(p:Product)
WHERE NOT (c)-[:BOUGHT]->(p)
WITH p, sum(h.share * s.probability) AS score, collect(k.label) AS problems
RETURN p.id AS product, p.name AS name, score, problems
ORDER BY score DESC, product LIMIT 20

// Why a client is said to have its problems: the deals that prove each of them.
// Parameters: clientId
// Columns: problem, share, product, closedAt, weight
MATCH (:Run {active: true})-[:FOUND]->(k:Problem)<-[h:HAS]-(c:Client {id: $clientId})
MATCH (c)-[:CLOSED]->(d:Deal {stage: 'won'})-[:FOR]->(p:Product)-[s:SOLVES]->(k)
RETURN k.label AS problem, h.share AS share, coalesce(p.name, p.id) AS product, d.closedAt AS closedAt, s.weight AS weight
ORDER BY share DESC, weight DESC, closedAt, product

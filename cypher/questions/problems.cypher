// The problems of the active run with the products that stand for them.
// Parameters: none
// Columns: problem, label, share, clients, products
MATCH (:Run {active: true})-[:FOUND]->(k:Problem)
RETURN k.id AS problem, k.label AS label, k.share AS share, k.clients AS clients,
  COLLECT { MATCH (k)<-[s:SOLVES]-(p:Product) RETURN coalesce(p.name, p.id) ORDER BY s.probability DESC, p.id LIMIT 5 } AS products
ORDER BY k.position

// Whose problems lead to a product: the problems it solves, the problems that come before them, and how many clients have those now
// without having the product.
// Parameters: productId
// Columns: problem, comesAfter, lift, clients
MATCH (:Run {active: true})-[:FOUND]->(k:Problem)<-[s:SOLVES]-(p:Product {id: $productId})
OPTIONAL MATCH (before:Problem)-[l:LEADS_TO]->(k)
WITH p, k, s, before, l
RETURN k.label AS problem, before.label AS comesAfter, l.lift AS lift,
  COUNT { MATCH (c:Client)-[h:HAS]->(x:Problem) WHERE x = coalesce(before, k) AND h.share > 0.3 AND NOT (c)-[:BOUGHT]->(p) } AS clients
ORDER BY s.weight DESC, lift DESC, comesAfter

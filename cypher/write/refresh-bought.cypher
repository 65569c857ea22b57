// Sums up again what clients bought, from their deals: won lines, no returns; amounts as they are stored.
// Parameters: groups (lists of client id and ids of the products whose deals changed)
// Columns: none
UNWIND $groups AS g
MATCH (c:Client {id: g[0]})
CALL (c, g) {
  MATCH (c)-[b:BOUGHT]->(p:Product)
  WHERE p.id IN g[1]
  DELETE b
}
CALL (c, g) {
  MATCH (c)-[:CLOSED]->(d:Deal)
  WHERE d.stage = 'won' AND d.kind <> 'return' AND d.productId IN g[1]
  WITH c, d.productId AS productId, count(d) AS deals, sum(d.amount) AS amount, min(left(d.closedAt, 10)) AS first,
    max(left(d.closedAt, 10)) AS last
  MATCH (p:Product {id: productId})
  CREATE (c)-[:BOUGHT {deals: deals, amount: amount, first: first, last: last}]->(p)
}

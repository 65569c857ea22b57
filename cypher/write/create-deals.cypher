// Creates deal lines that are not there, with their client and product, and sums up what clients bought who had no deals before. Open
// deals are pursued, the others closed. Each product is looked up once, rows name it by position.
// Parameters: productIds (ascending), groups (lists of client id; rows of won and lost lines; rows of open lines; purchases). A row lists id, product, stage, kind, opened, closed, amount, currency, quantity, agent,
//   funnel, mechanic, attributes, hash; a purchase product, deals, amount, first day, last day.
// Columns: none
UNWIND range(0, size($productIds) - 1) AS i
MATCH (p:Product {id: $productIds[i]})
WITH i, p ORDER BY i
WITH collect(p) AS products
UNWIND $groups AS g
MATCH (c:Client {id: g[0]})
CALL (c, g, products) {
  UNWIND g[1] AS r
  WITH c, g, r, products[r[1]] AS p
  CREATE (c)-[:CLOSED]->(:Deal {
    id: r[0], productId: $productIds[r[1]], clientId: g[0], stage: r[2], kind: r[3], openedAt: r[4], closedAt: r[5], amount: r[6],
    currency: r[7], quantity: r[8], agentId: r[9], funnelId: r[10], mechanic: r[11], attributes: r[12], hash: r[13]
  })-[:FOR]->(p)
}
CALL (c, g, products) {
  UNWIND g[2] AS r
  WITH c, g, r, products[r[1]] AS p
  CREATE (c)-[:PURSUES]->(:Deal {
    id: r[0], productId: $productIds[r[1]], clientId: g[0], stage: r[2], kind: r[3], openedAt: r[4], closedAt: r[5], amount: r[6],
    currency: r[7], quantity: r[8], agentId: r[9], funnelId: r[10], mechanic: r[11], attributes: r[12], hash: r[13]
  })-[:FOR]->(p)
}
CALL (c, g, products) {
  UNWIND g[3] AS b
  WITH c, b, products[b[0]] AS p
  CREATE (c)-[:BOUGHT {deals: b[1], amount: b[2], first: b[3], last: b[4]}]->(p)
}

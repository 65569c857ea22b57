// Creates deal lines that are not there, with those of their clients that are not there, and sums up what clients bought who had no deals
// before. Open deals are pursued, the others closed. Rows name clients and products by position, so each is looked up once; they come in
// order of product, in which all imports lock products.
// Parameters: productIds, clientIds (those that are there first), nKnown (how many are), hashes (of the other clients), closed, open (rows of
//   client, product, id, stage, kind, opened, closed, amount, currency, quantity, agent, funnel, mechanic, attributes, hash),
//   bought (rows of client, product, deals, amount, first day, last day)
// Columns: none
CALL () {
  UNWIND range(0, size($productIds) - 1) AS i
  MATCH (p:Product {id: $productIds[i]})
  WITH i, p ORDER BY i
  RETURN collect(p) AS products
}
CALL () {
  UNWIND range(0, $nKnown - 1) AS i
  MATCH (c:Client {id: $clientIds[i]})
  WITH i, c ORDER BY i
  RETURN collect(c) AS known
}
CALL () {
  UNWIND range(0, size($hashes) - 1) AS i
  CREATE (c:Client {id: $clientIds[$nKnown + i], hash: $hashes[i]})
  RETURN collect(c) AS fresh
}
WITH products, known + fresh AS clients
CALL (products, clients) {
  UNWIND $closed AS r
  WITH r, clients[r[0]] AS c, products[r[1]] AS p
  CREATE (c)-[:CLOSED]->(:Deal {
    id: r[2], productId: $productIds[r[1]], clientId: $clientIds[r[0]], stage: r[3], kind: r[4], openedAt: r[5], closedAt: r[6],
    amount: r[7], currency: r[8], quantity: r[9], agentId: r[10], funnelId: r[11], mechanic: r[12], attributes: r[13], hash: r[14]
  })-[:FOR]->(p)
}
CALL (products, clients) {
  UNWIND $open AS r
  WITH r, clients[r[0]] AS c, products[r[1]] AS p
  CREATE (c)-[:PURSUES]->(:Deal {
    id: r[2], productId: $productIds[r[1]], clientId: $clientIds[r[0]], stage: r[3], kind: r[4], openedAt: r[5], closedAt: r[6],
    amount: r[7], currency: r[8], quantity: r[9], agentId: r[10], funnelId: r[11], mechanic: r[12], attributes: r[13], hash: r[14]
  })-[:FOR]->(p)
}
CALL (products, clients) {
  UNWIND $bought AS b
  WITH b, clients[b[0]] AS c, products[b[1]] AS p
  CREATE (c)-[:BOUGHT {deals: b[2], amount: b[3], first: b[4], last: b[5]}]->(p)
}

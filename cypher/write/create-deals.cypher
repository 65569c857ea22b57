// Creates deal lines that are not there, with their client and product. Open deals are pursued, the others closed.
// Parameters: groups (lists of client id, rows of won and lost lines, rows of open lines); a row lists id, product id, stage, kind, opened,
//   closed, amount, currency, quantity, agent, funnel, mechanic, attributes, hash
// Columns: none
UNWIND $groups AS g
MATCH (c:Client {id: g[0]})
CALL (c, g) {
  UNWIND g[1] AS r
  MATCH (p:Product {id: r[1]})
  CREATE (c)-[:CLOSED]->(:Deal {
    id: r[0], productId: r[1], clientId: g[0], stage: r[2], kind: r[3], openedAt: r[4], closedAt: r[5], amount: r[6], currency: r[7],
    quantity: r[8], agentId: r[9], funnelId: r[10], mechanic: r[11], attributes: r[12], hash: r[13]
  })-[:FOR]->(p)
}
CALL (c, g) {
  UNWIND g[2] AS r
  MATCH (p:Product {id: r[1]})
  CREATE (c)-[:PURSUES]->(:Deal {
    id: r[0], productId: r[1], clientId: g[0], stage: r[2], kind: r[3], openedAt: r[4], closedAt: r[5], amount: r[6], currency: r[7],
    quantity: r[8], agentId: r[9], funnelId: r[10], mechanic: r[11], attributes: r[12], hash: r[13]
  })-[:FOR]->(p)
}

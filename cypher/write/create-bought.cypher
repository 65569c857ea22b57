// Sums up what clients bought who had no deals before: one relationship for each client and product.
// Parameters: groups (lists of client id and rows of product id, deals, amount, first day, last day)
// Columns: none
UNWIND $groups AS g
MATCH (c:Client {id: g[0]})
CALL (c, g) {
  UNWIND g[1] AS r
  MATCH (p:Product {id: r[0]})
  CREATE (c)-[:BOUGHT {deals: r[1], amount: r[2], first: r[3], last: r[4]}]->(p)
}

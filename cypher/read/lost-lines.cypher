// The lost lines of all clients, no returns, one row for each client: columns of its lines.
// Parameters: none
// Columns: clientId, productIds, closed, attributes (aligned; '' where missing)
MATCH (c:Client)
CALL (c) {
  MATCH (c)-[:CLOSED]->(d:Deal)
  WHERE d.stage = 'lost' AND d.kind <> 'return'
  RETURN collect(d.productId) AS productIds, collect(coalesce(d.closedAt, '')) AS closed, collect(coalesce(d.attributes, '')) AS attributes
}
WITH c, productIds, closed, attributes
WHERE size(productIds) > 0
RETURN c.id AS clientId, productIds, closed, attributes

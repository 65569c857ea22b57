// The won lines of all clients, no returns, one row for each client: columns of its lines.
// Parameters: none
// Columns: clientId, productIds, closed, amounts, currencies, dealIds (aligned; null where missing: '' for text, NaN for amounts)
MATCH (c:Client)
CALL (c) {
  MATCH (c)-[:CLOSED]->(d:Deal)
  WHERE d.stage = 'won' AND d.kind <> 'return'
  RETURN collect(d.productId) AS productIds, collect(coalesce(d.closedAt, '')) AS closed, collect(coalesce(d.amount, 0.0 / 0.0)) AS amounts,
    collect(coalesce(d.currency, '')) AS currencies, collect(d.id) AS dealIds
}
WITH c, productIds, closed, amounts, currencies, dealIds
WHERE size(productIds) > 0
RETURN c.id AS clientId, productIds, closed, amounts, currencies, dealIds

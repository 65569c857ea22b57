// The lost lines of all clients, no returns.
// Parameters: none
// Columns: clientId, productId, closed ('' where missing), attributes (JSON, null where there are none)
MATCH (c:Client)-[:PURSUES]->(d:Deal)
WHERE d.stage = 'lost' AND d.kind <> 'return'
RETURN c.id AS clientId, d.productId AS productId, coalesce(d.closedAt, '') AS closed, d.attributes AS attributes

// The first deals of each of several clients under all their ids, newest first, undated last, with the names of the products; and each
// client's first deal always, for its total.
// Parameters: ids, skip, limit
// Columns: asked, total, place (from 1), properties, productName
UNWIND $ids AS asked
OPTIONAL MATCH (a:Alias {entity: 'client', aliasId: asked})
WITH asked, coalesce(a.rootId, asked) AS rootId
OPTIONAL MATCH (b:Alias {entity: 'client', rootId: rootId})
WITH asked, rootId, collect(b.aliasId) AS aliasIds
CALL (rootId, aliasIds) {
  UNWIND [rootId] + aliasIds AS id
  MATCH (c:Client {id: id})-[:CLOSED|PURSUES]->(d:Deal)
  WITH d, coalesce(d.closedAt, '') AS closed ORDER BY closed DESC, d.id, d.productId
  RETURN collect(d) AS deals
}
UNWIND [i IN range(0, size(deals) - 1) WHERE i = 0 OR (i >= $skip AND i < $skip + $limit)] AS i
WITH asked, size(deals) AS total, i + 1 AS place, deals[i] AS d
OPTIONAL MATCH (a:Alias {entity: 'product', aliasId: d.productId})
WITH asked, total, place, d, coalesce(a.rootId, d.productId) AS productId
OPTIONAL MATCH (p:Product {id: productId})
RETURN asked, total, place, properties(d) AS properties, p.name AS productName
ORDER BY asked, place

// A page of the deals of a client under all its ids, newest first, undated last, with the name of the product.
// Parameters: ids, after (list of closing time or '', deal id, product id of the row before the page; null for the start), skip, limit
// Columns: properties, productName
UNWIND $ids AS id
MATCH (c:Client {id: id})-[:CLOSED|PURSUES]->(d:Deal)
WITH d, coalesce(d.closedAt, '') AS closed
WHERE $after IS NULL OR closed < $after[0]
  OR (closed = $after[0] AND (d.id > $after[1] OR (d.id = $after[1] AND d.productId > $after[2])))
WITH d, closed ORDER BY closed DESC, d.id, d.productId SKIP $skip LIMIT $limit
OPTIONAL MATCH (a:Alias {entity: 'product', aliasId: d.productId})
WITH d, closed, coalesce(a.rootId, d.productId) AS productId
OPTIONAL MATCH (p:Product {id: productId})
WITH d, closed, p
RETURN properties(d) AS properties, p.name AS productName
ORDER BY closed DESC, d.id, d.productId

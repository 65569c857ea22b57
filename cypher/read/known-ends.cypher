// Which clients and products are there, without locking them.
// Parameters: clientIds, productIds
// Columns: clients, products (ids of those that are)
RETURN COLLECT { UNWIND $clientIds AS id MATCH (c:Client {id: id}) RETURN c.id } AS clients,
  COLLECT { UNWIND $productIds AS id MATCH (p:Product {id: id}) RETURN p.id } AS products

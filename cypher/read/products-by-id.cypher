// The products with the given ids, those that exist.
// Parameters: ids
// Columns: id, properties
UNWIND $ids AS id
MATCH (n:Product {id: id})
RETURN id, properties(n) AS properties

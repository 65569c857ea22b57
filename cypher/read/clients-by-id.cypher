// The clients with the given ids, those that exist.
// Parameters: ids
// Columns: id, properties
UNWIND $ids AS id
MATCH (n:Client {id: id})
RETURN id, properties(n) AS properties

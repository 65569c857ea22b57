// Removes a client under all its ids with everything that hangs on it.
// Parameters: ids
// Columns: clients
UNWIND $ids AS id
MATCH (c:Client {id: id})
DETACH DELETE c
RETURN count(*) AS clients

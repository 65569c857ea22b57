// How many deal lines a client has under all its ids.
// Parameters: ids
// Columns: total
UNWIND $ids AS id
MATCH (c:Client {id: id})
RETURN sum(COUNT { (c)-[:CLOSED|PURSUES]->() }) AS total

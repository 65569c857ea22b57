// Ids of the deals of clients, won, lost and open.
// Parameters: ids
// Columns: id
UNWIND $ids AS id
MATCH (c:Client {id: id})-[:CLOSED|PURSUES]->(d:Deal)
RETURN DISTINCT d.id AS id

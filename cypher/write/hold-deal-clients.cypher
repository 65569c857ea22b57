// Adds the clients of deals that nobody described, and locks all of them until the transaction ends (writing a property takes the lock,
// removing one that is not there does not), so that two imports cannot count the deals of one client at once. Tells which have no deals
// yet.
// Parameters: ids (ascending), hashes (aligned; of a client with an id alone)
// Columns: clientId (of those without deals)
UNWIND range(0, size($ids) - 1) AS i
MERGE (c:Client {id: $ids[i]})
ON CREATE SET c.hash = $hashes[i]
SET c.lock = true
REMOVE c.lock
WITH c
WHERE NOT EXISTS { (c)-[:CLOSED|PURSUES]->() }
RETURN c.id AS clientId

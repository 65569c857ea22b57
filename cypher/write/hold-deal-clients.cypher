// Locks clients until the transaction ends (writing a property takes the lock, removing one that is not there does not), so that two
// imports cannot count the deals of one client at once. Tells which have no deals yet.
// Parameters: ids (ascending)
// Columns: clientId (of those without deals)
UNWIND $ids AS id
MATCH (c:Client {id: id})
SET c.lock = true
REMOVE c.lock
WITH c
WHERE NOT EXISTS { (c)-[:CLOSED|PURSUES]->() }
RETURN c.id AS clientId

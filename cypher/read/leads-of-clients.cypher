// Ids of the leads of clients.
// Parameters: ids
// Columns: id
UNWIND $ids AS id
MATCH (l:Lead {clientId: id})
RETURN l.id AS id

// Removes the aliases of a client, and those that stand for one of its ids.
// Parameters: ids
// Columns: none
MATCH (a:Alias {entity: 'client'})
WHERE a.aliasId IN $ids OR a.canonicalId IN $ids
DELETE a

// Removes the aliases of a client, and those that stand for one of its ids.
// Parameters: ids
// Columns: none
CALL () {
  UNWIND $ids AS id
  MATCH (a:Alias {entity: 'client', aliasId: id})
  RETURN a
  UNION
  UNWIND $ids AS id
  MATCH (a:Alias {entity: 'client', canonicalId: id})
  RETURN a
}
DELETE a

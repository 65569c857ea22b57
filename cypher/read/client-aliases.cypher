// Aliases of clients that are stored as clients themselves, and ids at the end of a chain that are not.
// Parameters: none
// Columns: aliasId, isStored (the alias), rootId, rootIsStored
MATCH (a:Alias {entity: 'client'})
WHERE a.aliasId >= ''
RETURN a.aliasId AS aliasId, EXISTS { MATCH (n:Client {id: a.aliasId}) } AS isStored, a.rootId AS rootId,
  EXISTS { MATCH (n:Client {id: a.rootId}) } AS rootIsStored

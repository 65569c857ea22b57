// Aliases of products that are stored as products themselves, and ids at the end of a chain that are not.
// Parameters: none
// Columns: aliasId, isStored (the alias), rootId, rootIsStored
MATCH (a:Alias {entity: 'product'})
WHERE a.aliasId >= ''
RETURN a.aliasId AS aliasId, EXISTS { MATCH (n:Product {id: a.aliasId}) } AS isStored, a.rootId AS rootId,
  EXISTS { MATCH (n:Product {id: a.rootId}) } AS rootIsStored

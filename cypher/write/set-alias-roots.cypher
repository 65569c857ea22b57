// Notes for each alias the id at the end of its chain.
// Parameters: rows (maps of entity, aliasId, rootId)
// Columns: none
UNWIND $rows AS row
MATCH (a:Alias {entity: row.entity, aliasId: row.aliasId})
SET a.rootId = row.rootId

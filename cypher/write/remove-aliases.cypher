// Removes aliases.
// Parameters: rows (maps of entity, aliasId)
// Columns: none
UNWIND $rows AS row
MATCH (a:Alias {entity: row.entity, aliasId: row.aliasId})
DELETE a

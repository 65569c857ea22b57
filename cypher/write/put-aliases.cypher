// Adds aliases or replaces what they stand for.
// Parameters: rows (maps of entity, aliasId, canonicalId, reason)
// Columns: none
UNWIND $rows AS row
MERGE (a:Alias {entity: row.entity, aliasId: row.aliasId})
SET a = row

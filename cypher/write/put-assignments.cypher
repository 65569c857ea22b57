// Adds assignments or replaces all their properties.
// Parameters: rows (maps of properties, key among them)
// Columns: none
UNWIND $rows AS row
MERGE (n:Assignment {key: row.key})
SET n = row

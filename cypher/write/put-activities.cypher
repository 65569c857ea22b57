// Adds activities or replaces all their properties.
// Parameters: rows (maps of properties, id among them)
// Columns: none
UNWIND $rows AS row
MERGE (n:Activity {id: row.id})
SET n = row

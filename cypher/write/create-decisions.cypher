// Adds served recommendations.
// Parameters: rows (maps of properties)
// Columns: none
UNWIND $rows AS row
CREATE (d:Decision)
SET d = row

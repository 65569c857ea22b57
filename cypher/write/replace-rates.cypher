// Replaces all currency rates.
// Parameters: rows (maps of currency, day, rate)
// Columns: none
CALL () { MATCH (r:Rate) DELETE r }
UNWIND $rows AS row
CREATE (r:Rate)
SET r = row

// All assignments.
// Parameters: none
// Columns: properties
MATCH (n:Assignment)
RETURN properties(n) AS properties

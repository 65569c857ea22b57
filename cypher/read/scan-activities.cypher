// All activities.
// Parameters: none
// Columns: properties
MATCH (n:Activity)
RETURN properties(n) AS properties

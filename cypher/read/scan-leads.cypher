// All leads.
// Parameters: none
// Columns: properties
MATCH (n:Lead)
RETURN properties(n) AS properties

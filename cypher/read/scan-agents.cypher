// All agents.
// Parameters: none
// Columns: properties
MATCH (n:Agent)
RETURN properties(n) AS properties

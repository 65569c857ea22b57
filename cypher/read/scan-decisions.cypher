// All served recommendations.
// Parameters: none
// Columns: properties
MATCH (d:Decision)
RETURN properties(d) AS properties

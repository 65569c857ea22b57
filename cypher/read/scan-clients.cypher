// All clients.
// Parameters: none
// Columns: properties
MATCH (n:Client)
RETURN properties(n) AS properties

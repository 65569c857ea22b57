// All products.
// Parameters: none
// Columns: properties
MATCH (n:Product)
RETURN properties(n) AS properties

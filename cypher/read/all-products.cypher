// All products.
// Parameters: none
// Columns: properties
MATCH (p:Product)
RETURN properties(p) AS properties

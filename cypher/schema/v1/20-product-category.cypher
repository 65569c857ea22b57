// Products of a category.
// Parameters: none
// Columns: none
CREATE INDEX product_category IF NOT EXISTS
FOR (n:Product) ON (n.category)

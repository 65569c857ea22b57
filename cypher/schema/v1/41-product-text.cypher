// Words in ids, names and categories of products, for Browser and Bloom.
// Parameters: none
// Columns: none
CREATE FULLTEXT INDEX product_text IF NOT EXISTS
FOR (n:Product) ON EACH [n.id, n.name, n.category]

// Words in ids and names of clients, for Browser and Bloom.
// Parameters: none
// Columns: none
CREATE FULLTEXT INDEX client_text IF NOT EXISTS
FOR (n:Client) ON EACH [n.id, n.name]

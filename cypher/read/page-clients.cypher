// A page of the clients by id, without the given ones (aliases).
// Parameters: after (id before the page, or ''), without (ids), skip, limit
// Columns: properties
MATCH (n:Client)
WHERE n.id > $after AND NOT n.id IN $without
WITH n ORDER BY n.id SKIP $skip LIMIT $limit
RETURN properties(n) AS properties

// A page of the clients by id whose id or name contains a text, without the given ones (aliases).
// Parameters: after (id before the page, or ''), without (ids), search (lower case), skip, limit
// Columns: properties
MATCH (n:Client)
WHERE n.id > $after AND NOT n.id IN $without AND (toLower(n.id) CONTAINS $search OR toLower(coalesce(n.name, '')) CONTAINS $search)
WITH n ORDER BY n.id SKIP $skip LIMIT $limit
RETURN properties(n) AS properties

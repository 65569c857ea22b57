// How many clients have a text in id or name, without the given ones (aliases).
// Parameters: without (ids), search (lower case)
// Columns: total
MATCH (n:Client)
WHERE NOT n.id IN $without AND (toLower(n.id) CONTAINS $search OR toLower(coalesce(n.name, '')) CONTAINS $search)
RETURN count(n) AS total

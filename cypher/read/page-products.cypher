// A page of the products by id, of a category or of all (null), whose id or name contains a text ('' for all), without the given ones
// (aliases). There are few products: one statement serves all filters.
// Parameters: after (id before the page, or ''), without (ids), search (lower case), category, skip, limit
// Columns: properties
MATCH (n:Product)
WHERE n.id > $after AND NOT n.id IN $without AND ($category IS NULL OR n.category = $category)
  AND ($search = '' OR toLower(n.id) CONTAINS $search OR toLower(coalesce(n.name, '')) CONTAINS $search)
WITH n ORDER BY n.id SKIP $skip LIMIT $limit
RETURN properties(n) AS properties

// How many products fulfil the filters of page-products.
// Parameters: without (ids), search (lower case), category
// Columns: total
MATCH (n:Product)
WHERE NOT n.id IN $without AND ($category IS NULL OR n.category = $category)
  AND ($search = '' OR toLower(n.id) CONTAINS $search OR toLower(coalesce(n.name, '')) CONTAINS $search)
RETURN count(n) AS total

// Decisions shown in a span of time, oldest first.
// Parameters: from, to, limit
// Columns: properties
MATCH (d:Decision) WHERE d.at >= $from AND d.at < $to AND coalesce(d.role, 'champion') <> 'shadow'
WITH d ORDER BY d.at, d.id LIMIT $limit
RETURN properties(d) AS properties

// Decisions shown before a moment that have no outcome, oldest first.
// Parameters: before, limit
// Columns: properties
MATCH (d:Decision) WHERE d.at < $before AND coalesce(d.role, 'champion') <> 'shadow' AND NOT EXISTS { (d)-[:ENDED_AS]->() }
WITH d ORDER BY d.at, d.id LIMIT $limit
RETURN properties(d) AS properties

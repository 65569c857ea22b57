// The newest jobs.
// Parameters: limit
// Columns: properties
MATCH (j:Job)
WHERE j.createdAt > ''
WITH j ORDER BY j.createdAt DESC, j.id DESC LIMIT $limit
RETURN properties(j) AS properties

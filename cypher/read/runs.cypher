// The newest runs.
// Parameters: limit
// Columns: body, active
MATCH (r:Run)
WHERE r.createdAt > ''
WITH r ORDER BY r.createdAt DESC, r.id DESC LIMIT $limit
RETURN r.body AS body, r.active AS active

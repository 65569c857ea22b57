// Inactive runs with results, newest first, and those of which removal or writing was cut short.
// Parameters: none
// Columns: id, results, status
MATCH (r:Run)
WHERE r.createdAt > '' AND r.active = false AND r.results IS NOT NULL
RETURN r.id AS id, r.results AS results, r.status AS status
ORDER BY r.createdAt DESC, r.id DESC

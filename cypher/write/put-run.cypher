// Adds a run or changes it; only a succeeded run stays active.
// Parameters: id, createdAt, status, body
// Columns: none
MERGE (r:Run {id: $id})
SET r.createdAt = $createdAt, r.status = $status, r.body = $body, r.active = coalesce(r.active, false) AND $status = 'succeeded'

// Removes some of the intersections of a run; called until none is left.
// Parameters: runId, limit
// Columns: removed
MATCH ()-[r:INTERSECTS {runId: $runId}]->()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS removed

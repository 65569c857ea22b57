// Removes some of the relationships between a run's findings and clients or products; called until none is left.
// Parameters: runId, limit
// Columns: removed
MATCH (:Run {id: $runId})-[:FOUND]->()<-[r:HAS|SOLVES|IN_STATE]-()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS removed

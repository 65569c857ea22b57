// Removes jobs that were over before an instant.
// Parameters: before
// Columns: jobs
MATCH (j:Job)
WHERE j.updatedAt < $before AND NOT j.status IN ['queued', 'running']
DETACH DELETE j
RETURN count(*) AS jobs

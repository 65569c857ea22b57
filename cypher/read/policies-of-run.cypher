// The policies that were stored for a run.
// Parameters: runId
// Columns: name, version
MATCH (p:Policy {runId: $runId})
WHERE p.name >= '' AND p.version >= 0
RETURN p.name AS name, p.version AS version

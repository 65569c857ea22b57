// Adds a version of a policy or replaces it.
// Parameters: runId, name, version, createdAt, body
// Columns: none
MERGE (p:Policy {runId: $runId, name: $name, version: $version})
SET p.createdAt = $createdAt, p.body = $body

// A policy of a run: the given version, or the newest (version null).
// Parameters: runId, name, version
// Columns: version, createdAt, body
MATCH (p:Policy {runId: $runId, name: $name})
WHERE p.version >= coalesce($version, 0) AND ($version IS NULL OR p.version = $version)
WITH p ORDER BY p.version DESC LIMIT 1
RETURN p.version AS version, p.createdAt AS createdAt, p.body AS body

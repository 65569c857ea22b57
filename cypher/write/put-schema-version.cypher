// Notes that a schema version was applied completely.
// Parameters: version
// Columns: version
MERGE (s:SchemaVersion {version: $version})
RETURN s.version AS version

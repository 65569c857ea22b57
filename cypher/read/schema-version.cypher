// Newest schema version that was applied completely; null in an empty database.
// Parameters: none
// Columns: version
MATCH (s:SchemaVersion)
RETURN max(s.version) AS version

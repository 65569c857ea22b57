// Versions of a setting, newest first: the given one (version), or all (null).
// Parameters: name, version, limit
// Columns: name, version, at, by, body
MATCH (s:Setting {name: $name})
WHERE s.version >= coalesce($version, 0) AND ($version IS NULL OR s.version = $version)
RETURN s.name AS name, s.version AS version, s.at AS at, s.by AS by, s.body AS body ORDER BY s.version DESC LIMIT $limit

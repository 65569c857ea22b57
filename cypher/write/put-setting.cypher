// Adds a version of a setting.
// Parameters: name, version, at, by, body
// Columns: none
CREATE (s:Setting {name: $name, version: $version})
SET s.at = $at, s.by = $by, s.body = $body

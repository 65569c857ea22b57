// Gives a version of a setting another body: erasure.
// Parameters: name, version, body
// Columns: none
MATCH (s:Setting {name: $name, version: $version})
SET s.body = $body

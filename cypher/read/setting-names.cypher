// Names of the settings that have a version.
// Parameters: none
// Columns: name
MATCH (s:Setting)
WHERE s.name >= '' AND s.version >= 1
RETURN DISTINCT s.name AS name

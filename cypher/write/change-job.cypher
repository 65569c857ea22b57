// Changes properties of a job; null removes one.
// Parameters: id, properties
// Columns: none
MATCH (j:Job {id: $id})
SET j += $properties

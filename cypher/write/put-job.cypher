// Adds a job or replaces all its properties.
// Parameters: id, properties
// Columns: none
MERGE (j:Job {id: $id})
SET j = $properties

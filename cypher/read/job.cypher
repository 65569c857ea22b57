// A job.
// Parameters: id
// Columns: properties
MATCH (j:Job {id: $id})
RETURN properties(j) AS properties

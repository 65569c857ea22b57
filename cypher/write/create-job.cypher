// Adds a job.
// Parameters: properties
// Columns: none
CREATE (j:Job)
SET j = $properties

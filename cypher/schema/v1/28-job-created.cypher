// Jobs by time.
// Parameters: none
// Columns: none
CREATE INDEX job_created IF NOT EXISTS
FOR (n:Job) ON (n.createdAt)

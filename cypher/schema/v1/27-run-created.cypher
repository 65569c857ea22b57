// Runs by time.
// Parameters: none
// Columns: none
CREATE INDEX run_created IF NOT EXISTS
FOR (n:Run) ON (n.createdAt)

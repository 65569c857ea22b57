// The active run.
// Parameters: none
// Columns: none
CREATE INDEX run_active IF NOT EXISTS
FOR (n:Run) ON (n.active)

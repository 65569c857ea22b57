// Intersections of a run.
// Parameters: none
// Columns: none
CREATE INDEX intersects_run IF NOT EXISTS
FOR ()-[r:INTERSECTS]-() ON (r.runId)

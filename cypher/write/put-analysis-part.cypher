// Stores a piece of a saved analysis.
// Parameters: runId, part, data (bytes)
// Columns: none
MERGE (a:AnalysisPart {runId: $runId, part: $part})
SET a.data = $data

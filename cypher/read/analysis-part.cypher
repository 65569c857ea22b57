// A piece of a saved analysis.
// Parameters: runId, part
// Columns: data
MATCH (a:AnalysisPart {runId: $runId, part: $part})
RETURN a.data AS data

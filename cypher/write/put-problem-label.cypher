// Names a problem, for this and later runs.
// Parameters: problemId, label
// Columns: none
MERGE (l:ProblemLabel {problemId: $problemId})
SET l.label = $label

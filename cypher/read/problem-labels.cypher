// Names that people gave to problems.
// Parameters: none
// Columns: problemId, label
MATCH (l:ProblemLabel)
RETURN l.problemId AS problemId, l.label AS label

// Takes the name of a problem back.
// Parameters: problemId
// Columns: none
MATCH (l:ProblemLabel {problemId: $problemId})
DELETE l

// A problem has one name given by people.
// Parameters: none
// Columns: none
CREATE CONSTRAINT problem_label_id IF NOT EXISTS
FOR (n:ProblemLabel) REQUIRE n.problemId IS UNIQUE

// A problem of a run is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT problem_key IF NOT EXISTS
FOR (n:Problem) REQUIRE (n.runId, n.id) IS UNIQUE

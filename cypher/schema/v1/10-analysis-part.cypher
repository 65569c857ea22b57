// A piece of a saved analysis is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT analysis_part IF NOT EXISTS
FOR (n:AnalysisPart) REQUIRE (n.runId, n.part) IS UNIQUE

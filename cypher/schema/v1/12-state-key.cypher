// A client state of a run is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT state_key IF NOT EXISTS
FOR (n:State) REQUIRE (n.runId, n.id) IS UNIQUE

// A served recommendation is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT decision_id IF NOT EXISTS
FOR (n:Decision) REQUIRE n.id IS UNIQUE

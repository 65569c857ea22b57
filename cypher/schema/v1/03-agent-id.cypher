// An agent is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT agent_id IF NOT EXISTS
FOR (n:Agent) REQUIRE n.id IS UNIQUE

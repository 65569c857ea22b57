// A version of a policy is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT policy_key IF NOT EXISTS
FOR (n:Policy) REQUIRE (n.runId, n.name, n.version) IS UNIQUE

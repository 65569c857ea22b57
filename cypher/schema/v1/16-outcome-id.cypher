// An outcome is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT outcome_id IF NOT EXISTS
FOR (n:Outcome) REQUIRE n.id IS UNIQUE

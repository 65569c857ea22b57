// A lead is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT lead_id IF NOT EXISTS
FOR (n:Lead) REQUIRE n.id IS UNIQUE

// A lock that writers take by name is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT lock_name IF NOT EXISTS
FOR (n:Lock) REQUIRE n.name IS UNIQUE

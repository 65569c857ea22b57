// A client is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT client_id IF NOT EXISTS
FOR (n:Client) REQUIRE n.id IS UNIQUE

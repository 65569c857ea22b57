// A version of a setting is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT setting_key IF NOT EXISTS
FOR (n:Setting) REQUIRE (n.name, n.version) IS UNIQUE

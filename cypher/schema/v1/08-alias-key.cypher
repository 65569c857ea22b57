// An id is an alias of one other id at most.
// Parameters: none
// Columns: none
CREATE CONSTRAINT alias_key IF NOT EXISTS
FOR (n:Alias) REQUIRE (n.entity, n.aliasId) IS UNIQUE

// Aliases by the id at the end of their chain.
// Parameters: none
// Columns: none
CREATE INDEX alias_root IF NOT EXISTS
FOR (n:Alias) ON (n.entity, n.rootId)

// Aliases by the id they were said to stand for.
// Parameters: none
// Columns: none
CREATE INDEX alias_canonical IF NOT EXISTS
FOR (n:Alias) ON (n.entity, n.canonicalId)

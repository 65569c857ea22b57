// All aliases.
// Parameters: none
// Columns: entity, aliasId, canonicalId, reason
MATCH (a:Alias)
RETURN a.entity AS entity, a.aliasId AS aliasId, a.canonicalId AS canonicalId, a.reason AS reason

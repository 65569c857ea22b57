// Newest schema version that was applied completely, and whether there is anything of ours; null and false in an empty database.
// Parameters: none
// Columns: version, isUsed
RETURN COLLECT { MATCH (s:SchemaVersion) RETURN max(s.version) }[0] AS version,
  EXISTS { MATCH (:Client) } OR EXISTS { MATCH (:Product) } OR EXISTS { MATCH (:Deal) } OR EXISTS { MATCH (:Run) } OR EXISTS { MATCH (:Job) }
  AS isUsed

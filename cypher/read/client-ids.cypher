// All ids under which a client is stored: the one at the end of its chain of aliases, and that one's aliases.
// Parameters: id
// Columns: id
OPTIONAL MATCH (a:Alias {entity: 'client', aliasId: $id})
WITH coalesce(a.rootId, $id) AS rootId
OPTIONAL MATCH (b:Alias {entity: 'client', rootId: rootId})
WITH rootId, collect(b.aliasId) AS aliasIds
UNWIND [rootId] + aliasIds AS id
RETURN id

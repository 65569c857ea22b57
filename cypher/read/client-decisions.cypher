// A page of the decisions for a client, newest first.
// Parameters: clientId, after (list of time, rank, id of the row before the page; null for the start), skip, limit
// Columns: properties
MATCH (d:Decision {clientId: $clientId})
WHERE $after IS NULL OR d.at < $after[0] OR (d.at = $after[0] AND (d.rank > $after[1] OR (d.rank = $after[1] AND d.id > $after[2])))
WITH d ORDER BY d.at DESC, d.rank, d.id SKIP $skip LIMIT $limit
RETURN properties(d) AS properties

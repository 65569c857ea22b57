// Slates shown to a client since a moment.
// Parameters: clientId, since
// Columns: slates
MATCH (d:Decision {clientId: $clientId}) WHERE d.at >= $since AND coalesce(d.role, 'champion') <> 'shadow'
RETURN count(DISTINCT coalesce(d.slateId, d.id)) AS slates

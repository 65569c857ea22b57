// The decisions with the given ids, those that exist.
// Parameters: ids
// Columns: properties
UNWIND $ids AS id
MATCH (d:Decision {id: id})
RETURN properties(d) AS properties

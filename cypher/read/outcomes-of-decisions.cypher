// Outcomes of the given decisions, oldest first.
// Parameters: ids
// Columns: properties
UNWIND $ids AS id
MATCH (o:Outcome {decisionId: id})
WITH o ORDER BY o.decisionId, o.at, o.id
RETURN properties(o) AS properties

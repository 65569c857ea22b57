// Outcomes after a number, in order, with their decisions.
// Parameters: after, limit, decisionIds (only outcomes of these decisions, or null for all)
// Columns: outcome, decision
MATCH (o:Outcome) WHERE o.sequence > $after AND ($decisionIds IS NULL OR o.decisionId IN $decisionIds)
WITH o ORDER BY o.sequence LIMIT $limit
MATCH (d:Decision {id: o.decisionId})
RETURN properties(o) AS outcome, properties(d) AS decision ORDER BY o.sequence

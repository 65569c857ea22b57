// Adds what became of a decision.
// Parameters: decisionId, properties
// Columns: none
MATCH (d:Decision {id: $decisionId})
CREATE (d)-[:ENDED_AS]->(o:Outcome)
SET o = $properties

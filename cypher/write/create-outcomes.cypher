// Adds what became of decisions.
// Parameters: rows (maps of properties, decisionId among them)
// Columns: none
UNWIND $rows AS row
MATCH (d:Decision {id: row.decisionId})
CREATE (d)-[:ENDED_AS]->(o:Outcome)
SET o = row

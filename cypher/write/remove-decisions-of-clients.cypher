// Removes what was offered to clients, and what became of it.
// Parameters: ids
// Columns: decisions
UNWIND $ids AS id
MATCH (d:Decision {clientId: id})
CALL (d) {
  MATCH (d)-[:ENDED_AS]->(o:Outcome)
  DETACH DELETE o
}
DETACH DELETE d
RETURN count(d) AS decisions

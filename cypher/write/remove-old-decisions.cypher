// Removes decisions made before an instant, and what became of them.
// Parameters: before
// Columns: decisions
MATCH (d:Decision)
WHERE d.at < $before
CALL (d) {
  MATCH (d)-[:ENDED_AS]->(o:Outcome)
  DETACH DELETE o
}
DETACH DELETE d
RETURN count(d) AS decisions

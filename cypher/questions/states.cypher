// The client states of the active run, and the problems their clients have.
// Parameters: none
// Columns: state, label, clients, problems
MATCH (:Run {active: true})-[:FOUND]->(s:State)
OPTIONAL MATCH (s)<-[:IN_STATE]-(c:Client)-[h:HAS]->(k:Problem)
WITH s, k, sum(h.share) AS share ORDER BY share DESC
RETURN s.id AS state, s.label AS label, s.clients AS clients, collect(k.label)[..3] AS problems
ORDER BY state

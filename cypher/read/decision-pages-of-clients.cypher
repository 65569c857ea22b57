// The first decisions for each of several clients, newest first; and each client's first one always, for its total.
// Parameters: clientIds, skip, limit
// Columns: total, place (from 1), properties
UNWIND $clientIds AS clientId
CALL (clientId) {
  MATCH (d:Decision {clientId: clientId})
  WITH d ORDER BY d.at DESC, d.rank, d.id
  RETURN collect(d) AS decisions
}
UNWIND [i IN range(0, size(decisions) - 1) WHERE i = 0 OR (i >= $skip AND i < $skip + $limit)] AS i
WITH clientId, size(decisions) AS total, i + 1 AS place, decisions[i] AS d
RETURN total, place, properties(d) AS properties
ORDER BY clientId, place

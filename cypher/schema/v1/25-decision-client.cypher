// Recommendations served to a client.
// Parameters: none
// Columns: none
CREATE INDEX decision_client IF NOT EXISTS
FOR (n:Decision) ON (n.clientId)

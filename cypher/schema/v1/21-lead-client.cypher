// Leads of a client.
// Parameters: none
// Columns: none
CREATE INDEX lead_client IF NOT EXISTS
FOR (n:Lead) ON (n.clientId)

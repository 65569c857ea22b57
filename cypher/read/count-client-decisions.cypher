// How many decisions were made for a client.
// Parameters: clientId
// Columns: total
MATCH (d:Decision {clientId: $clientId})
RETURN count(d) AS total

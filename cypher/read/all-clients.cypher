// All clients.
// Parameters: none
// Columns: id, name, attributes
MATCH (c:Client)
RETURN c.id AS id, c.name AS name, c.attributes AS attributes

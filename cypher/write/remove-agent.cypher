// Removes an agent.
// Parameters: id
// Columns: agents
MATCH (a:Agent {id: $id})
DETACH DELETE a
RETURN count(*) AS agents

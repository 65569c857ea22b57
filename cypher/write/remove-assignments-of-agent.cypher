// Removes the assignments to an agent.
// Parameters: id
// Columns: assignments
MATCH (s:Assignment {agentId: $id})
DETACH DELETE s
RETURN count(*) AS assignments

// The edges of a projected graph, each once.
// Parameters: graph
// Columns: a, b, weight
CALL gds.graph.relationshipProperty.stream($graph, 'weight')
YIELD sourceNodeId, targetNodeId, propertyValue
WHERE sourceNodeId < targetNodeId
RETURN sourceNodeId AS a, targetNodeId AS b, propertyValue AS weight

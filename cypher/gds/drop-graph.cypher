// Frees a projected graph; harmless when it is gone.
// Parameters: graph
// Columns: name
CALL gds.graph.drop($graph, false) YIELD graphName
RETURN graphName AS name

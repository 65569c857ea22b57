// The procedures of the Graph Data Science plugin that the engine calls, those that are there.
// Parameters: none
// Columns: name
SHOW PROCEDURES YIELD name
WHERE name IN ['gds.graph.drop', 'gds.leiden.stream', 'gds.louvain.stream']
RETURN name

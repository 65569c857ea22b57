// Louvain on a projected graph: communities of every level, the coarsest last. Its resolution is 1.
// Parameters: graph
// Columns: product, levels
CALL gds.louvain.stream($graph, {relationshipWeightProperty: 'weight', includeIntermediateCommunities: true, concurrency: 1})
YIELD nodeId, intermediateCommunityIds
RETURN nodeId AS product, intermediateCommunityIds AS levels

// Leiden on a projected graph at a resolution: larger values give more and smaller communities.
// Parameters: graph, resolution, seed
// Columns: product, community
CALL gds.leiden.stream($graph, {relationshipWeightProperty: 'weight', gamma: $resolution, randomSeed: $seed, concurrency: 1})
YIELD nodeId, communityId
RETURN nodeId AS product, communityId AS community

// Projects the products into the memory of the server: an edge between products with a common client weighs the sum over those clients of
// 1 / (products of the client - 1), as the engine of this program weighs it. Aliases are resolved by the maps; very large clients enter
// with a sample of their products.
// Parameters: graph, lastDay (ISO date, or null for all deals), clientRoots (map of alias to id), positions (map of product id to number;
//   several ids of one product have one number), thinned (map of client id to the numbers of the products that stand for all)
// Columns: nodes, edges
MATCH (c:Client)-[:CLOSED]->(d:Deal)
WHERE d.stage = 'won' AND d.kind <> 'return' AND ($lastDay IS NULL OR left(d.closedAt, 10) <= $lastDay)
WITH coalesce($clientRoots[c.id], c.id) AS client, $positions[d.productId] AS product
WHERE product IS NOT NULL
WITH client, collect(DISTINCT product) AS own
WITH size(own) AS n, coalesce($thinned[client], own) AS kept
WHERE size(kept) > 1
WITH 1.0 * n / size(kept) / (size(kept) - 1) AS share, kept
UNWIND range(0, size(kept) - 2) AS i
UNWIND range(i + 1, size(kept) - 1) AS j
WITH CASE WHEN kept[i] < kept[j] THEN kept[i] ELSE kept[j] END AS a, CASE WHEN kept[i] < kept[j] THEN kept[j] ELSE kept[i] END AS b, share
WITH a, b, sum(share) AS weight
ORDER BY a, b
WITH gds.graph.project($graph, a, b, {relationshipProperties: {weight: weight}}, {undirectedRelationshipTypes: ['*']}) AS g
RETURN g.nodeCount AS nodes, g.relationshipCount AS edges

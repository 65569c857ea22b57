// Adds the products of deals that nobody described.
// Parameters: ids (ascending), hashes (aligned; of a product with an id alone)
// Columns: none
UNWIND range(0, size($ids) - 1) AS i
MERGE (p:Product {id: $ids[i]})
ON CREATE SET p.hash = $hashes[i]

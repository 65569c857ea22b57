// Removes deal lines that are about to be created again with other content.
// Parameters: dealIds, productIds (aligned)
// Columns: none
UNWIND range(0, size($dealIds) - 1) AS i
MATCH (d:Deal {id: $dealIds[i], productId: $productIds[i]})
DETACH DELETE d

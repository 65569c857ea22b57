// Which of the given deal lines are stored already: positions of those with the same content; of those with other content also the
// client they have now.
// Parameters: dealIds, productIds (aligned), hashes (aligned)
// Columns: unchanged, changed, clientIds (aligned with changed)
UNWIND range(0, size($dealIds) - 1) AS i
MATCH (d:Deal {id: $dealIds[i], productId: $productIds[i]})
WITH i, d, d.hash = $hashes[i] AS same
RETURN collect(CASE WHEN same THEN i END) AS unchanged,
  collect(CASE WHEN same THEN null ELSE i END) AS changed,
  collect(CASE WHEN same THEN null ELSE d.clientId END) AS clientIds

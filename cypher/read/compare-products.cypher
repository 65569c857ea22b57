// Which of the given products are stored already: positions of those with the same content, and of those with other content.
// Parameters: keys (id of each), hashes (aligned)
// Columns: unchanged, changed
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:Product {id: $keys[i]})
WITH i, n.hash = $hashes[i] AS same
RETURN collect(CASE WHEN same THEN i END) AS unchanged, collect(CASE WHEN same THEN null ELSE i END) AS changed

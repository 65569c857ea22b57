// Takes numbers for outcomes; the lock on the node lasts until they are visible, so numbers follow that order.
// Parameters: name (of the lock), count
// Columns: last
MERGE (l:Lock {name: $name})
SET l.last = coalesce(l.last, 0) + $count
RETURN l.last AS last

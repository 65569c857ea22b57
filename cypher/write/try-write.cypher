// Writes and takes it back: whether this user may write.
// Parameters: name
// Columns: none
CREATE (l:Lock {name: $name})
DELETE l

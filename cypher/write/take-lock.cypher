// Takes a named lock until the transaction ends (writing a property takes it).
// Parameters: name
// Columns: name
MERGE (l:Lock {name: $name})
SET l.taken = true
REMOVE l.taken
RETURN l.name AS name

// Takes a named lock until the transaction ends (removing a property takes it).
// Parameters: name
// Columns: name
MERGE (l:Lock {name: $name})
REMOVE l.taken
RETURN l.name AS name

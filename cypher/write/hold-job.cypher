// A job, locked until the transaction ends (removing a property takes the lock).
// Parameters: id
// Columns: properties
MATCH (j:Job {id: $id})
REMOVE j.lock
RETURN properties(j) AS properties

// A job, locked until the transaction ends (writing a property takes the lock; removing one that is not there does not).
// Parameters: id
// Columns: properties
MATCH (j:Job {id: $id})
SET j.lock = true
REMOVE j.lock
RETURN properties(j) AS properties

// A job is one node.
// Parameters: none
// Columns: none
CREATE CONSTRAINT job_id IF NOT EXISTS
FOR (n:Job) REQUIRE n.id IS UNIQUE

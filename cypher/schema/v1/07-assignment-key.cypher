// An assignment is one node; its key is lead, agent and time as JSON.
// Parameters: none
// Columns: none
CREATE CONSTRAINT assignment_key IF NOT EXISTS
FOR (n:Assignment) REQUIRE n.key IS UNIQUE

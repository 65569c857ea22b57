// Outcomes in the order in which the log took them.
// Parameters: none
// Columns: none
CREATE INDEX outcome_sequence IF NOT EXISTS
FOR (n:Outcome) ON (n.sequence)

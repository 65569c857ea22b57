// Recommendations by the time they were served.
// Parameters: none
// Columns: none
CREATE INDEX decision_at IF NOT EXISTS
FOR (n:Decision) ON (n.at)

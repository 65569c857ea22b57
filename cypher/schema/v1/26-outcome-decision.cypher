// Outcomes of a recommendation.
// Parameters: none
// Columns: none
CREATE INDEX outcome_decision IF NOT EXISTS
FOR (n:Outcome) ON (n.decisionId)

// Assignments of a lead.
// Parameters: none
// Columns: none
CREATE INDEX assignment_lead IF NOT EXISTS
FOR (n:Assignment) ON (n.leadId)

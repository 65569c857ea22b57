// Activities of a lead.
// Parameters: none
// Columns: none
CREATE INDEX activity_lead IF NOT EXISTS
FOR (n:Activity) ON (n.leadId)

// Activities of a deal.
// Parameters: none
// Columns: none
CREATE INDEX activity_deal IF NOT EXISTS
FOR (n:Activity) ON (n.dealId)

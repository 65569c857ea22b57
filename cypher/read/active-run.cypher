// The run whose results are served.
// Parameters: none
// Columns: body, active
MATCH (r:Run {active: true})
RETURN r.body AS body, r.active AS active

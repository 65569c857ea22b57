// All currency rates.
// Parameters: none
// Columns: currency, day, rate
MATCH (r:Rate)
RETURN r.currency AS currency, r.day AS day, r.rate AS rate

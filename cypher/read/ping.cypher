// Whether the database answers.
// Parameters: none
// Columns: one
RETURN 1 AS one

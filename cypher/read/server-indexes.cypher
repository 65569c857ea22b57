// Indexes of the database, those of constraints too.
// Parameters: none
// Columns: name, state
SHOW INDEXES YIELD name, state
RETURN name, state

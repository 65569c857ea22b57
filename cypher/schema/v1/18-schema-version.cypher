// A schema version is noted once.
// Parameters: none
// Columns: none
CREATE CONSTRAINT schema_version IF NOT EXISTS
FOR (n:SchemaVersion) REQUIRE n.version IS UNIQUE

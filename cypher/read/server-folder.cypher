// Where the server keeps its data.
// Parameters: none
// Columns: path
SHOW SETTINGS 'server.directories.data' YIELD value
RETURN value AS path

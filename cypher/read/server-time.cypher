// The time of the server in milliseconds since 1970.
// Parameters: none
// Columns: ms
RETURN datetime.realtime().epochMillis AS ms

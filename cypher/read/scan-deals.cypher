// All deal lines, those of one client together.
// Parameters: none
// Columns: properties
MATCH (:Client)-[:CLOSED|PURSUES]->(d:Deal)
RETURN properties(d) AS properties

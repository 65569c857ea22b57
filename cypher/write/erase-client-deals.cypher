// Removes the deals of a client with their activities.
// Parameters: ids
// Columns: deals, activities
UNWIND $ids AS id
MATCH (c:Client {id: id})-[:CLOSED|PURSUES]->(d:Deal)
WITH collect(d) AS lines, collect(DISTINCT d.id) AS dealIds
CALL (dealIds) {
  UNWIND dealIds AS dealId
  MATCH (a:Activity {dealId: dealId})
  DETACH DELETE a
  RETURN count(*) AS activities
}
CALL (lines) {
  UNWIND lines AS d
  DETACH DELETE d
  RETURN count(*) AS deals
}
RETURN deals, activities

// Removes the leads of a client with their activities and assignments.
// Parameters: ids
// Columns: leads, activities, assignments
UNWIND $ids AS id
OPTIONAL MATCH (l:Lead {clientId: id})
CALL (l) {
  MATCH (a:Activity {leadId: l.id})
  DETACH DELETE a
  RETURN count(*) AS activities
}
CALL (l) {
  MATCH (s:Assignment {leadId: l.id})
  DETACH DELETE s
  RETURN count(*) AS assignments
}
DETACH DELETE l
RETURN count(l) AS leads, sum(activities) AS activities, sum(assignments) AS assignments

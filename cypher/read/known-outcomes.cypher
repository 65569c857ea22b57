// Which of the given outcomes and decisions are there.
// Parameters: ids (of outcomes), decisionIds
// Columns: outcomes (ids), decisions (ids)
RETURN COLLECT { UNWIND $ids AS id MATCH (o:Outcome {id: id}) RETURN o.id } AS outcomes,
  COLLECT { UNWIND $decisionIds AS id MATCH (d:Decision {id: id}) RETURN d.id } AS decisions

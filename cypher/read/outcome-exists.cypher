// Whether an outcome and a decision are there.
// Parameters: id (of the outcome), decisionId
// Columns: outcome, decision
RETURN EXISTS { MATCH (o:Outcome {id: $id}) } AS outcome, EXISTS { MATCH (d:Decision {id: $decisionId}) } AS decision

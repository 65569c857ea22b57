// Notes what is stored of the results of a run.
// Parameters: id, results (null, writing, stored or pruning), parts (null unless stored)
// Columns: id
MATCH (r:Run {id: $id})
SET r.results = $results, r.parts = $parts
RETURN r.id AS id

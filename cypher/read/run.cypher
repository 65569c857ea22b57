// A run as it was put, and what is stored of its results.
// Parameters: id
// Columns: body, active, results (null, writing, stored or pruning), parts
MATCH (r:Run {id: $id})
RETURN r.body AS body, r.active AS active, r.results AS results, r.parts AS parts

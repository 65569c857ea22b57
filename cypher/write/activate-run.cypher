// Makes a run the active one and every other inactive. The caller holds the lock.
// Parameters: id
// Columns: none
CALL () {
  MATCH (old:Run {active: true})
  SET old.active = false
}
MATCH (r:Run {id: $id})
SET r.active = true

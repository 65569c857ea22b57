// Finds clients by words of their name or id (full text; `tyre~` also finds near spellings).
// Parameters: words
// Columns: client, name, problems
CALL db.index.fulltext.queryNodes('client_text', $words) YIELD node AS c, score
WITH c, score ORDER BY score DESC LIMIT 10
RETURN c.id AS client, c.name AS name,
  COLLECT { MATCH (:Run {active: true})-[:FOUND]->(k:Problem)<-[h:HAS]-(c) RETURN k.label ORDER BY h.share DESC } AS problems

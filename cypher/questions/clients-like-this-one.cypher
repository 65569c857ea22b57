// Clients like this one: the same mixture of problems, by the cosine of the shares, and what they bought that it did not.
// Parameters: clientId
// Columns: client, name, similarity, alsoBought
MATCH (run:Run {active: true})-[:FOUND]->(k:Problem)<-[h:HAS]-(me:Client {id: $clientId})
MATCH (k)<-[o:HAS]-(other:Client)
WHERE other <> me
WITH me, other, sum(h.share * o.share) AS product, run
WITH me, other, run, product ORDER BY product DESC LIMIT 100
CALL (me, run) { MATCH (run)-[:FOUND]->(:Problem)<-[a:HAS]-(me) RETURN sqrt(sum(a.share ^ 2)) AS mine }
CALL (other, run) { MATCH (run)-[:FOUND]->(:Problem)<-[a:HAS]-(other) RETURN sqrt(sum(a.share ^ 2)) AS theirs }
WITH me, other, product / (mine * theirs) AS similarity
ORDER BY similarity DESC, other.id LIMIT 10
RETURN other.id AS client, other.name AS name, similarity,
  COLLECT { MATCH (other)-[:BOUGHT]->(p:Product) WHERE NOT (me)-[:BOUGHT]->(p) RETURN coalesce(p.name, p.id) ORDER BY p.id LIMIT 5 } AS alsoBought

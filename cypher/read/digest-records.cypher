// Sums of the hashes of all records by kind, each 64-bit hash in two halves so that no sum overflows.
// Parameters: none
// Columns: kind, rows, high, low (sums as text)
CALL () {
  MATCH (n:Client) RETURN 'clients' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Product) RETURN 'products' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Agent) RETURN 'agents' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Deal) RETURN 'deals' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Lead) RETURN 'leads' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Activity) RETURN 'activities' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
  UNION ALL
  MATCH (n:Assignment) RETURN 'assignments' AS kind, count(n) AS rows, sum(n.hash / 4294967296) AS high, sum(n.hash % 4294967296) AS low
}
RETURN kind, rows, toString(high) AS high, toString(low) AS low

// Stored nodes of each kind, from the count store; aliases are counted with the rest.
// Parameters: none
// Columns: clients, products, agents, deals, leads, activities, assignments
CALL () { MATCH (n:Client) RETURN count(n) AS clients }
CALL () { MATCH (n:Product) RETURN count(n) AS products }
CALL () { MATCH (n:Agent) RETURN count(n) AS agents }
CALL () { MATCH (n:Deal) RETURN count(n) AS deals }
CALL () { MATCH (n:Lead) RETURN count(n) AS leads }
CALL () { MATCH (n:Activity) RETURN count(n) AS activities }
CALL () { MATCH (n:Assignment) RETURN count(n) AS assignments }
RETURN clients, products, agents, deals, leads, activities, assignments

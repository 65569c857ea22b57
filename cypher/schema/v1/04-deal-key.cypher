// A line of a deal is one node; deal and product together are its key.
// Parameters: none
// Columns: none
CREATE CONSTRAINT deal_key IF NOT EXISTS
FOR (n:Deal) REQUIRE (n.id, n.productId) IS UNIQUE

// How often each product was offered since a moment.
// Parameters: since
// Columns: productId, offers
MATCH (d:Decision) WHERE d.at >= $since AND coalesce(d.role, 'champion') <> 'shadow'
RETURN d.productId AS productId, count(*) AS offers ORDER BY productId

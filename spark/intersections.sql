-- Who bought what, and which products share clients. One text for Spark and DuckDB: only the reading of `deals` and `options` and the
-- writing of the results differ. In: deals(client, product, day) with whole numbers for ids and a null day where undated, one row a won
-- deal line; options(max_products), one row. Out: pairs, intersections.

-- The incidence: one row a client and product.
CREATE OR REPLACE TEMPORARY VIEW pairs AS
SELECT client, product, min(day) AS first_day, max(day) AS last_day
FROM deals
GROUP BY client, product;

CREATE OR REPLACE TEMPORARY VIEW client_sizes AS
SELECT client, CAST(count(*) AS INTEGER) AS products
FROM pairs
GROUP BY client;

-- Clients of up to max_products products list their pairs.
CREATE OR REPLACE TEMPORARY VIEW listing_pairs AS
SELECT p.client, p.product
FROM pairs p
JOIN client_sizes s ON s.client = p.client
CROSS JOIN options o
WHERE s.products > 1 AND s.products <= o.max_products;

CREATE OR REPLACE TEMPORARY VIEW listed AS
SELECT a.product AS product_a, b.product AS product_b, CAST(count(*) AS INTEGER) AS clients
FROM listing_pairs a
JOIN listing_pairs b ON b.client = a.client AND b.product > a.product
GROUP BY a.product, b.product;

-- Larger clients are bits: 32 of them in a word, and each product has the words of those who bought it.
CREATE OR REPLACE TEMPORARY VIEW large_slots AS
SELECT s.client, row_number() OVER (ORDER BY s.client) - 1 AS slot
FROM client_sizes s
CROSS JOIN options o
WHERE s.products > o.max_products;

CREATE OR REPLACE TEMPORARY VIEW masks AS
SELECT p.product, CAST(floor(l.slot / 32) AS INTEGER) AS word, CAST(sum(CAST(power(2, l.slot % 32) AS BIGINT)) AS BIGINT) AS bits
FROM pairs p
JOIN large_slots l ON l.client = p.client
GROUP BY p.product, floor(l.slot / 32);

-- They are counted in every pair that smaller clients list.
CREATE OR REPLACE TEMPORARY VIEW intersections AS
SELECT l.product_a, l.product_b, CAST(max(l.clients) + coalesce(sum(bit_count(a.bits & b.bits)), 0) AS INTEGER) AS clients_both
FROM listed l
LEFT JOIN masks a ON a.product = l.product_a
LEFT JOIN masks b ON b.product = l.product_b AND b.word = a.word
GROUP BY l.product_a, l.product_b;

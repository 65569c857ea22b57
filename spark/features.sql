-- Features of clients and products as of a day, the ground of activity, recency, popularity and trend. One text for Spark and DuckDB.
-- In: deals(client, product, day, amount), pairs (intersections.sql), options(as_of_day). Out: client_features, product_features.

CREATE OR REPLACE TEMPORARY VIEW client_features AS
SELECT p.client,
       CAST(count(*) AS INTEGER) AS products,
       CAST(sum(p.deals) AS INTEGER) AS deals,
       sum(p.amount) AS amount,
       min(p.first_day) AS first_day,
       max(p.last_day) AS last_day,
       max(o.as_of_day) - max(p.last_day) AS days_since_last,
       CAST(sum(CASE WHEN p.first_day > o.as_of_day - 365 THEN 1 ELSE 0 END) AS INTEGER) AS adoptions_365
FROM pairs p
CROSS JOIN options o
GROUP BY p.client;

-- A sale counts half when it is half_life days old.
CREATE OR REPLACE TEMPORARY VIEW product_features AS
SELECT p.product,
       CAST(count(*) AS INTEGER) AS clients,
       CAST(sum(p.deals) AS INTEGER) AS deals,
       sum(p.amount) AS amount,
       min(p.first_day) AS first_day,
       max(p.last_day) AS last_day,
       sum(power(0.5e0, (o.as_of_day - p.first_day) / 30e0)) AS adoptions_half_30,
       sum(power(0.5e0, (o.as_of_day - p.first_day) / 90e0)) AS adoptions_half_90,
       sum(power(0.5e0, (o.as_of_day - p.first_day) / 365e0)) AS adoptions_half_365
FROM pairs p
CROSS JOIN options o
GROUP BY p.product;

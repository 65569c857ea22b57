-- Features of clients as of a day, for their states: what graph/states/count-life-cycles.task.ts counts. One text for Spark and DuckDB.
-- In: pairs (intersections.sql), options(as_of_day), one row. Out: client_features. Whole numbers all, so that equal is equal.

-- The history runs from the first dated deal to the day.
CREATE OR REPLACE TEMPORARY VIEW history AS
SELECT min(p.first_day) AS first_day, max(o.as_of_day) AS as_of_day, greatest(1e0, (max(o.as_of_day) - min(p.first_day)) / 4e0) AS quarter
FROM pairs p
CROSS JOIN options o;

CREATE OR REPLACE TEMPORARY VIEW client_features AS
SELECT p.client,
       CAST(count(*) AS INTEGER) AS owned,
       coalesce(max(p.last_day), max(h.first_day)) AS last_day,
       CAST(sum(CASE WHEN h.as_of_day - p.first_day < h.quarter THEN 1 ELSE 0 END) AS INTEGER) AS lately,
       CAST(sum(CASE WHEN h.as_of_day - p.first_day >= h.quarter AND h.as_of_day - p.first_day < 2 * h.quarter THEN 1 ELSE 0 END) AS INTEGER) AS before_that
FROM pairs p
CROSS JOIN history h
GROUP BY p.client;

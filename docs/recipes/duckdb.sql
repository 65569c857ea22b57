-- Metabase (DuckDB driver), Superset (duckdb-engine), Tableau (extract of the files): the lists as Parquet, refreshed by curl or by DuckDB itself.
-- With the extension httpfs (it could not be downloaded where this was tested: this line alone is untried): CREATE SECRET dealgraph (TYPE http, EXTRA_HTTP_HEADERS MAP {'X-Api-Key': 'KEY'}); and addresses instead of file names.
CREATE OR REPLACE VIEW problems AS SELECT * FROM read_parquet('problems.parquet');
CREATE OR REPLACE VIEW client_states AS SELECT * FROM read_parquet('client_states.parquet');
CREATE OR REPLACE VIEW client_mixtures AS SELECT * FROM read_parquet('client_mixtures.parquet');
CREATE OR REPLACE VIEW problem_sizes AS
SELECT problem_label, count(*) AS clients, avg(share) AS mean_share FROM client_mixtures WHERE share >= 0.2 GROUP BY problem_label ORDER BY clients DESC;

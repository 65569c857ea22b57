"""Opens the files of export.bench.ts in the programs that people use: read-exports.py FOLDER ROWS."""

import json
import sys
import time

import duckdb
import networkx as nx
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.ipc
import pyarrow.parquet

folder, n_rows = sys.argv[1], int(sys.argv[2])
amounts = {}
failures = 0


def table(reader, name, read):
    """Rows and the sum of the amounts must be the same in every reader."""
    global failures
    started = time.time()
    rows, amount = read(f"{folder}/{name}")
    amounts.setdefault("sum", amount)
    ok = rows == n_rows and abs(amount - amounts["sum"]) < 1e-6 * abs(amount)
    failures += not ok
    print(f"{reader:<28} {name:<16} {rows:>9} rows, {time.time() - started:5.1f} s{'' if ok else ' WRONG'}")


def frame(data):
    return len(data), float(data["amount"].sum())


def arrow(data):
    return data.num_rows, float(pa.compute.sum(data["amount"]).as_py())


def sql(function):
    def read(path):
        return duckdb.connect().execute(f"SELECT count(*), sum(amount) FROM {function}('{path}')").fetchall()[0]

    return read


table("pandas " + pd.__version__, "deals.csv", lambda path: frame(pd.read_csv(path, low_memory=False)))
table("pandas", "deals.ndjson", lambda path: frame(pd.read_json(path, lines=True)))
table("pandas", "deals.json", lambda path: frame(pd.DataFrame(json.load(open(path)))))
table("pandas", "deals.parquet", lambda path: frame(pd.read_parquet(path)))
table("pandas", "deals.arrow", lambda path: frame(pd.read_feather(path)))
table("pyarrow " + pa.__version__, "deals.csv", lambda path: arrow(pa.csv.read_csv(path)))
table("pyarrow", "deals.parquet", lambda path: arrow(pa.parquet.read_table(path)))
table("pyarrow", "deals.arrow", lambda path: arrow(pa.ipc.open_file(pa.memory_map(path)).read_all()))
for name, function in [("csv", "read_csv"), ("ndjson", "read_json"), ("json", "read_json"), ("parquet", "read_parquet")]:
    table("DuckDB " + duckdb.__version__, f"deals.{name}", sql(function))


def graph(reader, name, read):
    started = time.time()
    found = read(f"{folder}/{name}")
    print(f"{reader:<28} {name:<16} {found.number_of_nodes():>9} nodes, {found.number_of_edges()} edges, {time.time() - started:5.1f} s")
    return found


def jgf(path):
    content = json.load(open(path))["graph"]
    found = nx.MultiDiGraph()
    found.add_nodes_from((key, {"label": node["label"], **node["metadata"]}) for key, node in content["nodes"].items())
    found.add_edges_from((edge["source"], edge["target"], edge["metadata"]) for edge in content["edges"])
    return found


graphs = [
    graph("networkx " + nx.__version__, "story.graphml", lambda path: nx.read_graphml(path, force_multigraph=True)),
    graph("networkx", "story.gexf", lambda path: nx.read_gexf(path, version="1.3")),
    graph("json, networkx", "story.jgf", jgf),
]
if len({(one.number_of_nodes(), one.number_of_edges()) for one in graphs}) != 1:
    failures += 1
    print("the graph files differ: WRONG")
nodes = sum(len(pd.read_csv(f"{folder}/neo4j-{name}.csv")) for name in ("clients", "products", "problems"))
edges = sum(len(pd.read_csv(f"{folder}/neo4j-{name}.csv")) for name in ("bought", "solves", "has"))
print(f"{'pandas':<28} {'neo4j-*.csv':<16} {nodes:>9} nodes, {edges} edges beside LEADS_TO")
failures += nodes != graphs[0].number_of_nodes() or edges > graphs[0].number_of_edges()
sys.exit(1 if failures else 0)

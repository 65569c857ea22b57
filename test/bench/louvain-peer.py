"""Louvain of igraph (community_multilevel) on a weighted graph, for louvain.bench.ts.

usage: louvain-peer.py N_NODES EDGES WEIGHTS RESOLUTION RUNS OUT
EDGES int32 a, b, a, b, ...; WEIGHTS float64; labels of every run are written to OUT (int32, one run after the other)
stdout: JSON, costs of each run without reading the file and building the graph
"""
import json
import random
import sys

import igraph
import numpy as np

from peer_cost import Cost

n_nodes, resolution, runs = int(sys.argv[1]), float(sys.argv[4]), int(sys.argv[5])
edges = np.fromfile(sys.argv[2], dtype=np.int32).reshape(-1, 2)
weights = np.fromfile(sys.argv[3], dtype=np.float64)
graph = igraph.Graph(n=n_nodes, edges=edges)
graph.es["weight"] = weights
costs, labels = [], []
for run in range(runs):
    random.seed(run)
    with Cost() as cost:
        found = graph.community_multilevel(weights="weight", resolution=resolution)
    costs.append(cost.told())
    labels.append(np.array(found.membership, dtype=np.int32))
np.concatenate(labels).tofile(sys.argv[6])
print(json.dumps({"version": igraph.__version__, "costs": costs}))

"""ALS and item-item cosine of implicit, with their own defaults, for recommend.bench.ts.

usage: recommend-peer.py OFFSETS PRODUCTS COUNTS N_PRODUCTS TOP OUT
OFFSETS, PRODUCTS, COUNTS: int32, clients x products in compressed rows; the lists of peer i (int32, -1 where there is none) go to OUT.i
stdout: JSON, one entry a peer: costs of fitting and of all lists at once, quantiles of the milliseconds of one
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sp
from implicit.als import AlternatingLeastSquares
from implicit.nearest_neighbours import CosineRecommender

from peer_cost import Cost

offsets, products, counts = (np.fromfile(path, dtype=np.int32) for path in sys.argv[1:4])
n_products, top = int(sys.argv[4]), int(sys.argv[5])
matrix = sp.csr_matrix((counts.astype(np.float32), products, offsets), shape=(len(offsets) - 1, n_products))
clients = np.arange(matrix.shape[0])
told = []
for i, (name, model) in enumerate(
    (("implicit, ALS", AlternatingLeastSquares(random_state=1)), ("implicit, item cosine", CosineRecommender(num_threads=0)))
):
    with Cost() as fit:
        model.fit(matrix, show_progress=False)
    for client in clients[:50]:
        model.recommend(client, matrix[client], N=top)
    wall = []
    for client in clients:
        start = time.perf_counter()
        model.recommend(client, matrix[client], N=top)
        wall.append(1000 * (time.perf_counter() - start))
    with Cost() as batch:
        ids, scores = model.recommend(clients, matrix, N=top)
    # What is left over below ten candidates comes with a score of minus infinity, or as -1.
    lists = np.where(np.isfinite(scores) & (scores > -1e30), ids, -1).astype(np.int32)
    full = np.full((len(clients), top), -1, dtype=np.int32)
    full[:, : lists.shape[1]] = lists
    full.tofile(f"{sys.argv[6]}.{i}")
    wall.sort()
    at = lambda q: wall[min(len(wall) - 1, int(q * len(wall)))]  # noqa: E731
    told.append({"method": name, "fit": fit.told(), "p50": at(0.5), "p99": at(0.99), "batch": batch.told()})
print(json.dumps(told))

"""Shared clients of all pairs of products by scipy's A^T A, for counting.bench.ts.

usage: counting-peer.py PAIRS N_CLIENTS N_PRODUCTS     PAIRS: int32 client, product, client, product, ...
stdout: JSON, the cheaper of two runs (without reading the file and building A), the sum of all counts above the diagonal and how many
"""
import json
import sys

import numpy as np
import scipy.sparse as sp

from peer_cost import Cost

pairs = np.fromfile(sys.argv[1], dtype=np.int32).reshape(-1, 2)
shape = (int(sys.argv[2]), int(sys.argv[3]))
matrix = sp.csr_matrix((np.ones(len(pairs), dtype=np.int32), (pairs[:, 0], pairs[:, 1])), shape=shape)
costs = []
for _ in range(2):
    product = None
    with Cost() as cost:
        product = matrix.T @ matrix
    costs.append(cost.told())
total = (int(product.sum()) - int(product.diagonal().sum())) // 2
listed = (product.nnz - int((product.diagonal() > 0).sum())) // 2
best = min(costs, key=lambda cost: cost["cpuSeconds"])
print(json.dumps({**best, "total": total, "listed": listed}))

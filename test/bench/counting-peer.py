"""Shared clients of all pairs of products by scipy's A^T A, for counting.bench.ts.

usage: counting-peer.py PAIRS N_CLIENTS N_PRODUCTS     PAIRS: int32 client, product, client, product, ...
stdout: JSON with CPU seconds (without reading the file and building A) and the sum of all counts above the diagonal
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sp

pairs = np.fromfile(sys.argv[1], dtype=np.int32).reshape(-1, 2)
shape = (int(sys.argv[2]), int(sys.argv[3]))
matrix = sp.csr_matrix((np.ones(len(pairs), dtype=np.int32), (pairs[:, 0], pairs[:, 1])), shape=shape)
best = None
for _ in range(2):
    start = time.process_time()
    product = matrix.T @ matrix
    seconds = time.process_time() - start
    best = seconds if best is None else min(best, seconds)
total = (int(product.sum()) - int(product.diagonal().sum())) // 2
listed = (product.nnz - int((product.diagonal() > 0).sum())) // 2
print(json.dumps({"seconds": best, "total": total, "listed": listed}))

"""LDA and NMF of scikit-learn on client-product pairs, for problems.bench.ts.

usage: problems-peers.py PAIRS N_CLIENTS N_PRODUCTS N_PROBLEMS OUT
PAIRS  int32 client, product, client, product, ...
OUT    the client shares of each method are written to OUT.lda and OUT.nmf (float64, row-major); stdout: CPU seconds as JSON
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sp
from sklearn.decomposition import NMF, LatentDirichletAllocation

pairs = np.fromfile(sys.argv[1], dtype=np.int32).reshape(-1, 2)
n_clients, n_products, n_problems = (int(x) for x in sys.argv[2:5])
matrix = sp.csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n_clients, n_products))
seconds = {}
for name, model in (
    ("lda", LatentDirichletAllocation(n_components=n_problems, max_iter=150, random_state=1)),
    ("nmf", NMF(n_components=n_problems, init="nndsvda", max_iter=400, random_state=1)),
):
    start = time.process_time()
    shares = model.fit_transform(matrix)
    seconds[name] = time.process_time() - start
    shares = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
    shares.astype(np.float64).tofile(f"{sys.argv[5]}.{name}")
print(json.dumps(seconds))

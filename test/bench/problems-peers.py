"""LDA or NMF of scikit-learn on client-product pairs, for problems.bench.ts.

usage: problems-peers.py METHOD PAIRS N_CLIENTS N_PRODUCTS N_PROBLEMS OUT
METHOD lda or nmf; PAIRS int32 client, product, client, product, ...
OUT    the client shares are written to it (float64, row-major); stdout: costs of the fit as JSON
"""
import json
import sys

import numpy as np
import scipy.sparse as sp
from sklearn.decomposition import NMF, LatentDirichletAllocation

from peer_cost import Cost

pairs = np.fromfile(sys.argv[2], dtype=np.int32).reshape(-1, 2)
n_clients, n_products, n_problems = (int(x) for x in sys.argv[3:6])
matrix = sp.csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n_clients, n_products))
model = {
    "lda": LatentDirichletAllocation(n_components=n_problems, max_iter=150, random_state=1),
    "nmf": NMF(n_components=n_problems, init="nndsvda", max_iter=400, random_state=1),
}[sys.argv[1]]
with Cost() as cost:
    shares = model.fit_transform(matrix)
shares = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
shares.astype(np.float64).tofile(sys.argv[6])
print(json.dumps(cost.told()))

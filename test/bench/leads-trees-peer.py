"""Gradient-boosted trees of scikit-learn on the folds of leads-trees.bench.ts.

usage: leads-trees-peer.py INPUT < nothing; INPUT is JSON {columns: [[text or number or null, ...] a column], numeric: [bool a column], won: [0/1], folds: [int]}
stdout: JSON {"small": [probability a row], "default": [...]}: predicted for each fold from the others
"""
import json
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

data = json.load(open(sys.argv[1]))
won = np.array(data["won"])
folds = np.array(data["folds"])
columns, categorical = [], []
for values, numeric in zip(data["columns"], data["numeric"]):
    if numeric:
        columns.append([np.nan if v is None else float(v) for v in values])
    else:
        levels = {v: i for i, v in enumerate(sorted({v for v in values if v is not None})[:250])}
        columns.append([np.nan if v is None else levels.get(v, np.nan) for v in values])
    categorical.append(not numeric)
rows = np.array(columns, dtype=float).T
models = {
    "small": dict(max_iter=60, learning_rate=0.08, max_leaf_nodes=6, min_samples_leaf=15, l2_regularization=5.0),
    "default": {},
}
answers = {}
for name, options in models.items():
    p = np.zeros(len(won))
    for fold in sorted(set(folds)):
        train = folds != fold
        model = HistGradientBoostingClassifier(categorical_features=categorical, random_state=1, **options).fit(rows[train], won[train])
        p[~train] = model.predict_proba(rows[~train])[:, 1]
    answers[name] = p.tolist()
print(json.dumps(answers))

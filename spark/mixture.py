"""Shares of clients in latent problems: the E-step of graph/mixtures/run-em.ts, formula by formula, on blocks of clients.

Only numpy is needed. The tests run it against the TypeScript: counts agree within 1e-9.
"""
import numpy as np

# Below this Dirichlet parameter a problem gets no weight in a client (NEGLIGIBLE in run-em.ts).
NEGLIGIBLE = 0.02


def _asymptotic(y):
    z = 1.0 / (y * y)
    return y + (1 / 24 - z * (37 / 5760 - z * (10313 / 2903040 - (z * 5509121) / 1393459200))) / y


def exp_digamma(x):
    """exp(psi(x)) for x > 0, as expDigamma in graph/numeric/digamma.ts."""
    x = np.asarray(x, dtype=np.float64)
    small = x < 8
    s = np.where(small, x, 1.0)
    u = s * (s + 7)
    low = u * (u + 6)
    high = (u + 10) * (u + 12)
    shifted = _asymptotic(s + 7.5) * np.exp((-(2 * s + 7) * ((2 * u + 6) * high + (2 * u + 22) * low)) / (low * high))
    return np.where(small, shifted, _asymptotic(np.where(small, 8.0, x) - 0.5))


class Block:
    """The pairs of some clients, sorted by client and product, with their counts (clients x problems)."""

    def __init__(self, codes, n_problems):
        """codes: client * 2^32 + product of every pair, in any order."""
        codes = np.sort(codes)
        self.products = codes & 0xFFFFFFFF
        self.clients, self.rows = np.unique(codes >> 32, return_inverse=True)
        self.counts = np.zeros((n_problems, len(self.clients)))
        self.is_initial = True

    def step(self, model, prior):
        """One iteration with fixed profiles, in place. Returns the summed weights of the profiles (K x P) before phi is applied."""
        phi, pi, background = model["phi"], model["pi"], model["background"]
        alpha, lam = prior["alpha"], prior["lambda"]
        n_problems, n_products = phi.shape
        total = alpha + self.counts.sum(axis=0)
        norm = (1 - lam) / (total if self.is_initial else exp_digamma(total))
        weights = np.empty_like(self.counts)
        mixed = lam * background[self.products]
        for k in range(n_problems):
            g = self.counts[k] + alpha * pi[k]
            if self.is_initial:
                weights[k] = norm * g
            else:
                weights[k] = np.where(g < NEGLIGIBLE, 0.0, norm * exp_digamma(np.maximum(g, NEGLIGIBLE)))
            mixed += weights[k][self.rows] * phi[k][self.products]
        scale = 1.0 / mixed
        profile_weights = np.empty_like(phi)
        for k in range(n_problems):
            gathered = np.bincount(self.rows, weights=scale * phi[k][self.products], minlength=len(self.clients))
            profile_weights[k] = np.bincount(self.products, weights=scale * weights[k][self.rows], minlength=n_products)
            self.counts[k] = weights[k] * gathered
        self.is_initial = False
        return profile_weights


def next_model(model, totals, profile_weights, beta):
    """Profiles and overall shares after an iteration (assignProfiles and assignShares in run-em.ts)."""
    background = model["background"]
    strength = beta * len(background)
    pi = (totals + 0.001) / np.sum(totals + 0.001)
    denominators = totals + strength
    phi = np.tile(background, (len(totals), 1))
    for k, denominator in enumerate(denominators):
        if denominator > 0:
            phi[k] = (model["phi"][k] * profile_weights[k] + strength * background) / denominator
    return {"phi": phi, "pi": pi, "background": background}

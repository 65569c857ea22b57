import type { ProblemFirmographic } from "../analysis";
import type { AttributeLevels } from "../deals/attribute-levels";
import type { Incidence } from "../incidence/incidence";
import { benjaminiHochberg, logHypergeometricUpperTail } from "../numeric/distributions";
import type { MixtureModel } from "./mixture-model";

/** Largest share of each client, ties to the lower problem; length C. */
export function mainProblems({ nProblems: K, theta }: Pick<MixtureModel, "nProblems" | "theta">): Int32Array {
  const main = new Int32Array(theta.length / K);
  for (let c = 0; c < main.length; c += 1) {
    for (let k = 1; k < K; k += 1) if (theta[c * K + k] > theta[c * K + main[c]]) main[c] = k;
  }
  return main;
}

/** What the won pairs say about each problem. */
export interface ProblemMass {
  /** Share of all won pairs that each problem explains, length K; with the background's part they sum to 1. */
  readonly shares: Float64Array;
  /**
   * Mean of log2( sum_k theta'_ck phi_kp / background_p ) over the pairs of each client and product, where theta' is what the client's
   * other pairs say of its shares (the pair's own responsibilities taken out of the posterior); 0 without pairs.
   */
  readonly clientBits: Float64Array;
  readonly productBits: Float64Array;
}

/**
 * One pass over all pairs with the final model: responsibilities r_ik summed by problem, and bits over popularity. No pairs: zeros.
 * @param concentration strength of each client's posterior: theta times it are its Dirichlet parameters
 */
export function measureProblemMass(model: MixtureModel, concentration: Float64Array, incidence: Incidence): ProblemMass {
  const { nProblems: K, theta, phi, background, lambda } = model;
  const { nClients, nProducts: P, offsets, products } = incidence;
  const shares = new Float64Array(K);
  const clientBits = new Float64Array(nClients);
  const productBits = new Float64Array(P);
  const owners = new Int32Array(P);
  const parts = new Float64Array(K);
  for (let c = 0; c < nClients; c += 1) {
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      const p = products[i];
      let sum = 0;
      for (let k = 0; k < K; k += 1) {
        parts[k] = theta[c * K + k] * phi[k * P + p];
        sum += parts[k];
      }
      const total = (1 - lambda) * sum + lambda * background[p];
      let others = 0;
      let weight = 0;
      for (let k = 0; k < K; k += 1) {
        const responsibility = total > 0 ? ((1 - lambda) * parts[k]) / total : 0;
        shares[k] += responsibility;
        // Rounding must not make a parameter negative.
        const parameter = Math.max(1e-12, theta[c * K + k] * concentration[c] - responsibility);
        weight += parameter;
        others += parameter * phi[k * P + p];
      }
      const bits = others > 0 ? Math.log2(others / weight / background[p]) : -50;
      clientBits[c] += bits;
      productBits[p] += bits;
      owners[p] += 1;
    }
    if (offsets[c + 1] > offsets[c]) clientBits[c] /= offsets[c + 1] - offsets[c];
  }
  for (let p = 0; p < P; p += 1) if (owners[p] > 0) productBits[p] /= owners[p];
  return { shares: products.length === 0 ? shares : shares.map((mass) => mass / products.length), clientBits, productBits };
}

/** Fewer pairs are no evidence that somebody fits nowhere. */
const MIN_PAIRS = 3;

/**
 * Clients and products that fit nowhere: of three pairs or more, each predicted from the client's other pairs, on average no better than
 * by popularity (bits <= 0). With one problem there is nothing to fit, and nobody is listed. Ascending indices.
 */
export function findMisfits(
  mass: ProblemMass,
  incidence: Incidence,
  nProblems: number,
): { readonly clients: Int32Array; readonly products: Int32Array } {
  if (nProblems < 2) return { clients: new Int32Array(0), products: new Int32Array(0) };
  const owners = new Int32Array(incidence.nProducts);
  for (const p of incidence.products) owners[p] += 1;
  const select = (bits: Float64Array, size: (i: number) => number): Int32Array =>
    Int32Array.from(Array.from(bits, (_, i) => i).filter((i) => size(i) >= MIN_PAIRS && bits[i] <= 0));
  return {
    clients: select(mass.clientBits, (c) => incidence.offsets[c + 1] - incidence.offsets[c]),
    products: select(mass.productBits, (p) => owners[p]),
  };
}

/** An over-represented attribute value and the index of the problem it belongs to. */
interface OverRepresentation extends ProblemFirmographic {
  readonly problem: number;
}

/**
 * Attribute values that are over-represented among the clients whose largest share is a problem: hypergeometric upper tail against all
 * clients for which the attribute is known, Benjamini-Hochberg over every (problem, attribute, value) with a client.
 * @returns those with q <= maxQValue, by problem, then ascending p, then attribute and value
 */
export function findOverRepresented(
  mainProblem: Int32Array,
  nProblems: number,
  attributes: readonly AttributeLevels[],
  maxQValue: number,
): OverRepresentation[] {
  const found: Omit<OverRepresentation, "qValue">[] = [];
  for (const { name, levels, codes } of attributes) {
    const counts = new Int32Array(nProblems * levels.length);
    const ofProblem = new Int32Array(nProblems);
    const ofLevel = new Int32Array(levels.length);
    let known = 0;
    codes.forEach((code, c) => {
      if (code < 0) return;
      known += 1;
      counts[mainProblem[c] * levels.length + code] += 1;
      ofProblem[mainProblem[c]] += 1;
      ofLevel[code] += 1;
    });
    for (let problem = 0; problem < nProblems; problem += 1) {
      levels.forEach((value, level) => {
        const clients = counts[problem * levels.length + level];
        if (clients === 0) return;
        const share = clients / ofProblem[problem];
        const baseline = ofLevel[level] / known;
        const pValue = Math.exp(logHypergeometricUpperTail(clients, known, ofLevel[level], ofProblem[problem]));
        found.push({ problem, attribute: name, value, clients, share, baseline, lift: share / baseline, pValue });
      });
    }
  }
  const q = benjaminiHochberg(Float64Array.from(found, ({ pValue }) => pValue));
  return found
    .map((entry, i) => ({ ...entry, qValue: q[i] }))
    .filter(({ qValue, lift }) => qValue <= maxQValue && lift > 1)
    .sort((a, b) => a.problem - b.problem || a.pValue - b.pValue);
}

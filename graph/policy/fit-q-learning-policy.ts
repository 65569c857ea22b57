import { UNDATED, type Dataset } from "../deals/dataset";
import type { MixtureModel } from "../mixtures/mixture-model";
import { sampleByHash } from "../numeric/sample-by-hash";
import { foldInShares } from "../signals/affinity-signals";
import { decay, buildHistory, type DealHistory } from "../signals/history";
import { assignTarget, emptyQTable, QLearningPolicy, stateOf, stateValue, tableVarianceOf, type QTable } from "./q-learning-policy";

/** How the table is learnt. */
export interface QLearningOptions {
  readonly asOfDay: number | null;
  readonly seed: number;
  /** Days after which a reward is worth half. */
  readonly halfLifeDays: number;
  /** `adoption`: every first adoption counts 1. `amount`: its first amount over the mean one, at most 10; adoptions without one count 1. */
  readonly reward?: "adoption" | "amount";
  /** Passes over the histories. */
  readonly nSweeps?: number;
  /** Exponent of the step size n^-rate. */
  readonly rate?: number;
  /** Most clients whose histories are read; a seeded sample above it. */
  readonly maxClients?: number;
}

/** Defaults of Q-learning. */
const DEFAULT_Q_LEARNING = Object.freeze({ reward: "adoption" as const, nSweeps: 5, rate: 0.7, maxClients: 3_000 });

/** One step of a client's history: after its purchases up to a day, what it adopted next. */
interface Step {
  readonly state: number;
  /** Reward of addressing each problem, length K. */
  readonly rewards: Float64Array;
  /** Discount of the time until it, in (0, 1]. */
  readonly discount: number;
  /** State after it. */
  readonly nextState: number;
}

/**
 * Tabular Q-learning, off-policy, from the clients' own histories. A done deal verifies which problems were open, so each step tells
 * the reward of **every** action, not only of one: R(s, k) = 1 - prod over the products adopted next of (1 - P(k | p)), times the
 * reward. Target of (s, k): discount x R(s, k) x (1 + max_a pessimistic Q(s', a)), discount = 2^(-days until it / half-life). A client
 * whose last purchase is a half-life or more ago adds a step without reward; a fresher one tells nothing yet. States are as of the
 * step: shares folded in from what was owned then.
 *
 * Undated deals have no place in a history. Data without a step give a table without visits, whose policy still ranks (every
 * problem at the floor value).
 */
export function fitQLearningPolicy(dataset: Dataset, model: MixtureModel, options: QLearningOptions): QLearningPolicy {
  const settings = { ...DEFAULT_Q_LEARNING, ...options };
  const history = buildHistory(dataset.deals, options.asOfDay, Math.max(1, options.halfLifeDays));
  const table = emptyQTable(model.pi, 0.5);
  const addressed = problemsOfProducts(model, history.incidence.nProducts);
  const rewards = rewardsOfPairs(history, settings.reward);
  const active = [...history.clientDegrees.keys()].filter((c) => history.clientDegrees[c] > 0);
  const clients = sampleByHash(active, dataset.deals.clientIds, settings.maxClients, settings.seed);
  const steps = clients.map((client) => stepsOf(history, model, addressed, rewards, client, settings.halfLifeDays));
  for (let sweep = 0; sweep < settings.nSweeps; sweep += 1) {
    const variance = tableVarianceOf(table);
    for (const path of steps) {
      // Latest step first: what follows a state is then up to date when the state is.
      for (let i = path.length - 1; i >= 0; i -= 1) learnStep(table, path[i], variance, settings.rate);
    }
  }
  return new QLearningPolicy(table);
}

function learnStep(table: QTable, step: Step, variance: number, rate: number): void {
  const K = table.nProblems;
  const future = 1 + stateValue(table, step.nextState, variance);
  for (let k = 0; k < K; k += 1) {
    assignTarget(table, step.state * K + k, step.discount * step.rewards[k] * future, 1, rate);
  }
}

/** P(k | p) proportional to pi_k phi_kp, P x K, row-major; rows of products without any profile are 0. */
function problemsOfProducts(model: MixtureModel, nProducts: number): Float64Array {
  const K = model.nProblems;
  const cells = new Float64Array(nProducts * K);
  for (let p = 0; p < nProducts; p += 1) {
    let total = 0;
    for (let k = 0; k < K; k += 1) total += model.pi[k] * model.phi[k * nProducts + p];
    if (total > 0) for (let k = 0; k < K; k += 1) cells[p * K + k] = (model.pi[k] * model.phi[k * nProducts + p]) / total;
  }
  return cells;
}

function rewardsOfPairs(history: DealHistory, kind: "adoption" | "amount"): Float64Array {
  const { amounts, counts } = history.incidence;
  if (kind === "adoption") return new Float64Array(amounts.length).fill(1);
  const perDeal = amounts.map((amount, pair) => amount / counts[pair]);
  const known = perDeal.filter((amount) => amount > 0);
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  return perDeal.map((amount) => (amount > 0 ? Math.min(10, amount / mean) : 1));
}

function stepsOf(
  history: DealHistory,
  model: MixtureModel,
  addressed: Float64Array,
  rewards: Float64Array,
  client: number,
  halfLifeDays: number,
): Step[] {
  const { incidence } = history;
  const K = model.nProblems;
  const pairs: number[] = [];
  for (let i = incidence.offsets[client]; i < incidence.offsets[client + 1]; i += 1) if (incidence.firstDays[i] !== UNDATED) pairs.push(i);
  pairs.sort((a, b) => incidence.firstDays[a] - incidence.firstDays[b] || a - b);
  const days = [...new Set(pairs.map((i) => incidence.firstDays[i]))];
  const states = days.map((day) => {
    const owned = Int32Array.from(
      pairs.filter((i) => incidence.firstDays[i] <= day),
      (i) => incidence.products[i],
    ).sort();
    return stateOf(foldInShares(model, owned), owned.length);
  });
  const steps: Step[] = [];
  for (let d = 0; d + 1 < days.length; d += 1) {
    const misses = new Float64Array(K).fill(1);
    let reward = 0;
    let nNew = 0;
    for (const i of pairs) {
      if (incidence.firstDays[i] !== days[d + 1]) continue;
      for (let k = 0; k < K; k += 1) misses[k] *= 1 - addressed[incidence.products[i] * K + k];
      reward += rewards[i];
      nNew += 1;
    }
    const mean = reward / nNew;
    const discount = decay(days[d + 1] - days[d], halfLifeDays);
    steps.push({ state: states[d], rewards: misses.map((miss) => (1 - miss) * mean), discount, nextState: states[d + 1] });
  }
  const last = days.length - 1;
  if (last >= 0 && history.day - days[last] >= halfLifeDays) {
    steps.push({ state: states[last], rewards: new Float64Array(K), discount: 1, nextState: states[last] });
  }
  return steps;
}

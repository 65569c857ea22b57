import { InvalidArgumentError } from "../../numeric/errors";
import { createRng, type Rng } from "../../numeric/rng";
import {
  advance,
  drawStart,
  featureCount,
  openChances,
  stateFeatures,
  type JourneyState,
  type SalesProcess,
} from "../../simulation/sales-process";
import type { deepPolicyNames } from "../policy";
import { createNetwork, runNetwork, type Network } from "./network";
import { createTrainer, type Trainer } from "./trainer";

/** Name of a deep policy. */
export type DeepName = (typeof deepPolicyNames)[number];

/** How to train. */
export interface TrainDeepOptions {
  readonly seed: number;
  /** Multiplies the number of updates, > 0; 1 is some seconds. */
  readonly effort?: number;
}

/** What an offer earns at once, from a process: its part that needs no learning. */
export interface ImmediateModel {
  readonly weights: Float64Array;
  /** Scaled so that the largest is 1. */
  readonly worths: Float64Array;
  readonly offerCost: number;
}

/** A trained policy over the features of a client's state. */
export interface DeepAgent {
  readonly name: DeepName;
  readonly immediate: ImmediateModel;
  /** Features to K outputs, what comes later: added to the reward at once (dqn), or to log-odds of the best next offer (the others). */
  readonly network: Network;
  /** How far values of good and usual actions lie apart, > 0: the unit in which they are compared. 1 for log-odds. */
  readonly temperature: number;
}

const HIDDEN = Object.freeze([32, 32]);
const DQN = Object.freeze({
  updates: 700,
  clients: 32,
  batch: 128,
  memory: 20_000,
  warmUp: 40,
  sync: 50,
  learningRate: 1e-3,
  epsilon: Object.freeze({ start: 1, end: 0.05, share: 0.6 }),
});
const GRADIENT = Object.freeze({ updates: 120, clients: 40, periods: 30, learningRate: 3e-3, entropy: 0.03, valueSteps: 1 });
const CRITIC = Object.freeze({ updates: 220, clients: 48, periods: 10, trace: 0.9, learningRate: 3e-3, entropy: 0.03 });
/** Periods after which a journey in training starts anew. */
const JOURNEY_PERIODS = 30;

/** Sharpness of the choice by reward at once from which the actors start. */
const SHARPNESS = 2;
const LEAST_REWARD = 1e-3;

/** Expected reward of every offer at once, length K. */
function rewardsAtOnce({ weights, worths, offerCost }: ImmediateModel, features: Float64Array): Float64Array {
  return openChances({ nProblems: worths.length, weights }, features).map((chance, k) => chance * worths[k] - offerCost);
}

/** What the network's output is added to. */
function baseOutputs(name: DeepName, immediate: ImmediateModel, features: Float64Array): Float64Array {
  const rewards = rewardsAtOnce(immediate, features);
  return name === "dqn" ? rewards : rewards.map((reward) => SHARPNESS * Math.log(Math.max(reward, LEAST_REWARD)));
}

/** Action values (dqn) or log-odds of the actions (the others), length K. */
export function agentOutputs(agent: DeepAgent, features: Float64Array): Float64Array {
  const base = baseOutputs(agent.name, agent.immediate, features);
  return runNetwork(agent.network, features).map((output, k) => output + base[k]);
}

/** The best action of an agent. Ties: the first. */
export function bestAction(agent: DeepAgent, features: Float64Array): number {
  const outputs = agentOutputs(agent, features);
  let best = 0;
  for (let k = 1; k < outputs.length; k += 1) if (outputs[k] > outputs[best]) best = k;
  return best;
}

/**
 * Trains a deep policy in a process, planted or fitted. All three read the continuous state (root shares, recencies, life cycle) and have two
 * hidden layers. What an offer earns at once is known from the process and not learnt: the network learns what comes later and is added to it.
 *
 * - `dqn`: double deep Q-learning with a replay memory, a target network and epsilon-greedy play; the backup takes both outcomes of an offer
 *   with their chances, so only the future is estimated (van Hasselt, Guez, Silver 2016);
 * - `policy-gradient`: REINFORCE on whole journeys with a learnt value as baseline (Williams 1992);
 * - `actor-critic`: advantage actor-critic with generalised advantage estimates over short stretches (Mnih et al. 2016, Schulman et al. 2016).
 *
 * Deterministic in process and options: seeded, single-threaded.
 * @throws InvalidArgumentError for an effort out of range
 */
export async function trainDeep(name: DeepName, process: SalesProcess, options: TrainDeepOptions): Promise<DeepAgent> {
  const { seed, effort = 1 } = options;
  if (!(effort > 0)) throw new InvalidArgumentError(`effort must be > 0, got ${effort}`);
  const scale = 1 / Math.max(1e-9, ...process.worths.map(Math.abs));
  const scaled: SalesProcess = { ...process, worths: process.worths.map((worth) => worth * scale), offerCost: process.offerCost * scale };
  const immediate = { weights: scaled.weights, worths: scaled.worths, offerCost: scaled.offerCost };
  switch (name) {
    case "dqn":
      return { name, immediate, ...(await trainDqn(scaled, seed, effort)) };
    case "policy-gradient":
      return { name, immediate, network: await trainPolicyGradient(scaled, seed, effort), temperature: 1 };
    case "actor-critic":
      return { name, immediate, network: await trainActorCritic(scaled, seed, effort), temperature: 1 };
  }
}

/** Outputs of a network in training for some rows, what they are added to included. */
function outputsOf(trainer: Trainer, name: DeepName, process: SalesProcess, rows: readonly Float64Array[]): Float32Array {
  const outputs = trainer.predict(stack(rows), rows.length);
  addBase(outputs, name, process, rows);
  return outputs;
}

function addBase(outputs: Float32Array, name: DeepName, process: SalesProcess, rows: readonly Float64Array[]): void {
  const K = process.nProblems;
  rows.forEach((features, i) => {
    baseOutputs(name, process, features).forEach((base, k) => {
      outputs[i * K + k] += base;
    });
  });
}

const updatesOf = (updates: number, effort: number): number => Math.max(1, Math.round(updates * effort));

const newNetwork = (process: SalesProcess, nOutputs: number, seed: number): Network =>
  createNetwork([featureCount(process.nProblems), ...HIDDEN, nOutputs], seed);

/** Clients that live in parallel and begin anew after a while, each at its own time. */
class Crowd {
  readonly features: Float64Array[];
  readonly #ages: Int32Array;
  #states: JourneyState[];

  constructor(
    private readonly process: SalesProcess,
    readonly size: number,
    private readonly rng: Rng,
  ) {
    this.#states = Array.from({ length: size }, () => drawStart(process, rng));
    this.#ages = Int32Array.from({ length: size }, (_, i) => Math.floor((i * JOURNEY_PERIODS) / size));
    this.features = this.#states.map((state) => stateFeatures(process, state));
  }

  /** Features of all, size x F. */
  inputs(): Float32Array {
    return stack(this.features);
  }

  /** Begins all journeys anew. */
  restart(): void {
    this.#states = this.#states.map(() => drawStart(this.process, this.rng));
    this.#ages.fill(0);
    this.#states.forEach((state, i) => (this.features[i] = stateFeatures(this.process, state)));
  }

  /** Offers `action` to client `i`: expected reward, chance, and the features after either outcome; then one of them happens. */
  offer(
    i: number,
    action: number,
  ): { readonly reward: number; readonly chance: number; readonly after: Aftermath; readonly ended: boolean } {
    const { process } = this;
    const chance = openChances(process, this.features[i])[action];
    const won = advance(this.#states[i], process.retention, action);
    const lost = advance(this.#states[i], process.retention, -1);
    const after = { won: stateFeatures(process, won), lost: stateFeatures(process, lost) };
    const accepted = this.rng() < chance;
    this.#ages[i] += 1;
    const ended = this.#ages[i] >= JOURNEY_PERIODS;
    if (ended) {
      this.#states[i] = drawStart(process, this.rng);
      this.#ages[i] = 0;
      this.features[i] = stateFeatures(process, this.#states[i]);
    } else {
      this.#states[i] = accepted ? won : lost;
      this.features[i] = accepted ? after.won : after.lost;
    }
    return { reward: chance * process.worths[action] - process.offerCost, chance, after, ended };
  }
}

interface Aftermath {
  readonly won: Float64Array;
  readonly lost: Float64Array;
}

function stack(rows: readonly Float64Array[]): Float32Array {
  const width = rows.length === 0 ? 0 : rows[0].length;
  const cells = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    cells.set(row, i * width);
  });
  return cells;
}

function argMax(values: Float32Array, from: number, n: number): number {
  let best = 0;
  for (let k = 1; k < n; k += 1) if (values[from + k] > values[from + best]) best = k;
  return best;
}

interface Experience {
  readonly features: Float64Array;
  readonly action: number;
  readonly chance: number;
  readonly after: Aftermath;
}

async function trainDqn(process: SalesProcess, seed: number, effort: number): Promise<Pick<DeepAgent, "network" | "temperature">> {
  const K = process.nProblems;
  const rng = createRng(seed, "dqn");
  const start = newNetwork(process, K, seed);
  const online = await createTrainer(start, DQN.learningRate);
  const target = await createTrainer(start, DQN.learningRate);
  try {
    const crowd = new Crowd(process, DQN.clients, createRng(seed, "dqn", "clients"));
    const memory: Experience[] = [];
    const updates = updatesOf(DQN.updates, effort);
    for (let update = -DQN.warmUp; update < updates; update += 1) {
      const { start: high, end, share } = DQN.epsilon;
      const epsilon = update < 0 ? 1 : Math.max(end, high + ((end - high) * update) / (share * updates));
      const values = outputsOf(online, "dqn", process, crowd.features);
      for (let i = 0; i < crowd.size; i += 1) {
        const action = rng() < epsilon ? Math.floor(rng() * K) : argMax(values, i * K, K);
        const features = crowd.features[i];
        const { chance, after } = crowd.offer(i, action);
        const experience = { features, action, chance, after };
        if (memory.length < DQN.memory) memory.push(experience);
        else memory[Math.floor(rng() * DQN.memory)] = experience;
      }
      if (update < 0) continue;
      const batch = Array.from({ length: DQN.batch }, () => memory[Math.floor(rng() * memory.length)]);
      learnBackup(process, online, target, batch);
      if (update % DQN.sync === 0) target.copyFrom(online);
    }
    return { network: online.network(), temperature: spreadOf(outputsOf(online, "dqn", process, crowd.features), K) };
  } finally {
    online.close();
    target.close();
  }
}

/**
 * The network's part of Q(s, a), which is what comes later, towards discount (chance Q'(won, a') + (1 - chance) Q'(lost, a')), a' the online
 * network's choice, Q' the target network.
 */
function learnBackup(process: SalesProcess, online: Trainer, target: Trainer, batch: readonly Experience[]): void {
  const K = process.nProblems;
  const n = batch.length;
  const following = [...batch.map(({ after }) => after.won), ...batch.map(({ after }) => after.lost)];
  const chosen = outputsOf(online, "dqn", process, following);
  const worth = outputsOf(target, "dqn", process, following);
  const futureOf = (row: number): number => worth[row * K + argMax(chosen, row * K, K)];
  online.step(stack(batch.map(({ features }) => features)), n, (outputs) => {
    const gradient = new Float32Array(n * K);
    batch.forEach(({ action, chance }, i) => {
      const goal = process.discount * (chance * futureOf(i) + (1 - chance) * futureOf(n + i));
      gradient[i * K + action] = (2 * (outputs[i * K + action] - goal)) / n;
    });
    return gradient;
  });
}

/** Mean over rows of (best - mean value): how far good and usual actions lie apart; never 0. */
function spreadOf(values: Float32Array, K: number): number {
  const n = values.length / K;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    let mean = 0;
    for (let k = 0; k < K; k += 1) mean += values[i * K + k] / K;
    sum += values[i * K + argMax(values, i * K, K)] - mean;
  }
  return Math.max(1e-3, sum / n);
}

/** Softmax of one row of log-odds. */
function actionProbabilities(logits: Float32Array, from: number, K: number): Float64Array {
  const highest = logits[from + argMax(logits, from, K)];
  const probabilities = new Float64Array(K);
  let total = 0;
  for (let k = 0; k < K; k += 1) {
    probabilities[k] = Math.exp(logits[from + k] - highest);
    total += probabilities[k];
  }
  return probabilities.map((p) => p / total);
}

function drawAction(probabilities: Float64Array, rng: Rng): number {
  let u = rng();
  for (let k = 0; k < probabilities.length; k += 1) {
    u -= probabilities[k];
    if (u < 0) return k;
  }
  return probabilities.length - 1;
}

/** What a stretch of play gave; rows are period-major: row t x clients + i. */
interface Stretch {
  readonly rows: readonly Float64Array[];
  readonly inputs: Float32Array;
  readonly actions: Int32Array;
  readonly rewards: Float64Array;
  readonly ended: Uint8Array;
  readonly nRows: number;
}

function playStretch(actor: Trainer, name: DeepName, process: SalesProcess, crowd: Crowd, nPeriods: number, rng: Rng): Stretch {
  const K = process.nProblems;
  const n = crowd.size;
  const rows: Float64Array[] = [];
  const actions = new Int32Array(n * nPeriods);
  const rewards = new Float64Array(n * nPeriods);
  const ended = new Uint8Array(n * nPeriods);
  for (let t = 0; t < nPeriods; t += 1) {
    const logits = outputsOf(actor, name, process, crowd.features);
    for (let i = 0; i < n; i += 1) {
      const row = t * n + i;
      rows.push(crowd.features[i]);
      actions[row] = drawAction(actionProbabilities(logits, i * K, K), rng);
      const { reward, ended: isOver } = crowd.offer(i, actions[row]);
      rewards[row] = reward;
      ended[row] = isOver ? 1 : 0;
    }
  }
  return { rows, inputs: stack(rows), actions, rewards, ended, nRows: rows.length };
}

/** Raises the log-probability of actions by their advantage, in standard deviations, plus `entropy` times the entropy. */
function learnActor(
  actor: Trainer,
  name: DeepName,
  process: SalesProcess,
  stretch: Stretch,
  advantages: Float64Array,
  entropy: number,
): void {
  const K = process.nProblems;
  const { rows, inputs, actions, nRows } = stretch;
  const mean = advantages.reduce((a, b) => a + b, 0) / nRows;
  const deviation = Math.sqrt(advantages.reduce((sum, a) => sum + (a - mean) ** 2, 0) / nRows) + 1e-8;
  actor.step(inputs, nRows, (outputs) => {
    const logits = Float32Array.from(outputs);
    addBase(logits, name, process, rows);
    const gradient = new Float32Array(nRows * K);
    for (let row = 0; row < nRows; row += 1) {
      const probabilities = actionProbabilities(logits, row * K, K);
      const advantage = (advantages[row] - mean) / deviation;
      let disorder = 0;
      for (const p of probabilities) if (p > 0) disorder -= p * Math.log(p);
      for (let k = 0; k < K; k += 1) {
        const p = probabilities[k];
        const push = advantage * ((actions[row] === k ? 1 : 0) - p) - entropy * p * (Math.log(Math.max(p, 1e-12)) + disorder);
        gradient[row * K + k] = -push / nRows;
      }
    }
    return gradient;
  });
}

/** Moves the value of each row towards its goal. */
function learnCritic(critic: Trainer, { inputs, nRows }: Stretch, goals: Float64Array): void {
  critic.step(inputs, nRows, (values) => Float32Array.from(values, (value, row) => (2 * (value - goals[row])) / nRows));
}

async function trainPolicyGradient(process: SalesProcess, seed: number, effort: number): Promise<Network> {
  const K = process.nProblems;
  const { clients, periods, learningRate, valueSteps } = GRADIENT;
  const rng = createRng(seed, "policy-gradient");
  const actor = await createTrainer(newNetwork(process, K, seed), learningRate);
  const baseline = await createTrainer(newNetwork(process, 1, seed + 1), learningRate);
  try {
    const crowd = new Crowd(process, clients, createRng(seed, "policy-gradient", "clients"));
    const updates = updatesOf(GRADIENT.updates, effort);
    for (let update = 0; update < updates; update += 1) {
      crowd.restart();
      const stretch = playStretch(actor, "policy-gradient", process, crowd, periods, rng);
      const values = baseline.predict(stretch.inputs, stretch.nRows);
      const returns = Float64Array.from(stretch.rewards);
      // The journey goes on after the last period that is played: its value is the baseline's.
      for (let row = stretch.nRows - clients - 1; row >= 0; row -= 1) returns[row] += process.discount * returns[row + clients];
      const advantages = returns.map((value, row) => value - values[row]);
      learnActor(actor, "policy-gradient", process, stretch, advantages, GRADIENT.entropy * (1 - update / updates));
      for (let step = 0; step < valueSteps; step += 1) learnCritic(baseline, stretch, returns);
    }
    return actor.network();
  } finally {
    actor.close();
    baseline.close();
  }
}

async function trainActorCritic(process: SalesProcess, seed: number, effort: number): Promise<Network> {
  const K = process.nProblems;
  const { clients, periods, trace, learningRate } = CRITIC;
  const rng = createRng(seed, "actor-critic");
  const actor = await createTrainer(newNetwork(process, K, seed), learningRate);
  const critic = await createTrainer(newNetwork(process, 1, seed + 1), learningRate);
  try {
    const crowd = new Crowd(process, clients, createRng(seed, "actor-critic", "clients"));
    const updates = updatesOf(CRITIC.updates, effort);
    for (let update = 0; update < updates; update += 1) {
      const stretch = playStretch(actor, "actor-critic", process, crowd, periods, rng);
      const values = critic.predict(stretch.inputs, stretch.nRows);
      const after = critic.predict(crowd.inputs(), clients);
      const advantages = new Float64Array(stretch.nRows);
      for (let row = stretch.nRows - 1; row >= 0; row -= 1) {
        const isLast = row >= stretch.nRows - clients;
        // A journey that began anew is cut there; what would have come is taken to be worth what its last state is.
        const next = stretch.ended[row] === 1 ? values[row] : isLast ? after[row % clients] : values[row + clients];
        const surprise = stretch.rewards[row] + process.discount * next - values[row];
        advantages[row] = surprise + (isLast || stretch.ended[row] === 1 ? 0 : process.discount * trace * advantages[row + clients]);
      }
      learnActor(actor, "actor-critic", process, stretch, advantages, CRITIC.entropy * (1 - update / updates));
      learnCritic(
        critic,
        stretch,
        advantages.map((advantage, row) => advantage + values[row]),
      );
    }
    return actor.network();
  } finally {
    actor.close();
    critic.close();
  }
}

import { InvalidArgumentError } from "../numeric/errors";
import type { BanditName } from "../policy/bandits/bandit";
import { createBandit } from "../policy/bandits/create-bandit";
import { learnActionValues } from "../policy/tabular/q-learning";
import { simulateTransitions } from "../policy/tabular/simulate-transitions";
import { greedyActions } from "../policy/tabular/tabular-model";
import { evaluatePolicyValues, iterateValues, policyOfActions } from "../policy/tabular/value-iteration";
import { plantSalesChain, type SalesChain } from "../simulation/sales-chain";
import { bestSalesValue, plantSalesEnvironment } from "../simulation/sales-environment";
import { runDecisions, type DecisionRun } from "./run-decisions";

/** How to compare the policies in planted markets. */
export interface SimulatePoliciesOptions {
  /** Offers that each policy makes in each market, integer >= 1. */
  readonly nDecisions?: number;
  /** Markets, integer >= 1; market i has seed `seed` + i. */
  readonly nMarkets?: number;
  readonly seed?: number;
}

/** Defaults of `simulateMarket`. */
export const SIMULATE_POLICIES_DEFAULTS = Object.freeze({ nDecisions: 20_000, nMarkets: 10, seed: 1 });

/** One policy in the planted markets. */
interface MarketResult {
  readonly policy: BanditName;
  /** Whether it learns apart for each client state. */
  readonly byState: boolean;
  /** Mean over markets. */
  readonly regret: number;
  /** Smallest and largest regret over markets. */
  readonly regretRange: { readonly low: number; readonly high: number };
  /** Regret after each tenth of the decisions, mean over markets. */
  readonly regretByTenth: readonly number[];
  /** Accepted offers over decisions, mean over markets. */
  readonly acceptanceRate: number;
  /** Smallest and largest regret relative to popularity's in the same market. */
  readonly shareOfPopularity: { readonly low: number; readonly high: number };
}

/** One way to play the planted chains. */
interface ChainResult {
  readonly policy: "optimal" | "myopic" | "q-learning" | "pessimistic q-learning";
  /** Clients in the log it learnt from, and how that log chose; null for those that know the truth. */
  readonly log: { readonly nClients: number; readonly kind: "random" | "one-sided" } | null;
  /** Its value over the optimal one, mean over chains. */
  readonly shareOfOptimal: number;
}

/** What the policies reached against known truth. */
export interface PolicySimulation {
  readonly options: Required<SimulatePoliciesOptions>;
  /** Acceptance rate of always making the best offer. */
  readonly bestAcceptanceRate: number;
  /** Least regret first. */
  readonly markets: readonly MarketResult[];
  readonly chains: readonly ChainResult[];
}

const CONTENDERS: readonly { readonly policy: BanditName; readonly byState: boolean }[] = [
  { policy: "popularity", byState: false },
  { policy: "epsilon-greedy", byState: false },
  { policy: "epsilon-greedy", byState: true },
  { policy: "ucb1", byState: false },
  { policy: "ucb1", byState: true },
  { policy: "beta-thompson", byState: true },
  { policy: "lin-ucb", byState: false },
  { policy: "linear-thompson", byState: false },
  { policy: "logistic-thompson", byState: false },
];

const CHAIN_LOGS = [
  { nClients: 1_500, kind: "random" },
  { nClients: 150, kind: "random" },
  { nClients: 150, kind: "one-sided" },
] as const;

/** Share of uniform choice in a one-sided log; the rest takes the best next offer. */
const ONE_SIDED_UNIFORM = 0.3;
const CHAIN_STEPS = 40;
const CHAIN_SWEEPS = 10;

function resolve(options: SimulatePoliciesOptions): Required<SimulatePoliciesOptions> {
  const resolved = { ...SIMULATE_POLICIES_DEFAULTS, ...options };
  for (const name of ["nDecisions", "nMarkets"] as const) {
    if (!(Number.isInteger(resolved[name]) && resolved[name] >= 1))
      throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${resolved[name]}`);
  }
  return resolved;
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** What one planted market and one planted chain gave: input of `summarizeMarkets`. */
export interface MarketRun {
  readonly bestAcceptanceRate: number;
  /** Aligned with the contenders. */
  readonly runs: readonly DecisionRun[];
  readonly chain: readonly ChainResult[];
}

/**
 * Plays every bandit in one planted market, and Q-learning in one planted chain of sales, against known truth. Some seconds of work.
 * @param market integer >= 0
 */
export function simulateMarket(market: number, options: SimulatePoliciesOptions = {}): MarketRun {
  const { nDecisions, seed } = resolve(options);
  const environment = plantSalesEnvironment({ seed: seed + market });
  const { nArms, nFeatures, nStates, popularity } = environment;
  return {
    bestAcceptanceRate: bestSalesValue(environment),
    runs: CONTENDERS.map(({ policy, byState }) => {
      const bandit = createBandit(policy, { nArms, nFeatures, nStates: byState ? nStates : 1, popularity: [...popularity] });
      return runDecisions(environment, bandit, { nDecisions, seed: seed + market });
    }),
    chain: playChain(plantSalesChain({ seed: seed + market }), seed + market),
  };
}

/**
 * Means over markets.
 * @param marketRuns one for each market of `options`, at least one
 */
export function summarizeMarkets(marketRuns: readonly MarketRun[], options: SimulatePoliciesOptions = {}): PolicySimulation {
  const resolved = resolve(options);
  const { nDecisions, nMarkets } = resolved;
  if (marketRuns.length !== nMarkets) throw new InvalidArgumentError(`marketRuns must be ${nMarkets}, got ${marketRuns.length}`);
  const runs = marketRuns.map((market) => market.runs);
  const chains = marketRuns.map((market) => market.chain);
  const markets = CONTENDERS.map(({ policy, byState }, i): MarketResult => {
    const shares = runs.map((run) => run[i].regret / run[0].regret);
    const regrets = runs.map((run) => run[i].regret);
    return {
      policy,
      byState,
      regret: meanOf(regrets),
      regretRange: { low: Math.min(...regrets), high: Math.max(...regrets) },
      regretByTenth: runs[0][i].regretByTenth.map((_, tenth) => meanOf(runs.map((run) => run[i].regretByTenth[tenth]))),
      acceptanceRate: meanOf(runs.map((run) => run[i].accepted)) / nDecisions,
      shareOfPopularity: { low: Math.min(...shares), high: Math.max(...shares) },
    };
  });
  return {
    options: resolved,
    bestAcceptanceRate: meanOf(marketRuns.map((market) => market.bestAcceptanceRate)),
    markets: markets.sort((a, b) => a.regret - b.regret),
    chains: chains[0].map((result, i) => ({ ...result, shareOfOptimal: meanOf(chains.map((chain) => chain[i].shareOfOptimal)) })),
  };
}

function playChain(chain: SalesChain, seed: number): ChainResult[] {
  const { nStates, nActions, start } = chain;
  const policyOf = (values: Float64Array) => policyOfActions(greedyActions(values, nStates, nActions), nActions);
  const valueOf = (values: Float64Array) => {
    const stateValues = evaluatePolicyValues(chain, policyOf(values));
    return start.reduce((sum, p, s) => sum + p * stateValues[s], 0);
  };
  const optimal = valueOf(iterateValues(chain).actionValues);
  const myopic = policyOf(chain.rewards);
  return [
    { policy: "optimal", log: null, shareOfOptimal: 1 },
    { policy: "myopic", log: null, shareOfOptimal: valueOf(chain.rewards) / optimal },
    ...CHAIN_LOGS.flatMap((log): ChainResult[] => {
      const uniform = log.kind === "random" ? 1 : ONE_SIDED_UNIFORM;
      const policy = myopic.map((p) => uniform / nActions + (1 - uniform) * p);
      const transitions = simulateTransitions(chain, { start, policy, nEpisodes: log.nClients, maxSteps: CHAIN_STEPS, seed });
      const learn = (pessimism: number) =>
        valueOf(learnActionValues(transitions, { pessimism, sweeps: CHAIN_SWEEPS }).lowerValues) / optimal;
      return [
        { policy: "q-learning", log, shareOfOptimal: learn(0) },
        { policy: "pessimistic q-learning", log, shareOfOptimal: learn(1) },
      ];
    }),
  ];
}

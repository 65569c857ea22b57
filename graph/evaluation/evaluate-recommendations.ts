import type { Dataset } from "../deals/dataset";
import { dealsAsOf, lastDealDay } from "../deals/select-deals";
import { InvalidArgumentError } from "../numeric/errors";
import { throwIfCancelled, type TaskHooks, type TaskRunner } from "../numeric/tasks";
import { analyzeDeals } from "../pipeline";
import { RankingPolicy } from "../policy/ranking-policy";
import { prepareRecommender } from "../recommendation/prepare-recommender";
import type { ProductChances, Recommender } from "../recommendation/recommender";
import { measureCalibration, type ClientForecast } from "./calibration";
import {
  EVALUATION_DEFAULTS,
  type CutEvaluation,
  type EvaluationOptions,
  type EvaluationReport,
  type MethodResult,
} from "./holdout-report";
import { describeLists, intervalsOfMeans, judge, splitByRichness } from "./judge-lists";
import { MAX_BPR_STEPS } from "./peers/factor-peers";
import { splitAt, type HoldoutSplit } from "./peers/holdout-split";
import { MAX_SQUARE_PRODUCTS } from "./peers/neighbour-peers";
import { peerNames } from "./peers/peer";
import { listsByClient, tunePeerTask, type TunedPeer } from "./peers/tune-peer";
import { evaluateInRetrospect } from "./retro-evaluation";
import { scoreRankings, type RankingMetrics } from "./temporal-holdout";

const DEPTH = 10;
const BPR_SWEEPS = 200;

type ResolvedOptions = EvaluationReport["options"];

function resolveEvaluationOptions(options: EvaluationOptions): ResolvedOptions {
  const { cutDays, ...given } = options;
  const resolved = { ...EVALUATION_DEFAULTS, peers: peerNames, ...given };
  const check = (name: "resamples" | "maxClients" | "offersPerClient", least: number, greatest: number): void => {
    const value = resolved[name];
    if (!Number.isInteger(value) || value < least || value > greatest)
      throw new InvalidArgumentError(`${name} must be an integer from ${least} to ${greatest}, got ${value}`);
  };
  check("resamples", 100, 1_000_000);
  check("maxClients", 20, 10_000_000);
  check("offersPerClient", 1, 100);
  if (cutDays.length === 0 || cutDays.some((day) => !Number.isInteger(day)))
    throw new InvalidArgumentError("cutDays must hold at least one day, all integers");
  if (resolved.horizonDays !== null && !(Number.isInteger(resolved.horizonDays) && resolved.horizonDays >= 1))
    throw new InvalidArgumentError(`horizonDays must be an integer >= 1 or null, got ${resolved.horizonDays}`);
  if (!(resolved.level > 0 && resolved.level < 1)) throw new InvalidArgumentError(`level must be in (0, 1), got ${resolved.level}`);
  const unknown = resolved.peers.find((name) => !peerNames.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`peers must be of ${peerNames.join(", ")}, got ${unknown}`);
  return resolved;
}

/**
 * Decides at past dates with what was known then, and judges by what came true: the ranking policy against tuned peers by first adoptions of
 * known clients and products, with paired intervals over clients; by richness; calibration, coverage and novelty; what would have been offered
 * and what closed; bits per deal.
 *
 * Nothing about the policy or the peers is chosen by what came after a cut; only `bestPeer` is, in the peers' favour.
 * A cut with no deal before it or no first adoption after it has no methods, and a note says so.
 * @throws InvalidArgumentError for options out of range
 * @throws CancelledError when `hooks.signal` aborts
 */
export async function evaluateRecommendations(
  dataset: Dataset,
  options: EvaluationOptions,
  runner: TaskRunner,
  hooks: TaskHooks = {},
): Promise<EvaluationReport> {
  const resolved = resolveEvaluationOptions(options);
  const cuts: CutEvaluation[] = [];
  const nSteps = 10;
  for (const [i, cutDay] of options.cutDays.entries()) {
    throwIfCancelled(hooks.signal);
    const step = (done: number): void => hooks.onProgress?.(i * nSteps + done, options.cutDays.length * nSteps);
    cuts.push(await evaluateCut(dataset, cutDay, resolved, runner, hooks, step));
    step(nSteps);
  }
  const ratios = cuts.flatMap(({ bestPeer }) => bestPeer?.ratio ?? []).filter((ratio) => ratio > 0 && Number.isFinite(ratio));
  return {
    options: resolved,
    cuts,
    meanRatio: ratios.length === 0 ? null : Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length),
  };
}

async function evaluateCut(
  dataset: Dataset,
  cutDay: number,
  options: ResolvedOptions,
  runner: TaskRunner,
  { signal }: TaskHooks,
  step: (done: number) => void,
): Promise<CutEvaluation> {
  const { seed } = options;
  const lastDay = lastDealDay(dataset.deals);
  const endDay = options.horizonDays === null ? Math.max(lastDay, cutDay) : cutDay + options.horizonDays;
  const known: Dataset = { ...dataset, deals: dealsAsOf(dataset.deals, cutDay) };
  const split = splitAt(dataset.deals, cutDay, endDay, options.maxClients, seed);
  const nAdoptions = [...split.positives.values()].reduce((sum, products) => sum + products.size, 0);
  const counts = {
    clients: split.deals.clientIds.length,
    products: split.deals.productIds.length,
    judgedClients: split.users.length,
    adoptions: nAdoptions,
  };
  const nothing: CutEvaluation = {
    cutDay,
    endDay,
    counts,
    methods: [],
    bestPeer: null,
    chosenPeer: null,
    richness: [],
    calibration: null,
    retro: null,
    predictability: [],
    fit: { nPositives: 0, lambda: 0 },
    notes: [],
  };
  if (counts.clients === 0) return { ...nothing, notes: ["There is no dated won deal by the cut: nothing can be learnt."] };
  if (split.users.length === 0)
    return { ...nothing, notes: ["No client known at the cut bought a further known product after it: nothing can be judged."] };

  const { analysis } = await analyzeDeals(known, { seed, asOf: cutDay, mode: "fast", predictability: {} }, runner, { signal });
  step(3);
  const recommender = await prepareRecommender(known, { asOfDay: cutDay, seed, analysis }, runner, { signal });
  step(6);
  const chances = forecastChances(recommender, split, endDay - cutDay, signal);
  step(7);
  const tuned = await runner.map(
    tunePeerTask,
    options.peers.map((peer) => ({ peer, deals: dataset.deals, cutDay, endDay, maxClients: options.maxClients, seed })),
    { signal },
  );
  step(9);
  return {
    ...nothing,
    ...judgeMethods(split, chances, tuned, options),
    calibration: measureCalibration(forecastsOf(split, chances), options),
    retro: evaluateInRetrospect(dataset.deals, split, endDay, chances, options.offersPerClient, options),
    predictability: analysis.report.predictability,
    fit: fitOf(recommender),
    notes: notesOf(split, recommender, options, lastDay, endDay),
  };
}

/** Chances of every judged client within the days that count, by the Poisson stream behind them. */
function forecastChances(recommender: Recommender, split: HoldoutSplit, days: number, signal: AbortSignal | undefined): ProductChances[] {
  const horizons = days / recommender.horizonDays;
  return Array.from(split.clients, (client) => {
    throwIfCancelled(signal);
    const { chances } = recommender.openOffers(split.deals.clientIds[client], { top: 1 });
    return { ...chances, probabilities: chances.probabilities.map((p) => -Math.expm1(horizons * Math.log1p(-p))) };
  });
}

const forecastsOf = (split: HoldoutSplit, chances: readonly ProductChances[]): ClientForecast[] =>
  Array.from(split.clients, (client, row) => {
    const { candidates, probabilities } = chances[row];
    const adopted = split.positives.get(client);
    return { probabilities, outcomes: Uint8Array.from(candidates, (p) => (adopted?.has(p) === true ? 1 : 0)) };
  });

/** A method with its lists, as it is judged. */
interface Judged {
  readonly method: string;
  readonly tuning: MethodResult["tuning"];
  readonly lists: ReadonlyMap<number, readonly number[]>;
  readonly metrics: RankingMetrics;
}

function judgeMethods(
  split: HoldoutSplit,
  chances: readonly ProductChances[],
  tuned: readonly TunedPeer[],
  options: ResolvedOptions,
): Pick<CutEvaluation, "methods" | "bestPeer" | "chosenPeer" | "richness"> {
  const judged = (method: string, tuning: MethodResult["tuning"], lists: Judged["lists"]): Judged => ({
    method,
    tuning,
    lists,
    metrics: scoreRankings(split.positives, lists),
  });
  const isUser = new Set(split.users);
  const lists = new Map<number, number[]>();
  split.clients.forEach((client, row) => {
    if (!isUser.has(client)) return;
    const { candidates, scores } = chances[row];
    const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
    lists.set(
      client,
      order.slice(0, DEPTH).map((i) => candidates[i]),
    );
  });
  const ranking = judged("ranking", null, lists);
  const peers = tuned.map(({ name, parameters, blend, innerNdcg10, lists: own }) =>
    judged(name, { parameters, blend, innerNdcg10 }, listsByClient(split.users, own)),
  );
  const all = [ranking, ...peers];
  const levels = intervalsOfMeans(
    all.map(({ metrics }) => metrics.ndcgOfClients),
    options,
  );
  const leads = intervalsOfMeans(
    peers.map(({ metrics }) => ranking.metrics.ndcgOfClients.map((value, u) => value - metrics.ndcgOfClients[u])),
    options,
  );
  const methods = all.map(({ method, tuning, lists: own, metrics }, i): MethodResult => {
    const { nClients, nPositives, hit5, recall10, ndcg10, map10, mrr10 } = metrics;
    const lead = i === 0 ? null : leads[i - 1];
    return {
      method,
      metrics: { nClients, nPositives, hit5, recall10, ndcg10, map10, mrr10 },
      ndcgInterval: { low: levels[i].low, high: levels[i].high },
      quality: describeLists(split, own),
      tuning,
      rankingLead: lead,
      verdict: lead === null ? null : judge(lead),
    };
  });
  const pick = (value: (i: number) => number): number =>
    peers.reduce((best, _, i) => (best < 0 || value(i) > value(best) || Number.isNaN(value(best)) ? i : best), -1);
  const best = pick((i) => peers[i].metrics.ndcg10);
  const chosen = pick((i) => peers[i].tuning?.innerNdcg10 ?? Number.NaN);
  const compared = (i: number): CutEvaluation["bestPeer"] =>
    i < 0
      ? null
      : {
          method: peers[i].method,
          ratio: ranking.metrics.ndcg10 / peers[i].metrics.ndcg10,
          lead: leads[i],
          verdict: judge(leads[i]),
        };
  const popularity = peers.find(({ method }) => method === "popularity");
  return {
    methods,
    bestPeer: compared(best),
    chosenPeer: compared(chosen),
    richness:
      best < 0 || popularity === undefined
        ? []
        : splitByRichness(
            split,
            {
              ranking: ranking.metrics.ndcgOfClients,
              popularity: popularity.metrics.ndcgOfClients,
              bestPeer: peers[best].metrics.ndcgOfClients,
            },
            options,
          ),
  };
}

function fitOf(recommender: Recommender): CutEvaluation["fit"] {
  const policy = recommender.policies.get("ranking");
  if (!(policy instanceof RankingPolicy)) return { nPositives: 0, lambda: 0 };
  return { nPositives: policy.state.nPositives, lambda: policy.state.lambda };
}

function notesOf(
  split: HoldoutSplit,
  recommender: Recommender,
  { maxClients, peers }: ResolvedOptions,
  lastDay: number,
  endDay: number,
): string[] {
  const notes: string[] = [];
  const { clientIds, productIds } = split.deals;
  if (clientIds.length > maxClients) notes.push(`A sample of ${maxClients} of ${clientIds.length} clients was judged.`);
  if (endDay > lastDay) notes.push("The days that count reach beyond the last deal: what comes there cannot be seen yet.");
  if (fitOf(recommender).nPositives === 0) notes.push("The history by the cut is too short to replay: the prior ranks.");
  if (productIds.length > MAX_SQUARE_PRODUCTS)
    notes.push(`Item kNN, EASE and RP3beta know the ${MAX_SQUARE_PRODUCTS} most owned of ${productIds.length} products.`);
  if (peers.includes("BPR") && BPR_SWEEPS * split.incidence.products.length > MAX_BPR_STEPS)
    notes.push(`BPR was trained with ${MAX_BPR_STEPS} steps, fewer than ${BPR_SWEEPS} sweeps.`);
  return notes;
}

import type {
  Analysis,
  AnalysisReport,
  FirmographicPrior,
  Misfits,
  Problem,
  ProblemFirmographic,
  ReportedChainTime,
  SparseMixtures,
} from "./analysis";
import { CHAIN_DEFAULTS, findProblemChain, type ChainOptions, type FoundChain } from "./chain/find-problem-chain";
import { findProblemEvents, measureChainTime } from "./chain/problem-events";
import type { ProductPartitions } from "./communities/product-partitions";
import { attributeLevels, type AttributeLevels } from "./deals/attribute-levels";
import { UNDATED, isoDateOfDay, type Dataset, type DealTable, type ProductTable } from "./deals/dataset";
import { dealsAsOf, featureDay } from "./deals/select-deals";
import {
  PREDICTABILITY_DEFAULTS,
  measurePredictability,
  type Predictability,
  type PredictabilityOptions,
} from "./evaluation/predictability";
import { buildIncidence } from "./incidence/build-incidence";
import type { Incidence } from "./incidence/incidence";
import { findMisfits, findOverRepresented, mainProblems, measureProblemMass, type ProblemMass } from "./mixtures/describe-mixtures";
import { fitProblemMixtures, type FirmographicFit, type ProblemMixtureFit } from "./mixtures/fit-problem-mixtures";
import { labelProblems, type ProductNames } from "./mixtures/label-problems";
import type { MixtureModel } from "./mixtures/mixture-model";
import { matchProblems, type PreviousRun } from "./mixtures/match-problems";
import { resolveMixtureOptions, type ProblemMixtureOptions } from "./mixtures/mixture-options";
import { productProblemWeights } from "./mixtures/product-problem-weights";
import { createShareIntervals } from "./mixtures/share-intervals";
import { sparsifyMixtures } from "./mixtures/sparsify-mixtures";
import { throwIfCancelled, type TaskHooks, type TaskRunner } from "./numeric/tasks";
import { countIntersections } from "./projection/count-intersections.task";
import {
  INTERSECT_DEFAULTS,
  countingInput,
  describeIntersections,
  type BoundedClients,
  type CountedIntersections,
  type IntersectOptions,
} from "./projection/intersect-products";
import { countLifeCycles } from "./states/count-life-cycles.task";
import { STATE_DEFAULTS, findClientStates, type StateOptions } from "./states/find-client-states";
import { matchStates } from "./states/match-states";
import { canUpdate, fitUpdate, rebuiltBecause, updateCounts } from "./update-analysis";

/** What to analyse and how. Everything but the seed may be left out. */
export interface AnalysisOptions {
  /** Any integer. Drives every random step. */
  readonly seed: number;
  /** The end of this UTC day is "now": later and undated deals are left out. null (default): all deals. */
  readonly asOf?: number | null;
  /** `thorough` (default) for reports; `fast`, several times cheaper, without predictability unless its options are given. */
  readonly mode?: "fast" | "thorough";
  /** The run whose problems and states keep their ids and names. */
  readonly previous?: PreviousRun | null;
  /** Partitions of the products that were detected elsewhere, where the search for problems starts. null (default): Louvain runs here. */
  readonly partitions?: ProductPartitions | null;
  readonly intersections?: IntersectOptions;
  readonly mixtures?: ProblemMixtureOptions;
  readonly chain?: ChainOptions;
  readonly states?: StateOptions;
  /**
   * The analysis to bring up to date: counts follow the changes, and the problems are kept until `REBUILD_RULE` says otherwise, which the
   * report tells. Its problems and states keep their ids. null (default): a full build.
   */
  readonly update?: Analysis | null;
  /** null: not measured. */
  readonly predictability?: PredictabilityOptions | null;
}

/** What an analysis tells its caller while it runs. */
export interface AnalysisHooks {
  /** Name of the stage and its fraction done, 0 to 1. */
  readonly onProgress?: (stage: AnalysisStage, fraction: number) => void;
  /** Aborting rejects with CancelledError before the next stage or task. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds on any monotonic clock; without it no stage is timed. */
  readonly now?: () => number;
}

/** The stages of an analysis, in order. */
export const ANALYSIS_STAGES = ["incidence", "intersections", "mixtures", "chain", "identity", "states", "predictability"] as const;
/** Name of a stage. */
export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

/** Seconds of one stage. */
export interface StageTiming {
  readonly stage: AnalysisStage;
  readonly seconds: number;
}

/** Attribute values are told as over-represented up to this q-value, and at most so many for each problem. */
const MAX_FIRMOGRAPHIC_Q = 0.05;
const MAX_FIRMOGRAPHICS = 5;
/** Smaller client shares are folded into the others. */
const MIN_SHARE = 0.01;
/** The report lists the background probability of at most so many products. */
const MAX_BACKGROUND = 2_000;

/**
 * The whole analysis: won deals in, everything one run finds out. The stages in order:
 *
 * 1. incidence: who bought what (deals up to `asOf`);
 * 2. intersections: which products share clients, more often than chance;
 * 3. mixtures: the latent problems behind the intersections, and every client's shares of them;
 * 4. chain: which problem follows which;
 * 5. identity: ids and names, kept from the previous run where problems are the same;
 * 6. states: groups of clients for policies and people;
 * 7. predictability: what all this is worth, in bits per held-out deal.
 *
 * Pure: equal data, options and seed give equal results, whatever the order in which rows were loaded and wherever tasks run.
 * Problems come in descending share of the won pairs, ties by the id of their top product. No structure, or no deals at all: one
 * problem `p0` with all weight, and the reason in `report.structureReason`.
 */
export async function analyzeDeals(
  dataset: Dataset,
  options: AnalysisOptions,
  runner: TaskRunner,
  hooks: AnalysisHooks = {},
): Promise<{ readonly analysis: Analysis; readonly timings: readonly StageTiming[] }> {
  const { seed, mode = "thorough", previous = null, update: from = null } = options;
  const asOf = options.asOf ?? null;
  const timings: StageTiming[] = [];
  const stage = <T>(name: AnalysisStage, work: (taskHooks: TaskHooks) => T | Promise<T>): Promise<T> =>
    runStage(name, work, hooks, timings);

  const deals = dealsAsOf(dataset.deals, asOf);
  const { clientIds, productIds } = deals;
  const names = productNames(deals, dataset.products);
  const attributes = attributeLevels(dataset.clients, clientIds);

  const incidence = await stage("incidence", () => buildIncidence(deals, null));
  const counted = await stage("intersections", async (taskHooks) => {
    const input = countingInput(incidence, options.intersections);
    const updated = from !== null && canUpdate(from) ? updateCounts(from, { ...input, clientIds, productIds }) : null;
    const counts = updated?.counts ?? (await runner.map(countIntersections, [input], taskHooks))[0];
    const built = { maxProductsPerClient: input.maxProductsPerClient, builtPairs: incidence.products.length };
    return {
      ...describeIntersections(input, counts),
      base: updated?.base ?? { ...built, changedPairs: 0, newProductPairs: 0 },
      update: from === null ? null : (updated?.update ?? rebuiltBecause(from)),
    };
  });
  const fit = await stage("mixtures", async (taskHooks) => {
    if (incidence.products.length === 0) return fitWithoutDeals(asOf, { ...options.mixtures, mode, seed });
    const { partitions } = options;
    const known = attributes.map(({ levels, codes }) => ({ nLevels: levels.length, codes }));
    if (from !== null && counted.update?.kind === "updated")
      return inDescendingShare(fitUpdate(from, { incidence, clientIds, productIds, attributes: known }), incidence, productIds);
    const found = await fitProblemMixtures(
      { incidence, clientIds, productIds, partitions, attributes: known },
      { ...options.mixtures, mode, seed },
      runner,
      taskHooks,
    );
    return inDescendingShare(found, incidence, productIds);
  });
  const { model } = fit;
  const chain = await stage("chain", (taskHooks) =>
    findProblemChain({ incidence, model, clientIds }, { ...options.chain, seed }, runner, taskHooks),
  );

  const { problems, productProblems, misfits, mixtures, matched } = await stage("identity", () =>
    describeProblems({ deals, incidence, fit, names, attributes, previous }),
  );
  const { found: foundStates, ids: stateIds } = await stage("states", async (taskHooks) => {
    const problemLabels = problems.map(({ label }) => label);
    const asOfDay = featureDay(deals, asOf);
    const { nClients, offsets, firstDays, lastDays } = incidence;
    const [lifeCycles] = await runner.map(countLifeCycles, [{ pairs: { nClients, offsets, firstDays, lastDays }, asOfDay }], taskHooks);
    const found = findClientStates({ lifeCycles, model, clientIds, problemLabels, asOfDay }, { ...options.states, seed });
    return { found, ids: matchStates(found.states, clientIds, previous) };
  });
  const predictability = await stage("predictability", (taskHooks) => {
    const wanted = wantedPredictability(options);
    if (wanted === null) {
      const why = options.predictability === null ? "as asked" : "fast mode";
      return { rows: [], products: [], nHiddenPairs: 0, bounds: [`Predictability was not measured (${why}).`] };
    }
    return measurePredictability({ incidence, clientIds, productIds, attributes }, { ...wanted, seed }, runner, taskHooks);
  });

  const report: AnalysisReport = {
    structure: fit.structure,
    structureReason: fit.structureReason,
    warnings: [...fit.warnings, ...warningsOf(deals, chain)],
    seed,
    asOf: asOf === null ? null : isoDateOfDay(asOf),
    counts: { clients: clientIds.length, products: productIds.length, pairs: incidence.products.length, deals: deals.clients.length },
    lambda: model.lambda,
    alpha: model.alpha,
    background: backgroundOf(model.background, productIds),
    options: resolvedOptions(options, fit),
    heldOut: fit.heldOut,
    predictability: predictability.rows,
    productPredictability: predictability.products,
    firmographicPrior: firmographicPriorOf(fit, attributes),
    chainTimes: chainTimesOf(chain, { model, incidence, problems, maxQValue: options.chain?.maxQValue ?? CHAIN_DEFAULTS.maxQValue }),
    typicalOrder: chain.typicalOrder.map((k) => problems[k].id),
    ...(counted.update !== null && { update: counted.update }),
    lineage: {
      compared: previous !== null,
      gone: matched.gone,
      nextProblemNumber: matched.nextProblemNumber,
      nextStateNumber: stateIds.nextStateNumber,
    },
    bounds: boundsOf({
      counted,
      chain,
      predictability,
      nClientsSampled: foundStates.nClientsSampled,
      deals,
      nPairs: incidence.products.length,
      maxProductsPerClient: options.intersections?.maxProductsPerClient ?? INTERSECT_DEFAULTS.maxProductsPerClient,
    }),
  };
  const analysis: Analysis = {
    clientIds,
    productIds,
    problems,
    model,
    mixtures,
    productProblems,
    intersections: counted.intersections,
    chain: chain.edges,
    states: foundStates.states,
    stateIds: stateIds.stateIds,
    misfits,
    report,
    base: { ...counted.base, pairs: { offsets: incidence.offsets, products: incidence.products } },
  };
  return { analysis, timings };
}

async function runStage<T>(
  name: AnalysisStage,
  work: (taskHooks: TaskHooks) => T | Promise<T>,
  { onProgress, signal, now }: AnalysisHooks,
  timings: StageTiming[],
): Promise<T> {
  throwIfCancelled(signal);
  onProgress?.(name, 0);
  const start = now?.();
  const result = await work({
    signal,
    onProgress: (done, total) => {
      onProgress?.(name, done / total);
    },
  });
  if (now !== undefined && start !== undefined) timings.push({ stage: name, seconds: (now() - start) / 1000 });
  onProgress?.(name, 1);
  return result;
}

/** Names and categories in the product index space of the deals. */
function productNames({ productIds }: DealTable, catalogue: ProductTable): ProductNames {
  const rowOf = new Map(catalogue.ids.map((id, row) => [id, row]));
  const column = (values: readonly (string | null)[]): (string | null)[] =>
    productIds.map((id) => {
      const row = rowOf.get(id);
      return row === undefined ? null : values[row];
    });
  return { productIds, names: column(catalogue.names), categories: column(catalogue.categories) };
}

/** What later stages read of the fit, with the pairs that each problem explains. */
type DescribedFit = ProblemMixtureFit & { readonly mass: ProblemMass | null };

function fitWithoutDeals(asOf: number | null, options: ProblemMixtureOptions): DescribedFit {
  const resolved = resolveMixtureOptions(options);
  const empty = new Float64Array(0);
  return {
    model: {
      nProblems: 1,
      theta: empty,
      phi: empty,
      pi: Float64Array.of(1),
      background: empty,
      alpha: resolved.alpha,
      lambda: resolved.lambda,
    },
    concentration: empty,
    structure: "none",
    structureReason: asOf === null ? "There are no won deals." : `There are no dated won deals up to ${isoDateOfDay(asOf)}.`,
    heldOut: [],
    stability: Float64Array.of(Number.NaN),
    firmographics: null,
    warnings: [],
    options: resolved,
    mass: null,
  };
}

/** The fit with its problems in descending share of the won pairs, ties by the id of the most probable product. */
function inDescendingShare(fit: ProblemMixtureFit, incidence: Incidence, productIds: readonly string[]): DescribedFit {
  const { model } = fit;
  const { nProblems: K } = model;
  const P = productIds.length;
  const mass = measureProblemMass(model, fit.concentration, incidence);
  const topProduct = Array.from({ length: K }, (_, k) => {
    let top = 0;
    for (let p = 1; p < P; p += 1) if (model.phi[k * P + p] > model.phi[k * P + top]) top = p;
    return top;
  });
  const order = Array.from({ length: K }, (_, k) => k).sort(
    (a, b) => mass.shares[b] - mass.shares[a] || topProduct[a] - topProduct[b] || a - b,
  );
  const theta = new Float64Array(model.theta.length);
  const phi = new Float64Array(model.phi.length);
  order.forEach((from, to) => {
    for (let row = 0; row < theta.length; row += K) theta[row + to] = model.theta[row + from];
    phi.set(model.phi.subarray(from * P, (from + 1) * P), to * P);
  });
  const permute = (values: Float64Array): Float64Array => Float64Array.from(order, (from) => values[from]);
  return {
    ...fit,
    model: { ...model, theta, phi, pi: permute(model.pi) },
    stability: permute(fit.stability),
    firmographics: fit.firmographics === null ? null : permuteTables(fit.firmographics, order),
    mass: { ...mass, shares: permute(mass.shares) },
  };
}

function chainTimesOf(
  { edges }: FoundChain,
  run: { readonly model: MixtureModel; readonly incidence: Incidence; readonly problems: readonly Problem[]; readonly maxQValue: number },
): ReportedChainTime[] {
  const significant = edges.filter(({ qValue, lift }) => qValue <= run.maxQValue && lift > 1);
  if (significant.length === 0) return [];
  const events = findProblemEvents(run.model, run.incidence);
  return significant.flatMap(({ from, to }) => {
    const { nClients, ...days } = measureChainTime(events, from, to);
    return nClients === 0 ? [] : { from: run.problems[from].id, to: run.problems[to].id, clients: nClients, ...days };
  });
}

function permuteTables(fit: FirmographicFit, order: readonly number[]): FirmographicFit {
  const K = order.length;
  const { pi, counts } = fit.tables;
  const permuted = counts.map((table) => table.map((_, at) => table[at - (at % K) + order[at % K]]));
  return { ...fit, tables: { nProblems: K, pi: Float64Array.from(order, (k) => pi[k]), counts: permuted } };
}

function firmographicPriorOf({ firmographics }: ProblemMixtureFit, attributes: readonly AttributeLevels[]): FirmographicPrior | null {
  if (firmographics === null) return null;
  const { gain, gainInStandardErrors, nHiddenPairs, best, used, tables } = firmographics;
  const { nProblems: K, pi } = tables;
  const levels = attributes.flatMap(({ name, levels: values }, a) =>
    values.map((value, level) => {
      const counts = tables.counts[a].subarray(level * K, (level + 1) * K);
      const pairs = counts.reduce((sum, count) => sum + count, 0);
      return {
        attribute: name,
        value,
        pairs,
        shares: Array.from(counts, (count, k) => (count + best.shrinkage * pi[k]) / (pairs + best.shrinkage)),
      };
    }),
  );
  return { used, bits: gain / Math.LN2, standardErrors: gainInStandardErrors, nHiddenPairs, ...best, levels: used ? levels : [] };
}

/** Everything that people read about problems: identity, names, sizes, who has them, and how sure the shares are. */
function describeProblems(input: {
  readonly deals: DealTable;
  readonly incidence: Incidence;
  readonly fit: DescribedFit;
  readonly names: ProductNames;
  readonly attributes: readonly AttributeLevels[];
  readonly previous: PreviousRun | null;
}): {
  readonly problems: readonly Problem[];
  readonly productProblems: Float64Array;
  readonly misfits: Misfits;
  readonly mixtures: SparseMixtures;
  readonly matched: ReturnType<typeof matchProblems>;
} {
  const { deals, incidence, fit, names, attributes, previous } = input;
  const { model, mass } = fit;
  const K = model.nProblems;
  const productProblems = productProblemWeights(model, incidence);
  const matched = matchProblems(
    { nProblems: K, clientIds: deals.clientIds, productIds: deals.productIds, theta: model.theta, productProblems },
    previous,
  );
  const keptLabels = new Set(matched.matches.flatMap(({ label }) => label ?? []));
  const { labels, topProducts } = labelProblems(model, names, keptLabels);

  const main = mainProblems(model);
  const nClients = new Int32Array(K);
  for (const k of main) nClients[k] += 1;
  const nProducts = new Int32Array(K);
  for (const k of mainProblems({ nProblems: K, theta: productProblems })) nProducts[k] += 1;
  const firmographics = Array.from({ length: K }, (): ProblemFirmographic[] => []);
  for (const { problem, ...entry } of findOverRepresented(main, K, attributes, MAX_FIRMOGRAPHIC_Q)) {
    if (firmographics[problem].length < MAX_FIRMOGRAPHICS) firmographics[problem].push(entry);
  }
  const problems = matched.matches.map(({ kind, id, label, from, overlap }, k) => ({
    id,
    label: label ?? labels[k],
    topProducts: topProducts[k],
    share: mass?.shares[k] ?? 0,
    nClients: nClients[k],
    nProducts: nProducts[k],
    stability: fit.stability[k],
    firmographics: firmographics[k],
    lineage: { kind, from, overlap },
  }));
  return {
    problems,
    productProblems,
    misfits: mass === null ? { clients: new Int32Array(0), products: new Int32Array(0) } : findMisfits(mass, incidence, K),
    mixtures: sparsifyMixtures({ nProblems: K, theta: model.theta, intervalOf: createShareIntervals(model, incidence) }, MIN_SHARE),
    matched,
  };
}

function backgroundOf(background: Float64Array, productIds: readonly string[]): Record<string, number> {
  const kept = Array.from(background, (_, p) => p)
    .sort((a, b) => background[b] - background[a] || a - b)
    .slice(0, MAX_BACKGROUND)
    .sort((a, b) => a - b);
  return Object.fromEntries(kept.map((p) => [productIds[p], background[p]]));
}

/** Options of the predictability stage, or null where it is left out: when asked, and by default in fast mode. */
function wantedPredictability({ mode = "thorough", predictability }: AnalysisOptions): PredictabilityOptions | null {
  return predictability === undefined && mode === "thorough" ? {} : (predictability ?? null);
}

function resolvedOptions(options: AnalysisOptions, fit: DescribedFit): Record<string, unknown> {
  const predictability = wantedPredictability(options);
  return {
    mode: options.mode ?? "thorough",
    intersections: { ...INTERSECT_DEFAULTS, ...options.intersections },
    mixtures: fit.options,
    ...(options.partitions != null && { partitionsGiven: options.partitions.labels.length }),
    chain: { ...CHAIN_DEFAULTS, ...options.chain },
    states: { ...STATE_DEFAULTS, ...options.states },
    predictability: predictability === null ? null : { ...PREDICTABILITY_DEFAULTS, ...predictability },
  };
}

function warningsOf(deals: DealTable, chain: FoundChain): string[] {
  const warnings: string[] = [];
  let undated = 0;
  for (const day of deals.days) if (day === UNDATED) undated += 1;
  if (undated > 0 && undated < deals.days.length)
    warnings.push(
      `${undated} of ${deals.days.length} deals ${undated === 1 ? "has no date: it counts" : "have no date: they count"} for problems, not for the chain, recency or trend.`,
    );
  if (chain.emptyReason !== null) warnings.push(`No chain of problems: ${chain.emptyReason}`);
  return warnings;
}

function boundsOf(input: {
  readonly counted: CountedIntersections;
  readonly chain: FoundChain;
  readonly predictability: Predictability;
  readonly nClientsSampled: number;
  readonly deals: DealTable;
  readonly nPairs: number;
  readonly maxProductsPerClient: number;
}): string[] {
  const { counted, chain, predictability, nClientsSampled, deals, nPairs, maxProductsPerClient } = input;
  const bounds: string[] = [];
  const { bounded } = counted;
  if (bounded.nClients > 0) bounds.push(describeBoundedClients(bounded, nPairs, maxProductsPerClient));
  if (chain.nClientsUsed < chain.nClientsDated && chain.nClientsUsed > 0)
    bounds.push(
      `The chain was counted on a sample of ${chain.nClientsUsed} of ${chain.nClientsDated} clients with deals on two days or more.`,
    );
  if (nClientsSampled < deals.clientIds.length)
    bounds.push(`States were found on a sample of ${nClientsSampled} of ${deals.clientIds.length} clients; all were assigned.`);
  if (deals.productIds.length > MAX_BACKGROUND)
    bounds.push(`The background lists the ${MAX_BACKGROUND} most popular of ${deals.productIds.length} products.`);
  return [...bounds, ...predictability.bounds];
}

function describeBoundedClients({ nClients, nPairs, nUnlisted, meanUnlistedLift }: BoundedClients, nAll: number, most: number): string {
  const who = `${nClients} very large ${nClients === 1 ? "client" : "clients"} (more than ${most} products; ${((100 * nPairs) / nAll).toFixed(1)} % of the pairs of client and product)`;
  const lift = Number.isNaN(meanUnlistedLift) ? "" : `, of mean lift ${meanUnlistedLift.toFixed(2)}`;
  const lost = nUnlisted === 0 ? "none was found" : `about ${nUnlisted} (estimated from a sample)${lift}`;
  return `${who} count in every intersection that other clients have; those that only they have are not listed: ${lost}.`;
}

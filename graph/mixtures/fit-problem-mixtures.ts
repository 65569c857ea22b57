import { alignPartitions, type ProductPartitions } from "../communities/product-partitions";
import { compactPairs, type CompactPairs, type PairRows } from "../incidence/pair-rows";
import type { Incidence } from "../incidence/incidence";
import { InvalidArgumentError } from "../numeric/errors";
import { createRng, hashText, type Rng } from "../numeric/rng";
import type { TaskHooks, TaskRunner } from "../numeric/tasks";
import { chooseNumber, clusteredStandardError, type HeldOutScore, type NumberChoice } from "./choose-number";
import {
  assignPriorShares,
  sharesWithFirmographics,
  sumByLevel,
  type ClientCodes,
  type FirmographicStrength,
  type LevelTables,
} from "./firmographic-prior";
import { foldInClients } from "./fold-in-clients";
import { labelPairs } from "./hidden-pairs";
import type { MixtureModel } from "./mixture-model";
import {
  bootstrapOptions,
  pathOptions,
  resolveMixtureOptions,
  startBounds,
  type ProblemMixtureOptions,
  type ResolvedMixtureOptions,
} from "./mixture-options";
import { modelOf, popularityBackground, type MixturePrior, type MixtureState } from "./mixture-state";
import { problemStability } from "./problem-stability";
import { refit } from "./refit.task";
import { scoreFirmographics } from "./score-firmographics.task";
import { scorePriors } from "./score-priors.task";
import { searchPath, type ProblemProfiles, type SearchPathOutput } from "./search-path.task";

/** Fewer clients cannot show that problems predict anything. */
const MIN_CLIENTS = 20;

/** What the fit reads. */
export interface ProblemMixtureInput {
  readonly incidence: Incidence | PairRows;
  /** Distinct ids of the clients and products of the incidence. */
  readonly clientIds: readonly string[];
  readonly productIds: readonly string[];
  /** Where the search on all pairs starts, when communities were detected elsewhere; null or missing: Louvain runs here. */
  readonly partitions?: ProductPartitions | null | undefined;
  /** Attributes of the clients, in their order: what a client's mixture may start from. Default: none. */
  readonly attributes?: readonly ClientCodes[];
}

/** What clients' attributes say about their problems, as far as hidden pairs bear it out. */
export interface FirmographicFit {
  /** Held-out log-likelihood gained per hidden pair by the best strength, and in standard errors (clients as observations). */
  readonly gain: number;
  readonly gainInStandardErrors: number;
  readonly nHiddenPairs: number;
  /** The best strength; shares of the model use it only where `used`. */
  readonly best: FirmographicStrength;
  readonly used: boolean;
  /** Pairs of each problem by level of each attribute. */
  readonly tables: LevelTables;
}

/** The problems of a data set and how sure they are. */
export interface ProblemMixtureFit {
  /**
   * In the index spaces of the input. A client without pairs has the overall shares, or those that its attributes suggest; a product without pairs has probability 0 in every
   * profile and in the background.
   */
  readonly model: MixtureModel;
  /** Strength of each client's Dirichlet posterior, length C: theta times it are the parameters. `alpha` for a client without pairs. */
  readonly concentration: Float64Array;
  readonly structure: "found" | "none";
  /** Why, in a sentence a user can act on. */
  readonly structureReason: string;
  /** Masked held-out log-likelihood per hidden pair, ascending number of problems; empty when nothing could be hidden. */
  readonly heldOut: readonly HeldOutScore[];
  /** How well each problem recurs in the folds' own solutions and in bootstraps, length K, in [0, 1]; NaN with no structure. */
  readonly stability: Float64Array;
  /** null: no attributes, no structure, or nothing was hidden. */
  readonly firmographics: FirmographicFit | null;
  /** Where a bound on work came into play, in sentences. */
  readonly warnings: readonly string[];
  readonly options: ResolvedMixtureOptions;
}

/**
 * Finds the problems behind deals: each client's shares of latent problems, each problem's profile over products, and their number.
 *
 * Stages: Newman projection, over-segmented Louvain partitions, community-initialised variational EM, merging by likelihood, number of
 * problems and strength of the priors by masked held-out likelihood, fit on all pairs. Independent searches (one for each fold, one on
 * all pairs) run through `runner`; the answer is the same on any runner and for any order or numbering of clients and products.
 *
 * With fewer than 20 clients with deals, without clients who bought two products, with no product shared by two clients, or where
 * problems do not beat popularity on hidden pairs, the structure is `none`: one problem whose profile is popularity.
 * @throws InvalidArgumentError when there is no pair, ids do not match the incidence, or an option is out of range
 * @throws CancelledError when `hooks.signal` aborts
 */
export async function fitProblemMixtures(
  input: ProblemMixtureInput,
  options: ProblemMixtureOptions,
  runner: TaskRunner,
  hooks: TaskHooks = {},
): Promise<ProblemMixtureFit> {
  const resolved = resolveMixtureOptions(options);
  const { incidence, clientIds, productIds } = input;
  if (clientIds.length !== incidence.nClients || productIds.length !== incidence.nProducts)
    throw new InvalidArgumentError(
      `ids must match the incidence of ${incidence.nClients} clients and ${incidence.nProducts} products, got ${clientIds.length} and ${productIds.length}`,
    );
  if (incidence.products.length === 0) throw new InvalidArgumentError("incidence must hold a won pair, got none");
  const compact = compactPairs(incidence, clientIds, productIds);
  const obstacle = structuralObstacle(compact.pairs);
  if (obstacle !== null) return withoutStructure(compact, input, resolved, obstacle, [], []);

  const ids = { clients: [...compact.clients].map((c) => clientIds[c]), products: [...compact.products].map((p) => productIds[p]) };
  const sample = sampleClients(compact.pairs, ids.clients, resolved);
  const search = await searchFoldsAndAll(sample, ids.products, input.partitions ?? null, resolved, runner, hooks);
  const warnings = describeBounds(compact.pairs, sample, search, resolved);
  const most = search.all.solutions[0].nProblems;
  const choice = resolved.nProblems === null ? chooseNumber(search.folds, most, resolved) : givenNumber(Math.min(resolved.nProblems, most));
  if (choice.structure === "none") return withoutStructure(compact, input, resolved, reasonOf(choice, resolved), choice.heldOut, warnings);

  const prior = await choosePrior(sample, search, choice.nProblems, resolved, runner, hooks);
  const profiles = solutionAt(search.all, choice.nProblems);
  const [state] = await runner.map(refit, [{ pairs: compact.pairs, profiles, prior, iterations: resolved.iterations.refit }], hooks);
  const firmographics = await tryFirmographics(
    { sample, search, state, compact, attributes: input.attributes ?? [] },
    prior,
    resolved,
    runner,
    hooks,
  );
  const bootstraps = await searchBootstraps(sample, choice.nProblems, resolved, runner, hooks);
  return {
    ...expand(state, compact, input, prior, firmographics),
    firmographics,
    structure: "found",
    structureReason: reasonOf(choice, resolved),
    heldOut: choice.heldOut,
    stability: problemStability(state, [...search.folds.map((fold) => solutionAt(fold, choice.nProblems)), ...bootstraps]),
    warnings,
    options: resolved,
  };
}

/** Iterations after which shares with fixed profiles have settled: as many as the last fit makes. */
const KEPT_ITERATIONS = 30;

/** Problems of a former fit, in their own index space of products. */
export interface KeptProblems {
  readonly model: MixtureModel;
  readonly productIds: readonly string[];
  /** What that fit said of itself, which still holds. */
  readonly fit: Pick<ProblemMixtureFit, "structure" | "structureReason" | "heldOut" | "stability" | "options">;
  /** Its firmographic prior; null where it had none. */
  readonly firmographics: Omit<FirmographicFit, "tables"> | null;
}

/**
 * The mixtures of all clients in problems that are kept as they were: clients are folded into the given profiles, nothing is searched for.
 * The answer depends on the pairs and the kept problems alone, not on the way by which the pairs came to be. A product that the former fit did not
 * know is as probable in every problem as it is popular.
 */
export function fitKeptProblems(input: ProblemMixtureInput, kept: KeptProblems): ProblemMixtureFit {
  const { incidence, clientIds, productIds } = input;
  const compact = compactPairs(incidence, clientIds, productIds);
  const { pairs } = compact;
  const { model } = kept;
  const K = model.nProblems;
  const background = popularityBackground(pairs);
  const prior: MixturePrior = { alpha: model.alpha, lambda: model.lambda, beta: kept.fit.options.beta };
  const profiles = alignProfiles(
    kept,
    [...compact.products].map((p) => productIds[p]),
    background,
  );
  const state = foldInClients(pairs, background, { nProblems: K, phi: profiles, pi: model.pi }, prior, KEPT_ITERATIONS);
  const attributes = selectClients(input.attributes ?? [], compact.clients);
  const firmographics =
    kept.firmographics === null || attributes.length === 0 ? null : { ...kept.firmographics, tables: sumByLevel(state, attributes) };
  return { ...expand(state, compact, input, prior, firmographics), ...kept.fit, firmographics, warnings: [] };
}

/** Profiles product-major over other products; each problem's column sums to 1. */
function alignProfiles({ model, productIds: before }: KeptProblems, productIds: readonly string[], background: Float64Array): Float64Array {
  const K = model.nProblems;
  const positions = new Map(before.map((id, i) => [id, i]));
  const phi = new Float64Array(productIds.length * K);
  const sums = new Float64Array(K);
  productIds.forEach((id, p) => {
    const old = positions.get(id);
    for (let k = 0; k < K; k += 1) {
      phi[p * K + k] = old === undefined ? background[p] : model.phi[k * before.length + old];
      sums[k] += phi[p * K + k];
    }
  });
  for (let at = 0; at < phi.length; at += 1) phi[at] /= sums[at % K] > 0 ? sums[at % K] : 1;
  return phi;
}

/** Why these pairs cannot show any structure, or null when they might. */
function structuralObstacle(pairs: PairRows): string | null {
  if (pairs.nClients < MIN_CLIENTS)
    return `Only ${pairs.nClients === 1 ? "1 client has" : `${pairs.nClients} clients have`} won deals; at least ${MIN_CLIENTS} are needed to tell problems from chance.`;
  if (pairs.nProducts < 2) return "Only one product was sold, so deals have no intersections.";
  if (pairs.products.length === pairs.nClients) return "No client bought two products, so deals have no intersections.";
  if (pairs.products.length === pairs.nClients * pairs.nProducts)
    return "Every client bought every product, so nothing tells clients apart.";
  return null;
}

interface Search {
  readonly labels: Uint8Array;
  readonly folds: readonly SearchPathOutput[];
  readonly all: SearchPathOutput;
}

/** Runs the search on all pairs and with each fold's pairs hidden, as independent tasks. */
async function searchFoldsAndAll(
  { pairs, clientIds }: ClientSample,
  productIds: readonly string[],
  partitions: ProductPartitions | null,
  options: ResolvedMixtureOptions,
  runner: TaskRunner,
  hooks: TaskHooks,
): Promise<Search> {
  const labels = labelPairs(pairs, clientIds, productIds, options.seed);
  const path = pathOptions(options);
  const bounds = startBounds(pairs.nProducts, options.maxProblems);
  const starts = { ...bounds, resolutions: options.resolutions };
  const given = partitions === null ? null : alignPartitions(partitions, productIds);
  const all = { pairs, fold: null, path, starts: { ...starts, nSeeds: options.nSeeds, seed: options.seed, given } };
  const nFolds = options.nProblems === null ? options.nFolds : 0;
  const folds = Array.from({ length: nFolds }, (_, label) => ({
    pairs,
    fold: { labels, label },
    path,
    starts: { ...starts, nSeeds: options.nFoldSeeds, seed: hashText(`fold ${label}`, options.seed) },
  }));
  const [allOutput, ...foldOutputs] = await runner.map(searchPath, [all, ...folds], hooks);
  return { labels, folds: foldOutputs, all: allOutput };
}

/** The prior with the largest held-out likelihood at the chosen number; the first of the list among equals. */
async function choosePrior(
  { pairs }: ClientSample,
  search: Search,
  nProblems: number,
  options: ResolvedMixtureOptions,
  runner: TaskRunner,
  hooks: TaskHooks,
): Promise<MixturePrior> {
  const { alpha, beta, lambda } = options;
  const searchPrior = { alpha, beta, lambda };
  const alphas = options.alphas.length > 0 ? options.alphas : [alpha];
  const lambdas = options.lambdas.length > 0 ? options.lambdas : [lambda];
  const priors = alphas.flatMap((a) => lambdas.map((l) => ({ alpha: a, beta, lambda: l })));
  if (priors.length === 1) return priors[0];
  if (search.folds.length === 0) return searchPrior;
  const inputs = search.folds.map((fold, label) => ({
    pairs,
    labels: search.labels,
    label,
    profiles: solutionAt(fold, nProblems),
    searchPrior,
    priors,
    iterations: options.iterations.prior,
  }));
  const scores = await runner.map(scorePriors, inputs, hooks);
  const totals = priors.map((_, i) => scores.reduce((sum, fold) => sum + fold[i], 0));
  return priors[totals.indexOf(Math.max(...totals))];
}

/** Solutions with the chosen number of problems on clients drawn with replacement, those that reach it. */
async function searchBootstraps(
  { pairs }: ClientSample,
  nProblems: number,
  options: ResolvedMixtureOptions,
  runner: TaskRunner,
  hooks: TaskHooks,
): Promise<ProblemProfiles[]> {
  const { resolutions, path } = bootstrapOptions(options);
  const inputs = Array.from({ length: options.nBootstraps }, (_, draw) => {
    const seed = hashText(`bootstrap ${draw}`, options.seed);
    const starts = { ...startBounds(pairs.nProducts, options.maxProblems), resolutions, nSeeds: 1, seed };
    return { pairs: drawClients(pairs, createRng(seed, "clients")), fold: null, path, starts };
  });
  const found = await runner.map(searchPath, inputs, hooks);
  return found.flatMap((one) => (one.solutions[0].nProblems >= nProblems ? solutionAt(one, nProblems) : []));
}

/** As many clients as there are, drawn with replacement. */
function drawClients(pairs: PairRows, rng: Rng): PairRows {
  const drawn = Int32Array.from({ length: pairs.nClients }, () => Math.floor(rng() * pairs.nClients)).sort();
  const offsets = new Int32Array(pairs.nClients + 1);
  drawn.forEach((c, i) => {
    offsets[i + 1] = offsets[i] + pairs.offsets[c + 1] - pairs.offsets[c];
  });
  const products = new Int32Array(offsets[pairs.nClients]);
  drawn.forEach((c, i) => {
    products.set(pairs.products.subarray(pairs.offsets[c], pairs.offsets[c + 1]), offsets[i]);
  });
  return { ...pairs, offsets, products };
}

/** A gain of the firmographic prior counts from this many standard errors on. */
const FIRMOGRAPHIC_THRESHOLD = 2;

/** Whether shares that start from clients' attributes predict hidden pairs better, each fold with profiles that never saw them. */
async function tryFirmographics(
  {
    sample,
    search,
    state,
    compact,
    attributes,
  }: {
    readonly sample: ClientSample;
    readonly search: Search;
    readonly state: MixtureState;
    readonly compact: CompactPairs;
    readonly attributes: readonly ClientCodes[];
  },
  prior: MixturePrior,
  options: ResolvedMixtureOptions,
  runner: TaskRunner,
  hooks: TaskHooks,
): Promise<FirmographicFit | null> {
  const strengths = options.firmographics.map((one) => ({ ...one, strength: one.strength * prior.alpha }));
  if (attributes.length === 0 || search.folds.length === 0 || strengths.length === 0) return null;
  const known = selectClients(attributes, compact.clients);
  const sampled = selectClients(known, sample.clients);
  const inputs = search.folds.map((fold, label) => ({
    pairs: sample.pairs,
    labels: search.labels,
    label,
    profiles: solutionAt(fold, state.nProblems),
    prior,
    attributes: sampled,
    strengths,
  }));
  const folds = await runner.map(scoreFirmographics, inputs, hooks);
  const clients = folds.flatMap((fold) => [...fold.clients]);
  if (clients.length === 0) return null;
  const gains = strengths.map((_, i) => Float64Array.from(folds.flatMap((fold) => [...fold.gains[i]])));
  const means = gains.map((values) => values.reduce((a, b) => a + b, 0) / values.length);
  const at = means.indexOf(Math.max(...means));
  const error = clusteredStandardError(gains[at], clients);
  const gainInStandardErrors = error > 0 ? means[at] / error : 0;
  return {
    gain: means[at],
    gainInStandardErrors,
    nHiddenPairs: clients.length,
    best: strengths[at],
    used: gainInStandardErrors >= FIRMOGRAPHIC_THRESHOLD,
    tables: sumByLevel(state, known),
  };
}

const selectClients = (attributes: readonly ClientCodes[], clients: Int32Array): ClientCodes[] =>
  attributes.map(({ nLevels, codes }) => ({ nLevels, codes: clients.map((c) => codes[c]) }));

function solutionAt({ solutions }: SearchPathOutput, nProblems: number): ProblemProfiles {
  return solutions[solutions[0].nProblems - nProblems];
}

interface ClientSample {
  /** All products, the sampled clients. */
  readonly pairs: PairRows;
  readonly clientIds: readonly string[];
  /** Position of each among all clients with pairs. */
  readonly clients: Int32Array;
}

/** Whole clients by a hash of their id until about `maxSearchPairs` pairs; all of them where there are fewer. */
function sampleClients(pairs: PairRows, clientIds: readonly string[], { maxSearchPairs, seed }: ResolvedMixtureOptions): ClientSample {
  const fraction = maxSearchPairs / pairs.products.length;
  if (fraction >= 1) return { pairs, clientIds, clients: Int32Array.from(clientIds.keys()) };
  const kept = clientIds.map((_, c) => c).filter((c) => hashText(clientIds[c], hashText("sample", seed)) < fraction * 2 ** 32);
  const offsets = new Int32Array(kept.length + 1);
  kept.forEach((c, i) => {
    offsets[i + 1] = offsets[i] + pairs.offsets[c + 1] - pairs.offsets[c];
  });
  const products = new Int32Array(offsets[kept.length]);
  kept.forEach((c, i) => {
    products.set(pairs.products.subarray(pairs.offsets[c], pairs.offsets[c + 1]), offsets[i]);
  });
  return {
    pairs: { nClients: kept.length, nProducts: pairs.nProducts, offsets, products },
    clientIds: kept.map((c) => clientIds[c]),
    clients: Int32Array.from(kept),
  };
}

function describeBounds(pairs: PairRows, sample: ClientSample, search: Search, options: ResolvedMixtureOptions): string[] {
  const warnings = [];
  if (sample.pairs.nClients < pairs.nClients)
    warnings.push(
      `Problems were searched for in a sample of ${sample.pairs.nClients} of ${pairs.nClients} clients (${sample.pairs.products.length} of ${pairs.products.length} pairs); the final fit used all.`,
    );
  if (search.all.nThinnedClients > 0)
    warnings.push(`${search.all.nThinnedClients} very large clients entered the product graph with an even sample of their products.`);
  const { ceiling } = startBounds(pairs.nProducts, options.maxProblems);
  if (search.all.solutions[0].nProblems >= ceiling)
    warnings.push(`The search started from ${ceiling} problems, its bound; raise maxProblems to look for more.`);
  return warnings;
}

/** The choice when the caller has made it; fewer problems where the communities do not reach the number. */
function givenNumber(nProblems: number): NumberChoice {
  const structure = nProblems > 1 ? "found" : "none";
  return { nProblems, structure, gain: 0, gainInStandardErrors: Number.NaN, nHiddenPairs: 0, heldOut: [] };
}

function reasonOf(choice: NumberChoice, { nProblems }: ResolvedMixtureOptions): string {
  if (nProblems !== null)
    return `${nProblems} problems were asked for, ${choice.nProblems} fitted; whether they predict anything was not tested.`;
  if (choice.nHiddenPairs === 0) return "No pair could be hidden to test whether problems predict anything.";
  if (choice.heldOut.length < 2) return "Deals intersect without forming groups, so one problem is all there is.";
  const bits = (choice.gain / Math.LN2).toFixed(3);
  const evidence = `${bits} bits per hidden pair over popularity, ${choice.gainInStandardErrors.toFixed(1)} standard errors, ${choice.nHiddenPairs} hidden pairs`;
  return choice.structure === "found"
    ? `${choice.nProblems} problems predict hidden pairs better than popularity (${evidence}).`
    : `Problems do not predict hidden pairs better than popularity (${evidence}); more deals per client would help.`;
}

/** One problem whose profile is popularity. */
function withoutStructure(
  compact: CompactPairs,
  input: ProblemMixtureInput,
  options: ResolvedMixtureOptions,
  structureReason: string,
  heldOut: readonly HeldOutScore[],
  warnings: readonly string[],
): ProblemMixtureFit {
  const { pairs } = compact;
  const counts = new Float64Array(pairs.nClients);
  for (let c = 0; c < pairs.nClients; c += 1) counts[c] = pairs.offsets[c + 1] - pairs.offsets[c];
  const state = { nProblems: 1, counts, phi: popularityBackground(pairs), pi: Float64Array.of(1), isInitial: true };
  return {
    ...expand(state, compact, input, options, null),
    firmographics: null,
    structure: "none",
    structureReason,
    heldOut,
    stability: Float64Array.of(Number.NaN),
    warnings,
    options,
  };
}

/** The model in the index spaces of the input. */
function expand(
  state: MixtureState,
  { pairs, clients, products }: CompactPairs,
  { incidence: { nClients, nProducts }, attributes = [] }: ProblemMixtureInput,
  { alpha, beta, lambda }: MixturePrior,
  firmographics: FirmographicFit | null,
): Pick<ProblemMixtureFit, "model" | "concentration"> {
  const K = state.nProblems;
  const background = popularityBackground(pairs);
  const small = modelOf(state, pairs.nClients, background, { alpha, beta, lambda });
  const phi = new Float64Array(K * nProducts);
  const wideBackground = new Float64Array(nProducts);
  products.forEach((p, i) => {
    wideBackground[p] = background[i];
    for (let k = 0; k < K; k += 1) phi[k * nProducts + p] = small.phi[k * products.length + i];
  });
  const model = { ...small, phi, background: wideBackground };
  // Profiles are those of the fit without firmographics; only where a client's shares start from is another.
  const known = firmographics?.used === true ? firmographics : null;
  const own =
    known === null
      ? { theta: small.theta, counts: state.counts }
      : sharesWithFirmographics(pairs, background, state, { lambda }, selectClients(attributes, clients), known.best);
  const concentration = new Float64Array(nClients).fill(known?.best.strength ?? alpha);
  const theta = new Float64Array(nClients * K);
  const prior = small.pi.slice();
  for (let c = 0; c < nClients; c += 1) {
    if (known !== null)
      assignPriorShares(
        known.tables,
        attributes.map(({ codes }) => codes[c]),
        null,
        known.best,
        prior,
      );
    theta.set(prior, c * K);
  }
  clients.forEach((c, i) => {
    theta.set(own.theta.subarray(i * K, (i + 1) * K), c * K);
    for (let k = 0; k < K; k += 1) concentration[c] += own.counts[i * K + k];
  });
  return { model: { ...model, theta }, concentration };
}

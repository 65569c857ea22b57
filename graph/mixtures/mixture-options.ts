import type { StartOptions } from "../communities/over-segmented-starts";
import { InvalidArgumentError } from "../numeric/errors";
import type { FirmographicStrength } from "./firmographic-prior";
import type { MergePathOptions } from "./merge-path";

/** Settings of `fitProblemMixtures`; what is left out follows from the mode. */
export interface ProblemMixtureOptions {
  /** `thorough` (default) for reports; `fast`, several times cheaper, for interactive use and replays. */
  readonly mode?: "fast" | "thorough";
  /** Any integer; default 1. Drives Louvain starts, hidden pairs and samples. */
  readonly seed?: number;
  /** Tenths of the pairs that are hidden in turn to choose the number of problems, 1 to 10. */
  readonly nFolds?: number;
  /** Louvain resolutions of the starts, each > 0. */
  readonly resolutions?: readonly number[];
  /** Louvain runs at each resolution in the folds, >= 1. */
  readonly nFoldSeeds?: number;
  /** Louvain runs at each resolution on all pairs, >= 1. */
  readonly nSeeds?: number;
  /** Bootstrap samples of clients on which each problem must recur, >= 0; beside the folds, for stability only. */
  readonly nBootstraps?: number;
  /** States that go on at each step of the merge path, >= 1. */
  readonly beam?: number;
  /** Iterations from each start, after each merge, at each number of problems, and at the end; each >= 1. */
  readonly iterations?: Partial<MixtureIterations>;
  /** Dirichlet strength of client shares and background share while searching, > 0 and in (0, 1). */
  readonly alpha?: number;
  readonly lambda?: number;
  /** Popularity prior of profiles, in pairs per product, > 0. */
  readonly beta?: number;
  /** Values tried for the last fit by held-out likelihood; empty keeps `alpha` or `lambda`. */
  readonly alphas?: readonly number[];
  readonly lambdas?: readonly number[];
  /** Strengths of the firmographic prior that are tried, its `strength` in multiples of alpha; empty: none is used. */
  readonly firmographics?: readonly FirmographicStrength[];
  /** Standard errors by which a larger number of problems may be worse than the best; >= 0. */
  readonly tolerance?: number;
  /** Standard errors by which problems must beat popularity; data below it carry no structure. */
  readonly structureThreshold?: number;
  /** Number of problems, >= 1, where it is known: nothing is hidden and no structure is tested for, several times cheaper. */
  readonly nProblems?: number;
  /** Most problems that are searched for, >= 2; default grows with the catalogue and its communities: 30 to 100 (`startBounds`). */
  readonly maxProblems?: number;
  /** The search sees at most about this many pairs (a sample of whole clients); the last fit always sees all. */
  readonly maxSearchPairs?: number;
}

/** EM iterations of each stage. */
interface MixtureIterations {
  readonly start: number;
  readonly merge: number;
  readonly polish: number;
  readonly prior: number;
  readonly refit: number;
}

/** Every setting with its value. */
export type ResolvedMixtureOptions = Readonly<Required<Omit<ProblemMixtureOptions, "iterations" | "maxProblems" | "nProblems">>> & {
  readonly iterations: MixtureIterations;
  /** null: chosen by held-out likelihood. */
  readonly nProblems: number | null;
  /** null: by the size of the catalogue. */
  readonly maxProblems: number | null;
};

const THOROUGH: ResolvedMixtureOptions = Object.freeze({
  mode: "thorough",
  seed: 1,
  nFolds: 5,
  resolutions: Object.freeze([1.1, 1.25, 1.5, 1.8, 2.2, 2.7]),
  nFoldSeeds: 2,
  nSeeds: 3,
  nBootstraps: 5,
  beam: 12,
  iterations: Object.freeze({ start: 15, merge: 5, polish: 10, prior: 10, refit: 30 }),
  alpha: 1,
  lambda: 0.3,
  beta: 0.1,
  alphas: Object.freeze([1, 2]),
  lambdas: Object.freeze([0.05, 0.1, 0.2, 0.3, 0.4, 0.5]),
  firmographics: Object.freeze(
    [20, 200, 2_000].flatMap((shrinkage) =>
      [0.5, 1].flatMap((weight) => [1, 3].map((strength) => Object.freeze({ shrinkage, weight, strength }))),
    ),
  ),
  tolerance: 2,
  structureThreshold: 2,
  nProblems: null,
  maxProblems: null,
  maxSearchPairs: 400_000,
});

/** Defaults of both modes. */
const MIXTURE_DEFAULTS: Readonly<Record<"fast" | "thorough", ResolvedMixtureOptions>> = Object.freeze({
  thorough: THOROUGH,
  fast: Object.freeze({
    ...THOROUGH,
    mode: "fast",
    nFolds: 3,
    resolutions: Object.freeze([1.1, 1.5, 1.9, 2.5]),
    nFoldSeeds: 1,
    nSeeds: 1,
    nBootstraps: 0,
    beam: 1,
    iterations: Object.freeze({ start: 6, merge: 2, polish: 1, prior: 3, refit: 15 }),
    alphas: Object.freeze([]),
    // Where lambda stays too large, clients look as if they had one problem only and intervals of shares cover .72 instead of .9.
    lambdas: Object.freeze([0.05, 0.1, 0.3]),
    firmographics: Object.freeze(
      [0.5, 1].flatMap((weight) => [1, 3].map((strength) => Object.freeze({ shrinkage: 100, weight, strength }))),
    ),
    maxSearchPairs: 60_000,
  }),
});

/**
 * Fills in the defaults of the mode and checks every value.
 * @throws InvalidArgumentError naming the option, its range and the value
 */
export function resolveMixtureOptions(options: ProblemMixtureOptions = {}): ResolvedMixtureOptions {
  const { mode = "thorough" } = options;
  const defaults = MIXTURE_DEFAULTS[mode];
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedMixtureOptions = { ...defaults, ...given, mode, iterations: { ...defaults.iterations, ...options.iterations } };
  const integer = (name: string, value: number, low: number, high = Number.MAX_SAFE_INTEGER): void => {
    if (!Number.isInteger(value) || value < low || value > high) fail(name, `an integer from ${low} to ${high}`, value);
  };
  const within = (name: string, value: number, low: number, high: number): void => {
    if (!(value > low && value < high)) fail(name, `in (${low}, ${high})`, value);
  };
  integer("seed", resolved.seed, Number.MIN_SAFE_INTEGER);
  integer("nFolds", resolved.nFolds, 1, 10);
  integer("nFoldSeeds", resolved.nFoldSeeds, 1);
  integer("nSeeds", resolved.nSeeds, 1);
  integer("nBootstraps", resolved.nBootstraps, 0);
  integer("beam", resolved.beam, 1);
  integer("maxSearchPairs", resolved.maxSearchPairs, 1);
  if (resolved.nProblems !== null) integer("nProblems", resolved.nProblems, 1);
  if (resolved.maxProblems !== null) integer("maxProblems", resolved.maxProblems, 2);
  for (const [name, value] of Object.entries(resolved.iterations)) integer(`iterations.${name}`, value as number, 1);
  if (resolved.resolutions.length === 0) fail("resolutions", "a list with a value", 0);
  for (const value of resolved.resolutions) within("resolutions", value, 0, Number.POSITIVE_INFINITY);
  for (const value of [resolved.alpha, ...resolved.alphas]) within("alpha", value, 0, Number.POSITIVE_INFINITY);
  for (const value of [resolved.lambda, ...resolved.lambdas]) within("lambda", value, 0, 1);
  for (const { shrinkage, weight, strength } of resolved.firmographics) {
    within("firmographics.shrinkage", shrinkage, 0, Number.POSITIVE_INFINITY);
    within("firmographics.weight", weight, 0, 1 + Number.EPSILON);
    within("firmographics.strength", strength, 0, Number.POSITIVE_INFINITY);
  }
  within("beta", resolved.beta, 0, Number.POSITIVE_INFINITY);
  if (!(resolved.tolerance >= 0)) fail("tolerance", ">= 0", resolved.tolerance);
  if (Number.isNaN(resolved.structureThreshold)) fail("structureThreshold", "a number", resolved.structureThreshold);
  return resolved;
}

function fail(name: string, range: string, value: number): never {
  throw new InvalidArgumentError(`${name} must be ${range}, got ${value}`);
}

/** No more problems than this are looked for, unless asked. */
const MOST_PROBLEMS = 100;

/**
 * The bounds on communities for a catalogue of `nProducts`: at most sqrt(P) problems, within 30 and 100, more where even the coarsest
 * partition has many, up to 100 (35 problems in 400 products came out as 21 without, 70 in 4,000 as 46); with `maxProblems` at most
 * these. A community needs 3 products, fewer where there are fewer than 30.
 */
export function startBounds(
  nProducts: number,
  maxProblems: number | null,
): Pick<StartOptions, "maxCommunities" | "ceiling" | "minProducts"> {
  const maxCommunities = maxProblems ?? Math.min(MOST_PROBLEMS, Math.max(30, Math.round(Math.sqrt(nProducts))));
  return {
    maxCommunities,
    ceiling: maxProblems ?? MOST_PROBLEMS,
    minProducts: Math.min(3, Math.max(1, Math.floor(nProducts / 10))),
  };
}

/** Bootstraps need not find the best solution, only the same one: starts and iterations of the fast mode. */
export function bootstrapOptions(
  options: ResolvedMixtureOptions,
): Pick<ResolvedMixtureOptions, "resolutions"> & { path: MergePathOptions } {
  const { resolutions, beam, iterations } = MIXTURE_DEFAULTS.fast;
  return { resolutions, path: pathOptions({ ...options, mode: "fast", beam, iterations }) };
}

/** The part of the options that the merge path reads. */
export function pathOptions({ mode, alpha, beta, lambda, beam, iterations }: ResolvedMixtureOptions): MergePathOptions {
  return {
    alpha,
    beta,
    lambda,
    beam,
    // exp(psi(.1)) = 3e-5, exp(psi(.2)) = .005 of a pair: over 26 planted sets neither costs cosine or the number, .2 saves a sixth.
    negligible: mode === "fast" ? 0.2 : 0.1,
    startIterations: iterations.start,
    mergeIterations: iterations.merge,
    polishIterations: iterations.polish,
  };
}

import type { Analysis, AnalysisBase, AnalysisUpdate } from "./analysis";
import type { ClientCodes } from "./mixtures/firmographic-prior";
import { fitKeptProblems, type ProblemMixtureFit, type ProblemMixtureInput } from "./mixtures/fit-problem-mixtures";
import type { ResolvedMixtureOptions } from "./mixtures/mixture-options";
import type { CountIntersectionsInput, SharedClientCounts } from "./projection/count-intersections.task";
import { updateIntersections } from "./projection/update-intersections";

/**
 * The rule when the problems are searched for anew. Problems are profiles over products: they move when much was sold since, when products
 * come that they do not know, and when they stop predicting what is sold.
 */
export const REBUILD_RULE = Object.freeze({
  /** Pairs added and removed since the last full build, as a share of those it was made from. */
  maxChanged: 0.2,
  /** Added pairs of products that it did not know, likewise. */
  maxOfNewProducts: 0.05,
});

/** An analysis that an update can start from. */
export type UpdatableAnalysis = Analysis & { readonly base: AnalysisBase };

/** What an update found out before the problems are touched. */
export interface UpdatedCounts {
  readonly counts: SharedClientCounts;
  /** How the base of the next update stands. */
  readonly base: Omit<AnalysisBase, "pairs">;
  readonly update: AnalysisUpdate;
}

/** Why this analysis cannot be updated; null when it can. */
function obstacleOf(from: Analysis): string | null {
  if (from.base == null)
    return "the run before keeps nothing to update: clients or products were taken out of it, or it is of an older version";
  if (from.report.structure === "none") return "the run before found no structure";
  return null;
}

/** Whether there is anything to start from, with the reason where there is not. */
export function canUpdate(from: Analysis): from is UpdatableAnalysis {
  return obstacleOf(from) === null;
}

/** What is said of a full build where an update was asked for and nothing could be updated. */
export const rebuiltBecause = (from: Analysis): AnalysisUpdate => ({
  kind: "rebuilt",
  reason: obstacleOf(from) ?? "",
  added: 0,
  removed: 0,
});

/**
 * Brings the counts up to date, and says by the rule whether the problems can be kept.
 * @param now pairs and ids of today, ids ascending
 */
export function updateCounts(
  from: UpdatableAnalysis,
  now: CountIntersectionsInput & { readonly clientIds: readonly string[]; readonly productIds: readonly string[] },
): UpdatedCounts {
  const { base, clientIds, productIds, intersections } = from;
  const before = {
    pairs: { nClients: clientIds.length, nProducts: productIds.length, ...base.pairs },
    maxProductsPerClient: base.maxProductsPerClient,
    clientIds,
    productIds,
    counts: intersections,
  };
  const { counts, changes } = updateIntersections(before, now);
  const changedPairs = base.changedPairs + changes.added + changes.removed;
  const newProductPairs = base.newProductPairs + changes.addedOfNewProducts;
  const reason = rebuildReason({ ...base, changedPairs, newProductPairs });
  const { added, removed } = changes;
  return reason === null
    ? {
        counts,
        base: { ...base, changedPairs, newProductPairs },
        update: { kind: "updated", reason: keptReason(base, changedPairs), added, removed },
      }
    : {
        counts,
        base: { ...base, builtPairs: now.pairs.products.length, changedPairs: 0, newProductPairs: 0 },
        update: { kind: "rebuilt", reason, added, removed },
      };
}

function rebuildReason({ builtPairs, changedPairs, newProductPairs }: Omit<AnalysisBase, "pairs">): string | null {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  if (changedPairs > REBUILD_RULE.maxChanged * builtPairs)
    return `${percent(changedPairs / builtPairs)} of the pairs changed since the last full build, more than ${percent(REBUILD_RULE.maxChanged)}`;
  if (newProductPairs > REBUILD_RULE.maxOfNewProducts * builtPairs)
    return `pairs of products that the last full build did not know are ${percent(newProductPairs / builtPairs)} of its pairs, more than ${percent(REBUILD_RULE.maxOfNewProducts)}`;
  return null;
}

const keptReason = ({ builtPairs }: AnalysisBase, changedPairs: number): string =>
  `The problems are those of the last full build: ${changedPairs} pairs changed since, ${((100 * changedPairs) / builtPairs).toFixed(1)} % of its ${builtPairs}.`;

/** The mixtures of today in the problems of the analysis. */
export function fitUpdate(from: Analysis, input: ProblemMixtureInput & { readonly attributes: readonly ClientCodes[] }): ProblemMixtureFit {
  const { report, problems, model, productIds } = from;
  const prior = report.firmographicPrior ?? null;
  return fitKeptProblems(input, {
    model,
    productIds,
    fit: {
      structure: report.structure,
      structureReason: report.structureReason,
      heldOut: report.heldOut,
      stability: Float64Array.from(problems, ({ stability }) => stability),
      options: report.options["mixtures"] as ResolvedMixtureOptions,
    },
    firmographics:
      prior === null
        ? null
        : {
            gain: prior.bits * Math.LN2,
            gainInStandardErrors: prior.standardErrors,
            nHiddenPairs: prior.nHiddenPairs,
            best: { shrinkage: prior.shrinkage, weight: prior.weight, strength: prior.strength },
            used: prior.used,
          },
  });
}

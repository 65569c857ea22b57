import { InputError, NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { emptyPage, pageOfFixedList } from "./pages";
import { problemLabel, type ServingState } from "./serving-state";
import { defineMutation, defineUseCase } from "./use-case";

/** Most characters of a name given by people. */
const MAX_LABEL = 200;

const viewProblem = (state: ServingState, index: number) => {
  const problem = state.analysis.problems[index];
  return {
    index,
    id: problem.id,
    label: problemLabel(state, index),
    generatedLabel: problem.label,
    named: state.labels.has(problem.id),
    share: problem.share,
    nClients: problem.nClients,
    nProducts: problem.nProducts,
    stability: Number.isNaN(problem.stability) ? null : problem.stability,
    topProductNames: problem.topProducts.map((p) => state.index.productName(state.analysis.productIds[p])),
    firmographics: problem.firmographics,
    lineage: problem.lineage,
  };
};

export const listProblems = defineUseCase("problems.read", ({ state }, input: { readonly page: PageRequest }) => {
  if (state === null) return emptyPage<ReturnType<typeof viewProblem>>();
  return pageOfFixedList([...state.analysis.problems.keys()], input.page, state.run.id, (k) => viewProblem(state, k));
});

export const findProblem = defineUseCase("problems.read", ({ state }, input: { readonly id: string }) => {
  const index = state?.index.problem().get(input.id);
  return state === null || index === undefined ? null : viewProblem(state, index);
});

/** Products of a problem by probability; ties by product id. */
export const profileOfProblem = defineUseCase(
  "problems.read",
  ({ state }, input: { readonly index: number; readonly minLift: number; readonly page: PageRequest }) => {
    if (state === null) throw new NotFoundError("no analysis is active");
    const { analysis, index } = state;
    const { model, productIds, productProblems } = analysis;
    const phi = model.phi.subarray(input.index * productIds.length, (input.index + 1) * productIds.length);
    const lift = (p: number) => phi[p] / model.background[p];
    const order = Int32Array.from(productIds.keys())
      .filter((p) => phi[p] > 0 && lift(p) >= input.minLift)
      .sort((a, b) => phi[b] - phi[a] || a - b);
    const buyers = index.productSums().partners;
    return pageOfFixedList(order, input.page, `${state.run.id}:${input.minLift}`, (p) => ({
      problemId: analysis.problems[input.index].id,
      productId: productIds[p],
      productName: index.productName(productIds[p]),
      category: index.productCategory(productIds[p]),
      probability: phi[p],
      lift: lift(p),
      weight: productProblems[p * analysis.problems.length + input.index],
      nClients: buyers[p],
    }));
  },
);

export const clientsOfProblem = defineUseCase(
  "problems.read",
  ({ state }, input: { readonly index: number; readonly page: PageRequest }) => {
    if (state === null) throw new NotFoundError("no analysis is active");
    const { analysis, index } = state;
    const { offsets, clients, shares } = index.mixtureEntries();
    const entries = Int32Array.from({ length: offsets[input.index + 1] - offsets[input.index] }, (_, i) => offsets[input.index] + i);
    return pageOfFixedList(entries, input.page, state.run.id, (entry) => ({
      problemId: analysis.problems[input.index].id,
      clientId: analysis.clientIds[clients[entry]],
      clientName: index.clientName(analysis.clientIds[clients[entry]]),
      share: shares[entry],
      nProducts: index.clientSums().partners[clients[entry]],
    }));
  },
);

export const renameProblem = defineMutation(
  "problems.rename",
  (input: { readonly id: string; readonly label: string | null }) => `problem ${input.id}`,
  async ({ stores, serving, state }, input) => {
    const index = state?.index.problem().get(input.id);
    if (state === null || index === undefined) throw new NotFoundError(`no problem ${input.id} in the active run`);
    const label = (input.label ?? "").trim();
    if (label.length > MAX_LABEL) throw new InputError(`label must have at most ${MAX_LABEL} characters, got ${label.length}`);
    await stores.runs.setProblemLabel(input.id, label === "" ? null : label);
    const labels = await stores.runs.problemLabels();
    serving.rename(labels);
    return viewProblem({ ...state, labels }, index);
  },
);

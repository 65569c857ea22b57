import { NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { emptyPage, pageOfFixedList } from "./pages";
import { problemLabel, type ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

const viewState = ({ analysis }: ServingState, index: number) => ({
  index,
  id: analysis.stateIds[index],
  label: analysis.states.labels[index],
  nClients: analysis.states.sizes[index],
});

export const listStates = defineUseCase("states.read", ({ state }, input: { readonly page: PageRequest }) => {
  if (state === null) return emptyPage<ReturnType<typeof viewState>>();
  return pageOfFixedList([...state.analysis.stateIds.keys()], input.page, state.run.id, (s) => viewState(state, s));
});

export const findState = defineUseCase("states.read", ({ state }, input: { readonly id: string }) => {
  const index = state?.index.state().get(input.id);
  return state === null || index === undefined ? null : viewState(state, index);
});

export const sharesOfState = defineUseCase("states.read", ({ state }, input: { readonly index: number }) => {
  if (state === null) throw new NotFoundError("no analysis is active");
  const { problems, states } = state.analysis;
  return problems
    .map((problem, k) => ({
      problemId: problem.id,
      problemLabel: problemLabel(state, k),
      share: states.meanShares[input.index * problems.length + k],
      low: null,
      high: null,
    }))
    .sort((a, b) => b.share - a.share);
});

import type { ProblemChainEdge } from "../../graph/chain/problem-chain";
import type { PageRequest } from "../ports/paging";
import { emptyPage, pageOfFixedList } from "./pages";
import { problemLabel, type ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

const viewLink = (state: ServingState, edge: ProblemChainEdge) => ({
  from: edge.from,
  to: edge.to,
  fromProblemId: state.analysis.problems[edge.from].id,
  fromLabel: problemLabel(state, edge.from),
  toProblemId: state.analysis.problems[edge.to].id,
  toLabel: problemLabel(state, edge.to),
  observed: edge.observed,
  expected: edge.expected,
  lift: edge.lift,
  pValue: edge.pValue,
  qValue: edge.qValue,
  clients: edge.clients,
});

export const listChain = defineUseCase(
  "chain.read",
  ({ state }, input: { readonly maxQValue: number | null; readonly page: PageRequest }) => {
    if (state === null) return emptyPage<ReturnType<typeof viewLink>>();
    const maxQValue = input.maxQValue ?? 1;
    const edges = state.analysis.chain.filter((edge) => edge.qValue <= maxQValue);
    return pageOfFixedList(edges, input.page, `${state.run.id}:${maxQValue}`, (edge) => viewLink(state, edge));
  },
);

/** Links into or out of one problem, most significant first. */
export const linksOfProblem = defineUseCase(
  "chain.read",
  ({ state }, input: { readonly index: number; readonly direction: "in" | "out" }) => {
    if (state === null) return [];
    const end = input.direction === "in" ? "to" : "from";
    return state.analysis.chain
      .filter((edge) => edge[end] === input.index)
      .sort((a, b) => a.pValue - b.pValue || b.lift - a.lift || a.from - b.from || a.to - b.to)
      .map((edge) => viewLink(state, edge));
  },
);

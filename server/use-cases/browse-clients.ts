import { isoDateOfDay, UNDATED } from "../../graph/deals/dataset";
import { asClientId } from "../../graph/deals/ids";
import { priorSharesOf } from "../../graph/mixtures/firmographic-prior";
import type { ClientRecord, DealHistoryRow } from "../ports/deal-store";
import type { Page, PageRequest } from "../ports/paging";
import { emptyPage, firstPagesOr, pageOfFixedList } from "./pages";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import { defineUseCase, type UseCaseContext } from "./use-case";

const day = (value: number): string | null => (value === UNDATED ? null : isoDateOfDay(value));

const unknownToRun = {
  inActiveRun: false,
  nProducts: 0,
  nDeals: 0,
  amount: 0,
  firstDealOn: null,
  lastDealOn: null,
  stateId: null,
  topProblemId: null,
  topShare: null,
  misfit: false,
};

function viewInRun(state: ServingState, id: string) {
  const { analysis, index } = state;
  const c = index.client().get(canonicalClient(state, id));
  if (c === undefined) return unknownToRun;
  const sums = index.clientSums();
  const days = index.clientDays();
  const { mixtures } = analysis;
  const top = mixtures.offsets[c];
  return {
    inActiveRun: true,
    nProducts: sums.partners[c],
    nDeals: sums.lines[c],
    amount: sums.amounts[c],
    firstDealOn: day(days.first[c]),
    lastDealOn: day(days.last[c]),
    stateId: analysis.stateIds[analysis.states.assignments[c]],
    topProblemId: analysis.problems[mixtures.problems[top]].id,
    topShare: mixtures.shares[top],
    misfit: index.misfitClients().has(c),
  };
}

const viewClient = (state: ServingState | null, record: ClientRecord) => ({
  id: record.clientId,
  name: record.name ?? record.clientId,
  attributes: Object.entries(record.attributes)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
  ...(state === null ? unknownToRun : viewInRun(state, record.clientId)),
});
export type ClientView = ReturnType<typeof viewClient>;

export interface ListClientsInput {
  readonly search: string | null;
  readonly problemId: string | null;
  readonly stateId: string | null;
  /** Only clients that fit no problem. */
  readonly misfit: boolean;
  readonly page: PageRequest;
}

export const listClients = defineUseCase("clients.read", async (context, input: ListClientsInput) => {
  const { stores, state } = context;
  if (input.problemId === null && input.stateId === null && !input.misfit) {
    const page = await stores.deals.clients({ search: input.search }, input.page);
    return { ...page, nodes: page.nodes.map((record) => viewClient(state, record)) };
  }
  if (state === null) return emptyPage<ClientView>();
  const { analysis, index } = state;
  const selected =
    input.problemId === null && input.stateId === null ? analysis.misfits.clients : selectClients(state, input.problemId, input.stateId);
  const clients = input.misfit ? selected.filter((c) => index.misfitClients().has(c)) : selected;
  const needle = input.search?.toLowerCase() ?? "";
  const found = clients.filter((c) => {
    const id = analysis.clientIds[c];
    return needle === "" || id.toLowerCase().includes(needle) || index.clientName(id).toLowerCase().includes(needle);
  });
  const page = pageOfFixedList(
    found,
    input.page,
    `${state.run.id}:${input.problemId ?? ""}:${input.stateId ?? ""}:${input.misfit}:${needle}`,
  );
  const ids = page.nodes.map((c) => analysis.clientIds[c]);
  const views = await viewClients(context, ids);
  return { ...page, nodes: ids.flatMap((id) => views.get(id) ?? []) };
});

/** Clients of a problem, a state or both, ascending; none for an unknown id. */
function selectClients({ analysis, index }: ServingState, problemId: string | null, stateId: string | null): Int32Array {
  const s = stateId === null ? null : index.state().get(stateId);
  const k = problemId === null ? null : index.problem().get(problemId);
  if (s === undefined || k === undefined) return new Int32Array();
  const rows = k === null ? index.clientsByState() : index.clientsByTopProblem();
  const row = k ?? s ?? 0;
  const clients = rows.values.subarray(rows.offsets[row], rows.offsets[row + 1]);
  return k !== null && s !== null ? clients.filter((c) => analysis.states.assignments[c] === s) : clients;
}

export const findClient = defineUseCase("clients.read", async (context, input: { readonly id: string }) => {
  return (await viewClients(context, [input.id])).get(input.id) ?? null;
});

export async function viewClients({ stores, state }: UseCaseContext, ids: readonly string[]): Promise<Map<string, ClientView>> {
  const records = await stores.deals.clientsById(ids.map(asClientId));
  return new Map([...records].map(([id, record]) => [id, viewClient(state, record)]));
}

export const findClients = defineUseCase("clients.read", (context, input: { readonly ids: readonly string[] }) =>
  viewClients(context, input.ids),
);

/** Shares of a client without deals below this are not told. */
const LEAST_PRIOR_SHARE = 0.01;

/** What firmographics suggest for a client that the run does not know; nothing where they suggest nothing. */
async function suggestedMixture({ stores, state }: UseCaseContext, id: string) {
  const prior = state?.analysis.report.firmographicPrior;
  if (state === null || prior?.used !== true) return [];
  const record = (await stores.deals.clientsById([asClientId(id)])).get(asClientId(id));
  if (record === undefined) return [];
  const { pi } = state.analysis.model;
  const shares = priorSharesOf(prior, pi, new Map(Object.entries(record.attributes))) ?? pi;
  return state.analysis.problems
    .map((problem, k) => ({ problemId: problem.id, problemLabel: problemLabel(state, k), share: shares[k], low: null, high: null }))
    .filter(({ share }) => share >= LEAST_PRIOR_SHARE)
    .sort((a, b) => b.share - a.share);
}

export const mixtureOfClient = defineUseCase("clients.read", async (context, input: { readonly id: string }) => {
  const { state } = context;
  if (state === null) return [];
  const c = state.index.client().get(canonicalClient(state, input.id));
  if (c === undefined) return suggestedMixture(context, canonicalClient(state, input.id));
  const { offsets, problems, shares, low, high } = state.analysis.mixtures;
  return Array.from({ length: offsets[c + 1] - offsets[c] }, (_, i) => offsets[c] + i).map((entry) => ({
    problemId: state.analysis.problems[problems[entry]].id,
    problemLabel: problemLabel(state, problems[entry]),
    share: shares[entry],
    low: low[entry],
    high: high[entry],
  }));
});

const viewDeals = (page: Page<DealHistoryRow>) => ({
  ...page,
  nodes: page.nodes.map((deal) => ({ ...deal, productName: deal.productName ?? deal.productId })),
});

/** A page of the deals of each of several clients; one look-up for pages from the start. */
export const dealsOfClients = defineUseCase(
  "clients.read",
  async ({ stores }, { ids, page }: { readonly ids: readonly string[]; readonly page: PageRequest }) => {
    const pages = await firstPagesOr(ids.map(asClientId), page, {
      each: (id) => stores.deals.dealsOfClient(id, page),
      all: (clients) => stores.deals.dealsOfClients(clients, page),
    });
    return pages.map(viewDeals);
  },
);

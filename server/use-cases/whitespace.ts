import type { OpenOffer } from "../../graph/recommendation/recommender";
import type { OpenSum, Whitespace } from "../../graph/recommendation/whitespace";
import type { PageRequest } from "../ports/paging";
import { InputError } from "../ports/errors";
import { emptyPage, pageOfFixedList } from "./pages";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import { defineUseCase, type UseCaseContext } from "./use-case";

/** Clients whose whitespace a server holds: it is computed in seconds, beside other requests. */
const MAX_CLIENTS = 2_000;
const OFFERS_PER_CLIENT = 20;
/** Most offers told of one client that is asked for by id. */
const MAX_OFFERS = 1_000;

interface Kept {
  readonly policyVersion: number;
  readonly space: Promise<Whitespace>;
}

const kept = new WeakMap<ServingState["analysis"], Kept>();

/** Computed once for a run and a version of the ranking policy; a failure is not kept. */
function spaceOf(state: ServingState, { serving }: UseCaseContext): Promise<Whitespace> {
  const policyVersion = serving.policyVersion("ranking");
  const before = kept.get(state.analysis);
  if (before?.policyVersion === policyVersion) return before.space;
  const space = state.recommender.whitespace({ top: OFFERS_PER_CLIENT, maxClients: MAX_CLIENTS });
  kept.set(state.analysis, { policyVersion, space });
  space.catch(() => kept.delete(state.analysis));
  return space;
}

const knownNumber = (value: number): number | null => (Number.isNaN(value) ? null : value);

const viewOffer = (state: ServingState, offer: OpenOffer) => {
  const k = offer.problemId === null ? undefined : state.index.problem().get(offer.problemId);
  return {
    clientId: offer.clientId,
    clientName: state.index.clientName(offer.clientId),
    productId: offer.productId,
    productName: state.index.productName(offer.productId),
    probability: offer.probability,
    expectedAmount: knownNumber(offer.expectedAmount),
    expectedValue: knownNumber(offer.expectedValue),
    supportClients: offer.supportClients,
    problemId: offer.problemId,
    problemLabel: k === undefined ? null : problemLabel(state, k),
    reason: offer.reason,
    littleData: offer.littleData,
  };
};

export interface OpenOffersInput {
  /** One client, any of the run; null: the clients of the whitespace with their best offers. */
  readonly clientId: string | null;
  readonly productId: string | null;
  readonly problemId: string | null;
  /** Clients with this value of a firmographic attribute; both or neither. */
  readonly attribute: string | null;
  readonly level: string | null;
  /** 0 to 1. */
  readonly minProbability: number;
  readonly orderBy: "probability" | "expectedValue";
  readonly page: PageRequest;
}

/** Whether a client has a value of an attribute. */
function memberTest(state: ServingState, attribute: string | null, level: string | null): (clientId: string) => boolean {
  if (attribute === null && level === null) return () => true;
  if (attribute === null || level === null) throw new InputError("attribute and level go together");
  const column = state.dataset.clients.attributes.get(attribute);
  if (column === undefined)
    throw new InputError(`no attribute ${attribute}; there are ${[...state.dataset.clients.attributes.keys()].join(", ") || "none"}`);
  const members = new Set<string>(state.dataset.clients.ids.filter((_, row) => column[row] === level));
  return (clientId) => members.has(clientId);
}

/** Products that clients do not have yet, with their chances, worth, support and reason. */
export const listOpenOffers = defineUseCase("recommendations.read", async (context, input: OpenOffersInput) => {
  const { state } = context;
  if (!(input.minProbability >= 0 && input.minProbability <= 1))
    throw new InputError(`minProbability must be 0 to 1, got ${input.minProbability}`);
  if (state === null) return emptyPage<ReturnType<typeof viewOffer>>();
  const isMember = memberTest(state, input.attribute, input.level);
  const all =
    input.clientId === null
      ? (await spaceOf(state, context)).offers
      : await state.recommender.openOffers(canonicalClient(state, input.clientId), { top: MAX_OFFERS });
  const rows = all.filter(
    (offer) =>
      offer.probability >= input.minProbability &&
      (input.productId === null || offer.productId === input.productId) &&
      (input.problemId === null || offer.problemId === input.problemId) &&
      isMember(offer.clientId),
  );
  const key = input.orderBy === "probability" ? "probability" : "expectedValue";
  // Offers come by client and rank; equal keys keep that order, unknown values come last.
  const sorted = rows.sort((a, b) => (knownNumber(b[key]) ?? -1) - (knownNumber(a[key]) ?? -1));
  const { page, ...filter } = input;
  const version = `${state.run.id}:${context.serving.policyVersion("ranking")}:${JSON.stringify(filter)}`;
  return pageOfFixedList(sorted, page, version, (offer) => viewOffer(state, offer));
});

/** What whitespace can be summed by. */
export type WhitespaceKey = "client" | "product" | "problem" | "segment";

/** A sum under its key, as people read it. */
export interface WhitespaceSumView {
  readonly id: string;
  readonly name: string;
  /** The attribute, for a segment. */
  readonly attribute: string | null;
  readonly nClients: number;
  readonly nCells: number;
  readonly expectedAdoptions: number;
  readonly expectedValue: number;
}

const viewSum = (id: string, name: string, sum: OpenSum, attribute: string | null = null): WhitespaceSumView => ({
  id,
  name,
  attribute,
  nClients: sum.nClients,
  nCells: sum.nCells,
  expectedAdoptions: sum.adoptions,
  expectedValue: sum.value,
});

function viewSums(state: ServingState, space: Whitespace, by: WhitespaceKey): WhitespaceSumView[] {
  switch (by) {
    case "client":
      return space.clients.map((row) => viewSum(row.clientId, state.index.clientName(row.clientId), row));
    case "product":
      return space.products.map((row) => viewSum(row.productId, state.index.productName(row.productId), row));
    case "problem":
      return space.problems.map((row) => {
        const k = state.index.problem().get(row.problemId);
        return viewSum(row.problemId, k === undefined ? row.problemId : problemLabel(state, k), row);
      });
    case "segment":
      return space.segments.map((row) => viewSum(row.level, row.level, row, row.attribute));
  }
}

/** Sums of chances and worth over all cells of the whitespace, most valuable first; null without a run. */
export const sumWhitespace = defineUseCase("recommendations.read", async (context, input: { readonly by: WhitespaceKey }) => {
  const { state } = context;
  if (state === null) return null;
  const space = await spaceOf(state, context);
  return {
    horizonDays: space.horizonDays,
    bounds: space.bounds,
    rows: viewSums(state, space, input.by).sort((a, b) => b.expectedValue - a.expectedValue || b.expectedAdoptions - a.expectedAdoptions),
  };
});

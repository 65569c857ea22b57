import { isoDateOfDay } from "../../graph/deals/dataset";
import {
  findLeavingClients,
  forecastRepeats,
  weighLostDeals,
  type LeavingClient,
  type LossEvidence,
  type RepeatForecast,
  type RepeatModel,
} from "../../graph/recommendation/repeat-purchases";
import { problemsOfProducts } from "../../graph/simulation/client-journey";
import { InputError } from "../ports/errors";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

/** A fifth of the history, as for the signals; at least a day. */
const HORIZON_SHARE = 0.2;
const MOST = 1_000;

interface Retention {
  readonly repeats: RepeatModel;
  /** Forecasts of each client, highest chance first. */
  readonly byClient: ReadonlyMap<number, readonly RepeatForecast[]>;
  readonly leaving: readonly LeavingClient[];
}

/** Computed on first use, once for each state that is served. */
const known = new WeakMap<ServingState, Retention>();
const losses = new WeakMap<ServingState, readonly LossEvidence[]>();

function retentionOf(state: ServingState): Retention {
  const found = known.get(state);
  if (found !== undefined) return found;
  const { analysis, dataset } = state;
  const asOfDay = state.run.request.asOf === null ? null : Date.parse(state.run.request.asOf) / 86_400_000;
  const span = state.index.span();
  const horizonDays = span === null ? 1 : Math.max(1, Math.round(HORIZON_SHARE * ((asOfDay ?? span.last) - span.first)));
  const { assignments, nStates } = analysis.states;
  const repeats = forecastRepeats(dataset.deals, { asOfDay, states: assignments, nStates, horizonDays });
  const byClient = new Map<number, RepeatForecast[]>();
  for (const forecast of [...repeats.forecasts].sort((a, b) => b.chance - a.chance || a.product - b.product)) {
    const own = byClient.get(forecast.client);
    if (own === undefined) byClient.set(forecast.client, [forecast]);
    else own.push(forecast);
  }
  const addressed = problemsOfProducts(analysis.model, analysis.productIds.length);
  const leaving = findLeavingClients(dataset.deals, { asOfDay, addressed, nProblems: analysis.problems.length });
  const made = { repeats, byClient, leaving };
  known.set(state, made);
  return made;
}

function checkFirst(first: number): void {
  if (!(Number.isInteger(first) && first >= 1 && first <= MOST)) throw new InputError(`first must be 1 to ${MOST}, got ${first}`);
}

const viewForecast = (state: ServingState, forecast: RepeatForecast, horizonDays: number) => {
  const clientId = state.analysis.clientIds[forecast.client];
  const productId = state.analysis.productIds[forecast.product];
  return {
    clientId,
    clientName: state.index.clientName(clientId),
    productId,
    productName: state.index.productName(productId),
    purchases: forecast.purchases,
    idleDays: forecast.idleDays,
    horizonDays,
    chance: forecast.chance,
    medianDays: forecast.medianDays,
    overdue: forecast.survival < 0.25,
  };
};

/** Owned products of a client that it is likely to buy again within the horizon, highest chance first. */
export function repeatsOfClient(state: ServingState, clientId: string, minChance: number) {
  const { repeats, byClient } = retentionOf(state);
  const client = state.index.client().get(canonicalClient(state, clientId));
  const own = client === undefined ? [] : (byClient.get(client) ?? []);
  return own.filter(({ chance }) => chance >= minChance).map((forecast) => viewForecast(state, forecast, repeats.horizonDays));
}

export interface DueRepeatsInput {
  /** Null: all clients. */
  readonly clientId: string | null;
  readonly minChance: number;
  readonly first: number;
}

/** When clients buy again what they own: the likeliest first. */
export const dueRepeats = defineUseCase("recommendations.read", ({ state }, { clientId, minChance, first }: DueRepeatsInput) => {
  checkFirst(first);
  if (!(minChance >= 0 && minChance <= 1)) throw new InputError(`minChance must be in [0, 1], got ${minChance}`);
  if (state === null) return [];
  if (clientId !== null) return repeatsOfClient(state, clientId, minChance).slice(0, first);
  const { repeats } = retentionOf(state);
  return [...repeats.forecasts]
    .filter(({ chance }) => chance >= minChance)
    .sort((a, b) => b.chance - a.chance || a.client - b.client || a.product - b.product)
    .slice(0, first)
    .map((forecast) => viewForecast(state, forecast, repeats.horizonDays));
});

/** Clients about to leave a problem, the surest first. */
export const leavingClients = defineUseCase(
  "recommendations.read",
  ({ state }, { problemId, first }: { readonly problemId: string | null; readonly first: number }) => {
    checkFirst(first);
    if (state === null) return [];
    return retentionOf(state)
      .leaving.filter(({ problem }) => problemId === null || state.analysis.problems[problem].id === problemId)
      .slice(0, first)
      .map(({ client, problem, deals, idleDays, survival, buysElsewhere }) => {
        const clientId = state.analysis.clientIds[client];
        return {
          clientId,
          clientName: state.index.clientName(clientId),
          problemId: state.analysis.problems[problem].id,
          problemLabel: problemLabel(state, problem),
          deals,
          idleDays,
          stayChance: survival,
          buysElsewhere,
        };
      });
  },
);

function weighLosses({ dataset: { deals, lost } }: ServingState): readonly LossEvidence[] {
  const won = new Map<string, number>();
  for (const p of deals.products) won.set(deals.productIds[p], (won.get(deals.productIds[p]) ?? 0) + 1);
  if (lost === undefined) return weighLostDeals(won, []);
  return weighLostDeals(
    won,
    Array.from(lost.products, (p, row) => ({ productId: lost.productIds[p], reason: lost.reasons[row] })),
  );
}

/** What lost deals say about products, with reasons; the most often lost first. */
export const lossEvidence = defineUseCase("products.read", ({ state }, { first }: { readonly first: number }) => {
  checkFirst(first);
  if (state === null) return [];
  const rows = losses.get(state) ?? weighLosses(state);
  losses.set(state, rows);
  return rows.slice(0, first).map((row) => ({ ...row, productName: state.index.productName(row.productId) }));
});

/** The reason of a repeat, in words. */
export const repeatReason = ({ purchases, idleDays, chance, horizonDays }: ReturnType<typeof viewForecast>, asOf: string): string =>
  `Owned: bought ${purchases} times, last ${idleDays} days before ${asOf}; ${Math.round(100 * chance)} % likely again within ${horizonDays} days`;

/** The day that forecasts look ahead from, ISO date. */
export const repeatsAsOf = (state: ServingState): string => isoDateOfDay(retentionOf(state).repeats.asOfDay);

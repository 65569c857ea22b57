import { findDueClients, findProblemEvents, measureChainTime, type ChainTime, type ProblemEvents } from "../../graph/chain/problem-events";
import { isoDateOfDay } from "../../graph/deals/dataset";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import type { Analysis } from "../../graph/analysis";
import { InputError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { emptyPage, pageOfFixedList } from "./pages";
import type { ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

const known = new WeakMap<Analysis, ProblemEvents>();

/** First day of each client for each problem, counted once for a run. */
function eventsOf({ analysis, dataset }: ServingState): ProblemEvents {
  const made = known.get(analysis);
  if (made !== undefined) return made;
  const events = findProblemEvents(analysis.model, buildIncidence(dataset.deals, null));
  known.set(analysis, events);
  return events;
}

/** The ends of a link, as positions in the run's list of problems. */
interface LinkInput {
  readonly from: number;
  readonly to: number;
}

/** Days between the first deals for both problems; null where no client met them in this order. */
export const timeOfLink = defineUseCase("chain.read", ({ state }, { from, to }: LinkInput): ChainTime | null => {
  if (state === null) return null;
  const time = measureChainTime(eventsOf(state), from, to);
  return time.nClients === 0 ? null : time;
});

export interface DueClientsInput extends LinkInput {
  /** Days within which the chance is meant; null: the upper quartile of the time between, 1 or more. */
  readonly withinDays: number | null;
  readonly page: PageRequest;
}

/** Clients who met the earlier problem, not yet the later one, the most likely to do so first; none without dates. */
export const dueClientsOfLink = defineUseCase("clients.read", ({ state }, input: DueClientsInput) => {
  if (input.withinDays !== null && (!Number.isInteger(input.withinDays) || input.withinDays < 1))
    throw new InputError(`withinDays must be an integer >= 1, got ${input.withinDays}`);
  const span = state?.index.span() ?? null;
  if (state === null || span === null) return emptyPage<never>();
  const events = eventsOf(state);
  const { nClients, highDays } = measureChainTime(events, input.from, input.to);
  if (nClients === 0) return emptyPage<never>();
  const withinDays = input.withinDays ?? Math.max(1, Math.round(highDays));
  const due = findDueClients(events, input.from, input.to, span.last, withinDays);
  const { analysis, index, run } = state;
  return pageOfFixedList(due, input.page, `${run.id}:${input.from}:${input.to}:${withinDays}`, ({ client, since, waitedDays, chance }) => ({
    clientId: analysis.clientIds[client],
    clientName: index.clientName(analysis.clientIds[client]),
    since: isoDateOfDay(since),
    waitedDays,
    withinDays,
    chance,
  }));
});

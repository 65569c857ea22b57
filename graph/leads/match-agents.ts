import { pointLoss } from "../numeric/classification";
import { InvalidArgumentError } from "../numeric/errors";
import { normalQuantile } from "../numeric/normal-quantile";
import { createRng } from "../numeric/rng";
import { fitLogistic, sigmoid } from "../numeric/sparse-logistic";
import { dotRow, packRows, takeRows, type SparseRows } from "../numeric/sparse-rows";
import { standardNormal } from "../numeric/standard-normal";
import { pairedGain, splitFold, stratifiedFolds, type PairedGain } from "./cross-validation";
import type { LeadBook } from "./lead-book";
import {
  cellOf,
  encodeLeads,
  leadColumns,
  leadSignature,
  TYPE_COLUMNS,
  type ColumnExclusion,
  type ExtraColumn,
  type FeatureSpace,
} from "./lead-features";
import { drawMixedEffects, fitMixedEffects, type MixedFit } from "./mixed-effects";
import { takeExtras } from "./rank-leads";
import { measureResponseTimes, responseScale, type ResponseTimes } from "./response-time";
import { fitWinModel, outcomesOf, ridge } from "./win-model";

/** How agents are judged. */
export interface MatchOptions {
  readonly seed?: number;
  /** Column that says what kind of problem a lead is; null: found among the columns. */
  readonly typeColumn?: string | null;
  readonly excluded?: ReadonlyMap<string, ColumnExclusion> | undefined;
  /** Aligned with `book.leads`. */
  readonly extras?: readonly ExtraColumn[];
}

/** What history proves about agents, on held-out leads. */
export interface AgentEvidence {
  /** `none`: no evidence of agent effects, every agent gets the same skill. */
  readonly claim: "none" | "agents" | "agents and types";
  /** Gain of agents over leads alone, and of agent x type over agents; null where it could not be tried. */
  readonly agents: PairedGain | null;
  readonly types: PairedGain | null;
  /** Gain of the response time, from differences among the leads of the same agent. */
  readonly response: PairedGain | null;
  /** Column of the interaction, null where none was kept. */
  readonly typeColumn: string | null;
  /** Change of the logit for ten times the delay, 0 where it is not proven. */
  readonly responseSlope: number;
  /** For people. */
  readonly text: string;
}

/** P(agent closes lead) for any lead and agent. */
export interface MatchModel {
  readonly evidence: AgentEvidence;
  /** Agents of the book, ascending; effects are in this order. */
  readonly agentIds: readonly string[];
  /** Leads of each agent in training. */
  readonly agentLeads: Int32Array;
  readonly space: FeatureSpace;
  readonly extras: readonly ExtraColumn[];
  readonly types: readonly string[];
  readonly hasResponse: boolean;
  readonly response: ResponseTimes;
  readonly fit: MixedFit;
  /** Fit with agents and types whatever was proven: its posterior says how wide the doubt is. */
  readonly widest: { readonly fit: MixedFit; readonly types: readonly string[]; readonly typeColumn: string | null };
  /** Factor on all effects that later outcomes showed, with its standard error; 1 and 0 as fitted. */
  readonly effectScale: { readonly value: number; readonly error: number };
}

/** Otherwise columns with this many levels are tried, this many of them at most. */
const MOST_TYPE_LEVELS = 15;
const MOST_CANDIDATES = 5;
const N_FOLDS = 5;
/** Leads with an agent below which nothing is tried. */
const LEAST_LEADS = 60;
const LEAST_AGENTS = 2;
/** Ridge on the response slope: next to nothing. */
const RESPONSE_PENALTY = 1;

interface Prepared {
  readonly rows: SparseRows;
  readonly outcomes: Float64Array;
  readonly agents: Int32Array;
  readonly penalties: Float64Array;
}

/**
 * Fits P(won | lead, agent): ridge effects of the lead's columns, random effects of agents and of agent x type, and the response time as a
 * covariate of its own. Agents, and the interaction, stay only where they lower the held-out log-loss beyond chance (five folds, two-sided 95 %,
 * Bonferroni over the columns tried); otherwise the answer is "no evidence of agent effects". The response time is tried on differences within each
 * agent's own leads, so that an agent's pace is not taken for skill nor the reverse.
 * @param positions training leads in the book
 */
export function fitMatchModel(book: LeadBook, positions: Int32Array, options: MatchOptions = {}): MatchModel {
  const { seed = 1, typeColumn = null, excluded, extras = [] } = options;
  const agentIds = book.agents.map(({ id }) => id);
  const agentIndex = new Map(agentIds.map((id, a) => [id, a]));
  const used = positions.filter((i) => book.leads[i].agentId !== null);
  const leads = Array.from(used, (i) => book.leads[i]);
  const ownExtras = takeExtras(extras, used);
  const outcomes = outcomesOf(leads);
  const agents = Int32Array.from(leads, ({ agentId }) => agentIndex.get(agentId ?? "") ?? 0);
  const agentLeads = new Int32Array(agentIds.length);
  for (const agent of agents) agentLeads[agent] += 1;
  // Leads nobody had still tell about leads: the lead's own columns are read and penalised on all of them.
  const training = Array.from(positions, (i) => book.leads[i]);
  const { space, penalty } = fitWinModel(training, takeExtras(extras, positions), { seed, excluded });
  const strength = Number.isFinite(penalty) ? penalty : 1;
  const plain = encodeLeads(space, leads, ownExtras);
  const response = measureResponseTimes(book);
  const columns = leadColumns(leads);
  const folds = stratifiedFolds(
    leads.map((lead, k) => leadSignature(lead, columns, ownExtras, k)),
    outcomes,
    N_FOLDS,
    seed,
  );
  const base: Prepared = { rows: plain, outcomes, agents, penalties: ridge(plain.nColumns, strength) };
  const nAgents = agentIds.length;
  const candidates = typeColumn === null ? typeCandidates(columns, space, excluded) : [typeColumn];
  if (typeColumn !== null && !columns.includes(typeColumn)) throw new InvalidArgumentError(`no lead has the column ${typeColumn}`);
  const nWon = outcomes.reduce((sum, y) => sum + y, 0);
  const isTried = leads.length >= LEAST_LEADS && new Set(agents).size >= LEAST_AGENTS && Math.min(nWon, leads.length - nWon) >= 2 * N_FOLDS;

  const responses = Float64Array.from(used, (i, k) =>
    Number.isNaN(response.hours[i]) ? response.typical[agents[k]] : responseScale(response.hours[i]),
  );
  const withResponse = (centre: (k: number) => number): Prepared => appendColumn(base, (k) => responses[k] - centre(k));
  const isResponseKnown = isTried && !Number.isNaN(response.overall);
  const leadLosses = isTried ? heldOut(base, folds, nAgents, null) : null;
  const responseGain =
    leadLosses === null || !isResponseKnown
      ? null
      : pairedGain(
          leadLosses,
          heldOut(
            withResponse((k) => response.typical[agents[k]]),
            folds,
            nAgents,
            null,
          ),
        );
  const hasResponse = responseGain !== null && responseGain.low > 0;
  const start = hasResponse ? withResponse(() => response.overall) : base;
  const startLosses = leadLosses === null ? null : hasResponse ? heldOut(start, folds, nAgents, null) : leadLosses;

  const typesOf = (column: string | null): { readonly names: string[]; readonly codes: Int32Array } => {
    const names = column === null ? [] : [...new Set(leads.map((lead) => cellOf(lead, column)).filter((text) => text !== null))].sort();
    const index = new Map(names.map((name, t) => [name, t]));
    return { names, codes: Int32Array.from(leads, (lead) => (column === null ? -1 : (index.get(cellOf(lead, column) ?? "") ?? -1))) };
  };
  const found = startLosses === null ? null : chooseEffects(start, startLosses, folds, nAgents, candidates, typesOf);
  const claim = found?.claim ?? "none";
  const kept = typesOf(claim === "agents and types" ? (found?.typeColumn ?? null) : null);
  const mixed = (names: readonly string[], codes: Int32Array) =>
    fitMixedEffects({ ...start, agents, types: codes, nAgents, nTypes: names.length });
  // Without a claim agents keep no effect at all: a single agent stands for everybody.
  const fit =
    claim === "none"
      ? fitMixedEffects({ ...start, agents: new Int32Array(agents.length), types: kept.codes, nAgents: 1, nTypes: 0 })
      : mixed(kept.names, kept.codes);
  const widestColumn = found?.typeColumn ?? candidates.at(0) ?? null;
  const widestTypes = typesOf(widestColumn);
  const responseSlope = hasResponse ? fit.beta[fit.beta.length - 1] * Math.LN10 : 0;
  return {
    evidence: {
      claim,
      agents: found?.agents ?? null,
      types: found?.types ?? null,
      response: responseGain,
      typeColumn: claim === "agents and types" ? (found?.typeColumn ?? null) : null,
      responseSlope,
      text: describe(claim, isTried, leads.length, found, responseSlope),
    },
    agentIds,
    agentLeads,
    space,
    extras,
    types: kept.names,
    hasResponse,
    response,
    fit: claim === "none" ? forEverybody(fit, nAgents) : fit,
    widest: {
      fit: claim === "agents and types" || !isTried ? fit : mixed(widestTypes.names, widestTypes.codes),
      types: isTried ? widestTypes.names : [],
      typeColumn: isTried ? widestColumn : null,
    },
    effectScale: { value: 1, error: 0 },
  };
}

/**
 * The model as later outcomes show it: the level of all chances is shifted and the effects of agents are multiplied by the slope with which they told those
 * outcomes, held within 0 and 1.5. Effects that were overrated come down, and the doubt about the slope enters every interval. Without a claim, or
 * with fewer than 60 outcomes, the model is returned as it is.
 * @param outcomes 0 or 1 by row, NaN where unknown; the agents are those in hand
 */
export function calibrateMatchModel(model: MatchModel, rows: MatchRows, outcomes: Float64Array): MatchModel {
  const used = Array.from(rows.positions.keys()).filter((row) => !Number.isNaN(outcomes[row]) && rows.ownAgent[row] >= 0);
  if (model.evidence.claim === "none" || used.length < LEAST_LEADS) return model;
  const { fit } = model;
  const none = { beta: fit.beta, effects: new Float64Array(0), nTypes: 0 };
  const offsets = Float64Array.from(used, (row) =>
    pairLogit(model, rows, rows.types, none, row, rows.ownAgent[row], rows.ownResponse[row]),
  );
  const whole = Float64Array.from(used, (row) => pairLogit(model, rows, rows.types, fit, row, rows.ownAgent[row], rows.ownResponse[row]));
  const design = packRows(
    used.map((_, k) => ({ columns: [0, 1], values: [1, whole[k] - offsets[k]] })),
    2,
  );
  const slope = fitLogistic(
    design,
    Float64Array.from(used, (row) => outcomes[row]),
    { penalties: Float64Array.of(0, 0), offsets },
  );
  const value = Math.min(1.5, Math.max(0, slope.coefficients[1]));
  return {
    ...model,
    fit: { ...fit, beta: fit.beta.map((b, j) => (j === 0 ? b + slope.coefficients[0] : b)), effects: fit.effects.map((e) => e * value) },
    widest: {
      ...model.widest,
      fit: { ...model.widest.fit, beta: model.widest.fit.beta.map((b, j) => (j === 0 ? b + slope.coefficients[0] : b)) },
    },
    // The slope is the last column, so its variance is the square of the last pivot's inverse.
    effectScale: { value, error: 1 / slope.factor[3] },
  };
}

function appendColumn({ rows, outcomes, agents, penalties }: Prepared, valueOf: (row: number) => number): Prepared {
  const wider = Array.from({ length: rows.nRows }, (_, i) => ({
    columns: [...rows.columns.subarray(rows.offsets[i], rows.offsets[i + 1]), rows.nColumns],
    values: [...rows.values.subarray(rows.offsets[i], rows.offsets[i + 1]), valueOf(i)],
  }));
  return { rows: packRows(wider, rows.nColumns + 1), outcomes, agents, penalties: Float64Array.of(...penalties, RESPONSE_PENALTY) };
}

/** One agent's fit as that of all, without effects. */
function forEverybody(fit: MixedFit, nAgents: number): MixedFit {
  return {
    ...fit,
    effects: new Float64Array(nAgents),
    agentDeviation: 0,
    // The intercept carries what the one shared effect had.
    beta: fit.beta.map((b, j) => (j === 0 ? b + fit.effects[0] : b)),
    posterior: { fixed: fit.posterior.fixed, agents: [] },
  };
}

function typeCandidates(
  columns: readonly string[],
  space: FeatureSpace,
  excluded: ReadonlyMap<string, ColumnExclusion> | undefined,
): string[] {
  const named = TYPE_COLUMNS.filter((name) => columns.includes(name) && excluded?.has(name) !== true);
  if (named.length > 0) return named.slice(0, 1);
  return space.columns
    .flatMap((column) =>
      column.kind === "levels" && column.levels.length >= 2 && column.levels.length <= MOST_TYPE_LEVELS ? [column] : [],
    )
    .sort((a, b) => b.levels.length - a.levels.length)
    .slice(0, MOST_CANDIDATES)
    .map(({ name }) => name);
}

interface Found {
  readonly claim: AgentEvidence["claim"];
  readonly agents: PairedGain;
  readonly types: PairedGain | null;
  readonly typeColumn: string | null;
}

function chooseEffects(
  start: Prepared,
  startLosses: Float64Array,
  folds: Int32Array,
  nAgents: number,
  candidates: readonly string[],
  typesOf: (column: string) => { readonly names: readonly string[]; readonly codes: Int32Array },
): Found {
  const agentLosses = heldOut(start, folds, nAgents, { codes: new Int32Array(startLosses.length).fill(-1), nTypes: 0 });
  const agents = pairedGain(startLosses, agentLosses);
  const z = candidates.length === 0 ? 0 : normalQuantile(1 - 0.025 / candidates.length);
  let best: { readonly column: string; readonly types: PairedGain; readonly overLead: PairedGain } | null = null;
  for (const column of candidates) {
    const { names, codes } = typesOf(column);
    if (names.length < 2) continue;
    const losses = heldOut(start, folds, nAgents, { codes, nTypes: names.length });
    const types = pairedGain(agentLosses, losses);
    if (best === null || types.gain > best.types.gain) best = { column, types, overLead: pairedGain(startLosses, losses) };
  }
  const proven = (gain: PairedGain, quantile: number): boolean => gain.gain > quantile * gain.standardError;
  const hasTypes = best !== null && proven(best.types, z) && proven(best.overLead, z);
  const hasAgents = proven(agents, 1.959964);
  return {
    claim: hasTypes ? "agents and types" : hasAgents ? "agents" : "none",
    agents,
    types: best?.types ?? null,
    typeColumn: best?.column ?? null,
  };
}

/** Held-out losses by lead. @param effects null: leads alone */
function heldOut(
  { rows, outcomes, agents, penalties }: Prepared,
  folds: Int32Array,
  nAgents: number,
  effects: { readonly codes: Int32Array; readonly nTypes: number } | null,
): Float64Array {
  const losses = new Float64Array(outcomes.length);
  for (let fold = 0; fold < N_FOLDS; fold += 1) {
    const { train, test } = splitFold(folds, fold);
    const pick = (values: Int32Array): Int32Array => Int32Array.from(train, (i) => values[i]);
    const nTypes = effects?.nTypes ?? 0;
    const fit = fitMixedEffects({
      rows: takeRows(rows, train),
      outcomes: Float64Array.from(train, (i) => outcomes[i]),
      agents: effects === null ? new Int32Array(train.length) : pick(agents),
      types: effects === null ? new Int32Array(train.length).fill(-1) : pick(effects.codes),
      nAgents: effects === null ? 1 : nAgents,
      nTypes,
      penalties,
    });
    for (const i of test) {
      const at = effects === null ? 0 : agents[i] * (1 + nTypes);
      const type = effects === null || nTypes === 0 ? -1 : effects.codes[i];
      const value = dotRow(rows, i, fit.beta) + fit.effects[at] + (type < 0 ? 0 : fit.effects[at + 1 + type]);
      losses[i] = pointLoss(outcomes[i], sigmoid(value));
    }
  }
  return losses;
}

function describe(claim: AgentEvidence["claim"], isTried: boolean, nLeads: number, found: Found | null, slope: number): string {
  const pace = slope === 0 ? "" : `; ten times the response time changes the odds by x${Math.exp(slope).toFixed(2)}`;
  if (!isTried) return `no evidence of agent effects: ${nLeads} resolved leads with an agent are too few to try`;
  const told = (gain: PairedGain | null): string =>
    gain === null ? "not tried" : `${gain.gain.toFixed(4)} (${gain.low.toFixed(4)} to ${gain.high.toFixed(4)})`;
  const gains = `held-out gain in log-loss: agents ${told(found?.agents ?? null)}, agent x ${found?.typeColumn ?? "type"} ${told(found?.types ?? null)}`;
  switch (claim) {
    case "none":
      return `no evidence of agent effects; ${gains}${pace}`;
    case "agents":
      return `agents differ, by the kind of lead they do not provably; ${gains}${pace}`;
    case "agents and types":
      return `agents differ, and differ by ${found?.typeColumn ?? "type"}; ${gains}${pace}`;
  }
}

/** Leads prepared for predictions with any agent. */
export interface MatchRows {
  readonly positions: Int32Array;
  readonly plain: SparseRows;
  /** Hours of response that already happened, by the agent in hand: [row] = ln(1 + h), NaN where it did not. */
  readonly ownResponse: Float64Array;
  readonly ownAgent: Int32Array;
  /** Type codes in `model.types` and `model.widest.types`. */
  readonly types: Int32Array;
  readonly widestTypes: Int32Array;
}

/** Encodes leads of a book once for many predictions. */
export function encodeMatchRows(model: MatchModel, book: LeadBook, positions: Int32Array): MatchRows {
  const leads = Array.from(positions, (i) => book.leads[i]);
  const agentIndex = new Map(model.agentIds.map((id, a) => [id, a]));
  const { hours } = model.response;
  const codes = (column: string | null, names: readonly string[]): Int32Array => {
    const index = new Map(names.map((name, t) => [name, t]));
    return Int32Array.from(leads, (lead) => (column === null ? -1 : (index.get(cellOf(lead, column) ?? "") ?? -1)));
  };
  return {
    positions,
    plain: encodeLeads(model.space, leads, takeExtras(model.extras, positions)),
    ownResponse: Float64Array.from(positions, (i) => (Number.isNaN(hours[i]) ? Number.NaN : responseScale(hours[i]))),
    ownAgent: Int32Array.from(leads, ({ agentId }) => (agentId === null ? -1 : (agentIndex.get(agentId) ?? -1))),
    types: codes(model.evidence.typeColumn, model.types),
    widestTypes: codes(model.widest.typeColumn, model.widest.types),
  };
}

/** Which effects to predict with, and whose. */
interface Effects {
  readonly beta: Float64Array;
  readonly effects: Float64Array;
  readonly nTypes: number;
}

/** One lead with one agent: `response` is ln(1 + hours), or NaN for the agent's typical one. */
function pairLogit(
  model: MatchModel,
  rows: MatchRows,
  types: Int32Array,
  effects: Effects,
  row: number,
  agent: number,
  response: number,
): number {
  const { beta, nTypes } = effects;
  const at = agent * (1 + nTypes);
  let value = dotRow(rows.plain, row, beta);
  if (model.hasResponse)
    value += beta[beta.length - 1] * ((Number.isNaN(response) ? model.response.typical[agent] : response) - model.response.overall);
  if (effects.effects.length > 0) value += effects.effects[at] + (nTypes > 0 && types[row] >= 0 ? effects.effects[at + 1 + types[row]] : 0);
  return value;
}

/**
 * P(agent closes lead), leads x agents, row-major. A lead's present agent who has already answered is judged by the real response time, everybody
 * else by their typical one.
 */
export function predictMatches(model: MatchModel, rows: MatchRows): Float64Array {
  return predictWith(model, rows, rows.types, model.fit);
}

function predictWith(model: MatchModel, rows: MatchRows, types: Int32Array, effects: Effects): Float64Array {
  const nAgents = model.agentIds.length;
  const p = new Float64Array(rows.positions.length * nAgents);
  for (let row = 0; row < rows.positions.length; row += 1) {
    for (let agent = 0; agent < nAgents; agent += 1) {
      const response = agent === rows.ownAgent[row] ? rows.ownResponse[row] : Number.NaN;
      p[row * nAgents + agent] = sigmoid(pairLogit(model, rows, types, effects, row, agent, response));
    }
  }
  return p;
}

/** One lead with one agent at a response time of some hours. */
export function predictPair(model: MatchModel, rows: MatchRows, row: number, agent: number, response: number): number {
  return sigmoid(pairLogit(model, rows, rows.types, model.fit, row, agent, response));
}

/** A pair to be predicted: row of `MatchRows`, agent, ln(1 + hours) of response or NaN for the agent's typical one. */
export interface MatchPair {
  readonly row: number;
  readonly agent: number;
  readonly response: number;
}

/**
 * Chances of given pairs under draws from the posterior: what a sum of chances may be off by. Without a claim about agents the draws come from the
 * fit with agents and types: not proven does not mean known to be zero.
 * @returns one array of chances a draw
 */
export function drawPairChances(
  model: MatchModel,
  rows: MatchRows,
  pairs: readonly MatchPair[],
  nDraws: number,
  seed: number,
): Float64Array[] {
  const { fit } = model.widest;
  const rng = createRng(seed, "match", "posterior");
  return Array.from({ length: nDraws }, () => {
    const { beta, effects: own } = drawMixedEffects(fit, rng);
    const scale = Math.max(
      0,
      model.effectScale.value + (model.effectScale.error === 0 ? 0 : model.effectScale.error * standardNormal(rng)),
    );
    const effects = {
      beta,
      effects: fit.posterior.agents.length === 0 ? new Float64Array(0) : own.map((e) => e * scale),
      nTypes: fit.nTypes,
    };
    return Float64Array.from(pairs, ({ row, agent, response }) =>
      sigmoid(pairLogit(model, rows, rows.widestTypes, effects, row, agent, response)),
    );
  });
}

import type { Analysis } from "../analysis";
import { isoDateOfDay, UNDATED, type Dataset } from "../deals/dataset";
import { IdIndex } from "../deals/id-index";
import type { ClientId, ProductId } from "../deals/ids";
import { dealsAsOf } from "../deals/select-deals";
import { InvalidArgumentError } from "../numeric/errors";
import { createRng } from "../numeric/rng";
import { sequentialRunner, throwIfCancelled, type TaskHooks, type TaskRunner } from "../numeric/tasks";
import { analyzeDeals } from "../pipeline";
import { adoptionRate, fitAdoptionRates, type AdoptionRateModel } from "../policy/adoption-rate";
import { fitDeepPolicy } from "../policy/deep/fit-deep-policy";
import { deserializePolicy } from "../policy/deserialize-policy";
import { fitQLearningPolicy } from "../policy/fit-q-learning-policy";
import { fitRankingPolicy } from "../policy/fit-ranking-policy";
import { drawSlate, policyNames, type Policy, type PolicyName, type SlateChoice } from "../policy/policy";
import { RankingPolicy } from "../policy/ranking-policy";
import { horizonOf, planReplayWindows } from "../policy/replay-windows";
import { ScorePolicy } from "../policy/score-policy";
import { dealDaySpan } from "../signals/history";
import { signalGroups } from "../signals/signal-labels";
import { lossSignals, signalNames } from "../signals/signal-names";
import { buildSignalSpace, DEFAULT_SIGNAL_OPTIONS, subjectOfClient, subjectOfProfile, type SignalSpace } from "../signals/signal-space";
import { bestIntersection, buildEvidenceIndex, linkingProblem, nearestDeals, type EvidenceIndex } from "./evidence-index";
import { expectedAmount, expectOfferValues, type OfferValues } from "./offer-values";
import { writeReason } from "./reasons";
import type {
  BatchRow,
  ClientProfile,
  Evidence,
  OfferOutcome,
  OpenOffer,
  OpenOfferOptions,
  ProductChances,
  Recommendation,
  RecommendOptions,
  Recommender,
  RecommenderOptions,
  SignalContribution,
  Slate,
} from "./recommender";
import { ServingContext } from "./serving-context";

const MAX_TOP = 1_000;

/** Defaults of a recommendation. */
const DEFAULT_RECOMMEND: Required<RecommendOptions> = Object.freeze({
  top: 10,
  explore: false,
  seed: 0,
  policy: "ranking",
  exclude: [],
  minOwners: 0,
  mostExploration: 1,
  minOwnedToExplore: 0,
  forLog: true,
});

function resolveRecommendOptions(options: RecommendOptions): Required<RecommendOptions> {
  const resolved = { ...DEFAULT_RECOMMEND, ...options };
  if (!Number.isInteger(resolved.top) || resolved.top < 1 || resolved.top > MAX_TOP)
    throw new InvalidArgumentError(`top must be an integer from 1 to ${MAX_TOP}, got ${resolved.top}`);
  if (!(resolved.mostExploration >= 0 && resolved.mostExploration <= 1))
    throw new InvalidArgumentError(`mostExploration must be in [0, 1], got ${resolved.mostExploration}`);
  for (const name of ["minOwners", "minOwnedToExplore"] as const)
    if (!(Number.isInteger(resolved[name]) && resolved[name] >= 0))
      throw new InvalidArgumentError(`${name} must be an integer >= 0, got ${resolved[name]}`);
  if (!Number.isInteger(resolved.seed)) throw new InvalidArgumentError(`seed must be an integer, got ${resolved.seed}`);
  return resolved;
}

function resolveOpenOfferOptions(options: OpenOfferOptions): Required<OpenOfferOptions> {
  const { top } = resolveRecommendOptions(options);
  const minProbability = options.minProbability ?? 0;
  if (!(minProbability >= 0 && minProbability <= 1))
    throw new InvalidArgumentError(`minProbability must be in [0, 1], got ${minProbability}`);
  return { top, minProbability };
}

/**
 * Fits or restores the policies and prepares what serving needs.
 *
 * Fitting the ranking policy replays up to five earlier windows of the history, each with its own problem mixture: seconds to minutes.
 * With `restored` policies and an `analysis` nothing is fitted, so a server can restart in about a second.
 *
 * Degenerate data: without deals there is nothing to offer and every slate is empty; without dates or with a history too short to
 * replay, and for a client without a deal by the day, products are ranked by the prior (popularity, within the client's firmographic
 * segments where it has attributes, or the problems these suggest where the analysis found that they do) and the reason says so; a client
 * who owns all that may be offered gets no rows.
 * @param runner runs the heavy tasks; default: this thread
 * @throws InvalidArgumentError when the analysis is of other clients or products than the deals up to the day, a policy name is not
 * known, or a restored policy does not fit this version
 * @throws CancelledError when `hooks.signal` aborts
 */
export async function prepareRecommender(
  dataset: Dataset,
  options: RecommenderOptions,
  runner: TaskRunner = sequentialRunner,
  hooks: TaskHooks = {},
): Promise<Recommender> {
  const { asOfDay, seed } = options;
  const known: Dataset = { ...dataset, deals: dealsAsOf(dataset.deals, asOfDay) };
  const analysis =
    options.analysis ?? (await analyzeDeals(known, { seed, asOf: asOfDay, mode: "fast" }, runner, { signal: hooks.signal })).analysis;
  checkSameIndexSpace(known, analysis);
  const policies = new Map<PolicyName, Policy>();
  for (const name of options.policies ?? ["ranking"]) {
    if (!policyNames.includes(name)) throw new InvalidArgumentError(`policy must be one of ${policyNames.join(", ")}, got ${name}`);
    throwIfCancelled(hooks.signal);
    const body = options.restored?.get(name);
    policies.set(name, body === undefined ? await fitPolicy(name, known, analysis, options, runner, hooks) : restorePolicy(name, body));
  }
  const horizonDays = horizonOfDeals(known, asOfDay);
  const { firmographicPrior = null } = analysis.report;
  const space = buildSignalSpace(known, asOfDay, horizonDays, analysis.model, { ...DEFAULT_SIGNAL_OPTIONS, seed }, firmographicPrior);
  return new PreparedRecommender(asOfDay, space, buildEvidenceIndex(known, analysis, space), policies);
}

function checkSameIndexSpace({ deals }: Dataset, analysis: Analysis): void {
  const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);
  if (!same(deals.clientIds, analysis.clientIds) || !same(deals.productIds, analysis.productIds))
    throw new InvalidArgumentError("analysis must be of the same deals as of the same day: analyse again");
}

function horizonOfDeals(dataset: Dataset, asOfDay: number | null): number {
  const span = dealDaySpan(dataset.deals, asOfDay);
  return span === null ? 1 : horizonOf(span.first, asOfDay ?? span.last);
}

async function fitPolicy(
  name: PolicyName,
  dataset: Dataset,
  analysis: Analysis,
  { asOfDay, seed }: RecommenderOptions,
  runner: TaskRunner,
  hooks: TaskHooks,
): Promise<Policy> {
  switch (name) {
    case "ranking":
      return fitRankingPolicy(dataset, { asOfDay, seed }, runner, hooks);
    case "q-learning":
      return fitQLearningPolicy(dataset, analysis.model, { asOfDay, seed, halfLifeDays: horizonOfDeals(dataset, asOfDay) });
    case "problems":
    case "popularity":
    case "epsilon-greedy":
      return new ScorePolicy(name);
    case "dqn":
    case "policy-gradient":
    case "actor-critic":
      return fitDeepPolicy(name, dataset, analysis.model, { asOfDay, seed, horizonDays: horizonOfDeals(dataset, asOfDay) });
  }
}

function restorePolicy(name: PolicyName, body: string): Policy {
  const policy = deserializePolicy(body);
  if (policy.name !== name) throw new InvalidArgumentError(`restored policy must be ${name}, got ${policy.name}`);
  if (policy instanceof RankingPolicy) {
    const { signalNames: names } = policy.state;
    if (names.length !== signalNames.length || names.some((signal, f) => signal !== signalNames[f]))
      throw new InvalidArgumentError("restored ranking policy has other signals than this version: fit it again");
  }
  return policy;
}

const LOSS_SIGNALS: ReadonlySet<string> = new Set(lossSignals);

/** Problems that are told of a client: the largest, at most this many, each with at least this share. */
const MAX_CLIENT_PROBLEMS = 5;
const MIN_CLIENT_SHARE = 0.05;

/** Indices of the largest shares, largest first (ties: lower index). */
const mainShares = (shares: Float64Array): number[] =>
  Array.from(shares.keys())
    .filter((k) => shares[k] >= MIN_CLIENT_SHARE)
    .sort((a, b) => shares[b] - shares[a] || a - b)
    .slice(0, MAX_CLIENT_PROBLEMS);

/** What is asked about, resolved: the context and whether the client has a deal. */
interface ResolvedClient {
  readonly clientId: ClientId;
  readonly isKnown: boolean;
  readonly context: ServingContext;
}

class PreparedRecommender implements Recommender {
  readonly #clientIndex: IdIndex<ClientId>;
  readonly #productIndex: ReadonlyMap<ProductId, number>;
  readonly #clientRow: IdIndex<ClientId>;
  readonly #policies: Map<PolicyName, Policy>;
  #rates: AdoptionRateModel | null = null;
  #values: OfferValues | null = null;

  constructor(
    readonly asOfDay: number | null,
    private readonly space: SignalSpace,
    private readonly index: EvidenceIndex,
    policies: ReadonlyMap<PolicyName, Policy>,
  ) {
    this.#policies = new Map(policies);
    const { deals, clients } = space.dataset;
    this.#clientIndex = new IdIndex(deals.clientIds);
    this.#productIndex = new Map(deals.productIds.map((id, p) => [id, p]));
    this.#clientRow = new IdIndex(clients.ids);
  }

  recommend(client: ClientId | ClientProfile, options: RecommendOptions = {}): Slate {
    const resolved = resolveRecommendOptions(options);
    const policy = this.#policy(resolved.policy);
    const asked = this.#resolve(client, this.#limits(resolved));
    const { context } = asked;
    const { productIds } = this.space.dataset.deals;
    const { forLog } = resolved;
    const choices = this.#choose(policy, asked, resolved);
    const rows = choices.map((choice, i) => {
      const row = this.#explain(policy, asked, choice, i + 1);
      return forLog ? row : { ...row, probabilities: new Float64Array() };
    });
    return {
      clientId: asked.clientId,
      isKnown: asked.isKnown,
      littleData: policy.usesPrior(context),
      stateId: asked.isKnown ? this.#stateOf(context.subject.clientIndex) : null,
      policyName: policy.name,
      policyUpdates: policy.nUpdates,
      featuresDigest: forLog ? context.digest() : "",
      candidates: forLog ? Array.from(context.candidates, (p) => productIds[p]) : [],
      rows,
    };
  }

  *recommendAll(clients: readonly ClientId[], options: RecommendOptions = {}): IterableIterator<readonly BatchRow[]> {
    const resolved = resolveRecommendOptions(options);
    const policy = this.#policy(resolved.policy);
    const mayOffer = this.#limits(resolved);
    for (const client of clients) {
      const asked = this.#resolve(client, mayOffer);
      yield this.#choose(policy, asked, resolved).map((choice, i) => this.#row(policy, asked, choice, i + 1).row);
    }
  }

  get policies(): ReadonlyMap<PolicyName, Policy> {
    return this.#policies;
  }

  get horizonDays(): number {
    return this.space.history.horizonDays;
  }

  get dataset(): Dataset {
    return this.space.dataset;
  }

  get analysis(): Analysis {
    return this.index.analysis;
  }

  adoptionRate(client: ClientId): number {
    return this.#rateOf(this.#clientIndex.get(client) ?? -1);
  }

  openOffers(
    client: ClientId | ClientProfile,
    options: OpenOfferOptions = {},
  ): { readonly chances: ProductChances; readonly offers: readonly OpenOffer[] } {
    const { top, minProbability } = resolveOpenOfferOptions(options);
    const policy = this.#policy("ranking");
    if (!(policy instanceof RankingPolicy)) throw new InvalidArgumentError(`ranking must be the ranking policy, got ${policy.name}`);
    const asked = this.#resolve(client);
    const chances = this.#chances(policy, asked);
    const { probabilities, scores, amounts } = chances;
    const positions = Array.from(probabilities.keys())
      .filter((i) => probabilities[i] >= minProbability)
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, top);
    const offers = positions.map((position, i): OpenOffer => {
      const choice = { position, score: scores[position], propensity: 1, probabilities, isExploration: false };
      const { row, evidence } = this.#row(policy, asked, choice, i + 1);
      const product = chances.candidates[position];
      return {
        clientId: row.clientId,
        productId: row.productId,
        probability: probabilities[position],
        expectedAmount: amounts[position],
        expectedValue: probabilities[position] * amounts[position],
        supportClients: evidence.problem?.nBuyers ?? this.space.history.productDegrees[product],
        problemId: row.problemId,
        reason: row.reason,
        littleData: row.littleData,
      };
    });
    return { chances, offers };
  }

  /** 1 - exp(-rate x choice probability): first purchases as a Poisson stream, split over the candidates by the ranking policy. */
  #chances(policy: RankingPolicy, { clientId, isKnown, context }: ResolvedClient): ProductChances {
    const scores = policy.scores(context);
    const rate = this.#rateOf(isKnown ? context.subject.clientIndex : -1);
    const choice = policy.choiceProbabilities(context);
    this.#values ??= expectOfferValues(this.space.dataset, this.space.history);
    const values = this.#values;
    return {
      clientId,
      isKnown,
      littleData: policy.usesPrior(context),
      rate,
      candidates: context.candidates,
      scores,
      probabilities: choice.map((p) => -Math.expm1(-rate * p)),
      amounts: Float64Array.from(context.candidates, (p) => expectedAmount(values, context.subject.clientIndex, p)),
      problems: context.candidates.map((p) => linkingProblem(this.index, context.shares, p)),
    };
  }

  #rateOf(client: number): number {
    const { history, dataset } = this.space;
    this.#rates ??= fitAdoptionRates(dataset.deals, planReplayWindows(dataset.deals, history.day), history.horizonDays);
    return adoptionRate(this.#rates, history.incidence, client, history.day);
  }

  replace(policyName: PolicyName, body: string): void {
    this.#policies.set(policyName, restorePolicy(policyName, body));
  }

  learn(policyName: PolicyName, outcomes: readonly OfferOutcome[]): number {
    const policy = this.#policy(policyName);
    const seen = outcomes.flatMap(({ clientId, productId, reward }) => {
      const product = this.#productIndex.get(productId);
      if (product === undefined) return [];
      if (!(reward >= 0 && reward <= 1)) throw new InvalidArgumentError(`reward must be in [0, 1], got ${reward}`);
      const { context } = this.#resolve(clientId);
      return context.candidates.includes(product) ? [{ context, product, reward }] : [];
    });
    policy.update(seen);
    return seen.length;
  }

  #policy(name: PolicyName): Policy {
    const policy = this.policies.get(name);
    if (policy === undefined)
      throw new InvalidArgumentError(`policy must be one that was prepared (${[...this.policies.keys()].join(", ")}), got ${name}`);
    return policy;
  }

  /** Which products the options leave on offer. */
  #limits({ exclude, minOwners }: Required<RecommendOptions>): (product: number) => boolean {
    const excluded = new Set(exclude.map((id) => this.#productIndex.get(id)));
    const { productDegrees } = this.space.history;
    return (product) => !excluded.has(product) && productDegrees[product] >= minOwners;
  }

  #resolve(client: ClientId | ClientProfile, mayOffer?: (product: number) => boolean): ResolvedClient {
    if (typeof client !== "string") {
      const owned = client.ownedProducts.flatMap((id) => this.#productIndex.get(id) ?? []);
      const context = new ServingContext(this.space, subjectOfProfile(this.space, owned, client.attributes), mayOffer);
      return { clientId: client.clientId, isKnown: false, context };
    }
    const index = this.#clientIndex.get(client);
    if (index !== undefined && this.space.history.clientDegrees[index] > 0)
      return { clientId: client, isKnown: true, context: new ServingContext(this.space, subjectOfClient(this.space, index), mayOffer) };
    const context = new ServingContext(this.space, subjectOfProfile(this.space, [], this.#attributesOf(client), client), mayOffer);
    return { clientId: client, isKnown: false, context };
  }

  #attributesOf(client: ClientId): Readonly<Record<string, string>> {
    const row = this.#clientRow.get(client);
    if (row === undefined) return {};
    const attributes = [...this.space.dataset.clients.attributes].flatMap(([name, column]) => {
      const value = column[row];
      return value === null ? [] : [[name, value] as const];
    });
    return Object.fromEntries(attributes);
  }

  #choose(policy: Policy, { clientId, context }: ResolvedClient, options: Required<RecommendOptions>): SlateChoice[] {
    const rng = createRng(options.seed, "slate", clientId);
    const explores = options.explore && context.nOwned >= options.minOwnedToExplore;
    return drawSlate(policy, context, options.top, explores ? "explore" : "greedy", rng, options.mostExploration);
  }

  #stateOf(client: number): Slate["stateId"] {
    const { states, stateIds } = this.index.analysis;
    return stateIds[states.assignments[client]] ?? null;
  }

  /** A row without evidence, and what its reason was made of. */
  #row(
    policy: Policy,
    { clientId, isKnown, context }: ResolvedClient,
    choice: SlateChoice,
    rank: number,
  ): { readonly row: BatchRow; readonly evidence: Omit<Evidence, "nearestDeals"> } {
    const { deals } = this.space.dataset;
    const { analysis, productNames } = this.index;
    const product = context.candidates[choice.position];
    const littleData = policy.usesPrior(context);
    const k = linkingProblem(this.index, context.shares, product);
    const hasMixture = context.nOwned > 0 || context.subject.startsFromFirmographics;
    const hasStructure = analysis.report.structure === "found" && hasMixture;
    const nProducts = deals.productIds.length;
    const problem =
      k < 0 || !hasStructure
        ? null
        : {
            problemId: analysis.problems[k].id,
            label: analysis.problems[k].label,
            share: context.shares[k],
            nClients: this.index.problemClients[k],
            nBuyers: this.index.problemBuyers[k * nProducts + product],
          };
    const intersection = bestIntersection(this.index, this.#ownedFlags(context), product);
    const contributions = this.#contributions(policy, context, choice);
    const losses = this.#losses(context, product, contributions);
    const priorNote = littleData ? this.#priorNote(isKnown, context) : null;
    const strongest = contributions.find(({ contribution }) => contribution > 0);
    const reason = writeReason({
      product: productNames[product],
      problem,
      intersection:
        intersection === null ? null : { ...intersection, product: productNames[this.#productIndex.get(intersection.productId) ?? -1] },
      nOwners: this.space.history.productDegrees[product],
      nClients: this.space.history.nActiveClients,
      strongestSignal: policy instanceof RankingPolicy ? (strongest?.label ?? null) : null,
      lost: losses?.withClient.at(0) ?? null,
      priorNote,
      isExploration: choice.isExploration,
    });
    return {
      row: {
        clientId,
        rank,
        productId: deals.productIds[product],
        score: choice.score,
        propensity: choice.propensity,
        problemId: k < 0 ? null : analysis.problems[k].id,
        reason,
        isExploration: choice.isExploration,
        littleData,
      },
      evidence: {
        clientProblems: hasStructure ? mainShares(context.shares).map((j) => this.#describeShare(j, context.shares)) : [],
        problem,
        intersection,
        losses,
        contributions,
        priorNote,
      },
    };
  }

  #losses({ subject }: ServingContext, product: number, contributions: readonly SignalContribution[]): Evidence["losses"] {
    const { losses, dataset } = this.space;
    const rows = subject.lost.rows.filter((_, i) => subject.lost.products[i] === product);
    const productLost = losses.productLosses[product];
    if (dataset.lost === undefined || (rows.length === 0 && productLost === 0)) return null;
    const { days, reasons } = dataset.lost;
    return {
      withClient: rows
        .map((row) => ({ day: days[row] === UNDATED ? null : days[row], reason: reasons[row] }))
        .sort((a, b) => (b.day ?? Number.NEGATIVE_INFINITY) - (a.day ?? Number.NEGATIVE_INFINITY)),
      productWon: losses.productWins[product],
      productLost,
      contribution: contributions.reduce((sum, part) => sum + (LOSS_SIGNALS.has(part.signal) ? part.contribution : 0), 0),
    };
  }

  #describeShare(k: number, shares: Float64Array): Evidence["clientProblems"][number] {
    const { id, label } = this.index.analysis.problems[k];
    return { problemId: id, label, share: shares[k] };
  }

  #explain(policy: Policy, asked: ResolvedClient, choice: SlateChoice, rank: number): Recommendation {
    const { row, evidence } = this.#row(policy, asked, choice, rank);
    const product = asked.context.candidates[choice.position];
    return {
      ...row,
      probabilities: choice.probabilities,
      predicted: policy instanceof RankingPolicy ? policy.acceptance(asked.context, choice.position) : null,
      evidence: { ...evidence, nearestDeals: nearestDeals(this.index, this.space, asked.context.neighbourhood, product) },
    };
  }

  #ownedFlags(context: ServingContext): Uint8Array {
    const flags = new Uint8Array(this.space.history.incidence.nProducts);
    for (const p of context.subject.owned) flags[p] = 1;
    return flags;
  }

  #priorNote(isKnown: boolean, context: ServingContext): string {
    const segments = this.space.segments.filter((_, a) => context.subject.levels[a] >= 0).map(({ name }) => name);
    const { funnel, startsFromFirmographics } = context.subject;
    const parts = [
      ...(segments.length > 0 ? [`among clients alike in ${segments.join(", ")}`] : []),
      ...(funnel >= 0 ? [`in the funnel ${this.space.parts.funnels.names[funnel]}`] : []),
    ];
    const prior = [startsFromFirmographics ? "problems usual" : "popularity", parts.join(" and ")].join(" ").trim();
    const day = this.asOfDay === null ? "" : ` by ${isoDateOfDay(this.asOfDay)}`;
    const why =
      context.nOwned === 0 ? `the client has no won deal${day}` : `the history${isKnown ? "" : " of deals"} is too short to replay`;
    return `Little data: prior used (${prior}), as ${why}`;
  }

  /** Parts that add up to the score, largest absolute part first (ties: order of the signals). */
  #contributions(policy: Policy, context: ServingContext, { position, score }: SlateChoice): SignalContribution[] {
    if (policy instanceof RankingPolicy && !policy.usesPrior(context)) {
      const columns = policy.contributions(context, position);
      return signalGroups
        .map(({ signal, label, columns: own }) => ({ signal, label, contribution: own.reduce((sum, f) => sum + columns[f], 0) }))
        .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    }
    if (!policy.usesPrior(context)) return [{ signal: policy.name, label: `score of the policy ${policy.name}`, contribution: score }];
    const popularity = context.popularity[position];
    const parts: SignalContribution[] = [{ signal: "popularity", label: "bought by many clients", contribution: popularity }];
    const { funnel, startsFromFirmographics } = context.subject;
    const usual = startsFromFirmographics ? "answers problems usual among similar firms" : "usual among similar firms";
    const label = funnel < 0 ? usual : `${usual} and in the client's funnel`;
    if (score !== popularity) parts.push({ signal: "segment", label, contribution: score - popularity });
    return parts;
  }
}

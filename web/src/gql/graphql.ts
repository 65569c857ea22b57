/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** The `JSONObject` scalar type represents JSON objects as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
};

/** A product that shares clients with another one, seen from that one. */
export type AdjacentProduct = {
  __typename?: 'AdjacentProduct';
  /** Category of the adjacent product. */
  category?: Maybe<Scalars['String']['output']>;
  /** Clients who bought both. */
  clientsBoth: Scalars['Int']['output'];
  /** Clients of the adjacent product. */
  clientsOther: Scalars['Int']['output'];
  /** Clients of the product itself. */
  clientsThis: Scalars['Int']['output'];
  /** Clients of both expected if products were bought independently. */
  expected: Scalars['Float']['output'];
  /** clientsBoth over expected; above 1 means together more often than by chance. */
  lift: Scalars['Float']['output'];
  /** Upper end of the 95 % interval of the lift. */
  liftHigh: Scalars['Float']['output'];
  /** Lower end of the 95 % interval of the lift. */
  liftLow: Scalars['Float']['output'];
  /** P(at least that many shared clients) under the hypergeometric null, 0 to 1. */
  pValue: Scalars['Float']['output'];
  /** Heaviest problem of the adjacent product. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** The adjacent product, or null when it is no longer loaded. */
  product?: Maybe<Product>;
  /** The adjacent product. */
  productId: Scalars['ID']['output'];
  /** Name of the adjacent product. */
  productName: Scalars['String']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. */
  qValue: Scalars['Float']['output'];
};

/** A page of a list. */
export type AdjacentProductConnection = {
  __typename?: 'AdjacentProductConnection';
  /** The rows with their cursors. */
  edges: Array<AdjacentProductEdge>;
  /** The rows. */
  nodes: Array<AdjacentProduct>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type AdjacentProductEdge = {
  __typename?: 'AdjacentProductEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: AdjacentProduct;
};

/** The advice judged by off-policy estimators on leads it was not learnt from, followed for some days. */
export type AdviceByLog = {
  __typename?: 'AdviceByLog';
  /** Days after the first answer for which it is followed; null: to the end. */
  days?: Maybe<Scalars['Int']['output']>;
  /** How many leads the log is worth. */
  effectiveSampleSize: Scalars['Float']['output'];
  /** Mean return a lead above the habit's; null: the log cannot answer. */
  gain?: Maybe<LeadEstimate>;
  /** Why it is weak or none. */
  reasons: Array<Scalars['String']['output']>;
  /** good, weak or none. */
  support: Scalars['String']['output'];
};

/** What the advice and the agents' habit bring a lead, on leads the advice was not learnt from. */
export type AdviceValue = {
  __typename?: 'AdviceValue';
  /** Under the advice. */
  advised: LeadEstimate;
  /** The difference. */
  gain: LeadEstimate;
  /** As it was done. */
  logged: LeadEstimate;
  /** What the fitted model says of the habit: near `logged` where it can be trusted. */
  modelled?: Maybe<Scalars['Float']['output']>;
};

/** Leads of an agent after the distribution. */
export type AgentLoad = {
  __typename?: 'AgentLoad';
  /** The agent. */
  agentId: Scalars['ID']['output'];
  /** Most that fit. */
  capacity: Scalars['Int']['output'];
  /** Leads, those in hand included. */
  load: Scalars['Int']['output'];
};

/** Order of groups. */
export type AggregateOrder =
  /** Greatest mean first. */
  | 'AVG'
  /** By dimensions and period, ascending. */
  | 'KEY'
  /** Most rows first. */
  | 'ROWS'
  /** Greatest sum first. */
  | 'SUM';

/** Closed deals of one arm, to be added. */
export type ArmOutcomeInput = {
  /** Lost. */
  lost: Scalars['Int']['input'];
  /** Won. */
  won: Scalars['Int']['input'];
};

/** A firmographic or other extra column. */
export type Attribute = {
  __typename?: 'Attribute';
  /** Column name. */
  name: Scalars['String']['output'];
  /** Value as it was loaded. */
  value: Scalars['String']['output'];
};

/** Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`. */
export type BooleanFilter = {
  /** Equal to. */
  _eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the cell is empty. */
  _is_null?: InputMaybe<Scalars['Boolean']['input']>;
  /** Other than. */
  _neq?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Acceptances against those that the policy expected. */
export type CalibrationDrift = {
  __typename?: 'CalibrationDrift';
  /** Whether it counts as drift. */
  drifted: Scalars['Boolean']['output'];
  /** Acceptances expected, the sum of predicted chances. */
  expected: Scalars['Float']['output'];
  /** Acceptances seen. */
  observed: Scalars['Float']['output'];
  /** Two-sided p-value. */
  pValue: Scalars['Float']['output'];
};

/** One problem followed by another in clients' histories. */
export type ChainLink = {
  __typename?: 'ChainLink';
  /** Clients who contribute. */
  clients: Scalars['Int']['output'];
  /** Clients who are due: in the earlier problem, not yet in the later; highest chance first. */
  due: DueClientConnection;
  /** Mean of that count when dates are permuted within each client. */
  expected: Scalars['Float']['output'];
  /** Name of the earlier problem. */
  fromLabel: Scalars['String']['output'];
  /** The earlier problem. */
  fromProblemId: Scalars['ID']['output'];
  /** observed over expected. */
  lift: Scalars['Float']['output'];
  /** Soft count of pairs of deals in this order. */
  observed: Scalars['Float']['output'];
  /** One-sided p-value of the order, 0 to 1. */
  pValue: Scalars['Float']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. */
  qValue: Scalars['Float']['output'];
  /** How long it takes; null where no client met both in this order. */
  time?: Maybe<ChainTime>;
  /** Name of the later problem. */
  toLabel: Scalars['String']['output'];
  /** The later problem. */
  toProblemId: Scalars['ID']['output'];
};


/** One problem followed by another in clients' histories. */
export type ChainLinkDueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
  withinDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list. */
export type ChainLinkConnection = {
  __typename?: 'ChainLinkConnection';
  /** The rows with their cursors. */
  edges: Array<ChainLinkEdge>;
  /** The rows. */
  nodes: Array<ChainLink>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ChainLinkEdge = {
  __typename?: 'ChainLinkEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: ChainLink;
};

/** Days between a client's first deals for two problems, over clients who met them in this order. */
export type ChainTime = {
  __typename?: 'ChainTime';
  /** Upper quartile, days. */
  highDays: Scalars['Float']['output'];
  /** Lower quartile, days. */
  lowDays: Scalars['Float']['output'];
  /** Median, days. */
  medianDays: Scalars['Float']['output'];
  /** Clients who met both, in this order. */
  nClients: Scalars['Int']['output'];
};

/** A customer with deals. */
export type Client = {
  __typename?: 'Client';
  /** Sum of the known amounts of the won deals, reporting currency. */
  amount: Scalars['Float']['output'];
  /** Firmographics and other extra columns, by name. */
  attributes: Array<Attribute>;
  /** Its deals of any stage, newest first, undated last. */
  deals: DealConnection;
  /** Offers served to it, newest first. */
  decisions: DecisionConnection;
  /** Day of the first dated won deal, ISO date, UTC. */
  firstDealOn?: Maybe<Scalars['String']['output']>;
  /** Id in its source system. */
  id: Scalars['ID']['output'];
  /** Whether the active run knows the client; if not, recommendations come from the prior. */
  inActiveRun: Scalars['Boolean']['output'];
  /** Day of the last dated won deal, ISO date, UTC. */
  lastDealOn?: Maybe<Scalars['String']['output']>;
  /** Whether its deals fit no problem better than popularity. */
  misfit: Scalars['Boolean']['output'];
  /** Its mixture of problems, largest share first. Of a client without deals: what its attributes suggest, or nothing. */
  mixture: Array<MixtureShare>;
  /** Its mixture after its days with deals, by the profiles of the present run; empty without dates. */
  mixtureOverTime: Array<MixtureMoment>;
  /** Won deal lines, by the active run's date. */
  nDeals: Scalars['Int']['output'];
  /** Distinct products bought, by the active run's date; 0 when it does not know the client. */
  nProducts: Scalars['Int']['output'];
  /** Name, the id where it has none. */
  name: Scalars['String']['output'];
  /** What to offer next, with reasons. Nothing is logged: use serveRecommendation when the offer is made. */
  recommendations: Array<Recommendation>;
  /** Its state in the active run. */
  state?: Maybe<State>;
  /** State of the client in the active run. */
  stateId?: Maybe<Scalars['ID']['output']>;
  /** Problem with the largest share. */
  topProblemId?: Maybe<Scalars['ID']['output']>;
  /** The largest share, 0 to 1. */
  topShare?: Maybe<Scalars['Float']['output']>;
};


/** A customer with deals. */
export type ClientDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** A customer with deals. */
export type ClientDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** A customer with deals. */
export type ClientMixtureOverTimeArgs = {
  steps?: Scalars['Int']['input'];
};


/** A customer with deals. */
export type ClientRecommendationsArgs = {
  explore?: Scalars['Boolean']['input'];
  policy?: InputMaybe<Scalars['String']['input']>;
  seed?: InputMaybe<Scalars['Int']['input']>;
  top?: Scalars['Int']['input'];
};

/** A page of a list. */
export type ClientConnection = {
  __typename?: 'ClientConnection';
  /** The rows with their cursors. */
  edges: Array<ClientEdge>;
  /** The rows. */
  nodes: Array<Client>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ClientEdge = {
  __typename?: 'ClientEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Client;
};

/** A client to be drawn beside a product. */
export type ClientOnMap = {
  __typename?: 'ClientOnMap';
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Distinct products bought. */
  nProducts: Scalars['Int']['output'];
  /** Name, the id where it has none. */
  name: Scalars['String']['output'];
  /** Its largest problem. */
  problemId: Scalars['ID']['output'];
  /** Up to 60 of the products it bought, by id. */
  productIds: Array<Scalars['ID']['output']>;
};

/** A problem of a client with its share. */
export type ClientProblem = {
  __typename?: 'ClientProblem';
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Its name. */
  problemLabel: Scalars['String']['output'];
  /** The client's share of it, 0 to 1. */
  share: Scalars['Float']['output'];
};

/** Clients of a product to be drawn beside it. */
export type ClientsOnMap = {
  __typename?: 'ClientsOnMap';
  /** Those with the most products first. */
  clients: Array<ClientOnMap>;
  /** All its clients. */
  nClients: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** Offers that nobody answered. */
export type ClosedOffers = {
  __typename?: 'ClosedOffers';
  /** Offers recorded as ignored just now. */
  ignored: Scalars['Int']['output'];
};

/** Challenger less champion, reward per slate. */
export type ComparedDifference = {
  __typename?: 'ComparedDifference';
  /** Upper end. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % confidence sequence: it holds at every look. */
  low: Scalars['Float']['output'];
  /** Estimate. */
  value: Scalars['Float']['output'];
};

/** A problem in two runs; ids are kept over runs by the overlap of what they hold. */
export type ComparedProblem = {
  __typename?: 'ComparedProblem';
  /** Name. */
  label: Scalars['String']['output'];
  /** Products whose heaviest problem it is, in the run that is served. */
  nProducts?: Maybe<Scalars['Int']['output']>;
  /** The same in the other run. */
  otherNProducts?: Maybe<Scalars['Int']['output']>;
  /** The same in the other run. */
  otherShare?: Maybe<Scalars['Float']['output']>;
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Share of deals in the run that is served, 0 to 1; null where it has no such problem. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** One side of a comparison. */
export type ComparedSide = {
  __typename?: 'ComparedSide';
  /** Reward per slate; null without slates. */
  mean?: Maybe<Scalars['Float']['output']>;
  /** Slates it decided. */
  slates: Scalars['Int']['output'];
};

/** At most so many slates to one client in so many days. */
export type ContactPressure = {
  __typename?: 'ContactPressure';
  /** Days, 1 or more. */
  days: Scalars['Int']['output'];
  /** Slates, 0 or more. */
  slates: Scalars['Int']['output'];
};

/** At most so many slates to one client in so many days. */
export type ContactPressureInput = {
  /** Days, 1 or more. */
  days: Scalars['Int']['input'];
  /** Slates, 0 or more. */
  slates: Scalars['Int']['input'];
};

/** A metric by week, with three-sigma limits from its first weeks. */
export type ControlChart = {
  __typename?: 'ControlChart';
  /** Centre line. */
  centre: Scalars['Float']['output'];
  /** Whether a week is flagged. */
  hasDrift: Scalars['Boolean']['output'];
  /** conversion, cycleDays or responseHours. */
  metric: Scalars['String']['output'];
  /** By week. */
  points: Array<ControlPoint>;
};

/** A week of a control chart. */
export type ControlPoint = {
  __typename?: 'ControlPoint';
  /** beyond: outside the limits; run: eight in a row on one side. */
  flag?: Maybe<Scalars['String']['output']>;
  /** Upper limit. */
  high: Scalars['Float']['output'];
  /** Lower limit. */
  low: Scalars['Float']['output'];
  /** Values. */
  n: Scalars['Int']['output'];
  /** The week's figure. */
  value: Scalars['Float']['output'];
  /** First day of the week, ISO date. */
  week: Scalars['String']['output'];
};

/** What is loaded and how fresh the results are. */
export type DatasetStatus = {
  __typename?: 'DatasetStatus';
  /** Run whose results are served; null when nothing was analysed. */
  activeRunId?: Maybe<Scalars['ID']['output']>;
  /** Activities loaded. */
  activities: Scalars['Int']['output'];
  /** Agents loaded. */
  agents: Scalars['Int']['output'];
  /** When that run finished, ISO instant, UTC. */
  analysedAt?: Maybe<Scalars['String']['output']>;
  /** Assignments of leads loaded. */
  assignments: Scalars['Int']['output'];
  /** Clients loaded. */
  clients: Scalars['Int']['output'];
  /** Deal lines loaded, of any stage. */
  deals: Scalars['Int']['output'];
  /** Changes whenever a stored row changes. */
  digest: Scalars['String']['output'];
  /** First day with a won deal in that run, ISO date, UTC. */
  firstDealOn?: Maybe<Scalars['String']['output']>;
  /** Last day with a won deal in that run, ISO date, UTC. */
  lastDealOn?: Maybe<Scalars['String']['output']>;
  /** Leads loaded. */
  leads: Scalars['Int']['output'];
  /** Products loaded. */
  products: Scalars['Int']['output'];
  /** Whether rows changed since the active run was made: analyse again to see them. */
  stale: Scalars['Boolean']['output'];
  /** Kind of the store: duckdb or neo4j. */
  store: Scalars['String']['output'];
};

/** Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`. */
export type DateFilter = {
  /** Equal to. */
  _eq?: InputMaybe<Scalars['String']['input']>;
  /** Above. */
  _gt?: InputMaybe<Scalars['String']['input']>;
  /** At least. */
  _gte?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 1,000. */
  _in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether the cell is empty. */
  _is_null?: InputMaybe<Scalars['Boolean']['input']>;
  /** Below. */
  _lt?: InputMaybe<Scalars['String']['input']>;
  /** At most. */
  _lte?: InputMaybe<Scalars['String']['input']>;
  /** Other than. */
  _neq?: InputMaybe<Scalars['String']['input']>;
};

/** One line of a deal: a product for a client. */
export type Deal = {
  __typename?: 'Deal';
  /** Sales agent. */
  agentId?: Maybe<Scalars['ID']['output']>;
  /** Amount in `currency`. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** The client, as the deal names it. */
  clientId: Scalars['ID']['output'];
  /** Closed, ISO date or instant, UTC. */
  closedAt?: Maybe<Scalars['String']['output']>;
  /** Currency of the amount, as loaded; null is the reporting currency. */
  currency?: Maybe<Scalars['String']['output']>;
  /** Id of the deal; with the product it is the key of the line. */
  dealId: Scalars['ID']['output'];
  /** Funnel that won it. */
  funnelId?: Maybe<Scalars['ID']['output']>;
  /** Deal, return or renewal. */
  kind: DealKind;
  /** How it was won: channel, campaign, tactic. */
  mechanic?: Maybe<Scalars['String']['output']>;
  /** Opened, ISO date or instant, UTC. */
  openedAt?: Maybe<Scalars['String']['output']>;
  /** The product, or null when it is not loaded. */
  product?: Maybe<Product>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Name of the product, its id where it has none. */
  productName: Scalars['String']['output'];
  /** Quantity in the product's own unit. */
  quantity?: Maybe<Scalars['Float']['output']>;
  /** Won, lost or open. */
  stage: DealStage;
};

/** A page of a list. */
export type DealConnection = {
  __typename?: 'DealConnection';
  /** The rows with their cursors. */
  edges: Array<DealEdge>;
  /** The rows. */
  nodes: Array<Deal>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type DealEdge = {
  __typename?: 'DealEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Deal;
};

/** What kind of line it is. */
export type DealKind =
  /** A sale. */
  | 'DEAL'
  /** A sale of what the client has already. */
  | 'RENEWAL'
  /** Something came back. */
  | 'RETURN';

/** How a deal stands. */
export type DealStage =
  /** Closed and lost. */
  | 'LOST'
  /** Not closed yet. */
  | 'OPEN'
  /** Closed and won: it verifies that a problem was there. */
  | 'WON';

/** One product offered to one client, as it was logged. */
export type Decision = {
  __typename?: 'Decision';
  /** When it was served, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** The comparison of champion and challenger that it is part of. */
  experimentId?: Maybe<Scalars['ID']['output']>;
  /** Digest of everything the policy saw; equal for equal situations. */
  featuresDigest: Scalars['String']['output'];
  /** Id of the decision. */
  id: Scalars['ID']['output'];
  /** Products that could have been offered at this rank. */
  nCandidates: Scalars['Int']['output'];
  /** What became of it, oldest first. */
  outcomes: Array<Outcome>;
  /** Policy that decided. */
  policyName: Scalars['String']['output'];
  /** Its version, from 1; each learnt outcome makes a new one. */
  policyVersion: Scalars['Int']['output'];
  /** The policy's own chance that it is accepted, 0 to 1; null where it makes no such claim. */
  predicted?: Maybe<Scalars['Float']['output']>;
  /** Problem through which the product was offered. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** The product, or null when it is no longer loaded. */
  product?: Maybe<Product>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** P(this product at this rank given those above), in (0, 1]. */
  propensity: Scalars['Float']['output'];
  /** Rank on the slate, from 1. */
  rank: Scalars['Int']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** `champion`, `challenger`, or `shadow`: decided and logged, but shown to nobody. */
  role: Scalars['String']['output'];
  /** Run on which the policy stood. */
  runId: Scalars['ID']['output'];
  /** Score in the policy's own unit. */
  score: Scalars['Float']['output'];
  /** Seed of the draw. */
  seed: Scalars['Int']['output'];
  /** The answer it belongs to; ranks of one slate share it. */
  slateId: Scalars['ID']['output'];
  /** State of the client at that time. */
  stateId?: Maybe<Scalars['ID']['output']>;
};

/** A page of a list. */
export type DecisionConnection = {
  __typename?: 'DecisionConnection';
  /** The rows with their cursors. */
  edges: Array<DecisionEdge>;
  /** The rows. */
  nodes: Array<Decision>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type DecisionEdge = {
  __typename?: 'DecisionEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Decision;
};

/** Who decides from now on. */
export type DeployInput = {
  /** The policy that decides a share of the slates. */
  challenger?: InputMaybe<Scalars['String']['input']>;
  /** The policy that decides. */
  champion: Scalars['String']['input'];
  /** Version this was made from; refused when another came between. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** A policy that decides beside it and is only logged. */
  shadow?: InputMaybe<Scalars['String']['input']>;
  /** That share, between 0 and 1; .5 where missing. */
  split?: InputMaybe<Scalars['Float']['input']>;
};

/** Which policies decide, and in which part. */
export type Deployment = {
  __typename?: 'Deployment';
  /** Since when, ISO instant, UTC. */
  at?: Maybe<Scalars['String']['output']>;
  /** Who set it. */
  by?: Maybe<Scalars['String']['output']>;
  /** The policy that decides a share of the slates, drawn by chance. */
  challenger?: Maybe<Scalars['String']['output']>;
  /** The policy that decides. */
  champion: Scalars['String']['output'];
  /** The comparison of the two; decisions carry it. */
  experimentId?: Maybe<Scalars['ID']['output']>;
  /** When the comparison began, ISO instant, UTC. */
  experimentStartedAt?: Maybe<Scalars['String']['output']>;
  /** The policy that decides beside it and is only logged. */
  shadow?: Maybe<Scalars['String']['output']>;
  /** That share, between 0 and 1. */
  split?: Maybe<Scalars['Float']['output']>;
  /** Version, from 1; 0 is the default. */
  version: Scalars['Int']['output'];
};

/** How champion and challenger do; may be looked at whenever and acted upon at once. */
export type DeploymentComparison = {
  __typename?: 'DeploymentComparison';
  /** The challenger. */
  challenger: ComparedSide;
  /** The champion. */
  champion: ComparedSide;
  /** Null without slates of both sides. */
  difference?: Maybe<ComparedDifference>;
  /** The comparison. */
  experimentId: Scalars['ID']['output'];
  /** Slates old enough to have been answered. */
  ripeSlates: Scalars['Int']['output'];
  /** `too early`, `go on`, `challenger wins`, `champion wins` or `no difference`. */
  verdict: Scalars['String']['output'];
};

/** A change of the desk's settings that its figures speak for. */
export type DeskAdjustment = {
  __typename?: 'DeskAdjustment';
  /** JSON before. */
  from: Scalars['String']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** gradeCuts, explorationShare or needsRetraining. */
  setting: Scalars['String']['output'];
  /** JSON after. */
  to: Scalars['String']['output'];
};

/** Somebody or something that is not to be offered. */
export type DoNotOffer = {
  __typename?: 'DoNotOffer';
  /** The client; null: nobody is offered the product. */
  clientId?: Maybe<Scalars['ID']['output']>;
  /** The product; null: the client is offered nothing. */
  productId?: Maybe<Scalars['ID']['output']>;
  /** Why. */
  reason: Scalars['String']['output'];
  /** Last day on which it holds, ISO date, UTC; null: for good. */
  until?: Maybe<Scalars['String']['output']>;
};

/** Somebody or something that is not to be offered. */
export type DoNotOfferInput = {
  /** The client; null: nobody is offered the product. */
  clientId?: InputMaybe<Scalars['ID']['input']>;
  /** The product; null: the client is offered nothing. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Why. */
  reason: Scalars['String']['input'];
  /** Last day on which it holds, ISO date, UTC; null: for good. */
  until?: InputMaybe<Scalars['String']['input']>;
};

/** Whether what is served still fits. A part is null where there is too little to judge it by. */
export type DriftReport = {
  __typename?: 'DriftReport';
  /** Acceptances against those expected. */
  calibration?: Maybe<CalibrationDrift>;
  /** Whether any part drifted. */
  drifted: Scalars['Boolean']['output'];
  /** Days that count as recent. */
  recentDays: Scalars['Int']['output'];
  /** Mean reward. */
  reward?: Maybe<RewardDrift>;
  /** The served run. */
  runId: Scalars['ID']['output'];
  /** Mix of client states. */
  states?: Maybe<StatesDrift>;
};

/** A client who met the earlier problem of a link, not yet the later one. */
export type DueClient = {
  __typename?: 'DueClient';
  /** Chance of a first deal for the later problem in that time, 0 to 1, from clients who waited as long. */
  chance: Scalars['Float']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Name of the client, its id where it has none. */
  clientName: Scalars['String']['output'];
  /** Day of its first deal for the earlier problem, ISO date, UTC. */
  since: Scalars['String']['output'];
  /** Days since then, by the last dated deal of the run. */
  waitedDays: Scalars['Int']['output'];
  /** Days that the chance is meant for. */
  withinDays: Scalars['Int']['output'];
};

/** A page of a list. */
export type DueClientConnection = {
  __typename?: 'DueClientConnection';
  /** The rows with their cursors. */
  edges: Array<DueClientEdge>;
  /** The rows. */
  nodes: Array<DueClient>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type DueClientEdge = {
  __typename?: 'DueClientEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: DueClient;
};

/** A product that a client owns, and when it will buy it again. */
export type DueRepeat = {
  __typename?: 'DueRepeat';
  /** Chance of another purchase within the horizon, 0 to 1. */
  chance: Scalars['Float']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Its name. */
  clientName: Scalars['String']['output'];
  /** Days ahead that the chance is about. */
  horizonDays: Scalars['Int']['output'];
  /** Days since the last one. */
  idleDays: Scalars['Int']['output'];
  /** Days until it is as likely as not; null when that lies beyond what was ever seen. */
  medianDays?: Maybe<Scalars['Int']['output']>;
  /** Whether clients like it have mostly bought again by now. */
  overdue: Scalars['Boolean']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Its name. */
  productName: Scalars['String']['output'];
  /** Purchases so far, on different days. */
  purchases: Scalars['Int']['output'];
};

/** Which clients a product or category is for. */
export type EligibilityRule = {
  __typename?: 'EligibilityRule';
  /** Values that are served; null: all that are not denied. */
  allow?: Maybe<Array<Scalars['String']['output']>>;
  /** Attribute of the client that decides. */
  attribute: Scalars['String']['output'];
  /** The category; null: one product. */
  category?: Maybe<Scalars['String']['output']>;
  /** Values that are not served. */
  deny: Array<Scalars['String']['output']>;
  /** The product; null: a category. */
  productId?: Maybe<Scalars['ID']['output']>;
};

/** Which clients a product or category is for. */
export type EligibilityRuleInput = {
  /** Values that are served; null: all that are not denied. */
  allow?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Attribute of the client that decides. */
  attribute: Scalars['String']['input'];
  /** The category; null: one product. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Values that are not served. */
  deny: Array<Scalars['String']['input']>;
  /** The product; null: a category. */
  productId?: InputMaybe<Scalars['ID']['input']>;
};

/** Recommendations judged at past dates by what came after them. */
export type Evaluation = {
  __typename?: 'Evaluation';
  /** Asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Over, ISO instant, UTC. */
  finishedAt?: Maybe<Scalars['String']['output']>;
  /** Its job. */
  id: Scalars['ID']['output'];
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What report.json of `dealgraph evaluate` holds; null until it succeeded. */
  report?: Maybe<Scalars['JSONObject']['output']>;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How it stands. */
  status: JobStatus;
};

/** What a recommendation rests on. */
export type Evidence = {
  __typename?: 'Evidence';
  /** The client's problems, largest share first, at most five of at least .05. */
  clientProblems: Array<ClientProblem>;
  /** What each signal adds to the score, largest first. */
  contributions: Array<SignalContribution>;
  /** The owned product whose clients most surely also buy this one. */
  intersection?: Maybe<RelatedPurchase>;
  /** Lost deals on this product; null where none was lost, with this client or another. */
  losses?: Maybe<OfferLosses>;
  /** Won deals on the product by the most similar clients. */
  nearestDeals: Array<NearestDeal>;
  /** Said when there is too little data on this client, so that the prior decides. */
  priorNote?: Maybe<Scalars['String']['output']>;
  /** Those of them who bought the product. */
  problemBuyers?: Maybe<Scalars['Int']['output']>;
  /** Clients whose largest share is that problem. */
  problemClients?: Maybe<Scalars['Int']['output']>;
  /** The problem through which the product is offered. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** Its name. */
  problemLabel?: Maybe<Scalars['String']['output']>;
  /** The client's share of it, 0 to 1. */
  problemShare?: Maybe<Scalars['Float']['output']>;
};

/** A look at an experiment. */
export type ExperimentLook = {
  __typename?: 'ExperimentLook';
  /** |z| that stops there. */
  boundary: Scalars['Float']['output'];
  /** Closed deals of each arm. */
  perArm: Scalars['Int']['output'];
};

/** A client attribute over-represented among the clients of a problem. */
export type Firmographic = {
  __typename?: 'Firmographic';
  /** Attribute name. */
  attribute: Scalars['String']['output'];
  /** Share of all clients (attribute known) with this value, 0 to 1. */
  baseline: Scalars['Float']['output'];
  /** Clients with this value whose largest share is the problem. */
  clients: Scalars['Int']['output'];
  /** share over baseline. */
  lift: Scalars['Float']['output'];
  /** P(at least as many) under the hypergeometric null, 0 to 1. */
  pValue: Scalars['Float']['output'];
  /** Benjamini-Hochberg q-value over all attributes and problems of the run, 0 to 1. */
  qValue: Scalars['Float']['output'];
  /** Share of the problem's clients (attribute known) with this value, 0 to 1. */
  share: Scalars['Float']['output'];
  /** Attribute value. */
  value: Scalars['String']['output'];
};

/** Whether mixtures of clients with few deals start from what their attributes say. */
export type FirmographicPrior = {
  __typename?: 'FirmographicPrior';
  /** Bits per hidden pair over the same mixtures without it. */
  bits: Scalars['Float']['output'];
  /** Hidden pairs it was tried on. */
  nHiddenPairs: Scalars['Int']['output'];
  /** That gain in standard errors. */
  standardErrors: Scalars['Float']['output'];
  /** Used only where it raises the held-out likelihood by two standard errors. */
  used: Scalars['Boolean']['output'];
};

/** A column of the list. */
export type FlatActivitiesColumn =
  /** Id of the activity. */
  | 'activity_id'
  /** Agent. */
  | 'agent_id'
  /** When. ISO date, or instant where the time is known; UTC. */
  | 'at'
  /** Deal it belongs to. */
  | 'deal_id'
  /** Lead it belongs to. */
  | 'lead_id'
  /** The day. */
  | 'on_day'
  /** Result. */
  | 'result'
  /** Satisfaction, in the source's own scale. Unit: score. */
  | 'satisfaction'
  /** Call, mail, visit, ... */
  | 'type';

/** A page of a list. */
export type FlatActivitiesConnection = {
  __typename?: 'FlatActivitiesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatActivitiesEdge>;
  /** The rows. */
  nodes: Array<FlatActivitiesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatActivitiesEdge = {
  __typename?: 'FlatActivitiesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatActivitiesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatActivitiesGroup = {
  __typename?: 'FlatActivitiesGroup';
  /** Id of the activity. Null unless it is one of the dimensions. */
  activity_id?: Maybe<Scalars['String']['output']>;
  /** Agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** When. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  at?: Maybe<Scalars['String']['output']>;
  /** Deal it belongs to. Null unless it is one of the dimensions. */
  deal_id?: Maybe<Scalars['String']['output']>;
  /** Lead it belongs to. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** The day. Null unless it is one of the dimensions. */
  on_day?: Maybe<Scalars['String']['output']>;
  /** Result. Null unless it is one of the dimensions. */
  result?: Maybe<Scalars['String']['output']>;
  /** Satisfaction, in the source's own scale. Null unless it is one of the dimensions. */
  satisfaction?: Maybe<Scalars['Float']['output']>;
  /** Call, mail, visit, ... Null unless it is one of the dimensions. */
  type?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatActivitiesOrderBy = {
  /** Id of the activity. */
  activity_id?: InputMaybe<OrderDirection>;
  /** Agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** When. ISO date, or instant where the time is known; UTC. */
  at?: InputMaybe<OrderDirection>;
  /** Deal it belongs to. */
  deal_id?: InputMaybe<OrderDirection>;
  /** Lead it belongs to. */
  lead_id?: InputMaybe<OrderDirection>;
  /** The day. */
  on_day?: InputMaybe<OrderDirection>;
  /** Result. */
  result?: InputMaybe<OrderDirection>;
  /** Satisfaction, in the source's own scale. Unit: score. */
  satisfaction?: InputMaybe<OrderDirection>;
  /** Call, mail, visit, ... */
  type?: InputMaybe<OrderDirection>;
};

/** Activities on leads and deals as they were loaded. */
export type FlatActivitiesRow = {
  __typename?: 'FlatActivitiesRow';
  /** Id of the activity. */
  activity_id: Scalars['String']['output'];
  /** Agent. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** When. ISO date, or instant where the time is known; UTC. */
  at: Scalars['String']['output'];
  /** Deal it belongs to. */
  deal_id?: Maybe<Scalars['String']['output']>;
  /** Lead it belongs to. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** The day. */
  on_day?: Maybe<Scalars['String']['output']>;
  /** Result. */
  result?: Maybe<Scalars['String']['output']>;
  /** Satisfaction, in the source's own scale. Unit: score. */
  satisfaction?: Maybe<Scalars['Float']['output']>;
  /** Call, mail, visit, ... */
  type?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatActivitiesWhere = {
  /** Id of the activity. */
  activity_id?: InputMaybe<TextFilter>;
  /** Agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** When. ISO date, or instant where the time is known; UTC. */
  at?: InputMaybe<TextFilter>;
  /** Deal it belongs to. */
  deal_id?: InputMaybe<TextFilter>;
  /** Lead it belongs to. */
  lead_id?: InputMaybe<TextFilter>;
  /** The day. */
  on_day?: InputMaybe<DateFilter>;
  /** Result. */
  result?: InputMaybe<TextFilter>;
  /** Satisfaction, in the source's own scale. Unit: score. */
  satisfaction?: InputMaybe<FloatFilter>;
  /** Call, mail, visit, ... */
  type?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatAdjacentProductsColumn =
  /** Its category. */
  | 'adjacent_category'
  /** The adjacent product. */
  | 'adjacent_id'
  /** Its name. */
  | 'adjacent_name'
  /** Its heaviest problem. */
  | 'adjacent_problem_id'
  /** Clients who bought both. Unit: clients. */
  | 'clients_both'
  /** Clients of the adjacent product. Unit: clients. */
  | 'clients_other'
  /** Clients of the product. Unit: clients. */
  | 'clients_this'
  /** Clients of both expected if products were bought independently. Unit: clients. */
  | 'expected'
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  | 'lift'
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  | 'lift_high'
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  | 'lift_low'
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  | 'p_value'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name'
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  | 'q_value';

/** A page of a list. */
export type FlatAdjacentProductsConnection = {
  __typename?: 'FlatAdjacentProductsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatAdjacentProductsEdge>;
  /** The rows. */
  nodes: Array<FlatAdjacentProductsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatAdjacentProductsEdge = {
  __typename?: 'FlatAdjacentProductsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatAdjacentProductsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatAdjacentProductsGroup = {
  __typename?: 'FlatAdjacentProductsGroup';
  /** Its category. Null unless it is one of the dimensions. */
  adjacent_category?: Maybe<Scalars['String']['output']>;
  /** The adjacent product. Null unless it is one of the dimensions. */
  adjacent_id?: Maybe<Scalars['String']['output']>;
  /** Its name. Null unless it is one of the dimensions. */
  adjacent_name?: Maybe<Scalars['String']['output']>;
  /** Its heaviest problem. Null unless it is one of the dimensions. */
  adjacent_problem_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Clients who bought both. Null unless it is one of the dimensions. */
  clients_both?: Maybe<Scalars['Int']['output']>;
  /** Clients of the adjacent product. Null unless it is one of the dimensions. */
  clients_other?: Maybe<Scalars['Int']['output']>;
  /** Clients of the product. Null unless it is one of the dimensions. */
  clients_this?: Maybe<Scalars['Int']['output']>;
  /** Clients of both expected if products were bought independently. Null unless it is one of the dimensions. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** clients_both over expected; 1 is chance. Null unless it is one of the dimensions. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval of the lift. Null unless it is one of the dimensions. */
  lift_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval of the lift. Null unless it is one of the dimensions. */
  lift_low?: Maybe<Scalars['Float']['output']>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Null unless it is one of the dimensions. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
  /** Benjamini-Hochberg q-value, 0 to 1. Null unless it is one of the dimensions. */
  q_value?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatAdjacentProductsOrderBy = {
  /** Its category. */
  adjacent_category?: InputMaybe<OrderDirection>;
  /** The adjacent product. */
  adjacent_id?: InputMaybe<OrderDirection>;
  /** Its name. */
  adjacent_name?: InputMaybe<OrderDirection>;
  /** Its heaviest problem. */
  adjacent_problem_id?: InputMaybe<OrderDirection>;
  /** Clients who bought both. Unit: clients. */
  clients_both?: InputMaybe<OrderDirection>;
  /** Clients of the adjacent product. Unit: clients. */
  clients_other?: InputMaybe<OrderDirection>;
  /** Clients of the product. Unit: clients. */
  clients_this?: InputMaybe<OrderDirection>;
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: InputMaybe<OrderDirection>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: InputMaybe<OrderDirection>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: InputMaybe<OrderDirection>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: InputMaybe<OrderDirection>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<OrderDirection>;
};

/** Products that share clients with a product, seen from that product: every pair of `intersections` twice. */
export type FlatAdjacentProductsRow = {
  __typename?: 'FlatAdjacentProductsRow';
  /** Its category. */
  adjacent_category?: Maybe<Scalars['String']['output']>;
  /** The adjacent product. */
  adjacent_id: Scalars['String']['output'];
  /** Its name. */
  adjacent_name: Scalars['String']['output'];
  /** Its heaviest problem. */
  adjacent_problem_id: Scalars['String']['output'];
  /** Clients who bought both. Unit: clients. */
  clients_both: Scalars['Int']['output'];
  /** Clients of the adjacent product. Unit: clients. */
  clients_other: Scalars['Int']['output'];
  /** Clients of the product. Unit: clients. */
  clients_this: Scalars['Int']['output'];
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: Maybe<Scalars['Float']['output']>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatAdjacentProductsWhere = {
  /** Its category. */
  adjacent_category?: InputMaybe<TextFilter>;
  /** The adjacent product. */
  adjacent_id?: InputMaybe<TextFilter>;
  /** Its name. */
  adjacent_name?: InputMaybe<TextFilter>;
  /** Its heaviest problem. */
  adjacent_problem_id?: InputMaybe<TextFilter>;
  /** Clients who bought both. Unit: clients. */
  clients_both?: InputMaybe<IntFilter>;
  /** Clients of the adjacent product. Unit: clients. */
  clients_other?: InputMaybe<IntFilter>;
  /** Clients of the product. Unit: clients. */
  clients_this?: InputMaybe<IntFilter>;
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: InputMaybe<FloatFilter>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: InputMaybe<FloatFilter>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: InputMaybe<FloatFilter>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: InputMaybe<FloatFilter>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<FloatFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatAgentsColumn =
  /** Id of the agent. */
  | 'agent_id'
  /** Extra columns, as a JSON object. */
  | 'attributes'
  /** Leads per period. Unit: leads. */
  | 'capacity'
  /** Name. */
  | 'name';

/** A page of a list. */
export type FlatAgentsConnection = {
  __typename?: 'FlatAgentsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatAgentsEdge>;
  /** The rows. */
  nodes: Array<FlatAgentsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatAgentsEdge = {
  __typename?: 'FlatAgentsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatAgentsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatAgentsGroup = {
  __typename?: 'FlatAgentsGroup';
  /** Id of the agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Extra columns, as a JSON object. Null unless it is one of the dimensions. */
  attributes?: Maybe<Scalars['String']['output']>;
  /** Leads per period. Null unless it is one of the dimensions. */
  capacity?: Maybe<Scalars['Float']['output']>;
  /** Name. Null unless it is one of the dimensions. */
  name?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatAgentsOrderBy = {
  /** Id of the agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** Extra columns, as a JSON object. */
  attributes?: InputMaybe<OrderDirection>;
  /** Leads per period. Unit: leads. */
  capacity?: InputMaybe<OrderDirection>;
  /** Name. */
  name?: InputMaybe<OrderDirection>;
};

/** Agents as they were loaded. */
export type FlatAgentsRow = {
  __typename?: 'FlatAgentsRow';
  /** Id of the agent. */
  agent_id: Scalars['String']['output'];
  /** Extra columns, as a JSON object. */
  attributes: Scalars['String']['output'];
  /** Leads per period. Unit: leads. */
  capacity?: Maybe<Scalars['Float']['output']>;
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatAgentsWhere = {
  /** Id of the agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** Extra columns, as a JSON object. */
  attributes?: InputMaybe<TextFilter>;
  /** Leads per period. Unit: leads. */
  capacity?: InputMaybe<FloatFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatAssignmentsColumn =
  /** Id of the agent. */
  | 'agent_id'
  /** Assigned. ISO date, or instant where the time is known; UTC. */
  | 'assigned_at'
  /** Id of the lead. */
  | 'lead_id';

/** A page of a list. */
export type FlatAssignmentsConnection = {
  __typename?: 'FlatAssignmentsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatAssignmentsEdge>;
  /** The rows. */
  nodes: Array<FlatAssignmentsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatAssignmentsEdge = {
  __typename?: 'FlatAssignmentsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatAssignmentsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatAssignmentsGroup = {
  __typename?: 'FlatAssignmentsGroup';
  /** Id of the agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Assigned. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  assigned_at?: Maybe<Scalars['String']['output']>;
  /** Id of the lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatAssignmentsOrderBy = {
  /** Id of the agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** Assigned. ISO date, or instant where the time is known; UTC. */
  assigned_at?: InputMaybe<OrderDirection>;
  /** Id of the lead. */
  lead_id?: InputMaybe<OrderDirection>;
};

/** Which agent got which lead, and when. */
export type FlatAssignmentsRow = {
  __typename?: 'FlatAssignmentsRow';
  /** Id of the agent. */
  agent_id: Scalars['String']['output'];
  /** Assigned. ISO date, or instant where the time is known; UTC. */
  assigned_at?: Maybe<Scalars['String']['output']>;
  /** Id of the lead. */
  lead_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatAssignmentsWhere = {
  /** Id of the agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** Assigned. ISO date, or instant where the time is known; UTC. */
  assigned_at?: InputMaybe<TextFilter>;
  /** Id of the lead. */
  lead_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatCallListsColumn =
  /** P(the next product is one of this funnel's). Unit: share. */
  | 'chance'
  /** Id of the client. */
  | 'client_id'
  /** Of a year; deals where amounts are unknown. Unit: reporting currency. */
  | 'expected_value'
  /** Funnels with an open deal or lead with it, separated by semicolons; may be empty. */
  | 'in_hands_of'
  /** Funnels of the group that know the client, separated by semicolons. */
  | 'known_by_funnels'
  /** Last won deal, ISO date. */
  | 'last_deal'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Share of the problem in the client's mixture. Unit: share. */
  | 'problem_share'
  /** Id of the product. */
  | 'product_id'
  /** 1 is the first to call. Unit: rank. */
  | 'rank'
  /** Unified funnel that is proposed; u1 has most clients. */
  | 'unified_id';

/** A page of a list. */
export type FlatCallListsConnection = {
  __typename?: 'FlatCallListsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatCallListsEdge>;
  /** The rows. */
  nodes: Array<FlatCallListsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatCallListsEdge = {
  __typename?: 'FlatCallListsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatCallListsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatCallListsGroup = {
  __typename?: 'FlatCallListsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** P(the next product is one of this funnel's). Null unless it is one of the dimensions. */
  chance?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Of a year; deals where amounts are unknown. Null unless it is one of the dimensions. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Funnels with an open deal or lead with it, separated by semicolons; may be empty. Null unless it is one of the dimensions. */
  in_hands_of?: Maybe<Scalars['String']['output']>;
  /** Funnels of the group that know the client, separated by semicolons. Null unless it is one of the dimensions. */
  known_by_funnels?: Maybe<Scalars['String']['output']>;
  /** Last won deal, ISO date. Null unless it is one of the dimensions. */
  last_deal?: Maybe<Scalars['String']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Share of the problem in the client's mixture. Null unless it is one of the dimensions. */
  problem_share?: Maybe<Scalars['Float']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** 1 is the first to call. Null unless it is one of the dimensions. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Unified funnel that is proposed; u1 has most clients. Null unless it is one of the dimensions. */
  unified_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatCallListsOrderBy = {
  /** P(the next product is one of this funnel's). Unit: share. */
  chance?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Of a year; deals where amounts are unknown. Unit: reporting currency. */
  expected_value?: InputMaybe<OrderDirection>;
  /** Funnels with an open deal or lead with it, separated by semicolons; may be empty. */
  in_hands_of?: InputMaybe<OrderDirection>;
  /** Funnels of the group that know the client, separated by semicolons. */
  known_by_funnels?: InputMaybe<OrderDirection>;
  /** Last won deal, ISO date. */
  last_deal?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Share of the problem in the client's mixture. Unit: share. */
  problem_share?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** 1 is the first to call. Unit: rank. */
  rank?: InputMaybe<OrderDirection>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<OrderDirection>;
};

/** Clients to call for each unified funnel, by expected value, with the reason and whose hands they are in: for the CRM. */
export type FlatCallListsRow = {
  __typename?: 'FlatCallListsRow';
  /** P(the next product is one of this funnel's). Unit: share. */
  chance?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Of a year; deals where amounts are unknown. Unit: reporting currency. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Funnels with an open deal or lead with it, separated by semicolons; may be empty. */
  in_hands_of: Scalars['String']['output'];
  /** Funnels of the group that know the client, separated by semicolons. */
  known_by_funnels: Scalars['String']['output'];
  /** Last won deal, ISO date. */
  last_deal?: Maybe<Scalars['String']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Share of the problem in the client's mixture. Unit: share. */
  problem_share?: Maybe<Scalars['Float']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** 1 is the first to call. Unit: rank. */
  rank: Scalars['Int']['output'];
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatCallListsWhere = {
  /** P(the next product is one of this funnel's). Unit: share. */
  chance?: InputMaybe<FloatFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Of a year; deals where amounts are unknown. Unit: reporting currency. */
  expected_value?: InputMaybe<FloatFilter>;
  /** Funnels with an open deal or lead with it, separated by semicolons; may be empty. */
  in_hands_of?: InputMaybe<TextFilter>;
  /** Funnels of the group that know the client, separated by semicolons. */
  known_by_funnels?: InputMaybe<TextFilter>;
  /** Last won deal, ISO date. */
  last_deal?: InputMaybe<TextFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Share of the problem in the client's mixture. Unit: share. */
  problem_share?: InputMaybe<FloatFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** 1 is the first to call. Unit: rank. */
  rank?: InputMaybe<IntFilter>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatClientMixturesColumn =
  /** Id of the client. */
  | 'client_id'
  /** Name of the client, its id where it has none. */
  | 'client_name'
  /** Upper end of the 90 % interval of the share. Unit: share. */
  | 'high'
  /** Lower end of the 90 % interval of the share. Unit: share. */
  | 'low'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** Share of the problem in the client, 0 to 1. Unit: share. */
  | 'share';

/** A page of a list. */
export type FlatClientMixturesConnection = {
  __typename?: 'FlatClientMixturesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatClientMixturesEdge>;
  /** The rows. */
  nodes: Array<FlatClientMixturesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatClientMixturesEdge = {
  __typename?: 'FlatClientMixturesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatClientMixturesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatClientMixturesGroup = {
  __typename?: 'FlatClientMixturesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Name of the client, its id where it has none. Null unless it is one of the dimensions. */
  client_name?: Maybe<Scalars['String']['output']>;
  /** Upper end of the 90 % interval of the share. Null unless it is one of the dimensions. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 90 % interval of the share. Null unless it is one of the dimensions. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Share of the problem in the client, 0 to 1. Null unless it is one of the dimensions. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatClientMixturesOrderBy = {
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<OrderDirection>;
  /** Upper end of the 90 % interval of the share. Unit: share. */
  high?: InputMaybe<OrderDirection>;
  /** Lower end of the 90 % interval of the share. Unit: share. */
  low?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Share of the problem in the client, 0 to 1. Unit: share. */
  share?: InputMaybe<OrderDirection>;
};

/** Shares of problems of every client; they sum to 1 in a client. */
export type FlatClientMixturesRow = {
  __typename?: 'FlatClientMixturesRow';
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Name of the client, its id where it has none. */
  client_name: Scalars['String']['output'];
  /** Upper end of the 90 % interval of the share. Unit: share. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 90 % interval of the share. Unit: share. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
  /** Share of the problem in the client, 0 to 1. Unit: share. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatClientMixturesWhere = {
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<TextFilter>;
  /** Upper end of the 90 % interval of the share. Unit: share. */
  high?: InputMaybe<FloatFilter>;
  /** Lower end of the 90 % interval of the share. Unit: share. */
  low?: InputMaybe<FloatFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Share of the problem in the client, 0 to 1. Unit: share. */
  share?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatClientStatesColumn =
  /** Sum of the known amounts. Unit: reporting currency. */
  | 'amount'
  /** Id of the client. */
  | 'client_id'
  /** Name of the client, its id where it has none. */
  | 'client_name'
  /** Day of the first dated won deal. */
  | 'first_deal_on'
  /** Day of the last dated won deal. */
  | 'last_deal_on'
  /** Whether its deals are no better predicted by problems than by popularity. */
  | 'misfit'
  /** Won deal lines. Unit: deals. */
  | 'n_deals'
  /** Distinct products won. Unit: products. */
  | 'n_products'
  /** Id of the state. */
  | 'state_id'
  /** The state in words. */
  | 'state_label'
  /** Problem with the largest share. */
  | 'top_problem_id'
  /** Name of that problem. */
  | 'top_problem_label'
  /** That share, 0 to 1. Unit: share. */
  | 'top_share';

/** A page of a list. */
export type FlatClientStatesConnection = {
  __typename?: 'FlatClientStatesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatClientStatesEdge>;
  /** The rows. */
  nodes: Array<FlatClientStatesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatClientStatesEdge = {
  __typename?: 'FlatClientStatesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatClientStatesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatClientStatesGroup = {
  __typename?: 'FlatClientStatesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Sum of the known amounts. Null unless it is one of the dimensions. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Name of the client, its id where it has none. Null unless it is one of the dimensions. */
  client_name?: Maybe<Scalars['String']['output']>;
  /** Day of the first dated won deal. Null unless it is one of the dimensions. */
  first_deal_on?: Maybe<Scalars['String']['output']>;
  /** Day of the last dated won deal. Null unless it is one of the dimensions. */
  last_deal_on?: Maybe<Scalars['String']['output']>;
  /** Whether its deals are no better predicted by problems than by popularity. Null unless it is one of the dimensions. */
  misfit?: Maybe<Scalars['Boolean']['output']>;
  /** Won deal lines. Null unless it is one of the dimensions. */
  n_deals?: Maybe<Scalars['Int']['output']>;
  /** Distinct products won. Null unless it is one of the dimensions. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** Id of the state. Null unless it is one of the dimensions. */
  state_id?: Maybe<Scalars['String']['output']>;
  /** The state in words. Null unless it is one of the dimensions. */
  state_label?: Maybe<Scalars['String']['output']>;
  /** Problem with the largest share. Null unless it is one of the dimensions. */
  top_problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of that problem. Null unless it is one of the dimensions. */
  top_problem_label?: Maybe<Scalars['String']['output']>;
  /** That share, 0 to 1. Null unless it is one of the dimensions. */
  top_share?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatClientStatesOrderBy = {
  /** Sum of the known amounts. Unit: reporting currency. */
  amount?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<OrderDirection>;
  /** Day of the first dated won deal. */
  first_deal_on?: InputMaybe<OrderDirection>;
  /** Day of the last dated won deal. */
  last_deal_on?: InputMaybe<OrderDirection>;
  /** Whether its deals are no better predicted by problems than by popularity. */
  misfit?: InputMaybe<OrderDirection>;
  /** Won deal lines. Unit: deals. */
  n_deals?: InputMaybe<OrderDirection>;
  /** Distinct products won. Unit: products. */
  n_products?: InputMaybe<OrderDirection>;
  /** Id of the state. */
  state_id?: InputMaybe<OrderDirection>;
  /** The state in words. */
  state_label?: InputMaybe<OrderDirection>;
  /** Problem with the largest share. */
  top_problem_id?: InputMaybe<OrderDirection>;
  /** Name of that problem. */
  top_problem_label?: InputMaybe<OrderDirection>;
  /** That share, 0 to 1. Unit: share. */
  top_share?: InputMaybe<OrderDirection>;
};

/** The state of every client in the active run, with the client's largest problem and sums. */
export type FlatClientStatesRow = {
  __typename?: 'FlatClientStatesRow';
  /** Sum of the known amounts. Unit: reporting currency. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Name of the client, its id where it has none. */
  client_name: Scalars['String']['output'];
  /** Day of the first dated won deal. */
  first_deal_on?: Maybe<Scalars['String']['output']>;
  /** Day of the last dated won deal. */
  last_deal_on?: Maybe<Scalars['String']['output']>;
  /** Whether its deals are no better predicted by problems than by popularity. */
  misfit: Scalars['Boolean']['output'];
  /** Won deal lines. Unit: deals. */
  n_deals: Scalars['Int']['output'];
  /** Distinct products won. Unit: products. */
  n_products: Scalars['Int']['output'];
  /** Id of the state. */
  state_id: Scalars['String']['output'];
  /** The state in words. */
  state_label: Scalars['String']['output'];
  /** Problem with the largest share. */
  top_problem_id: Scalars['String']['output'];
  /** Name of that problem. */
  top_problem_label: Scalars['String']['output'];
  /** That share, 0 to 1. Unit: share. */
  top_share?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatClientStatesWhere = {
  /** Sum of the known amounts. Unit: reporting currency. */
  amount?: InputMaybe<FloatFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<TextFilter>;
  /** Day of the first dated won deal. */
  first_deal_on?: InputMaybe<DateFilter>;
  /** Day of the last dated won deal. */
  last_deal_on?: InputMaybe<DateFilter>;
  /** Whether its deals are no better predicted by problems than by popularity. */
  misfit?: InputMaybe<BooleanFilter>;
  /** Won deal lines. Unit: deals. */
  n_deals?: InputMaybe<IntFilter>;
  /** Distinct products won. Unit: products. */
  n_products?: InputMaybe<IntFilter>;
  /** Id of the state. */
  state_id?: InputMaybe<TextFilter>;
  /** The state in words. */
  state_label?: InputMaybe<TextFilter>;
  /** Problem with the largest share. */
  top_problem_id?: InputMaybe<TextFilter>;
  /** Name of that problem. */
  top_problem_label?: InputMaybe<TextFilter>;
  /** That share, 0 to 1. Unit: share. */
  top_share?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatClientsColumn =
  /** Firmographics and other extra columns, as a JSON object. */
  | 'attributes'
  /** Id of the client. */
  | 'client_id'
  /** Name. */
  | 'name';

/** A page of a list. */
export type FlatClientsConnection = {
  __typename?: 'FlatClientsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatClientsEdge>;
  /** The rows. */
  nodes: Array<FlatClientsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatClientsEdge = {
  __typename?: 'FlatClientsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatClientsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatClientsGroup = {
  __typename?: 'FlatClientsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Firmographics and other extra columns, as a JSON object. Null unless it is one of the dimensions. */
  attributes?: Maybe<Scalars['String']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Name. Null unless it is one of the dimensions. */
  name?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatClientsOrderBy = {
  /** Firmographics and other extra columns, as a JSON object. */
  attributes?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Name. */
  name?: InputMaybe<OrderDirection>;
};

/** Clients as they were loaded. */
export type FlatClientsRow = {
  __typename?: 'FlatClientsRow';
  /** Firmographics and other extra columns, as a JSON object. */
  attributes: Scalars['String']['output'];
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatClientsWhere = {
  /** Firmographics and other extra columns, as a JSON object. */
  attributes?: InputMaybe<TextFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatDealsColumn =
  /** Agent. */
  | 'agent_id'
  /** Amount of the line. Unit: the row's currency. */
  | 'amount'
  /** Id of the client. */
  | 'client_id'
  /** Closed. ISO date, or instant where the time is known; UTC. */
  | 'closed_at'
  /** Day of closing. */
  | 'closed_on'
  /** ISO 4217; empty is the reporting currency. */
  | 'currency'
  /** Id of the deal; a deal may have several lines. */
  | 'deal_id'
  /** Funnel. */
  | 'funnel_id'
  /** deal, return or renewal. */
  | 'kind'
  /** How it was won: channel, campaign, tactic. */
  | 'mechanic'
  /** Opened. ISO date, or instant where the time is known; UTC. */
  | 'opened_at'
  /** Id of the product. */
  | 'product_id'
  /** Quantity. Unit: pieces. */
  | 'quantity'
  /** won, lost or open. */
  | 'stage';

/** A page of a list. */
export type FlatDealsConnection = {
  __typename?: 'FlatDealsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatDealsEdge>;
  /** The rows. */
  nodes: Array<FlatDealsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatDealsEdge = {
  __typename?: 'FlatDealsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatDealsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatDealsGroup = {
  __typename?: 'FlatDealsGroup';
  /** Agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Amount of the line. Null unless it is one of the dimensions. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Closed. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  closed_at?: Maybe<Scalars['String']['output']>;
  /** Day of closing. Null unless it is one of the dimensions. */
  closed_on?: Maybe<Scalars['String']['output']>;
  /** ISO 4217; empty is the reporting currency. Null unless it is one of the dimensions. */
  currency?: Maybe<Scalars['String']['output']>;
  /** Id of the deal; a deal may have several lines. Null unless it is one of the dimensions. */
  deal_id?: Maybe<Scalars['String']['output']>;
  /** Funnel. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** deal, return or renewal. Null unless it is one of the dimensions. */
  kind?: Maybe<Scalars['String']['output']>;
  /** How it was won: channel, campaign, tactic. Null unless it is one of the dimensions. */
  mechanic?: Maybe<Scalars['String']['output']>;
  /** Opened. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  opened_at?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Quantity. Null unless it is one of the dimensions. */
  quantity?: Maybe<Scalars['Float']['output']>;
  /** won, lost or open. Null unless it is one of the dimensions. */
  stage?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatDealsOrderBy = {
  /** Agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** Amount of the line. Unit: the row's currency. */
  amount?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: InputMaybe<OrderDirection>;
  /** Day of closing. */
  closed_on?: InputMaybe<OrderDirection>;
  /** ISO 4217; empty is the reporting currency. */
  currency?: InputMaybe<OrderDirection>;
  /** Id of the deal; a deal may have several lines. */
  deal_id?: InputMaybe<OrderDirection>;
  /** Funnel. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** deal, return or renewal. */
  kind?: InputMaybe<OrderDirection>;
  /** How it was won: channel, campaign, tactic. */
  mechanic?: InputMaybe<OrderDirection>;
  /** Opened. ISO date, or instant where the time is known; UTC. */
  opened_at?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Quantity. Unit: pieces. */
  quantity?: InputMaybe<OrderDirection>;
  /** won, lost or open. */
  stage?: InputMaybe<OrderDirection>;
};

/** Deal lines of any stage as they were loaded. */
export type FlatDealsRow = {
  __typename?: 'FlatDealsRow';
  /** Agent. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Amount of the line. Unit: the row's currency. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: Maybe<Scalars['String']['output']>;
  /** Day of closing. */
  closed_on?: Maybe<Scalars['String']['output']>;
  /** ISO 4217; empty is the reporting currency. */
  currency?: Maybe<Scalars['String']['output']>;
  /** Id of the deal; a deal may have several lines. */
  deal_id: Scalars['String']['output'];
  /** Funnel. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** deal, return or renewal. */
  kind: Scalars['String']['output'];
  /** How it was won: channel, campaign, tactic. */
  mechanic?: Maybe<Scalars['String']['output']>;
  /** Opened. ISO date, or instant where the time is known; UTC. */
  opened_at?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Quantity. Unit: pieces. */
  quantity?: Maybe<Scalars['Float']['output']>;
  /** won, lost or open. */
  stage: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatDealsWhere = {
  /** Agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** Amount of the line. Unit: the row's currency. */
  amount?: InputMaybe<FloatFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: InputMaybe<TextFilter>;
  /** Day of closing. */
  closed_on?: InputMaybe<DateFilter>;
  /** ISO 4217; empty is the reporting currency. */
  currency?: InputMaybe<TextFilter>;
  /** Id of the deal; a deal may have several lines. */
  deal_id?: InputMaybe<TextFilter>;
  /** Funnel. */
  funnel_id?: InputMaybe<TextFilter>;
  /** deal, return or renewal. */
  kind?: InputMaybe<TextFilter>;
  /** How it was won: channel, campaign, tactic. */
  mechanic?: InputMaybe<TextFilter>;
  /** Opened. ISO date, or instant where the time is known; UTC. */
  opened_at?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Quantity. Unit: pieces. */
  quantity?: InputMaybe<FloatFilter>;
  /** won, lost or open. */
  stage?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatDecisionsColumn =
  /** Id of the client. */
  | 'client_id'
  /** When it was decided. */
  | 'decided_at'
  /** Id of the decision: one product offered to one client. */
  | 'decision_id'
  /** The comparison of champion and challenger that it is part of. */
  | 'experiment_id'
  /** Products that could have been offered. Unit: products. */
  | 'n_candidates'
  /** Name of the policy that decided. */
  | 'policy'
  /** Version of the policy: it counts what was learnt. Unit: outcomes. */
  | 'policy_version'
  /** The policy's own chance that it is accepted, 0 to 1. Unit: share. */
  | 'predicted'
  /** The problem through which it was offered. */
  | 'problem_id'
  /** Id of the product. */
  | 'product_id'
  /** P(this product at this rank given those above), above 0, at most 1. Unit: share. */
  | 'propensity'
  /** Rank on that answer, from 1. Unit: rank. */
  | 'rank'
  /** Why, in words. */
  | 'reason'
  /** champion, challenger, or shadow: decided and never shown. */
  | 'role'
  /** The analysis by which it was decided. */
  | 'run_id'
  /** Score in the policy's own unit; compare within one answer only. Unit: score. */
  | 'score'
  /** The answer it belongs to; its ranks share it. */
  | 'slate_id'
  /** State of the client. */
  | 'state_id';

/** A page of a list. */
export type FlatDecisionsConnection = {
  __typename?: 'FlatDecisionsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatDecisionsEdge>;
  /** The rows. */
  nodes: Array<FlatDecisionsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatDecisionsEdge = {
  __typename?: 'FlatDecisionsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatDecisionsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatDecisionsGroup = {
  __typename?: 'FlatDecisionsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** When it was decided. Null unless it is one of the dimensions. */
  decided_at?: Maybe<Scalars['String']['output']>;
  /** Id of the decision: one product offered to one client. Null unless it is one of the dimensions. */
  decision_id?: Maybe<Scalars['String']['output']>;
  /** The comparison of champion and challenger that it is part of. Null unless it is one of the dimensions. */
  experiment_id?: Maybe<Scalars['String']['output']>;
  /** Products that could have been offered. Null unless it is one of the dimensions. */
  n_candidates?: Maybe<Scalars['Int']['output']>;
  /** Name of the policy that decided. Null unless it is one of the dimensions. */
  policy?: Maybe<Scalars['String']['output']>;
  /** Version of the policy: it counts what was learnt. Null unless it is one of the dimensions. */
  policy_version?: Maybe<Scalars['Int']['output']>;
  /** The policy's own chance that it is accepted, 0 to 1. Null unless it is one of the dimensions. */
  predicted?: Maybe<Scalars['Float']['output']>;
  /** The problem through which it was offered. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** P(this product at this rank given those above), above 0, at most 1. Null unless it is one of the dimensions. */
  propensity?: Maybe<Scalars['Float']['output']>;
  /** Rank on that answer, from 1. Null unless it is one of the dimensions. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Why, in words. Null unless it is one of the dimensions. */
  reason?: Maybe<Scalars['String']['output']>;
  /** champion, challenger, or shadow: decided and never shown. Null unless it is one of the dimensions. */
  role?: Maybe<Scalars['String']['output']>;
  /** The analysis by which it was decided. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
  /** Score in the policy's own unit; compare within one answer only. Null unless it is one of the dimensions. */
  score?: Maybe<Scalars['Float']['output']>;
  /** The answer it belongs to; its ranks share it. Null unless it is one of the dimensions. */
  slate_id?: Maybe<Scalars['String']['output']>;
  /** State of the client. Null unless it is one of the dimensions. */
  state_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatDecisionsOrderBy = {
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** When it was decided. */
  decided_at?: InputMaybe<OrderDirection>;
  /** Id of the decision: one product offered to one client. */
  decision_id?: InputMaybe<OrderDirection>;
  /** The comparison of champion and challenger that it is part of. */
  experiment_id?: InputMaybe<OrderDirection>;
  /** Products that could have been offered. Unit: products. */
  n_candidates?: InputMaybe<OrderDirection>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<OrderDirection>;
  /** Version of the policy: it counts what was learnt. Unit: outcomes. */
  policy_version?: InputMaybe<OrderDirection>;
  /** The policy's own chance that it is accepted, 0 to 1. Unit: share. */
  predicted?: InputMaybe<OrderDirection>;
  /** The problem through which it was offered. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** P(this product at this rank given those above), above 0, at most 1. Unit: share. */
  propensity?: InputMaybe<OrderDirection>;
  /** Rank on that answer, from 1. Unit: rank. */
  rank?: InputMaybe<OrderDirection>;
  /** Why, in words. */
  reason?: InputMaybe<OrderDirection>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<OrderDirection>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<OrderDirection>;
  /** Score in the policy's own unit; compare within one answer only. Unit: score. */
  score?: InputMaybe<OrderDirection>;
  /** The answer it belongs to; its ranks share it. */
  slate_id?: InputMaybe<OrderDirection>;
  /** State of the client. */
  state_id?: InputMaybe<OrderDirection>;
};

/** Every product that was offered, by whom and with which probability, complete enough to be judged off-policy. */
export type FlatDecisionsRow = {
  __typename?: 'FlatDecisionsRow';
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** When it was decided. */
  decided_at: Scalars['String']['output'];
  /** Id of the decision: one product offered to one client. */
  decision_id: Scalars['String']['output'];
  /** The comparison of champion and challenger that it is part of. */
  experiment_id?: Maybe<Scalars['String']['output']>;
  /** Products that could have been offered. Unit: products. */
  n_candidates: Scalars['Int']['output'];
  /** Name of the policy that decided. */
  policy: Scalars['String']['output'];
  /** Version of the policy: it counts what was learnt. Unit: outcomes. */
  policy_version: Scalars['Int']['output'];
  /** The policy's own chance that it is accepted, 0 to 1. Unit: share. */
  predicted?: Maybe<Scalars['Float']['output']>;
  /** The problem through which it was offered. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** P(this product at this rank given those above), above 0, at most 1. Unit: share. */
  propensity?: Maybe<Scalars['Float']['output']>;
  /** Rank on that answer, from 1. Unit: rank. */
  rank: Scalars['Int']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** champion, challenger, or shadow: decided and never shown. */
  role: Scalars['String']['output'];
  /** The analysis by which it was decided. */
  run_id: Scalars['String']['output'];
  /** Score in the policy's own unit; compare within one answer only. Unit: score. */
  score?: Maybe<Scalars['Float']['output']>;
  /** The answer it belongs to; its ranks share it. */
  slate_id: Scalars['String']['output'];
  /** State of the client. */
  state_id?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatDecisionsWhere = {
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** When it was decided. */
  decided_at?: InputMaybe<DateFilter>;
  /** Id of the decision: one product offered to one client. */
  decision_id?: InputMaybe<TextFilter>;
  /** The comparison of champion and challenger that it is part of. */
  experiment_id?: InputMaybe<TextFilter>;
  /** Products that could have been offered. Unit: products. */
  n_candidates?: InputMaybe<IntFilter>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<TextFilter>;
  /** Version of the policy: it counts what was learnt. Unit: outcomes. */
  policy_version?: InputMaybe<IntFilter>;
  /** The policy's own chance that it is accepted, 0 to 1. Unit: share. */
  predicted?: InputMaybe<FloatFilter>;
  /** The problem through which it was offered. */
  problem_id?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** P(this product at this rank given those above), above 0, at most 1. Unit: share. */
  propensity?: InputMaybe<FloatFilter>;
  /** Rank on that answer, from 1. Unit: rank. */
  rank?: InputMaybe<IntFilter>;
  /** Why, in words. */
  reason?: InputMaybe<TextFilter>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<TextFilter>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<TextFilter>;
  /** Score in the policy's own unit; compare within one answer only. Unit: score. */
  score?: InputMaybe<FloatFilter>;
  /** The answer it belongs to; its ranks share it. */
  slate_id?: InputMaybe<TextFilter>;
  /** State of the client. */
  state_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatEvaluationColumn =
  /** Upper end. Unit: share. */
  | 'ci_high'
  /** Lower end of its 95 % interval. Unit: share. */
  | 'ci_low'
  /** Products that stand on any list. Unit: share. */
  | 'coverage'
  /** The date at which was decided. */
  | 'cut_on'
  /** The last day that was looked at. */
  | 'end_on'
  /** Its job. */
  | 'evaluation_id'
  /** Clients with a hit among the first five. Unit: share. */
  | 'hit5'
  /** Mean average precision of the first ten. Unit: share. */
  | 'map10'
  /** The method; ranking is this product's own. */
  | 'method'
  /** Mean reciprocal rank within the first ten. Unit: share. */
  | 'mrr10'
  /** NDCG of the first ten, 0 to 1. Unit: share. */
  | 'ndcg10'
  /** Mean surprise of an offer. Unit: bits. */
  | 'novelty_bits'
  /** Offers among the most popular products. Unit: share. */
  | 'popular_share'
  /** Whether ranking is significantly better, worse, or neither; empty for itself. */
  | 'ranking_is'
  /** Recall of the first ten. Unit: share. */
  | 'recall10';

/** A page of a list. */
export type FlatEvaluationConnection = {
  __typename?: 'FlatEvaluationConnection';
  /** The rows with their cursors. */
  edges: Array<FlatEvaluationEdge>;
  /** The rows. */
  nodes: Array<FlatEvaluationRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatEvaluationEdge = {
  __typename?: 'FlatEvaluationEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatEvaluationRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatEvaluationGroup = {
  __typename?: 'FlatEvaluationGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Upper end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval. Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Products that stand on any list. Null unless it is one of the dimensions. */
  coverage?: Maybe<Scalars['Float']['output']>;
  /** The date at which was decided. Null unless it is one of the dimensions. */
  cut_on?: Maybe<Scalars['String']['output']>;
  /** The last day that was looked at. Null unless it is one of the dimensions. */
  end_on?: Maybe<Scalars['String']['output']>;
  /** Its job. Null unless it is one of the dimensions. */
  evaluation_id?: Maybe<Scalars['String']['output']>;
  /** Clients with a hit among the first five. Null unless it is one of the dimensions. */
  hit5?: Maybe<Scalars['Float']['output']>;
  /** Mean average precision of the first ten. Null unless it is one of the dimensions. */
  map10?: Maybe<Scalars['Float']['output']>;
  /** The method; ranking is this product's own. Null unless it is one of the dimensions. */
  method?: Maybe<Scalars['String']['output']>;
  /** Mean reciprocal rank within the first ten. Null unless it is one of the dimensions. */
  mrr10?: Maybe<Scalars['Float']['output']>;
  /** NDCG of the first ten, 0 to 1. Null unless it is one of the dimensions. */
  ndcg10?: Maybe<Scalars['Float']['output']>;
  /** Mean surprise of an offer. Null unless it is one of the dimensions. */
  novelty_bits?: Maybe<Scalars['Float']['output']>;
  /** Offers among the most popular products. Null unless it is one of the dimensions. */
  popular_share?: Maybe<Scalars['Float']['output']>;
  /** Whether ranking is significantly better, worse, or neither; empty for itself. Null unless it is one of the dimensions. */
  ranking_is?: Maybe<Scalars['String']['output']>;
  /** Recall of the first ten. Null unless it is one of the dimensions. */
  recall10?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatEvaluationOrderBy = {
  /** Upper end. Unit: share. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Lower end of its 95 % interval. Unit: share. */
  ci_low?: InputMaybe<OrderDirection>;
  /** Products that stand on any list. Unit: share. */
  coverage?: InputMaybe<OrderDirection>;
  /** The date at which was decided. */
  cut_on?: InputMaybe<OrderDirection>;
  /** The last day that was looked at. */
  end_on?: InputMaybe<OrderDirection>;
  /** Its job. */
  evaluation_id?: InputMaybe<OrderDirection>;
  /** Clients with a hit among the first five. Unit: share. */
  hit5?: InputMaybe<OrderDirection>;
  /** Mean average precision of the first ten. Unit: share. */
  map10?: InputMaybe<OrderDirection>;
  /** The method; ranking is this product's own. */
  method?: InputMaybe<OrderDirection>;
  /** Mean reciprocal rank within the first ten. Unit: share. */
  mrr10?: InputMaybe<OrderDirection>;
  /** NDCG of the first ten, 0 to 1. Unit: share. */
  ndcg10?: InputMaybe<OrderDirection>;
  /** Mean surprise of an offer. Unit: bits. */
  novelty_bits?: InputMaybe<OrderDirection>;
  /** Offers among the most popular products. Unit: share. */
  popular_share?: InputMaybe<OrderDirection>;
  /** Whether ranking is significantly better, worse, or neither; empty for itself. */
  ranking_is?: InputMaybe<OrderDirection>;
  /** Recall of the first ten. Unit: share. */
  recall10?: InputMaybe<OrderDirection>;
};

/** Recommendations judged at past dates by what came after them: every method at every date of the newest evaluation that succeeded. */
export type FlatEvaluationRow = {
  __typename?: 'FlatEvaluationRow';
  /** Upper end. Unit: share. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval. Unit: share. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Products that stand on any list. Unit: share. */
  coverage?: Maybe<Scalars['Float']['output']>;
  /** The date at which was decided. */
  cut_on: Scalars['String']['output'];
  /** The last day that was looked at. */
  end_on: Scalars['String']['output'];
  /** Its job. */
  evaluation_id: Scalars['String']['output'];
  /** Clients with a hit among the first five. Unit: share. */
  hit5?: Maybe<Scalars['Float']['output']>;
  /** Mean average precision of the first ten. Unit: share. */
  map10?: Maybe<Scalars['Float']['output']>;
  /** The method; ranking is this product's own. */
  method: Scalars['String']['output'];
  /** Mean reciprocal rank within the first ten. Unit: share. */
  mrr10?: Maybe<Scalars['Float']['output']>;
  /** NDCG of the first ten, 0 to 1. Unit: share. */
  ndcg10?: Maybe<Scalars['Float']['output']>;
  /** Mean surprise of an offer. Unit: bits. */
  novelty_bits?: Maybe<Scalars['Float']['output']>;
  /** Offers among the most popular products. Unit: share. */
  popular_share?: Maybe<Scalars['Float']['output']>;
  /** Whether ranking is significantly better, worse, or neither; empty for itself. */
  ranking_is?: Maybe<Scalars['String']['output']>;
  /** Recall of the first ten. Unit: share. */
  recall10?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatEvaluationWhere = {
  /** Upper end. Unit: share. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Lower end of its 95 % interval. Unit: share. */
  ci_low?: InputMaybe<FloatFilter>;
  /** Products that stand on any list. Unit: share. */
  coverage?: InputMaybe<FloatFilter>;
  /** The date at which was decided. */
  cut_on?: InputMaybe<DateFilter>;
  /** The last day that was looked at. */
  end_on?: InputMaybe<DateFilter>;
  /** Its job. */
  evaluation_id?: InputMaybe<TextFilter>;
  /** Clients with a hit among the first five. Unit: share. */
  hit5?: InputMaybe<FloatFilter>;
  /** Mean average precision of the first ten. Unit: share. */
  map10?: InputMaybe<FloatFilter>;
  /** The method; ranking is this product's own. */
  method?: InputMaybe<TextFilter>;
  /** Mean reciprocal rank within the first ten. Unit: share. */
  mrr10?: InputMaybe<FloatFilter>;
  /** NDCG of the first ten, 0 to 1. Unit: share. */
  ndcg10?: InputMaybe<FloatFilter>;
  /** Mean surprise of an offer. Unit: bits. */
  novelty_bits?: InputMaybe<FloatFilter>;
  /** Offers among the most popular products. Unit: share. */
  popular_share?: InputMaybe<FloatFilter>;
  /** Whether ranking is significantly better, worse, or neither; empty for itself. */
  ranking_is?: InputMaybe<TextFilter>;
  /** Recall of the first ten. Unit: share. */
  recall10?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatFunnelsColumn =
  /** The funnel. */
  | 'funnel_id'
  /** Clients with a won deal through it. Unit: clients. */
  | 'n_clients'
  /** Products won through it. Unit: products. */
  | 'n_products'
  /** Unified funnel that is proposed; u1 has most clients. */
  | 'unified_id';

/** A page of a list. */
export type FlatFunnelsConnection = {
  __typename?: 'FlatFunnelsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatFunnelsEdge>;
  /** The rows. */
  nodes: Array<FlatFunnelsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatFunnelsEdge = {
  __typename?: 'FlatFunnelsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatFunnelsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatFunnelsGroup = {
  __typename?: 'FlatFunnelsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** The funnel. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** Clients with a won deal through it. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Products won through it. Null unless it is one of the dimensions. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** Unified funnel that is proposed; u1 has most clients. Null unless it is one of the dimensions. */
  unified_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatFunnelsOrderBy = {
  /** The funnel. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** Clients with a won deal through it. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Products won through it. Unit: products. */
  n_products?: InputMaybe<OrderDirection>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<OrderDirection>;
};

/** Every funnel and the unified funnel it is proposed to be part of. */
export type FlatFunnelsRow = {
  __typename?: 'FlatFunnelsRow';
  /** The funnel. */
  funnel_id: Scalars['String']['output'];
  /** Clients with a won deal through it. Unit: clients. */
  n_clients: Scalars['Int']['output'];
  /** Products won through it. Unit: products. */
  n_products: Scalars['Int']['output'];
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatFunnelsWhere = {
  /** The funnel. */
  funnel_id?: InputMaybe<TextFilter>;
  /** Clients with a won deal through it. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Products won through it. Unit: products. */
  n_products?: InputMaybe<IntFilter>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatIntersectionsColumn =
  /** Clients of the first product. Unit: clients. */
  | 'clients_a'
  /** Clients of the second product. Unit: clients. */
  | 'clients_b'
  /** Clients who bought both. Unit: clients. */
  | 'clients_both'
  /** Clients of both expected if products were bought independently. Unit: clients. */
  | 'expected'
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  | 'lift'
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  | 'lift_high'
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  | 'lift_low'
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  | 'p_value'
  /** First product. */
  | 'product_a'
  /** Its name. */
  | 'product_a_name'
  /** Second product. */
  | 'product_b'
  /** Its name. */
  | 'product_b_name'
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  | 'q_value';

/** A page of a list. */
export type FlatIntersectionsConnection = {
  __typename?: 'FlatIntersectionsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatIntersectionsEdge>;
  /** The rows. */
  nodes: Array<FlatIntersectionsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatIntersectionsEdge = {
  __typename?: 'FlatIntersectionsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatIntersectionsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatIntersectionsGroup = {
  __typename?: 'FlatIntersectionsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Clients of the first product. Null unless it is one of the dimensions. */
  clients_a?: Maybe<Scalars['Int']['output']>;
  /** Clients of the second product. Null unless it is one of the dimensions. */
  clients_b?: Maybe<Scalars['Int']['output']>;
  /** Clients who bought both. Null unless it is one of the dimensions. */
  clients_both?: Maybe<Scalars['Int']['output']>;
  /** Clients of both expected if products were bought independently. Null unless it is one of the dimensions. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** clients_both over expected; 1 is chance. Null unless it is one of the dimensions. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval of the lift. Null unless it is one of the dimensions. */
  lift_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval of the lift. Null unless it is one of the dimensions. */
  lift_low?: Maybe<Scalars['Float']['output']>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Null unless it is one of the dimensions. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** First product. Null unless it is one of the dimensions. */
  product_a?: Maybe<Scalars['String']['output']>;
  /** Its name. Null unless it is one of the dimensions. */
  product_a_name?: Maybe<Scalars['String']['output']>;
  /** Second product. Null unless it is one of the dimensions. */
  product_b?: Maybe<Scalars['String']['output']>;
  /** Its name. Null unless it is one of the dimensions. */
  product_b_name?: Maybe<Scalars['String']['output']>;
  /** Benjamini-Hochberg q-value, 0 to 1. Null unless it is one of the dimensions. */
  q_value?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatIntersectionsOrderBy = {
  /** Clients of the first product. Unit: clients. */
  clients_a?: InputMaybe<OrderDirection>;
  /** Clients of the second product. Unit: clients. */
  clients_b?: InputMaybe<OrderDirection>;
  /** Clients who bought both. Unit: clients. */
  clients_both?: InputMaybe<OrderDirection>;
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: InputMaybe<OrderDirection>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: InputMaybe<OrderDirection>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: InputMaybe<OrderDirection>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: InputMaybe<OrderDirection>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<OrderDirection>;
  /** First product. */
  product_a?: InputMaybe<OrderDirection>;
  /** Its name. */
  product_a_name?: InputMaybe<OrderDirection>;
  /** Second product. */
  product_b?: InputMaybe<OrderDirection>;
  /** Its name. */
  product_b_name?: InputMaybe<OrderDirection>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<OrderDirection>;
};

/** Pairs of products that share clients; product_a comes before product_b. */
export type FlatIntersectionsRow = {
  __typename?: 'FlatIntersectionsRow';
  /** Clients of the first product. Unit: clients. */
  clients_a: Scalars['Int']['output'];
  /** Clients of the second product. Unit: clients. */
  clients_b: Scalars['Int']['output'];
  /** Clients who bought both. Unit: clients. */
  clients_both: Scalars['Int']['output'];
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: Maybe<Scalars['Float']['output']>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** First product. */
  product_a: Scalars['String']['output'];
  /** Its name. */
  product_a_name: Scalars['String']['output'];
  /** Second product. */
  product_b: Scalars['String']['output'];
  /** Its name. */
  product_b_name: Scalars['String']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatIntersectionsWhere = {
  /** Clients of the first product. Unit: clients. */
  clients_a?: InputMaybe<IntFilter>;
  /** Clients of the second product. Unit: clients. */
  clients_b?: InputMaybe<IntFilter>;
  /** Clients who bought both. Unit: clients. */
  clients_both?: InputMaybe<IntFilter>;
  /** Clients of both expected if products were bought independently. Unit: clients. */
  expected?: InputMaybe<FloatFilter>;
  /** clients_both over expected; 1 is chance. Unit: ratio. */
  lift?: InputMaybe<FloatFilter>;
  /** Upper end of the 95 % interval of the lift. Unit: ratio. */
  lift_high?: InputMaybe<FloatFilter>;
  /** Lower end of the 95 % interval of the lift. Unit: ratio. */
  lift_low?: InputMaybe<FloatFilter>;
  /** P(at least as many) under the hypergeometric null, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<FloatFilter>;
  /** First product. */
  product_a?: InputMaybe<TextFilter>;
  /** Its name. */
  product_a_name?: InputMaybe<TextFilter>;
  /** Second product. */
  product_b?: InputMaybe<TextFilter>;
  /** Its name. */
  product_b_name?: InputMaybe<TextFilter>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatJobsColumn =
  /** Made. */
  | 'created_at'
  /** Why it failed. */
  | 'error'
  /** Id of the job; the job of an analysis has the id of its run. */
  | 'job_id'
  /** What it does. */
  | 'kind'
  /** Done so far, 0 to 1. Unit: share. */
  | 'progress'
  /** What it is doing. */
  | 'stage'
  /** queued, running, succeeded, failed or cancelled. */
  | 'status'
  /** Last changed. */
  | 'updated_at';

/** A page of a list. */
export type FlatJobsConnection = {
  __typename?: 'FlatJobsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatJobsEdge>;
  /** The rows. */
  nodes: Array<FlatJobsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatJobsEdge = {
  __typename?: 'FlatJobsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatJobsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatJobsGroup = {
  __typename?: 'FlatJobsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Made. Null unless it is one of the dimensions. */
  created_at?: Maybe<Scalars['String']['output']>;
  /** Why it failed. Null unless it is one of the dimensions. */
  error?: Maybe<Scalars['String']['output']>;
  /** Id of the job; the job of an analysis has the id of its run. Null unless it is one of the dimensions. */
  job_id?: Maybe<Scalars['String']['output']>;
  /** What it does. Null unless it is one of the dimensions. */
  kind?: Maybe<Scalars['String']['output']>;
  /** Done so far, 0 to 1. Null unless it is one of the dimensions. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** What it is doing. Null unless it is one of the dimensions. */
  stage?: Maybe<Scalars['String']['output']>;
  /** queued, running, succeeded, failed or cancelled. Null unless it is one of the dimensions. */
  status?: Maybe<Scalars['String']['output']>;
  /** Last changed. Null unless it is one of the dimensions. */
  updated_at?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatJobsOrderBy = {
  /** Made. */
  created_at?: InputMaybe<OrderDirection>;
  /** Why it failed. */
  error?: InputMaybe<OrderDirection>;
  /** Id of the job; the job of an analysis has the id of its run. */
  job_id?: InputMaybe<OrderDirection>;
  /** What it does. */
  kind?: InputMaybe<OrderDirection>;
  /** Done so far, 0 to 1. Unit: share. */
  progress?: InputMaybe<OrderDirection>;
  /** What it is doing. */
  stage?: InputMaybe<OrderDirection>;
  /** queued, running, succeeded, failed or cancelled. */
  status?: InputMaybe<OrderDirection>;
  /** Last changed. */
  updated_at?: InputMaybe<OrderDirection>;
};

/** Long tasks of the service, newest first. */
export type FlatJobsRow = {
  __typename?: 'FlatJobsRow';
  /** Made. */
  created_at: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Id of the job; the job of an analysis has the id of its run. */
  job_id: Scalars['String']['output'];
  /** What it does. */
  kind: Scalars['String']['output'];
  /** Done so far, 0 to 1. Unit: share. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** queued, running, succeeded, failed or cancelled. */
  status: Scalars['String']['output'];
  /** Last changed. */
  updated_at: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatJobsWhere = {
  /** Made. */
  created_at?: InputMaybe<DateFilter>;
  /** Why it failed. */
  error?: InputMaybe<TextFilter>;
  /** Id of the job; the job of an analysis has the id of its run. */
  job_id?: InputMaybe<TextFilter>;
  /** What it does. */
  kind?: InputMaybe<TextFilter>;
  /** Done so far, 0 to 1. Unit: share. */
  progress?: InputMaybe<FloatFilter>;
  /** What it is doing. */
  stage?: InputMaybe<TextFilter>;
  /** queued, running, succeeded, failed or cancelled. */
  status?: InputMaybe<TextFilter>;
  /** Last changed. */
  updated_at?: InputMaybe<DateFilter>;
};

/** A column of the list. */
export type FlatLeadAssignmentsColumn =
  /** The agent; empty: nobody. */
  | 'agent_id'
  /** Chance given up against the likeliest allowed agent. Unit: share. */
  | 'cost'
  /** new, stays, moved, pinned or unassigned. */
  | 'kind'
  /** The lead. */
  | 'lead_id'
  /** Why, in a sentence for the agent. */
  | 'log'
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  | 'p_close'
  /** The likeliest other agent who was allowed. */
  | 'runner_up'
  /** Chance with the runner-up. Unit: share. */
  | 'runner_up_p';

/** A page of a list. */
export type FlatLeadAssignmentsConnection = {
  __typename?: 'FlatLeadAssignmentsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadAssignmentsEdge>;
  /** The rows. */
  nodes: Array<FlatLeadAssignmentsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadAssignmentsEdge = {
  __typename?: 'FlatLeadAssignmentsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadAssignmentsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadAssignmentsGroup = {
  __typename?: 'FlatLeadAssignmentsGroup';
  /** The agent; empty: nobody. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Chance given up against the likeliest allowed agent. Null unless it is one of the dimensions. */
  cost?: Maybe<Scalars['Float']['output']>;
  /** new, stays, moved, pinned or unassigned. Null unless it is one of the dimensions. */
  kind?: Maybe<Scalars['String']['output']>;
  /** The lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** Why, in a sentence for the agent. Null unless it is one of the dimensions. */
  log?: Maybe<Scalars['String']['output']>;
  /** Chance to close; empty when the quality gate is closed. Null unless it is one of the dimensions. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** The likeliest other agent who was allowed. Null unless it is one of the dimensions. */
  runner_up?: Maybe<Scalars['String']['output']>;
  /** Chance with the runner-up. Null unless it is one of the dimensions. */
  runner_up_p?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatLeadAssignmentsOrderBy = {
  /** The agent; empty: nobody. */
  agent_id?: InputMaybe<OrderDirection>;
  /** Chance given up against the likeliest allowed agent. Unit: share. */
  cost?: InputMaybe<OrderDirection>;
  /** new, stays, moved, pinned or unassigned. */
  kind?: InputMaybe<OrderDirection>;
  /** The lead. */
  lead_id?: InputMaybe<OrderDirection>;
  /** Why, in a sentence for the agent. */
  log?: InputMaybe<OrderDirection>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<OrderDirection>;
  /** The likeliest other agent who was allowed. */
  runner_up?: InputMaybe<OrderDirection>;
  /** Chance with the runner-up. Unit: share. */
  runner_up_p?: InputMaybe<OrderDirection>;
};

/** Who works which open lead, by the distribution of the whole load: for the CRM. */
export type FlatLeadAssignmentsRow = {
  __typename?: 'FlatLeadAssignmentsRow';
  /** The agent; empty: nobody. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Chance given up against the likeliest allowed agent. Unit: share. */
  cost?: Maybe<Scalars['Float']['output']>;
  /** new, stays, moved, pinned or unassigned. */
  kind: Scalars['String']['output'];
  /** The lead. */
  lead_id: Scalars['String']['output'];
  /** Why, in a sentence for the agent. */
  log: Scalars['String']['output'];
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** The likeliest other agent who was allowed. */
  runner_up?: Maybe<Scalars['String']['output']>;
  /** Chance with the runner-up. Unit: share. */
  runner_up_p?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatLeadAssignmentsWhere = {
  /** The agent; empty: nobody. */
  agent_id?: InputMaybe<TextFilter>;
  /** Chance given up against the likeliest allowed agent. Unit: share. */
  cost?: InputMaybe<FloatFilter>;
  /** new, stays, moved, pinned or unassigned. */
  kind?: InputMaybe<TextFilter>;
  /** The lead. */
  lead_id?: InputMaybe<TextFilter>;
  /** Why, in a sentence for the agent. */
  log?: InputMaybe<TextFilter>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<FloatFilter>;
  /** The likeliest other agent who was allowed. */
  runner_up?: InputMaybe<TextFilter>;
  /** Chance with the runner-up. Unit: share. */
  runner_up_p?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatLeadMatchesColumn =
  /** The agent. */
  | 'agent_id'
  /** The lead. */
  | 'lead_id'
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  | 'p_close'
  /** 1 for the lead's best agent. Unit: rank. */
  | 'rank';

/** A page of a list. */
export type FlatLeadMatchesConnection = {
  __typename?: 'FlatLeadMatchesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadMatchesEdge>;
  /** The rows. */
  nodes: Array<FlatLeadMatchesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadMatchesEdge = {
  __typename?: 'FlatLeadMatchesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadMatchesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadMatchesGroup = {
  __typename?: 'FlatLeadMatchesGroup';
  /** The agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** The lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** Chance to close; empty when the quality gate is closed. Null unless it is one of the dimensions. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** 1 for the lead's best agent. Null unless it is one of the dimensions. */
  rank?: Maybe<Scalars['Int']['output']>;
};

/** One column and its direction. */
export type FlatLeadMatchesOrderBy = {
  /** The agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** The lead. */
  lead_id?: InputMaybe<OrderDirection>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<OrderDirection>;
  /** 1 for the lead's best agent. Unit: rank. */
  rank?: InputMaybe<OrderDirection>;
};

/** The three best agents of each open lead. */
export type FlatLeadMatchesRow = {
  __typename?: 'FlatLeadMatchesRow';
  /** The agent. */
  agent_id: Scalars['String']['output'];
  /** The lead. */
  lead_id: Scalars['String']['output'];
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** 1 for the lead's best agent. Unit: rank. */
  rank: Scalars['Int']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatLeadMatchesWhere = {
  /** The agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** The lead. */
  lead_id?: InputMaybe<TextFilter>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<FloatFilter>;
  /** 1 for the lead's best agent. Unit: rank. */
  rank?: InputMaybe<IntFilter>;
};

/** A column of the list. */
export type FlatLeadNudgesColumn =
  /** An activity type, or hand over. */
  | 'action'
  /** Day by which. */
  | 'deadline'
  /** Daily hazard of fading. Unit: share. */
  | 'hazard'
  /** The lead. */
  | 'lead_id'
  /** Probability of this action where it was drawn by lot; empty: it was not. Unit: share. */
  | 'propensity'
  /** Why. */
  | 'reason'
  /** open, accepted, snoozed or rejected. */
  | 'status'
  /** Day on which it is open again. */
  | 'until';

/** A page of a list. */
export type FlatLeadNudgesConnection = {
  __typename?: 'FlatLeadNudgesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadNudgesEdge>;
  /** The rows. */
  nodes: Array<FlatLeadNudgesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadNudgesEdge = {
  __typename?: 'FlatLeadNudgesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadNudgesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadNudgesGroup = {
  __typename?: 'FlatLeadNudgesGroup';
  /** An activity type, or hand over. Null unless it is one of the dimensions. */
  action?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Day by which. Null unless it is one of the dimensions. */
  deadline?: Maybe<Scalars['String']['output']>;
  /** Daily hazard of fading. Null unless it is one of the dimensions. */
  hazard?: Maybe<Scalars['Float']['output']>;
  /** The lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** Probability of this action where it was drawn by lot; empty: it was not. Null unless it is one of the dimensions. */
  propensity?: Maybe<Scalars['Float']['output']>;
  /** Why. Null unless it is one of the dimensions. */
  reason?: Maybe<Scalars['String']['output']>;
  /** open, accepted, snoozed or rejected. Null unless it is one of the dimensions. */
  status?: Maybe<Scalars['String']['output']>;
  /** Day on which it is open again. Null unless it is one of the dimensions. */
  until?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatLeadNudgesOrderBy = {
  /** An activity type, or hand over. */
  action?: InputMaybe<OrderDirection>;
  /** Day by which. */
  deadline?: InputMaybe<OrderDirection>;
  /** Daily hazard of fading. Unit: share. */
  hazard?: InputMaybe<OrderDirection>;
  /** The lead. */
  lead_id?: InputMaybe<OrderDirection>;
  /** Probability of this action where it was drawn by lot; empty: it was not. Unit: share. */
  propensity?: InputMaybe<OrderDirection>;
  /** Why. */
  reason?: InputMaybe<OrderDirection>;
  /** open, accepted, snoozed or rejected. */
  status?: InputMaybe<OrderDirection>;
  /** Day on which it is open again. */
  until?: InputMaybe<OrderDirection>;
};

/** What to do for which lead before it fades, with what was said about it. */
export type FlatLeadNudgesRow = {
  __typename?: 'FlatLeadNudgesRow';
  /** An activity type, or hand over. */
  action: Scalars['String']['output'];
  /** Day by which. */
  deadline?: Maybe<Scalars['String']['output']>;
  /** Daily hazard of fading. Unit: share. */
  hazard?: Maybe<Scalars['Float']['output']>;
  /** The lead. */
  lead_id: Scalars['String']['output'];
  /** Probability of this action where it was drawn by lot; empty: it was not. Unit: share. */
  propensity?: Maybe<Scalars['Float']['output']>;
  /** Why. */
  reason: Scalars['String']['output'];
  /** open, accepted, snoozed or rejected. */
  status: Scalars['String']['output'];
  /** Day on which it is open again. */
  until?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatLeadNudgesWhere = {
  /** An activity type, or hand over. */
  action?: InputMaybe<TextFilter>;
  /** Day by which. */
  deadline?: InputMaybe<DateFilter>;
  /** Daily hazard of fading. Unit: share. */
  hazard?: InputMaybe<FloatFilter>;
  /** The lead. */
  lead_id?: InputMaybe<TextFilter>;
  /** Probability of this action where it was drawn by lot; empty: it was not. Unit: share. */
  propensity?: InputMaybe<FloatFilter>;
  /** Why. */
  reason?: InputMaybe<TextFilter>;
  /** open, accepted, snoozed or rejected. */
  status?: InputMaybe<TextFilter>;
  /** Day on which it is open again. */
  until?: InputMaybe<DateFilter>;
};

/** A column of the list. */
export type FlatLeadPerformanceColumn =
  /** beyond: outside the limits; run: eight in a row on one side. */
  | 'flag'
  /** Upper limit. Unit: share, days or hours by metric. */
  | 'limit_high'
  /** Lower three-sigma limit. Unit: share, days or hours by metric. */
  | 'limit_low'
  /** conversion, cycleDays or responseHours. */
  | 'metric'
  /** Values. Unit: values. */
  | 'n'
  /** The week's figure. Unit: share, days or hours by metric. */
  | 'value'
  /** First day of the week. */
  | 'week';

/** A page of a list. */
export type FlatLeadPerformanceConnection = {
  __typename?: 'FlatLeadPerformanceConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadPerformanceEdge>;
  /** The rows. */
  nodes: Array<FlatLeadPerformanceRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadPerformanceEdge = {
  __typename?: 'FlatLeadPerformanceEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadPerformanceRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadPerformanceGroup = {
  __typename?: 'FlatLeadPerformanceGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** beyond: outside the limits; run: eight in a row on one side. Null unless it is one of the dimensions. */
  flag?: Maybe<Scalars['String']['output']>;
  /** Upper limit. Null unless it is one of the dimensions. */
  limit_high?: Maybe<Scalars['Float']['output']>;
  /** Lower three-sigma limit. Null unless it is one of the dimensions. */
  limit_low?: Maybe<Scalars['Float']['output']>;
  /** conversion, cycleDays or responseHours. Null unless it is one of the dimensions. */
  metric?: Maybe<Scalars['String']['output']>;
  /** Values. Null unless it is one of the dimensions. */
  n?: Maybe<Scalars['Int']['output']>;
  /** The week's figure. Null unless it is one of the dimensions. */
  value?: Maybe<Scalars['Float']['output']>;
  /** First day of the week. Null unless it is one of the dimensions. */
  week?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatLeadPerformanceOrderBy = {
  /** beyond: outside the limits; run: eight in a row on one side. */
  flag?: InputMaybe<OrderDirection>;
  /** Upper limit. Unit: share, days or hours by metric. */
  limit_high?: InputMaybe<OrderDirection>;
  /** Lower three-sigma limit. Unit: share, days or hours by metric. */
  limit_low?: InputMaybe<OrderDirection>;
  /** conversion, cycleDays or responseHours. */
  metric?: InputMaybe<OrderDirection>;
  /** Values. Unit: values. */
  n?: InputMaybe<OrderDirection>;
  /** The week's figure. Unit: share, days or hours by metric. */
  value?: InputMaybe<OrderDirection>;
  /** First day of the week. */
  week?: InputMaybe<OrderDirection>;
};

/** Control charts of the desk by week. */
export type FlatLeadPerformanceRow = {
  __typename?: 'FlatLeadPerformanceRow';
  /** beyond: outside the limits; run: eight in a row on one side. */
  flag?: Maybe<Scalars['String']['output']>;
  /** Upper limit. Unit: share, days or hours by metric. */
  limit_high?: Maybe<Scalars['Float']['output']>;
  /** Lower three-sigma limit. Unit: share, days or hours by metric. */
  limit_low?: Maybe<Scalars['Float']['output']>;
  /** conversion, cycleDays or responseHours. */
  metric: Scalars['String']['output'];
  /** Values. Unit: values. */
  n: Scalars['Int']['output'];
  /** The week's figure. Unit: share, days or hours by metric. */
  value?: Maybe<Scalars['Float']['output']>;
  /** First day of the week. */
  week: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatLeadPerformanceWhere = {
  /** beyond: outside the limits; run: eight in a row on one side. */
  flag?: InputMaybe<TextFilter>;
  /** Upper limit. Unit: share, days or hours by metric. */
  limit_high?: InputMaybe<FloatFilter>;
  /** Lower three-sigma limit. Unit: share, days or hours by metric. */
  limit_low?: InputMaybe<FloatFilter>;
  /** conversion, cycleDays or responseHours. */
  metric?: InputMaybe<TextFilter>;
  /** Values. Unit: values. */
  n?: InputMaybe<IntFilter>;
  /** The week's figure. Unit: share, days or hours by metric. */
  value?: InputMaybe<FloatFilter>;
  /** First day of the week. */
  week?: InputMaybe<DateFilter>;
};

/** A column of the list. */
export type FlatLeadRanksColumn =
  /** The agent; empty: nobody. */
  | 'agent_id'
  /** A to D. */
  | 'grade'
  /** The lead. */
  | 'lead_id'
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  | 'p_close'
  /** 1 is the likeliest. Unit: rank. */
  | 'place'
  /** What speaks for and against it, separated by semicolons. */
  | 'reasons';

/** A page of a list. */
export type FlatLeadRanksConnection = {
  __typename?: 'FlatLeadRanksConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadRanksEdge>;
  /** The rows. */
  nodes: Array<FlatLeadRanksRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadRanksEdge = {
  __typename?: 'FlatLeadRanksEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadRanksRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadRanksGroup = {
  __typename?: 'FlatLeadRanksGroup';
  /** The agent; empty: nobody. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** A to D. Null unless it is one of the dimensions. */
  grade?: Maybe<Scalars['String']['output']>;
  /** The lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** Chance to close; empty when the quality gate is closed. Null unless it is one of the dimensions. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** 1 is the likeliest. Null unless it is one of the dimensions. */
  place?: Maybe<Scalars['Int']['output']>;
  /** What speaks for and against it, separated by semicolons. Null unless it is one of the dimensions. */
  reasons?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatLeadRanksOrderBy = {
  /** The agent; empty: nobody. */
  agent_id?: InputMaybe<OrderDirection>;
  /** A to D. */
  grade?: InputMaybe<OrderDirection>;
  /** The lead. */
  lead_id?: InputMaybe<OrderDirection>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<OrderDirection>;
  /** 1 is the likeliest. Unit: rank. */
  place?: InputMaybe<OrderDirection>;
  /** What speaks for and against it, separated by semicolons. */
  reasons?: InputMaybe<OrderDirection>;
};

/** Open leads by their chance to close. */
export type FlatLeadRanksRow = {
  __typename?: 'FlatLeadRanksRow';
  /** The agent; empty: nobody. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** A to D. */
  grade?: Maybe<Scalars['String']['output']>;
  /** The lead. */
  lead_id: Scalars['String']['output'];
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: Maybe<Scalars['Float']['output']>;
  /** 1 is the likeliest. Unit: rank. */
  place: Scalars['Int']['output'];
  /** What speaks for and against it, separated by semicolons. */
  reasons: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatLeadRanksWhere = {
  /** The agent; empty: nobody. */
  agent_id?: InputMaybe<TextFilter>;
  /** A to D. */
  grade?: InputMaybe<TextFilter>;
  /** The lead. */
  lead_id?: InputMaybe<TextFilter>;
  /** Chance to close; empty when the quality gate is closed. Unit: share. */
  p_close?: InputMaybe<FloatFilter>;
  /** 1 is the likeliest. Unit: rank. */
  place?: InputMaybe<IntFilter>;
  /** What speaks for and against it, separated by semicolons. */
  reasons?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatLeadRetroGroupsColumn =
  /** High end. Unit: closes. */
  | 'ci_high'
  /** Low end of the 95 % interval. Unit: closes. */
  | 'ci_low'
  /** Closes within reach. Unit: closes. */
  | 'gain'
  /** team or funnel. */
  | 'grouped_by'
  /** Leads. Unit: leads. */
  | 'n_leads'
  /** Won. Unit: leads. */
  | 'n_won'
  /** Which. */
  | 'name';

/** A page of a list. */
export type FlatLeadRetroGroupsConnection = {
  __typename?: 'FlatLeadRetroGroupsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadRetroGroupsEdge>;
  /** The rows. */
  nodes: Array<FlatLeadRetroGroupsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadRetroGroupsEdge = {
  __typename?: 'FlatLeadRetroGroupsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadRetroGroupsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadRetroGroupsGroup = {
  __typename?: 'FlatLeadRetroGroupsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** High end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 95 % interval. Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Closes within reach. Null unless it is one of the dimensions. */
  gain?: Maybe<Scalars['Float']['output']>;
  /** team or funnel. Null unless it is one of the dimensions. */
  grouped_by?: Maybe<Scalars['String']['output']>;
  /** Leads. Null unless it is one of the dimensions. */
  n_leads?: Maybe<Scalars['Int']['output']>;
  /** Won. Null unless it is one of the dimensions. */
  n_won?: Maybe<Scalars['Int']['output']>;
  /** Which. Null unless it is one of the dimensions. */
  name?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatLeadRetroGroupsOrderBy = {
  /** High end. Unit: closes. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Low end of the 95 % interval. Unit: closes. */
  ci_low?: InputMaybe<OrderDirection>;
  /** Closes within reach. Unit: closes. */
  gain?: InputMaybe<OrderDirection>;
  /** team or funnel. */
  grouped_by?: InputMaybe<OrderDirection>;
  /** Leads. Unit: leads. */
  n_leads?: InputMaybe<OrderDirection>;
  /** Won. Unit: leads. */
  n_won?: InputMaybe<OrderDirection>;
  /** Which. */
  name?: InputMaybe<OrderDirection>;
};

/** What was left on the table in the period judged last, by team and funnel. */
export type FlatLeadRetroGroupsRow = {
  __typename?: 'FlatLeadRetroGroupsRow';
  /** High end. Unit: closes. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 95 % interval. Unit: closes. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Closes within reach. Unit: closes. */
  gain?: Maybe<Scalars['Float']['output']>;
  /** team or funnel. */
  grouped_by: Scalars['String']['output'];
  /** Leads. Unit: leads. */
  n_leads: Scalars['Int']['output'];
  /** Won. Unit: leads. */
  n_won: Scalars['Int']['output'];
  /** Which. */
  name: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatLeadRetroGroupsWhere = {
  /** High end. Unit: closes. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Low end of the 95 % interval. Unit: closes. */
  ci_low?: InputMaybe<FloatFilter>;
  /** Closes within reach. Unit: closes. */
  gain?: InputMaybe<FloatFilter>;
  /** team or funnel. */
  grouped_by?: InputMaybe<TextFilter>;
  /** Leads. Unit: leads. */
  n_leads?: InputMaybe<IntFilter>;
  /** Won. Unit: leads. */
  n_won?: InputMaybe<IntFilter>;
  /** Which. */
  name?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatLeadsColumn =
  /** Agent. */
  | 'agent_id'
  /** Extra columns, as a JSON object. */
  | 'attributes'
  /** Client, where it is known. */
  | 'client_id'
  /** Closed. ISO date, or instant where the time is known; UTC. */
  | 'closed_at'
  /** Created. ISO date, or instant where the time is known; UTC. */
  | 'created_at'
  /** Day of creation. */
  | 'created_on'
  /** Funnel. */
  | 'funnel_id'
  /** Id of the lead. */
  | 'lead_id'
  /** won or lost; empty while open. */
  | 'outcome'
  /** Product, where it is known. */
  | 'product_id'
  /** Where it came from. */
  | 'source';

/** A page of a list. */
export type FlatLeadsConnection = {
  __typename?: 'FlatLeadsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatLeadsEdge>;
  /** The rows. */
  nodes: Array<FlatLeadsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatLeadsEdge = {
  __typename?: 'FlatLeadsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatLeadsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatLeadsGroup = {
  __typename?: 'FlatLeadsGroup';
  /** Agent. Null unless it is one of the dimensions. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Extra columns, as a JSON object. Null unless it is one of the dimensions. */
  attributes?: Maybe<Scalars['String']['output']>;
  /** Client, where it is known. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Closed. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  closed_at?: Maybe<Scalars['String']['output']>;
  /** Created. ISO date, or instant where the time is known; UTC. Null unless it is one of the dimensions. */
  created_at?: Maybe<Scalars['String']['output']>;
  /** Day of creation. Null unless it is one of the dimensions. */
  created_on?: Maybe<Scalars['String']['output']>;
  /** Funnel. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** Id of the lead. Null unless it is one of the dimensions. */
  lead_id?: Maybe<Scalars['String']['output']>;
  /** won or lost; empty while open. Null unless it is one of the dimensions. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Product, where it is known. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Where it came from. Null unless it is one of the dimensions. */
  source?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatLeadsOrderBy = {
  /** Agent. */
  agent_id?: InputMaybe<OrderDirection>;
  /** Extra columns, as a JSON object. */
  attributes?: InputMaybe<OrderDirection>;
  /** Client, where it is known. */
  client_id?: InputMaybe<OrderDirection>;
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: InputMaybe<OrderDirection>;
  /** Created. ISO date, or instant where the time is known; UTC. */
  created_at?: InputMaybe<OrderDirection>;
  /** Day of creation. */
  created_on?: InputMaybe<OrderDirection>;
  /** Funnel. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** Id of the lead. */
  lead_id?: InputMaybe<OrderDirection>;
  /** won or lost; empty while open. */
  outcome?: InputMaybe<OrderDirection>;
  /** Product, where it is known. */
  product_id?: InputMaybe<OrderDirection>;
  /** Where it came from. */
  source?: InputMaybe<OrderDirection>;
};

/** Leads as they were loaded. */
export type FlatLeadsRow = {
  __typename?: 'FlatLeadsRow';
  /** Agent. */
  agent_id?: Maybe<Scalars['String']['output']>;
  /** Extra columns, as a JSON object. */
  attributes: Scalars['String']['output'];
  /** Client, where it is known. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: Maybe<Scalars['String']['output']>;
  /** Created. ISO date, or instant where the time is known; UTC. */
  created_at?: Maybe<Scalars['String']['output']>;
  /** Day of creation. */
  created_on?: Maybe<Scalars['String']['output']>;
  /** Funnel. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** Id of the lead. */
  lead_id: Scalars['String']['output'];
  /** won or lost; empty while open. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Product, where it is known. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Where it came from. */
  source?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatLeadsWhere = {
  /** Agent. */
  agent_id?: InputMaybe<TextFilter>;
  /** Extra columns, as a JSON object. */
  attributes?: InputMaybe<TextFilter>;
  /** Client, where it is known. */
  client_id?: InputMaybe<TextFilter>;
  /** Closed. ISO date, or instant where the time is known; UTC. */
  closed_at?: InputMaybe<TextFilter>;
  /** Created. ISO date, or instant where the time is known; UTC. */
  created_at?: InputMaybe<TextFilter>;
  /** Day of creation. */
  created_on?: InputMaybe<DateFilter>;
  /** Funnel. */
  funnel_id?: InputMaybe<TextFilter>;
  /** Id of the lead. */
  lead_id?: InputMaybe<TextFilter>;
  /** won or lost; empty while open. */
  outcome?: InputMaybe<TextFilter>;
  /** Product, where it is known. */
  product_id?: InputMaybe<TextFilter>;
  /** Where it came from. */
  source?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatMechanicEffectsColumn =
  /** High end. Unit: share of winRate, else ratio. */
  | 'ci_high'
  /** Low end of the 90 % interval. Unit: share of winRate, else ratio. */
  | 'ci_low'
  /** Closed deals behind it, a sum of shares. Unit: deals. */
  | 'deals'
  /** Against the mix by which such deals are closed today. Unit: share of winRate, else ratio. */
  | 'effect'
  /** Channel, campaign or tactic. */
  | 'mechanic'
  /** winRate (a difference), cycleTime or amount (ratios). */
  | 'outcome'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Unadjusted. Unit: share of winRate, else ratio. */
  | 'raw';

/** A page of a list. */
export type FlatMechanicEffectsConnection = {
  __typename?: 'FlatMechanicEffectsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatMechanicEffectsEdge>;
  /** The rows. */
  nodes: Array<FlatMechanicEffectsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatMechanicEffectsEdge = {
  __typename?: 'FlatMechanicEffectsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatMechanicEffectsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatMechanicEffectsGroup = {
  __typename?: 'FlatMechanicEffectsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** High end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 90 % interval. Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Closed deals behind it, a sum of shares. Null unless it is one of the dimensions. */
  deals?: Maybe<Scalars['Float']['output']>;
  /** Against the mix by which such deals are closed today. Null unless it is one of the dimensions. */
  effect?: Maybe<Scalars['Float']['output']>;
  /** Channel, campaign or tactic. Null unless it is one of the dimensions. */
  mechanic?: Maybe<Scalars['String']['output']>;
  /** winRate (a difference), cycleTime or amount (ratios). Null unless it is one of the dimensions. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Unadjusted. Null unless it is one of the dimensions. */
  raw?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatMechanicEffectsOrderBy = {
  /** High end. Unit: share of winRate, else ratio. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Low end of the 90 % interval. Unit: share of winRate, else ratio. */
  ci_low?: InputMaybe<OrderDirection>;
  /** Closed deals behind it, a sum of shares. Unit: deals. */
  deals?: InputMaybe<OrderDirection>;
  /** Against the mix by which such deals are closed today. Unit: share of winRate, else ratio. */
  effect?: InputMaybe<OrderDirection>;
  /** Channel, campaign or tactic. */
  mechanic?: InputMaybe<OrderDirection>;
  /** winRate (a difference), cycleTime or amount (ratios). */
  outcome?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Unadjusted. Unit: share of winRate, else ratio. */
  raw?: InputMaybe<OrderDirection>;
};

/** What mechanics do in each problem, adjusted and shrunken, with 90 % intervals. */
export type FlatMechanicEffectsRow = {
  __typename?: 'FlatMechanicEffectsRow';
  /** High end. Unit: share of winRate, else ratio. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 90 % interval. Unit: share of winRate, else ratio. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Closed deals behind it, a sum of shares. Unit: deals. */
  deals?: Maybe<Scalars['Float']['output']>;
  /** Against the mix by which such deals are closed today. Unit: share of winRate, else ratio. */
  effect?: Maybe<Scalars['Float']['output']>;
  /** Channel, campaign or tactic. */
  mechanic: Scalars['String']['output'];
  /** winRate (a difference), cycleTime or amount (ratios). */
  outcome: Scalars['String']['output'];
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Unadjusted. Unit: share of winRate, else ratio. */
  raw?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatMechanicEffectsWhere = {
  /** High end. Unit: share of winRate, else ratio. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Low end of the 90 % interval. Unit: share of winRate, else ratio. */
  ci_low?: InputMaybe<FloatFilter>;
  /** Closed deals behind it, a sum of shares. Unit: deals. */
  deals?: InputMaybe<FloatFilter>;
  /** Against the mix by which such deals are closed today. Unit: share of winRate, else ratio. */
  effect?: InputMaybe<FloatFilter>;
  /** Channel, campaign or tactic. */
  mechanic?: InputMaybe<TextFilter>;
  /** winRate (a difference), cycleTime or amount (ratios). */
  outcome?: InputMaybe<TextFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Unadjusted. Unit: share of winRate, else ratio. */
  raw?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatMechanicTransfersColumn =
  /** use; experiment: the funnel's best, not significant by itself. */
  | 'advice'
  /** High end. Unit: share. */
  | 'ci_high'
  /** Low end of the 90 % interval. Unit: share. */
  | 'ci_low'
  /** The funnel. */
  | 'funnel_id'
  /** Channel, campaign or tactic. */
  | 'mechanic'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** 1 for the funnel's best. Unit: rank. */
  | 'rank'
  /** Closed deals by it elsewhere, weighted by likeness of problems. Unit: deals. */
  | 'support'
  /** Predicted change of the funnel's win rate. Unit: share. */
  | 'uplift';

/** A page of a list. */
export type FlatMechanicTransfersConnection = {
  __typename?: 'FlatMechanicTransfersConnection';
  /** The rows with their cursors. */
  edges: Array<FlatMechanicTransfersEdge>;
  /** The rows. */
  nodes: Array<FlatMechanicTransfersRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatMechanicTransfersEdge = {
  __typename?: 'FlatMechanicTransfersEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatMechanicTransfersRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatMechanicTransfersGroup = {
  __typename?: 'FlatMechanicTransfersGroup';
  /** use; experiment: the funnel's best, not significant by itself. Null unless it is one of the dimensions. */
  advice?: Maybe<Scalars['String']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** High end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 90 % interval. Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** The funnel. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** Channel, campaign or tactic. Null unless it is one of the dimensions. */
  mechanic?: Maybe<Scalars['String']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** 1 for the funnel's best. Null unless it is one of the dimensions. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Closed deals by it elsewhere, weighted by likeness of problems. Null unless it is one of the dimensions. */
  support?: Maybe<Scalars['Int']['output']>;
  /** Predicted change of the funnel's win rate. Null unless it is one of the dimensions. */
  uplift?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatMechanicTransfersOrderBy = {
  /** use; experiment: the funnel's best, not significant by itself. */
  advice?: InputMaybe<OrderDirection>;
  /** High end. Unit: share. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Low end of the 90 % interval. Unit: share. */
  ci_low?: InputMaybe<OrderDirection>;
  /** The funnel. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** Channel, campaign or tactic. */
  mechanic?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** 1 for the funnel's best. Unit: rank. */
  rank?: InputMaybe<OrderDirection>;
  /** Closed deals by it elsewhere, weighted by likeness of problems. Unit: deals. */
  support?: InputMaybe<OrderDirection>;
  /** Predicted change of the funnel's win rate. Unit: share. */
  uplift?: InputMaybe<OrderDirection>;
};

/** Mechanics suggested to funnels that have not tried them. */
export type FlatMechanicTransfersRow = {
  __typename?: 'FlatMechanicTransfersRow';
  /** use; experiment: the funnel's best, not significant by itself. */
  advice?: Maybe<Scalars['String']['output']>;
  /** High end. Unit: share. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 90 % interval. Unit: share. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** The funnel. */
  funnel_id: Scalars['String']['output'];
  /** Channel, campaign or tactic. */
  mechanic: Scalars['String']['output'];
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** 1 for the funnel's best. Unit: rank. */
  rank: Scalars['Int']['output'];
  /** Closed deals by it elsewhere, weighted by likeness of problems. Unit: deals. */
  support: Scalars['Int']['output'];
  /** Predicted change of the funnel's win rate. Unit: share. */
  uplift?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatMechanicTransfersWhere = {
  /** use; experiment: the funnel's best, not significant by itself. */
  advice?: InputMaybe<TextFilter>;
  /** High end. Unit: share. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Low end of the 90 % interval. Unit: share. */
  ci_low?: InputMaybe<FloatFilter>;
  /** The funnel. */
  funnel_id?: InputMaybe<TextFilter>;
  /** Channel, campaign or tactic. */
  mechanic?: InputMaybe<TextFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** 1 for the funnel's best. Unit: rank. */
  rank?: InputMaybe<IntFilter>;
  /** Closed deals by it elsewhere, weighted by likeness of problems. Unit: deals. */
  support?: InputMaybe<IntFilter>;
  /** Predicted change of the funnel's win rate. Unit: share. */
  uplift?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatOutcomesColumn =
  /** Amount of the deal. Unit: reporting currency. */
  | 'amount'
  /** Id of the client. */
  | 'client_id'
  /** Id of the decision: one product offered to one client. */
  | 'decision_id'
  /** accepted, rejected or ignored. */
  | 'outcome'
  /** Id of the outcome. */
  | 'outcome_id'
  /** Name of the policy that decided. */
  | 'policy'
  /** Id of the product. */
  | 'product_id'
  /** When it happened. */
  | 'recorded_at'
  /** champion, challenger, or shadow: decided and never shown. */
  | 'role'
  /** The analysis by which it was decided. */
  | 'run_id';

/** A page of a list. */
export type FlatOutcomesConnection = {
  __typename?: 'FlatOutcomesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatOutcomesEdge>;
  /** The rows. */
  nodes: Array<FlatOutcomesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatOutcomesEdge = {
  __typename?: 'FlatOutcomesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatOutcomesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatOutcomesGroup = {
  __typename?: 'FlatOutcomesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Amount of the deal. Null unless it is one of the dimensions. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Id of the decision: one product offered to one client. Null unless it is one of the dimensions. */
  decision_id?: Maybe<Scalars['String']['output']>;
  /** accepted, rejected or ignored. Null unless it is one of the dimensions. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Id of the outcome. Null unless it is one of the dimensions. */
  outcome_id?: Maybe<Scalars['String']['output']>;
  /** Name of the policy that decided. Null unless it is one of the dimensions. */
  policy?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** When it happened. Null unless it is one of the dimensions. */
  recorded_at?: Maybe<Scalars['String']['output']>;
  /** champion, challenger, or shadow: decided and never shown. Null unless it is one of the dimensions. */
  role?: Maybe<Scalars['String']['output']>;
  /** The analysis by which it was decided. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatOutcomesOrderBy = {
  /** Amount of the deal. Unit: reporting currency. */
  amount?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Id of the decision: one product offered to one client. */
  decision_id?: InputMaybe<OrderDirection>;
  /** accepted, rejected or ignored. */
  outcome?: InputMaybe<OrderDirection>;
  /** Id of the outcome. */
  outcome_id?: InputMaybe<OrderDirection>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** When it happened. */
  recorded_at?: InputMaybe<OrderDirection>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<OrderDirection>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<OrderDirection>;
};

/** What became of the offers: accepted, rejected, ignored. A decision may have several; accepted counts before rejected, and that before ignored. */
export type FlatOutcomesRow = {
  __typename?: 'FlatOutcomesRow';
  /** Amount of the deal. Unit: reporting currency. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Id of the decision: one product offered to one client. */
  decision_id: Scalars['String']['output'];
  /** accepted, rejected or ignored. */
  outcome: Scalars['String']['output'];
  /** Id of the outcome. */
  outcome_id: Scalars['String']['output'];
  /** Name of the policy that decided. */
  policy: Scalars['String']['output'];
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** When it happened. */
  recorded_at: Scalars['String']['output'];
  /** champion, challenger, or shadow: decided and never shown. */
  role: Scalars['String']['output'];
  /** The analysis by which it was decided. */
  run_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatOutcomesWhere = {
  /** Amount of the deal. Unit: reporting currency. */
  amount?: InputMaybe<FloatFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Id of the decision: one product offered to one client. */
  decision_id?: InputMaybe<TextFilter>;
  /** accepted, rejected or ignored. */
  outcome?: InputMaybe<TextFilter>;
  /** Id of the outcome. */
  outcome_id?: InputMaybe<TextFilter>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** When it happened. */
  recorded_at?: InputMaybe<DateFilter>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<TextFilter>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatPolicyPerformanceColumn =
  /** Sum of the amounts of what was accepted; unknown ones add nothing. Unit: reporting currency. */
  | 'accepted_amount'
  /** Accepted among those with an outcome; empty without any. Unit: share. */
  | 'accepted_share'
  /** Upper end. Unit: share. */
  | 'ci_high'
  /** Lower end of its 95 % interval (Wilson). Unit: share. */
  | 'ci_low'
  /** First decision. */
  | 'first_at'
  /** Last decision. */
  | 'last_at'
  /** What the policy itself expected of those with an outcome. Unit: share. */
  | 'mean_predicted'
  /** Accepted. Unit: offers. */
  | 'n_accepted'
  /** Ignored. Unit: offers. */
  | 'n_ignored'
  /** Products offered. Unit: offers. */
  | 'n_offers'
  /** Rejected. Unit: offers. */
  | 'n_rejected'
  /** Answers they stood on. Unit: answers. */
  | 'n_slates'
  /** Without an outcome so far. Unit: offers. */
  | 'n_unanswered'
  /** Name of the policy that decided. */
  | 'policy'
  /** champion, challenger, or shadow: decided and never shown. */
  | 'role'
  /** The analysis by which it was decided. */
  | 'run_id';

/** A page of a list. */
export type FlatPolicyPerformanceConnection = {
  __typename?: 'FlatPolicyPerformanceConnection';
  /** The rows with their cursors. */
  edges: Array<FlatPolicyPerformanceEdge>;
  /** The rows. */
  nodes: Array<FlatPolicyPerformanceRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatPolicyPerformanceEdge = {
  __typename?: 'FlatPolicyPerformanceEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatPolicyPerformanceRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatPolicyPerformanceGroup = {
  __typename?: 'FlatPolicyPerformanceGroup';
  /** Sum of the amounts of what was accepted; unknown ones add nothing. Null unless it is one of the dimensions. */
  accepted_amount?: Maybe<Scalars['Float']['output']>;
  /** Accepted among those with an outcome; empty without any. Null unless it is one of the dimensions. */
  accepted_share?: Maybe<Scalars['Float']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Upper end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval (Wilson). Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** First decision. Null unless it is one of the dimensions. */
  first_at?: Maybe<Scalars['String']['output']>;
  /** Last decision. Null unless it is one of the dimensions. */
  last_at?: Maybe<Scalars['String']['output']>;
  /** What the policy itself expected of those with an outcome. Null unless it is one of the dimensions. */
  mean_predicted?: Maybe<Scalars['Float']['output']>;
  /** Accepted. Null unless it is one of the dimensions. */
  n_accepted?: Maybe<Scalars['Int']['output']>;
  /** Ignored. Null unless it is one of the dimensions. */
  n_ignored?: Maybe<Scalars['Int']['output']>;
  /** Products offered. Null unless it is one of the dimensions. */
  n_offers?: Maybe<Scalars['Int']['output']>;
  /** Rejected. Null unless it is one of the dimensions. */
  n_rejected?: Maybe<Scalars['Int']['output']>;
  /** Answers they stood on. Null unless it is one of the dimensions. */
  n_slates?: Maybe<Scalars['Int']['output']>;
  /** Without an outcome so far. Null unless it is one of the dimensions. */
  n_unanswered?: Maybe<Scalars['Int']['output']>;
  /** Name of the policy that decided. Null unless it is one of the dimensions. */
  policy?: Maybe<Scalars['String']['output']>;
  /** champion, challenger, or shadow: decided and never shown. Null unless it is one of the dimensions. */
  role?: Maybe<Scalars['String']['output']>;
  /** The analysis by which it was decided. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatPolicyPerformanceOrderBy = {
  /** Sum of the amounts of what was accepted; unknown ones add nothing. Unit: reporting currency. */
  accepted_amount?: InputMaybe<OrderDirection>;
  /** Accepted among those with an outcome; empty without any. Unit: share. */
  accepted_share?: InputMaybe<OrderDirection>;
  /** Upper end. Unit: share. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Lower end of its 95 % interval (Wilson). Unit: share. */
  ci_low?: InputMaybe<OrderDirection>;
  /** First decision. */
  first_at?: InputMaybe<OrderDirection>;
  /** Last decision. */
  last_at?: InputMaybe<OrderDirection>;
  /** What the policy itself expected of those with an outcome. Unit: share. */
  mean_predicted?: InputMaybe<OrderDirection>;
  /** Accepted. Unit: offers. */
  n_accepted?: InputMaybe<OrderDirection>;
  /** Ignored. Unit: offers. */
  n_ignored?: InputMaybe<OrderDirection>;
  /** Products offered. Unit: offers. */
  n_offers?: InputMaybe<OrderDirection>;
  /** Rejected. Unit: offers. */
  n_rejected?: InputMaybe<OrderDirection>;
  /** Answers they stood on. Unit: answers. */
  n_slates?: InputMaybe<OrderDirection>;
  /** Without an outcome so far. Unit: offers. */
  n_unanswered?: InputMaybe<OrderDirection>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<OrderDirection>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<OrderDirection>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<OrderDirection>;
};

/** What became of the offers of each policy, by analysis and role, with 95 % intervals. */
export type FlatPolicyPerformanceRow = {
  __typename?: 'FlatPolicyPerformanceRow';
  /** Sum of the amounts of what was accepted; unknown ones add nothing. Unit: reporting currency. */
  accepted_amount?: Maybe<Scalars['Float']['output']>;
  /** Accepted among those with an outcome; empty without any. Unit: share. */
  accepted_share?: Maybe<Scalars['Float']['output']>;
  /** Upper end. Unit: share. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval (Wilson). Unit: share. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** First decision. */
  first_at: Scalars['String']['output'];
  /** Last decision. */
  last_at: Scalars['String']['output'];
  /** What the policy itself expected of those with an outcome. Unit: share. */
  mean_predicted?: Maybe<Scalars['Float']['output']>;
  /** Accepted. Unit: offers. */
  n_accepted: Scalars['Int']['output'];
  /** Ignored. Unit: offers. */
  n_ignored: Scalars['Int']['output'];
  /** Products offered. Unit: offers. */
  n_offers: Scalars['Int']['output'];
  /** Rejected. Unit: offers. */
  n_rejected: Scalars['Int']['output'];
  /** Answers they stood on. Unit: answers. */
  n_slates: Scalars['Int']['output'];
  /** Without an outcome so far. Unit: offers. */
  n_unanswered: Scalars['Int']['output'];
  /** Name of the policy that decided. */
  policy: Scalars['String']['output'];
  /** champion, challenger, or shadow: decided and never shown. */
  role: Scalars['String']['output'];
  /** The analysis by which it was decided. */
  run_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatPolicyPerformanceWhere = {
  /** Sum of the amounts of what was accepted; unknown ones add nothing. Unit: reporting currency. */
  accepted_amount?: InputMaybe<FloatFilter>;
  /** Accepted among those with an outcome; empty without any. Unit: share. */
  accepted_share?: InputMaybe<FloatFilter>;
  /** Upper end. Unit: share. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Lower end of its 95 % interval (Wilson). Unit: share. */
  ci_low?: InputMaybe<FloatFilter>;
  /** First decision. */
  first_at?: InputMaybe<DateFilter>;
  /** Last decision. */
  last_at?: InputMaybe<DateFilter>;
  /** What the policy itself expected of those with an outcome. Unit: share. */
  mean_predicted?: InputMaybe<FloatFilter>;
  /** Accepted. Unit: offers. */
  n_accepted?: InputMaybe<IntFilter>;
  /** Ignored. Unit: offers. */
  n_ignored?: InputMaybe<IntFilter>;
  /** Products offered. Unit: offers. */
  n_offers?: InputMaybe<IntFilter>;
  /** Rejected. Unit: offers. */
  n_rejected?: InputMaybe<IntFilter>;
  /** Answers they stood on. Unit: answers. */
  n_slates?: InputMaybe<IntFilter>;
  /** Without an outcome so far. Unit: offers. */
  n_unanswered?: InputMaybe<IntFilter>;
  /** Name of the policy that decided. */
  policy?: InputMaybe<TextFilter>;
  /** champion, challenger, or shadow: decided and never shown. */
  role?: InputMaybe<TextFilter>;
  /** The analysis by which it was decided. */
  run_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatPredictabilityColumn =
  /** Bits per held-out deal gained over popularity. Unit: bits. */
  | 'bits'
  /** How clients are described: problems, firmographics, both. */
  | 'description'
  /** Upper end of the 95 % interval. Unit: bits. */
  | 'high'
  /** Lower end of the 95 % interval. Unit: bits. */
  | 'low';

/** A page of a list. */
export type FlatPredictabilityConnection = {
  __typename?: 'FlatPredictabilityConnection';
  /** The rows with their cursors. */
  edges: Array<FlatPredictabilityEdge>;
  /** The rows. */
  nodes: Array<FlatPredictabilityRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatPredictabilityEdge = {
  __typename?: 'FlatPredictabilityEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatPredictabilityRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatPredictabilityGroup = {
  __typename?: 'FlatPredictabilityGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Bits per held-out deal gained over popularity. Null unless it is one of the dimensions. */
  bits?: Maybe<Scalars['Float']['output']>;
  /** How clients are described: problems, firmographics, both. Null unless it is one of the dimensions. */
  description?: Maybe<Scalars['String']['output']>;
  /** Upper end of the 95 % interval. Null unless it is one of the dimensions. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval. Null unless it is one of the dimensions. */
  low?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatPredictabilityOrderBy = {
  /** Bits per held-out deal gained over popularity. Unit: bits. */
  bits?: InputMaybe<OrderDirection>;
  /** How clients are described: problems, firmographics, both. */
  description?: InputMaybe<OrderDirection>;
  /** Upper end of the 95 % interval. Unit: bits. */
  high?: InputMaybe<OrderDirection>;
  /** Lower end of the 95 % interval. Unit: bits. */
  low?: InputMaybe<OrderDirection>;
};

/** Bits per held-out deal gained over popularity, by what is known about the client. */
export type FlatPredictabilityRow = {
  __typename?: 'FlatPredictabilityRow';
  /** Bits per held-out deal gained over popularity. Unit: bits. */
  bits?: Maybe<Scalars['Float']['output']>;
  /** How clients are described: problems, firmographics, both. */
  description: Scalars['String']['output'];
  /** Upper end of the 95 % interval. Unit: bits. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % interval. Unit: bits. */
  low?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatPredictabilityWhere = {
  /** Bits per held-out deal gained over popularity. Unit: bits. */
  bits?: InputMaybe<FloatFilter>;
  /** How clients are described: problems, firmographics, both. */
  description?: InputMaybe<TextFilter>;
  /** Upper end of the 95 % interval. Unit: bits. */
  high?: InputMaybe<FloatFilter>;
  /** Lower end of the 95 % interval. Unit: bits. */
  low?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatProblemChainColumn =
  /** Clients who contribute. Unit: clients. */
  | 'clients'
  /** Mean of that count when dates are permuted within each client. Unit: pairs. */
  | 'expected'
  /** Its name. */
  | 'from_label'
  /** The earlier problem. */
  | 'from_problem'
  /** observed over expected. Unit: ratio. */
  | 'lift'
  /** Soft count of pairs of deals in this order. Unit: pairs. */
  | 'observed'
  /** One-sided p-value of the order, 0 to 1. Unit: probability. */
  | 'p_value'
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  | 'q_value'
  /** Its name. */
  | 'to_label'
  /** The later problem. */
  | 'to_problem';

/** A page of a list. */
export type FlatProblemChainConnection = {
  __typename?: 'FlatProblemChainConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProblemChainEdge>;
  /** The rows. */
  nodes: Array<FlatProblemChainRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProblemChainEdge = {
  __typename?: 'FlatProblemChainEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProblemChainRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProblemChainGroup = {
  __typename?: 'FlatProblemChainGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Clients who contribute. Null unless it is one of the dimensions. */
  clients?: Maybe<Scalars['Int']['output']>;
  /** Mean of that count when dates are permuted within each client. Null unless it is one of the dimensions. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** Its name. Null unless it is one of the dimensions. */
  from_label?: Maybe<Scalars['String']['output']>;
  /** The earlier problem. Null unless it is one of the dimensions. */
  from_problem?: Maybe<Scalars['String']['output']>;
  /** observed over expected. Null unless it is one of the dimensions. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Soft count of pairs of deals in this order. Null unless it is one of the dimensions. */
  observed?: Maybe<Scalars['Float']['output']>;
  /** One-sided p-value of the order, 0 to 1. Null unless it is one of the dimensions. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Benjamini-Hochberg q-value, 0 to 1. Null unless it is one of the dimensions. */
  q_value?: Maybe<Scalars['Float']['output']>;
  /** Its name. Null unless it is one of the dimensions. */
  to_label?: Maybe<Scalars['String']['output']>;
  /** The later problem. Null unless it is one of the dimensions. */
  to_problem?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatProblemChainOrderBy = {
  /** Clients who contribute. Unit: clients. */
  clients?: InputMaybe<OrderDirection>;
  /** Mean of that count when dates are permuted within each client. Unit: pairs. */
  expected?: InputMaybe<OrderDirection>;
  /** Its name. */
  from_label?: InputMaybe<OrderDirection>;
  /** The earlier problem. */
  from_problem?: InputMaybe<OrderDirection>;
  /** observed over expected. Unit: ratio. */
  lift?: InputMaybe<OrderDirection>;
  /** Soft count of pairs of deals in this order. Unit: pairs. */
  observed?: InputMaybe<OrderDirection>;
  /** One-sided p-value of the order, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<OrderDirection>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<OrderDirection>;
  /** Its name. */
  to_label?: InputMaybe<OrderDirection>;
  /** The later problem. */
  to_problem?: InputMaybe<OrderDirection>;
};

/** Which problem follows which in clients' histories. */
export type FlatProblemChainRow = {
  __typename?: 'FlatProblemChainRow';
  /** Clients who contribute. Unit: clients. */
  clients: Scalars['Int']['output'];
  /** Mean of that count when dates are permuted within each client. Unit: pairs. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** Its name. */
  from_label: Scalars['String']['output'];
  /** The earlier problem. */
  from_problem: Scalars['String']['output'];
  /** observed over expected. Unit: ratio. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Soft count of pairs of deals in this order. Unit: pairs. */
  observed?: Maybe<Scalars['Float']['output']>;
  /** One-sided p-value of the order, 0 to 1. Unit: probability. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: Maybe<Scalars['Float']['output']>;
  /** Its name. */
  to_label: Scalars['String']['output'];
  /** The later problem. */
  to_problem: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatProblemChainWhere = {
  /** Clients who contribute. Unit: clients. */
  clients?: InputMaybe<IntFilter>;
  /** Mean of that count when dates are permuted within each client. Unit: pairs. */
  expected?: InputMaybe<FloatFilter>;
  /** Its name. */
  from_label?: InputMaybe<TextFilter>;
  /** The earlier problem. */
  from_problem?: InputMaybe<TextFilter>;
  /** observed over expected. Unit: ratio. */
  lift?: InputMaybe<FloatFilter>;
  /** Soft count of pairs of deals in this order. Unit: pairs. */
  observed?: InputMaybe<FloatFilter>;
  /** One-sided p-value of the order, 0 to 1. Unit: probability. */
  p_value?: InputMaybe<FloatFilter>;
  /** Benjamini-Hochberg q-value, 0 to 1. Unit: probability. */
  q_value?: InputMaybe<FloatFilter>;
  /** Its name. */
  to_label?: InputMaybe<TextFilter>;
  /** The later problem. */
  to_problem?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatProblemChangesColumn =
  /** Products that it holds now. Unit: products. */
  | 'n_products'
  /** Products that it held then. Unit: products. */
  | 'other_n_products'
  /** The newest other analysis with results: the one before it, mostly. */
  | 'other_run_id'
  /** Its share then. Unit: share. */
  | 'other_share'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** The analysis that is served. */
  | 'run_id'
  /** Its share now. Unit: share. */
  | 'share';

/** A page of a list. */
export type FlatProblemChangesConnection = {
  __typename?: 'FlatProblemChangesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProblemChangesEdge>;
  /** The rows. */
  nodes: Array<FlatProblemChangesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProblemChangesEdge = {
  __typename?: 'FlatProblemChangesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProblemChangesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProblemChangesGroup = {
  __typename?: 'FlatProblemChangesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Products that it holds now. Null unless it is one of the dimensions. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** Products that it held then. Null unless it is one of the dimensions. */
  other_n_products?: Maybe<Scalars['Int']['output']>;
  /** The newest other analysis with results: the one before it, mostly. Null unless it is one of the dimensions. */
  other_run_id?: Maybe<Scalars['String']['output']>;
  /** Its share then. Null unless it is one of the dimensions. */
  other_share?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** The analysis that is served. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
  /** Its share now. Null unless it is one of the dimensions. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatProblemChangesOrderBy = {
  /** Products that it holds now. Unit: products. */
  n_products?: InputMaybe<OrderDirection>;
  /** Products that it held then. Unit: products. */
  other_n_products?: InputMaybe<OrderDirection>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id?: InputMaybe<OrderDirection>;
  /** Its share then. Unit: share. */
  other_share?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** The analysis that is served. */
  run_id?: InputMaybe<OrderDirection>;
  /** Its share now. Unit: share. */
  share?: InputMaybe<OrderDirection>;
};

/** Problems of the served analysis beside those of the newest other one; an empty cell where one does not have it. */
export type FlatProblemChangesRow = {
  __typename?: 'FlatProblemChangesRow';
  /** Products that it holds now. Unit: products. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** Products that it held then. Unit: products. */
  other_n_products?: Maybe<Scalars['Int']['output']>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id: Scalars['String']['output'];
  /** Its share then. Unit: share. */
  other_share?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
  /** The analysis that is served. */
  run_id: Scalars['String']['output'];
  /** Its share now. Unit: share. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatProblemChangesWhere = {
  /** Products that it holds now. Unit: products. */
  n_products?: InputMaybe<IntFilter>;
  /** Products that it held then. Unit: products. */
  other_n_products?: InputMaybe<IntFilter>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id?: InputMaybe<TextFilter>;
  /** Its share then. Unit: share. */
  other_share?: InputMaybe<FloatFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** The analysis that is served. */
  run_id?: InputMaybe<TextFilter>;
  /** Its share now. Unit: share. */
  share?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatProblemProfilesColumn =
  /** Category of the product. */
  | 'category'
  /** probability over the product's popularity. Unit: ratio. */
  | 'lift'
  /** P(product | problem); sums to 1 in a problem. Unit: probability. */
  | 'probability'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name'
  /** P(problem | product); sums to 1 in a product. Unit: share. */
  | 'weight';

/** A page of a list. */
export type FlatProblemProfilesConnection = {
  __typename?: 'FlatProblemProfilesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProblemProfilesEdge>;
  /** The rows. */
  nodes: Array<FlatProblemProfilesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProblemProfilesEdge = {
  __typename?: 'FlatProblemProfilesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProblemProfilesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProblemProfilesGroup = {
  __typename?: 'FlatProblemProfilesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Category of the product. Null unless it is one of the dimensions. */
  category?: Maybe<Scalars['String']['output']>;
  /** probability over the product's popularity. Null unless it is one of the dimensions. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** P(product | problem); sums to 1 in a problem. Null unless it is one of the dimensions. */
  probability?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
  /** P(problem | product); sums to 1 in a product. Null unless it is one of the dimensions. */
  weight?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatProblemProfilesOrderBy = {
  /** Category of the product. */
  category?: InputMaybe<OrderDirection>;
  /** probability over the product's popularity. Unit: ratio. */
  lift?: InputMaybe<OrderDirection>;
  /** P(product | problem); sums to 1 in a problem. Unit: probability. */
  probability?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
  /** P(problem | product); sums to 1 in a product. Unit: share. */
  weight?: InputMaybe<OrderDirection>;
};

/** How probable each product is given a problem, and its weight in the product. */
export type FlatProblemProfilesRow = {
  __typename?: 'FlatProblemProfilesRow';
  /** Category of the product. */
  category?: Maybe<Scalars['String']['output']>;
  /** probability over the product's popularity. Unit: ratio. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** P(product | problem); sums to 1 in a problem. Unit: probability. */
  probability?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
  /** P(problem | product); sums to 1 in a product. Unit: share. */
  weight?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatProblemProfilesWhere = {
  /** Category of the product. */
  category?: InputMaybe<TextFilter>;
  /** probability over the product's popularity. Unit: ratio. */
  lift?: InputMaybe<FloatFilter>;
  /** P(product | problem); sums to 1 in a problem. Unit: probability. */
  probability?: InputMaybe<FloatFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
  /** P(problem | product); sums to 1 in a product. Unit: share. */
  weight?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatProblemsColumn =
  /** Name made from its most characteristic products. */
  | 'generated_label'
  /** What became of it since the run before: first, kept, split, merged, born. */
  | 'lineage'
  /** Clients whose largest share it is. Unit: clients. */
  | 'n_clients'
  /** Products whose heaviest problem it is. Unit: products. */
  | 'n_products'
  /** Whether people gave it its name. */
  | 'named'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** Share of all won client-product pairs it explains, 0 to 1. Unit: share. */
  | 'share'
  /** How well it recurs over other starts, 0 to 1. Unit: share. */
  | 'stability';

/** A page of a list. */
export type FlatProblemsConnection = {
  __typename?: 'FlatProblemsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProblemsEdge>;
  /** The rows. */
  nodes: Array<FlatProblemsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProblemsEdge = {
  __typename?: 'FlatProblemsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProblemsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProblemsGroup = {
  __typename?: 'FlatProblemsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Name made from its most characteristic products. Null unless it is one of the dimensions. */
  generated_label?: Maybe<Scalars['String']['output']>;
  /** What became of it since the run before: first, kept, split, merged, born. Null unless it is one of the dimensions. */
  lineage?: Maybe<Scalars['String']['output']>;
  /** Clients whose largest share it is. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Products whose heaviest problem it is. Null unless it is one of the dimensions. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** Whether people gave it its name. Null unless it is one of the dimensions. */
  named?: Maybe<Scalars['Boolean']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Share of all won client-product pairs it explains, 0 to 1. Null unless it is one of the dimensions. */
  share?: Maybe<Scalars['Float']['output']>;
  /** How well it recurs over other starts, 0 to 1. Null unless it is one of the dimensions. */
  stability?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatProblemsOrderBy = {
  /** Name made from its most characteristic products. */
  generated_label?: InputMaybe<OrderDirection>;
  /** What became of it since the run before: first, kept, split, merged, born. */
  lineage?: InputMaybe<OrderDirection>;
  /** Clients whose largest share it is. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Products whose heaviest problem it is. Unit: products. */
  n_products?: InputMaybe<OrderDirection>;
  /** Whether people gave it its name. */
  named?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Share of all won client-product pairs it explains, 0 to 1. Unit: share. */
  share?: InputMaybe<OrderDirection>;
  /** How well it recurs over other starts, 0 to 1. Unit: share. */
  stability?: InputMaybe<OrderDirection>;
};

/** Latent problems of the active run: groups of products bought for one reason. */
export type FlatProblemsRow = {
  __typename?: 'FlatProblemsRow';
  /** Name made from its most characteristic products. */
  generated_label: Scalars['String']['output'];
  /** What became of it since the run before: first, kept, split, merged, born. */
  lineage: Scalars['String']['output'];
  /** Clients whose largest share it is. Unit: clients. */
  n_clients: Scalars['Int']['output'];
  /** Products whose heaviest problem it is. Unit: products. */
  n_products: Scalars['Int']['output'];
  /** Whether people gave it its name. */
  named: Scalars['Boolean']['output'];
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
  /** Share of all won client-product pairs it explains, 0 to 1. Unit: share. */
  share?: Maybe<Scalars['Float']['output']>;
  /** How well it recurs over other starts, 0 to 1. Unit: share. */
  stability?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatProblemsWhere = {
  /** Name made from its most characteristic products. */
  generated_label?: InputMaybe<TextFilter>;
  /** What became of it since the run before: first, kept, split, merged, born. */
  lineage?: InputMaybe<TextFilter>;
  /** Clients whose largest share it is. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Products whose heaviest problem it is. Unit: products. */
  n_products?: InputMaybe<IntFilter>;
  /** Whether people gave it its name. */
  named?: InputMaybe<BooleanFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Share of all won client-product pairs it explains, 0 to 1. Unit: share. */
  share?: InputMaybe<FloatFilter>;
  /** How well it recurs over other starts, 0 to 1. Unit: share. */
  stability?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatProductAdjacenciesColumn =
  /** The product beside it. */
  | 'adjacent_id'
  /** After it. Unit: clients. */
  | 'after'
  /** Of them, those that bought the adjacent product first. Unit: clients. */
  | 'before'
  /** High end. Unit: ratio. */
  | 'ci_high'
  /** Low end of the 95 % interval of the lift. Unit: ratio. */
  | 'ci_low'
  /** Clients of both. Unit: clients. */
  | 'clients_both'
  /** Clients of both by chance. Unit: clients. */
  | 'expected'
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. */
  | 'kind'
  /** clients_both over expected. Unit: ratio. */
  | 'lift'
  /** Of the two products' problems, 0 to 1. Unit: share. */
  | 'likeness'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Id of the product. */
  | 'product_id'
  /** Mean amount of a client of both on the adjacent product. Unit: reporting currency. */
  | 'value'
  /** On the same day. Unit: clients. */
  | 'with';

/** A page of a list. */
export type FlatProductAdjacenciesConnection = {
  __typename?: 'FlatProductAdjacenciesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProductAdjacenciesEdge>;
  /** The rows. */
  nodes: Array<FlatProductAdjacenciesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProductAdjacenciesEdge = {
  __typename?: 'FlatProductAdjacenciesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProductAdjacenciesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProductAdjacenciesGroup = {
  __typename?: 'FlatProductAdjacenciesGroup';
  /** The product beside it. Null unless it is one of the dimensions. */
  adjacent_id?: Maybe<Scalars['String']['output']>;
  /** After it. Null unless it is one of the dimensions. */
  after?: Maybe<Scalars['Int']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Of them, those that bought the adjacent product first. Null unless it is one of the dimensions. */
  before?: Maybe<Scalars['Int']['output']>;
  /** High end. Null unless it is one of the dimensions. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 95 % interval of the lift. Null unless it is one of the dimensions. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Clients of both. Null unless it is one of the dimensions. */
  clients_both?: Maybe<Scalars['Int']['output']>;
  /** Clients of both by chance. Null unless it is one of the dimensions. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. Null unless it is one of the dimensions. */
  kind?: Maybe<Scalars['String']['output']>;
  /** clients_both over expected. Null unless it is one of the dimensions. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Of the two products' problems, 0 to 1. Null unless it is one of the dimensions. */
  likeness?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Mean amount of a client of both on the adjacent product. Null unless it is one of the dimensions. */
  value?: Maybe<Scalars['Float']['output']>;
  /** On the same day. Null unless it is one of the dimensions. */
  with?: Maybe<Scalars['Int']['output']>;
};

/** One column and its direction. */
export type FlatProductAdjacenciesOrderBy = {
  /** The product beside it. */
  adjacent_id?: InputMaybe<OrderDirection>;
  /** After it. Unit: clients. */
  after?: InputMaybe<OrderDirection>;
  /** Of them, those that bought the adjacent product first. Unit: clients. */
  before?: InputMaybe<OrderDirection>;
  /** High end. Unit: ratio. */
  ci_high?: InputMaybe<OrderDirection>;
  /** Low end of the 95 % interval of the lift. Unit: ratio. */
  ci_low?: InputMaybe<OrderDirection>;
  /** Clients of both. Unit: clients. */
  clients_both?: InputMaybe<OrderDirection>;
  /** Clients of both by chance. Unit: clients. */
  expected?: InputMaybe<OrderDirection>;
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. */
  kind?: InputMaybe<OrderDirection>;
  /** clients_both over expected. Unit: ratio. */
  lift?: InputMaybe<OrderDirection>;
  /** Of the two products' problems, 0 to 1. Unit: share. */
  likeness?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Mean amount of a client of both on the adjacent product. Unit: reporting currency. */
  value?: InputMaybe<OrderDirection>;
  /** On the same day. Unit: clients. */
  with?: InputMaybe<OrderDirection>;
};

/** For product teams: what a product's clients take before, with and after it, and what is adjacent by problem but not yet by deals. */
export type FlatProductAdjacenciesRow = {
  __typename?: 'FlatProductAdjacenciesRow';
  /** The product beside it. */
  adjacent_id: Scalars['String']['output'];
  /** After it. Unit: clients. */
  after: Scalars['Int']['output'];
  /** Of them, those that bought the adjacent product first. Unit: clients. */
  before: Scalars['Int']['output'];
  /** High end. Unit: ratio. */
  ci_high?: Maybe<Scalars['Float']['output']>;
  /** Low end of the 95 % interval of the lift. Unit: ratio. */
  ci_low?: Maybe<Scalars['Float']['output']>;
  /** Clients of both. Unit: clients. */
  clients_both: Scalars['Int']['output'];
  /** Clients of both by chance. Unit: clients. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. */
  kind: Scalars['String']['output'];
  /** clients_both over expected. Unit: ratio. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Of the two products' problems, 0 to 1. Unit: share. */
  likeness?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Mean amount of a client of both on the adjacent product. Unit: reporting currency. */
  value?: Maybe<Scalars['Float']['output']>;
  /** On the same day. Unit: clients. */
  with: Scalars['Int']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatProductAdjacenciesWhere = {
  /** The product beside it. */
  adjacent_id?: InputMaybe<TextFilter>;
  /** After it. Unit: clients. */
  after?: InputMaybe<IntFilter>;
  /** Of them, those that bought the adjacent product first. Unit: clients. */
  before?: InputMaybe<IntFilter>;
  /** High end. Unit: ratio. */
  ci_high?: InputMaybe<FloatFilter>;
  /** Low end of the 95 % interval of the lift. Unit: ratio. */
  ci_low?: InputMaybe<FloatFilter>;
  /** Clients of both. Unit: clients. */
  clients_both?: InputMaybe<IntFilter>;
  /** Clients of both by chance. Unit: clients. */
  expected?: InputMaybe<FloatFilter>;
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. */
  kind?: InputMaybe<TextFilter>;
  /** clients_both over expected. Unit: ratio. */
  lift?: InputMaybe<FloatFilter>;
  /** Of the two products' problems, 0 to 1. Unit: share. */
  likeness?: InputMaybe<FloatFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Mean amount of a client of both on the adjacent product. Unit: reporting currency. */
  value?: InputMaybe<FloatFilter>;
  /** On the same day. Unit: clients. */
  with?: InputMaybe<IntFilter>;
};

/** A column of the list. */
export type FlatProductChangesColumn =
  /** Its heaviest problem then. */
  | 'other_problem_id'
  /** The newest other analysis with results: the one before it, mostly. */
  | 'other_run_id'
  /** Its heaviest problem now; empty where it is not part of it. */
  | 'problem_id'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name'
  /** The analysis that is served. */
  | 'run_id';

/** A page of a list. */
export type FlatProductChangesConnection = {
  __typename?: 'FlatProductChangesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProductChangesEdge>;
  /** The rows. */
  nodes: Array<FlatProductChangesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProductChangesEdge = {
  __typename?: 'FlatProductChangesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProductChangesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProductChangesGroup = {
  __typename?: 'FlatProductChangesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Its heaviest problem then. Null unless it is one of the dimensions. */
  other_problem_id?: Maybe<Scalars['String']['output']>;
  /** The newest other analysis with results: the one before it, mostly. Null unless it is one of the dimensions. */
  other_run_id?: Maybe<Scalars['String']['output']>;
  /** Its heaviest problem now; empty where it is not part of it. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
  /** The analysis that is served. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatProductChangesOrderBy = {
  /** Its heaviest problem then. */
  other_problem_id?: InputMaybe<OrderDirection>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id?: InputMaybe<OrderDirection>;
  /** Its heaviest problem now; empty where it is not part of it. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
  /** The analysis that is served. */
  run_id?: InputMaybe<OrderDirection>;
};

/** Products whose heaviest problem is not the same in the served analysis and the newest other one. */
export type FlatProductChangesRow = {
  __typename?: 'FlatProductChangesRow';
  /** Its heaviest problem then. */
  other_problem_id?: Maybe<Scalars['String']['output']>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id: Scalars['String']['output'];
  /** Its heaviest problem now; empty where it is not part of it. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
  /** The analysis that is served. */
  run_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatProductChangesWhere = {
  /** Its heaviest problem then. */
  other_problem_id?: InputMaybe<TextFilter>;
  /** The newest other analysis with results: the one before it, mostly. */
  other_run_id?: InputMaybe<TextFilter>;
  /** Its heaviest problem now; empty where it is not part of it. */
  problem_id?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
  /** The analysis that is served. */
  run_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatProductsColumn =
  /** Category of the product. */
  | 'category'
  /** First day on which it may no longer be offered. */
  | 'discontinued_on'
  /** Funnel of the product team. */
  | 'funnel_id'
  /** First day on which it may be offered. */
  | 'launched_on'
  /** List price. Unit: reporting currency. */
  | 'list_price'
  /** Name. */
  | 'name'
  /** Id of the product. */
  | 'product_id';

/** A page of a list. */
export type FlatProductsConnection = {
  __typename?: 'FlatProductsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatProductsEdge>;
  /** The rows. */
  nodes: Array<FlatProductsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatProductsEdge = {
  __typename?: 'FlatProductsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatProductsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatProductsGroup = {
  __typename?: 'FlatProductsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Category of the product. Null unless it is one of the dimensions. */
  category?: Maybe<Scalars['String']['output']>;
  /** First day on which it may no longer be offered. Null unless it is one of the dimensions. */
  discontinued_on?: Maybe<Scalars['String']['output']>;
  /** Funnel of the product team. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** First day on which it may be offered. Null unless it is one of the dimensions. */
  launched_on?: Maybe<Scalars['String']['output']>;
  /** List price. Null unless it is one of the dimensions. */
  list_price?: Maybe<Scalars['Float']['output']>;
  /** Name. Null unless it is one of the dimensions. */
  name?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatProductsOrderBy = {
  /** Category of the product. */
  category?: InputMaybe<OrderDirection>;
  /** First day on which it may no longer be offered. */
  discontinued_on?: InputMaybe<OrderDirection>;
  /** Funnel of the product team. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** First day on which it may be offered. */
  launched_on?: InputMaybe<OrderDirection>;
  /** List price. Unit: reporting currency. */
  list_price?: InputMaybe<OrderDirection>;
  /** Name. */
  name?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
};

/** The product catalogue as it was loaded. */
export type FlatProductsRow = {
  __typename?: 'FlatProductsRow';
  /** Category of the product. */
  category?: Maybe<Scalars['String']['output']>;
  /** First day on which it may no longer be offered. */
  discontinued_on?: Maybe<Scalars['String']['output']>;
  /** Funnel of the product team. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** First day on which it may be offered. */
  launched_on?: Maybe<Scalars['String']['output']>;
  /** List price. Unit: reporting currency. */
  list_price?: Maybe<Scalars['Float']['output']>;
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatProductsWhere = {
  /** Category of the product. */
  category?: InputMaybe<TextFilter>;
  /** First day on which it may no longer be offered. */
  discontinued_on?: InputMaybe<DateFilter>;
  /** Funnel of the product team. */
  funnel_id?: InputMaybe<TextFilter>;
  /** First day on which it may be offered. */
  launched_on?: InputMaybe<DateFilter>;
  /** List price. Unit: reporting currency. */
  list_price?: InputMaybe<FloatFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatRecommendationsColumn =
  /** Category of the product. */
  | 'category'
  /** Id of the client. */
  | 'client_id'
  /** Name of the client, its id where it has none. */
  | 'client_name'
  /** Whether there is too little data on this client, so that the prior decides. */
  | 'little_data'
  /** The problem through which it is offered. */
  | 'problem_id'
  /** Name of that problem. */
  | 'problem_label'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name'
  /** Rank, from 1. Unit: rank. */
  | 'rank'
  /** Why, in words. */
  | 'reason'
  /** Score in the policy's own unit; compare within one client only. Unit: score. */
  | 'score';

/** A page of a list. */
export type FlatRecommendationsConnection = {
  __typename?: 'FlatRecommendationsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatRecommendationsEdge>;
  /** The rows. */
  nodes: Array<FlatRecommendationsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatRecommendationsEdge = {
  __typename?: 'FlatRecommendationsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatRecommendationsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatRecommendationsGroup = {
  __typename?: 'FlatRecommendationsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Category of the product. Null unless it is one of the dimensions. */
  category?: Maybe<Scalars['String']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Name of the client, its id where it has none. Null unless it is one of the dimensions. */
  client_name?: Maybe<Scalars['String']['output']>;
  /** Whether there is too little data on this client, so that the prior decides. Null unless it is one of the dimensions. */
  little_data?: Maybe<Scalars['Boolean']['output']>;
  /** The problem through which it is offered. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of that problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
  /** Rank, from 1. Null unless it is one of the dimensions. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Why, in words. Null unless it is one of the dimensions. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Score in the policy's own unit; compare within one client only. Null unless it is one of the dimensions. */
  score?: Maybe<Scalars['Float']['output']>;
};

/** One column and its direction. */
export type FlatRecommendationsOrderBy = {
  /** Category of the product. */
  category?: InputMaybe<OrderDirection>;
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<OrderDirection>;
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data?: InputMaybe<OrderDirection>;
  /** The problem through which it is offered. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of that problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
  /** Rank, from 1. Unit: rank. */
  rank?: InputMaybe<OrderDirection>;
  /** Why, in words. */
  reason?: InputMaybe<OrderDirection>;
  /** Score in the policy's own unit; compare within one client only. Unit: score. */
  score?: InputMaybe<OrderDirection>;
};

/** What to offer each client of the active run next: the 10 best products by the default policy, without exploration. */
export type FlatRecommendationsRow = {
  __typename?: 'FlatRecommendationsRow';
  /** Category of the product. */
  category?: Maybe<Scalars['String']['output']>;
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Name of the client, its id where it has none. */
  client_name: Scalars['String']['output'];
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data: Scalars['Boolean']['output'];
  /** The problem through which it is offered. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of that problem. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
  /** Rank, from 1. Unit: rank. */
  rank: Scalars['Int']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** Score in the policy's own unit; compare within one client only. Unit: score. */
  score?: Maybe<Scalars['Float']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatRecommendationsWhere = {
  /** Category of the product. */
  category?: InputMaybe<TextFilter>;
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<TextFilter>;
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data?: InputMaybe<BooleanFilter>;
  /** The problem through which it is offered. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of that problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
  /** Rank, from 1. Unit: rank. */
  rank?: InputMaybe<IntFilter>;
  /** Why, in words. */
  reason?: InputMaybe<TextFilter>;
  /** Score in the policy's own unit; compare within one client only. Unit: score. */
  score?: InputMaybe<FloatFilter>;
};

/** A column of the list. */
export type FlatRecordCountsColumn =
  /** Kind of record. */
  | 'kind'
  /** Rows loaded. Unit: rows. */
  | 'rows';

/** A page of a list. */
export type FlatRecordCountsConnection = {
  __typename?: 'FlatRecordCountsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatRecordCountsEdge>;
  /** The rows. */
  nodes: Array<FlatRecordCountsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatRecordCountsEdge = {
  __typename?: 'FlatRecordCountsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatRecordCountsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatRecordCountsGroup = {
  __typename?: 'FlatRecordCountsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Kind of record. Null unless it is one of the dimensions. */
  kind?: Maybe<Scalars['String']['output']>;
  /** Rows loaded. Null unless it is one of the dimensions. */
  rows?: Maybe<Scalars['Int']['output']>;
};

/** One column and its direction. */
export type FlatRecordCountsOrderBy = {
  /** Kind of record. */
  kind?: InputMaybe<OrderDirection>;
  /** Rows loaded. Unit: rows. */
  rows?: InputMaybe<OrderDirection>;
};

/** Rows loaded of each kind. */
export type FlatRecordCountsRow = {
  __typename?: 'FlatRecordCountsRow';
  /** Kind of record. */
  kind: Scalars['String']['output'];
  /** Rows loaded. Unit: rows. */
  rows: Scalars['Int']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatRecordCountsWhere = {
  /** Kind of record. */
  kind?: InputMaybe<TextFilter>;
  /** Rows loaded. Unit: rows. */
  rows?: InputMaybe<IntFilter>;
};

/** A column of the list. */
export type FlatRunsColumn =
  /** Whether its results are the ones served. */
  | 'active'
  /** It uses deals up to the end of this UTC day; empty for all. */
  | 'as_of'
  /** Asked for. */
  | 'created_at'
  /** Why it failed. */
  | 'error'
  /** Ended. */
  | 'finished_at'
  /** fast or thorough. */
  | 'mode'
  /** Clients with won deals. Unit: clients. */
  | 'n_clients'
  /** Distinct client-product pairs. Unit: pairs. */
  | 'n_pairs'
  /** Problems found. Unit: problems. */
  | 'n_problems'
  /** Products with won deals. Unit: products. */
  | 'n_products'
  /** States found. Unit: states. */
  | 'n_states'
  /** Id of the run. */
  | 'run_id'
  /** Seed of its random steps. */
  | 'seed'
  /** Started. */
  | 'started_at'
  /** queued, running, succeeded, failed or cancelled. */
  | 'status'
  /** found or none. */
  | 'structure';

/** A page of a list. */
export type FlatRunsConnection = {
  __typename?: 'FlatRunsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatRunsEdge>;
  /** The rows. */
  nodes: Array<FlatRunsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatRunsEdge = {
  __typename?: 'FlatRunsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatRunsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatRunsGroup = {
  __typename?: 'FlatRunsGroup';
  /** Whether its results are the ones served. Null unless it is one of the dimensions. */
  active?: Maybe<Scalars['Boolean']['output']>;
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** It uses deals up to the end of this UTC day; empty for all. Null unless it is one of the dimensions. */
  as_of?: Maybe<Scalars['String']['output']>;
  /** Asked for. Null unless it is one of the dimensions. */
  created_at?: Maybe<Scalars['String']['output']>;
  /** Why it failed. Null unless it is one of the dimensions. */
  error?: Maybe<Scalars['String']['output']>;
  /** Ended. Null unless it is one of the dimensions. */
  finished_at?: Maybe<Scalars['String']['output']>;
  /** fast or thorough. Null unless it is one of the dimensions. */
  mode?: Maybe<Scalars['String']['output']>;
  /** Clients with won deals. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Distinct client-product pairs. Null unless it is one of the dimensions. */
  n_pairs?: Maybe<Scalars['Int']['output']>;
  /** Problems found. Null unless it is one of the dimensions. */
  n_problems?: Maybe<Scalars['Int']['output']>;
  /** Products with won deals. Null unless it is one of the dimensions. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** States found. Null unless it is one of the dimensions. */
  n_states?: Maybe<Scalars['Int']['output']>;
  /** Id of the run. Null unless it is one of the dimensions. */
  run_id?: Maybe<Scalars['String']['output']>;
  /** Seed of its random steps. Null unless it is one of the dimensions. */
  seed?: Maybe<Scalars['Float']['output']>;
  /** Started. Null unless it is one of the dimensions. */
  started_at?: Maybe<Scalars['String']['output']>;
  /** queued, running, succeeded, failed or cancelled. Null unless it is one of the dimensions. */
  status?: Maybe<Scalars['String']['output']>;
  /** found or none. Null unless it is one of the dimensions. */
  structure?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatRunsOrderBy = {
  /** Whether its results are the ones served. */
  active?: InputMaybe<OrderDirection>;
  /** It uses deals up to the end of this UTC day; empty for all. */
  as_of?: InputMaybe<OrderDirection>;
  /** Asked for. */
  created_at?: InputMaybe<OrderDirection>;
  /** Why it failed. */
  error?: InputMaybe<OrderDirection>;
  /** Ended. */
  finished_at?: InputMaybe<OrderDirection>;
  /** fast or thorough. */
  mode?: InputMaybe<OrderDirection>;
  /** Clients with won deals. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Distinct client-product pairs. Unit: pairs. */
  n_pairs?: InputMaybe<OrderDirection>;
  /** Problems found. Unit: problems. */
  n_problems?: InputMaybe<OrderDirection>;
  /** Products with won deals. Unit: products. */
  n_products?: InputMaybe<OrderDirection>;
  /** States found. Unit: states. */
  n_states?: InputMaybe<OrderDirection>;
  /** Id of the run. */
  run_id?: InputMaybe<OrderDirection>;
  /** Seed of its random steps. */
  seed?: InputMaybe<OrderDirection>;
  /** Started. */
  started_at?: InputMaybe<OrderDirection>;
  /** queued, running, succeeded, failed or cancelled. */
  status?: InputMaybe<OrderDirection>;
  /** found or none. */
  structure?: InputMaybe<OrderDirection>;
};

/** Analyses, newest first. */
export type FlatRunsRow = {
  __typename?: 'FlatRunsRow';
  /** Whether its results are the ones served. */
  active: Scalars['Boolean']['output'];
  /** It uses deals up to the end of this UTC day; empty for all. */
  as_of?: Maybe<Scalars['String']['output']>;
  /** Asked for. */
  created_at: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Ended. */
  finished_at?: Maybe<Scalars['String']['output']>;
  /** fast or thorough. */
  mode: Scalars['String']['output'];
  /** Clients with won deals. Unit: clients. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Distinct client-product pairs. Unit: pairs. */
  n_pairs?: Maybe<Scalars['Int']['output']>;
  /** Problems found. Unit: problems. */
  n_problems?: Maybe<Scalars['Int']['output']>;
  /** Products with won deals. Unit: products. */
  n_products?: Maybe<Scalars['Int']['output']>;
  /** States found. Unit: states. */
  n_states?: Maybe<Scalars['Int']['output']>;
  /** Id of the run. */
  run_id: Scalars['String']['output'];
  /** Seed of its random steps. */
  seed?: Maybe<Scalars['Float']['output']>;
  /** Started. */
  started_at?: Maybe<Scalars['String']['output']>;
  /** queued, running, succeeded, failed or cancelled. */
  status: Scalars['String']['output'];
  /** found or none. */
  structure?: Maybe<Scalars['String']['output']>;
};

/** Columns and what they must be; all must hold. */
export type FlatRunsWhere = {
  /** Whether its results are the ones served. */
  active?: InputMaybe<BooleanFilter>;
  /** It uses deals up to the end of this UTC day; empty for all. */
  as_of?: InputMaybe<TextFilter>;
  /** Asked for. */
  created_at?: InputMaybe<DateFilter>;
  /** Why it failed. */
  error?: InputMaybe<TextFilter>;
  /** Ended. */
  finished_at?: InputMaybe<DateFilter>;
  /** fast or thorough. */
  mode?: InputMaybe<TextFilter>;
  /** Clients with won deals. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Distinct client-product pairs. Unit: pairs. */
  n_pairs?: InputMaybe<IntFilter>;
  /** Problems found. Unit: problems. */
  n_problems?: InputMaybe<IntFilter>;
  /** Products with won deals. Unit: products. */
  n_products?: InputMaybe<IntFilter>;
  /** States found. Unit: states. */
  n_states?: InputMaybe<IntFilter>;
  /** Id of the run. */
  run_id?: InputMaybe<TextFilter>;
  /** Seed of its random steps. */
  seed?: InputMaybe<FloatFilter>;
  /** Started. */
  started_at?: InputMaybe<DateFilter>;
  /** queued, running, succeeded, failed or cancelled. */
  status?: InputMaybe<TextFilter>;
  /** found or none. */
  structure?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatStateSharesColumn =
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** Mean share, 0 to 1. Unit: share. */
  | 'share'
  /** Id of the state. */
  | 'state_id'
  /** The state in words. */
  | 'state_label';

/** A page of a list. */
export type FlatStateSharesConnection = {
  __typename?: 'FlatStateSharesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatStateSharesEdge>;
  /** The rows. */
  nodes: Array<FlatStateSharesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatStateSharesEdge = {
  __typename?: 'FlatStateSharesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatStateSharesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatStateSharesGroup = {
  __typename?: 'FlatStateSharesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Mean share, 0 to 1. Null unless it is one of the dimensions. */
  share?: Maybe<Scalars['Float']['output']>;
  /** Id of the state. Null unless it is one of the dimensions. */
  state_id?: Maybe<Scalars['String']['output']>;
  /** The state in words. Null unless it is one of the dimensions. */
  state_label?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatStateSharesOrderBy = {
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Mean share, 0 to 1. Unit: share. */
  share?: InputMaybe<OrderDirection>;
  /** Id of the state. */
  state_id?: InputMaybe<OrderDirection>;
  /** The state in words. */
  state_label?: InputMaybe<OrderDirection>;
};

/** Mean share of every problem in a state; sums to 1 in a state. */
export type FlatStateSharesRow = {
  __typename?: 'FlatStateSharesRow';
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
  /** Mean share, 0 to 1. Unit: share. */
  share?: Maybe<Scalars['Float']['output']>;
  /** Id of the state. */
  state_id: Scalars['String']['output'];
  /** The state in words. */
  state_label: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatStateSharesWhere = {
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Mean share, 0 to 1. Unit: share. */
  share?: InputMaybe<FloatFilter>;
  /** Id of the state. */
  state_id?: InputMaybe<TextFilter>;
  /** The state in words. */
  state_label?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatStatesColumn =
  /** Clients in it. Unit: clients. */
  | 'n_clients'
  /** Id of the state. */
  | 'state_id'
  /** The state in words. */
  | 'state_label';

/** A page of a list. */
export type FlatStatesConnection = {
  __typename?: 'FlatStatesConnection';
  /** The rows with their cursors. */
  edges: Array<FlatStatesEdge>;
  /** The rows. */
  nodes: Array<FlatStatesRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatStatesEdge = {
  __typename?: 'FlatStatesEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatStatesRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatStatesGroup = {
  __typename?: 'FlatStatesGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Clients in it. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Id of the state. Null unless it is one of the dimensions. */
  state_id?: Maybe<Scalars['String']['output']>;
  /** The state in words. Null unless it is one of the dimensions. */
  state_label?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatStatesOrderBy = {
  /** Clients in it. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Id of the state. */
  state_id?: InputMaybe<OrderDirection>;
  /** The state in words. */
  state_label?: InputMaybe<OrderDirection>;
};

/** Groups of clients alike in mixture and life-cycle. */
export type FlatStatesRow = {
  __typename?: 'FlatStatesRow';
  /** Clients in it. Unit: clients. */
  n_clients: Scalars['Int']['output'];
  /** Id of the state. */
  state_id: Scalars['String']['output'];
  /** The state in words. */
  state_label: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatStatesWhere = {
  /** Clients in it. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Id of the state. */
  state_id?: InputMaybe<TextFilter>;
  /** The state in words. */
  state_label?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatUnifiedFunnelsColumn =
  /** Clients of the product that are clients of another funnel of the group. Unit: clients. */
  | 'clients'
  /** How many chance would make that. Unit: clients. */
  | 'expected'
  /** The funnel. */
  | 'funnel_id'
  /** P(so many or more) under the degree-preserving null. Unit: share. */
  | 'p_value'
  /** Clients of the product through the funnel. Unit: clients. */
  | 'product_clients'
  /** Id of the product. */
  | 'product_id'
  /** Of the group, over resamples of clients. Unit: share. */
  | 'stability'
  /** Unified funnel that is proposed; u1 has most clients. */
  | 'unified_id';

/** A page of a list. */
export type FlatUnifiedFunnelsConnection = {
  __typename?: 'FlatUnifiedFunnelsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatUnifiedFunnelsEdge>;
  /** The rows. */
  nodes: Array<FlatUnifiedFunnelsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatUnifiedFunnelsEdge = {
  __typename?: 'FlatUnifiedFunnelsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatUnifiedFunnelsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatUnifiedFunnelsGroup = {
  __typename?: 'FlatUnifiedFunnelsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Clients of the product that are clients of another funnel of the group. Null unless it is one of the dimensions. */
  clients?: Maybe<Scalars['Int']['output']>;
  /** How many chance would make that. Null unless it is one of the dimensions. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** The funnel. Null unless it is one of the dimensions. */
  funnel_id?: Maybe<Scalars['String']['output']>;
  /** P(so many or more) under the degree-preserving null. Null unless it is one of the dimensions. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Clients of the product through the funnel. Null unless it is one of the dimensions. */
  product_clients?: Maybe<Scalars['Int']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Of the group, over resamples of clients. Null unless it is one of the dimensions. */
  stability?: Maybe<Scalars['Float']['output']>;
  /** Unified funnel that is proposed; u1 has most clients. Null unless it is one of the dimensions. */
  unified_id?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatUnifiedFunnelsOrderBy = {
  /** Clients of the product that are clients of another funnel of the group. Unit: clients. */
  clients?: InputMaybe<OrderDirection>;
  /** How many chance would make that. Unit: clients. */
  expected?: InputMaybe<OrderDirection>;
  /** The funnel. */
  funnel_id?: InputMaybe<OrderDirection>;
  /** P(so many or more) under the degree-preserving null. Unit: share. */
  p_value?: InputMaybe<OrderDirection>;
  /** Clients of the product through the funnel. Unit: clients. */
  product_clients?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Of the group, over resamples of clients. Unit: share. */
  stability?: InputMaybe<OrderDirection>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<OrderDirection>;
};

/** Products of the proposed unified funnels, with the clients that follow into its other funnels. */
export type FlatUnifiedFunnelsRow = {
  __typename?: 'FlatUnifiedFunnelsRow';
  /** Clients of the product that are clients of another funnel of the group. Unit: clients. */
  clients: Scalars['Int']['output'];
  /** How many chance would make that. Unit: clients. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** The funnel. */
  funnel_id: Scalars['String']['output'];
  /** P(so many or more) under the degree-preserving null. Unit: share. */
  p_value?: Maybe<Scalars['Float']['output']>;
  /** Clients of the product through the funnel. Unit: clients. */
  product_clients: Scalars['Int']['output'];
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Of the group, over resamples of clients. Unit: share. */
  stability?: Maybe<Scalars['Float']['output']>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatUnifiedFunnelsWhere = {
  /** Clients of the product that are clients of another funnel of the group. Unit: clients. */
  clients?: InputMaybe<IntFilter>;
  /** How many chance would make that. Unit: clients. */
  expected?: InputMaybe<FloatFilter>;
  /** The funnel. */
  funnel_id?: InputMaybe<TextFilter>;
  /** P(so many or more) under the degree-preserving null. Unit: share. */
  p_value?: InputMaybe<FloatFilter>;
  /** Clients of the product through the funnel. Unit: clients. */
  product_clients?: InputMaybe<IntFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Of the group, over resamples of clients. Unit: share. */
  stability?: InputMaybe<FloatFilter>;
  /** Unified funnel that is proposed; u1 has most clients. */
  unified_id?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatWhitespaceColumn =
  /** Id of the client. */
  | 'client_id'
  /** Name of the client, its id where it has none. */
  | 'client_name'
  /** Expected amount if it comes. Unit: reporting currency. */
  | 'expected_amount'
  /** probability times expected_amount. Unit: reporting currency. */
  | 'expected_value'
  /** Whether there is too little data on this client, so that the prior decides. */
  | 'little_data'
  /** P(first purchase within the horizon), a forecast and not the effect of an offer. Unit: share. */
  | 'probability'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name'
  /** Why, in words. */
  | 'reason'
  /** Buyers among the clients of the same largest problem, or all buyers where there is no structure. Unit: clients. */
  | 'support_clients';

/** A page of a list. */
export type FlatWhitespaceConnection = {
  __typename?: 'FlatWhitespaceConnection';
  /** The rows with their cursors. */
  edges: Array<FlatWhitespaceEdge>;
  /** The rows. */
  nodes: Array<FlatWhitespaceRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatWhitespaceEdge = {
  __typename?: 'FlatWhitespaceEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatWhitespaceRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatWhitespaceGroup = {
  __typename?: 'FlatWhitespaceGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Id of the client. Null unless it is one of the dimensions. */
  client_id?: Maybe<Scalars['String']['output']>;
  /** Name of the client, its id where it has none. Null unless it is one of the dimensions. */
  client_name?: Maybe<Scalars['String']['output']>;
  /** Expected amount if it comes. Null unless it is one of the dimensions. */
  expected_amount?: Maybe<Scalars['Float']['output']>;
  /** probability times expected_amount. Null unless it is one of the dimensions. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Whether there is too little data on this client, so that the prior decides. Null unless it is one of the dimensions. */
  little_data?: Maybe<Scalars['Boolean']['output']>;
  /** P(first purchase within the horizon), a forecast and not the effect of an offer. Null unless it is one of the dimensions. */
  probability?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
  /** Why, in words. Null unless it is one of the dimensions. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Buyers among the clients of the same largest problem, or all buyers where there is no structure. Null unless it is one of the dimensions. */
  support_clients?: Maybe<Scalars['Int']['output']>;
};

/** One column and its direction. */
export type FlatWhitespaceOrderBy = {
  /** Id of the client. */
  client_id?: InputMaybe<OrderDirection>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<OrderDirection>;
  /** Expected amount if it comes. Unit: reporting currency. */
  expected_amount?: InputMaybe<OrderDirection>;
  /** probability times expected_amount. Unit: reporting currency. */
  expected_value?: InputMaybe<OrderDirection>;
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data?: InputMaybe<OrderDirection>;
  /** P(first purchase within the horizon), a forecast and not the effect of an offer. Unit: share. */
  probability?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
  /** Why, in words. */
  reason?: InputMaybe<OrderDirection>;
  /** Buyers among the clients of the same largest problem, or all buyers where there is no structure. Unit: clients. */
  support_clients?: InputMaybe<OrderDirection>;
};

/** A column of the list. */
export type FlatWhitespaceProblemsColumn =
  /** Expected first purchases within the horizon. Unit: purchases. */
  | 'expected_adoptions'
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  | 'expected_value'
  /** Client-product cells in the sum. Unit: cells. */
  | 'n_cells'
  /** Clients in the sum. Unit: clients. */
  | 'n_clients'
  /** Id of the problem; it stays from run to run. */
  | 'problem_id'
  /** Name of the problem. */
  | 'problem_label';

/** A page of a list. */
export type FlatWhitespaceProblemsConnection = {
  __typename?: 'FlatWhitespaceProblemsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatWhitespaceProblemsEdge>;
  /** The rows. */
  nodes: Array<FlatWhitespaceProblemsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatWhitespaceProblemsEdge = {
  __typename?: 'FlatWhitespaceProblemsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatWhitespaceProblemsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatWhitespaceProblemsGroup = {
  __typename?: 'FlatWhitespaceProblemsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Expected first purchases within the horizon. Null unless it is one of the dimensions. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Null unless it is one of the dimensions. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Client-product cells in the sum. Null unless it is one of the dimensions. */
  n_cells?: Maybe<Scalars['Int']['output']>;
  /** Clients in the sum. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Id of the problem; it stays from run to run. Null unless it is one of the dimensions. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. Null unless it is one of the dimensions. */
  problem_label?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatWhitespaceProblemsOrderBy = {
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<OrderDirection>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<OrderDirection>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<OrderDirection>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<OrderDirection>;
  /** Name of the problem. */
  problem_label?: InputMaybe<OrderDirection>;
};

/** Expected first purchases through each problem. */
export type FlatWhitespaceProblemsRow = {
  __typename?: 'FlatWhitespaceProblemsRow';
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells: Scalars['Int']['output'];
  /** Clients in the sum. Unit: clients. */
  n_clients: Scalars['Int']['output'];
  /** Id of the problem; it stays from run to run. */
  problem_id: Scalars['String']['output'];
  /** Name of the problem. */
  problem_label: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatWhitespaceProblemsWhere = {
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<FloatFilter>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<FloatFilter>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<IntFilter>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
};

/** A column of the list. */
export type FlatWhitespaceProductsColumn =
  /** Expected first purchases within the horizon. Unit: purchases. */
  | 'expected_adoptions'
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  | 'expected_value'
  /** Client-product cells in the sum. Unit: cells. */
  | 'n_cells'
  /** Clients in the sum. Unit: clients. */
  | 'n_clients'
  /** Id of the product. */
  | 'product_id'
  /** Name of the product, its id where it has none. */
  | 'product_name';

/** A page of a list. */
export type FlatWhitespaceProductsConnection = {
  __typename?: 'FlatWhitespaceProductsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatWhitespaceProductsEdge>;
  /** The rows. */
  nodes: Array<FlatWhitespaceProductsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatWhitespaceProductsEdge = {
  __typename?: 'FlatWhitespaceProductsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatWhitespaceProductsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatWhitespaceProductsGroup = {
  __typename?: 'FlatWhitespaceProductsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Expected first purchases within the horizon. Null unless it is one of the dimensions. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Null unless it is one of the dimensions. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Client-product cells in the sum. Null unless it is one of the dimensions. */
  n_cells?: Maybe<Scalars['Int']['output']>;
  /** Clients in the sum. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
  /** Id of the product. Null unless it is one of the dimensions. */
  product_id?: Maybe<Scalars['String']['output']>;
  /** Name of the product, its id where it has none. Null unless it is one of the dimensions. */
  product_name?: Maybe<Scalars['String']['output']>;
};

/** One column and its direction. */
export type FlatWhitespaceProductsOrderBy = {
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<OrderDirection>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<OrderDirection>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<OrderDirection>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
  /** Id of the product. */
  product_id?: InputMaybe<OrderDirection>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<OrderDirection>;
};

/** Expected first purchases of each product by clients who do not have it. */
export type FlatWhitespaceProductsRow = {
  __typename?: 'FlatWhitespaceProductsRow';
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells: Scalars['Int']['output'];
  /** Clients in the sum. Unit: clients. */
  n_clients: Scalars['Int']['output'];
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatWhitespaceProductsWhere = {
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<FloatFilter>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<FloatFilter>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<IntFilter>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
};

/** Products that clients do not have yet, the 20 best of each of the 2,000 clients with the most expected purchases: probability, worth, support, reason. */
export type FlatWhitespaceRow = {
  __typename?: 'FlatWhitespaceRow';
  /** Id of the client. */
  client_id: Scalars['String']['output'];
  /** Name of the client, its id where it has none. */
  client_name: Scalars['String']['output'];
  /** Expected amount if it comes. Unit: reporting currency. */
  expected_amount?: Maybe<Scalars['Float']['output']>;
  /** probability times expected_amount. Unit: reporting currency. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data: Scalars['Boolean']['output'];
  /** P(first purchase within the horizon), a forecast and not the effect of an offer. Unit: share. */
  probability?: Maybe<Scalars['Float']['output']>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: Maybe<Scalars['String']['output']>;
  /** Name of the problem. */
  problem_label?: Maybe<Scalars['String']['output']>;
  /** Id of the product. */
  product_id: Scalars['String']['output'];
  /** Name of the product, its id where it has none. */
  product_name: Scalars['String']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** Buyers among the clients of the same largest problem, or all buyers where there is no structure. Unit: clients. */
  support_clients: Scalars['Int']['output'];
};

/** A column of the list. */
export type FlatWhitespaceSegmentsColumn =
  /** Firmographic attribute. */
  | 'attribute'
  /** Expected first purchases within the horizon. Unit: purchases. */
  | 'expected_adoptions'
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  | 'expected_value'
  /** Its value. */
  | 'level'
  /** Client-product cells in the sum. Unit: cells. */
  | 'n_cells'
  /** Clients in the sum. Unit: clients. */
  | 'n_clients';

/** A page of a list. */
export type FlatWhitespaceSegmentsConnection = {
  __typename?: 'FlatWhitespaceSegmentsConnection';
  /** The rows with their cursors. */
  edges: Array<FlatWhitespaceSegmentsEdge>;
  /** The rows. */
  nodes: Array<FlatWhitespaceSegmentsRow>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type FlatWhitespaceSegmentsEdge = {
  __typename?: 'FlatWhitespaceSegmentsEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: FlatWhitespaceSegmentsRow;
};

/** One group of rows: its dimensions, its period, and numbers over its rows. */
export type FlatWhitespaceSegmentsGroup = {
  __typename?: 'FlatWhitespaceSegmentsGroup';
  /** Mean of the measure. */
  agg_avg?: Maybe<Scalars['Float']['output']>;
  /** Distinct values of the measure, which may be a text here. */
  agg_distinct?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of the measure. */
  agg_max?: Maybe<Scalars['Float']['output']>;
  /** Least value of the measure. */
  agg_min?: Maybe<Scalars['Float']['output']>;
  /** First day of the period, ISO date; null without a time. */
  agg_period?: Maybe<Scalars['String']['output']>;
  /** Rows in the group. */
  agg_rows: Scalars['Float']['output'];
  /** Sum of the measure. */
  agg_sum?: Maybe<Scalars['Float']['output']>;
  /** Firmographic attribute. Null unless it is one of the dimensions. */
  attribute?: Maybe<Scalars['String']['output']>;
  /** Expected first purchases within the horizon. Null unless it is one of the dimensions. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Null unless it is one of the dimensions. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Its value. Null unless it is one of the dimensions. */
  level?: Maybe<Scalars['String']['output']>;
  /** Client-product cells in the sum. Null unless it is one of the dimensions. */
  n_cells?: Maybe<Scalars['Int']['output']>;
  /** Clients in the sum. Null unless it is one of the dimensions. */
  n_clients?: Maybe<Scalars['Int']['output']>;
};

/** One column and its direction. */
export type FlatWhitespaceSegmentsOrderBy = {
  /** Firmographic attribute. */
  attribute?: InputMaybe<OrderDirection>;
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<OrderDirection>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<OrderDirection>;
  /** Its value. */
  level?: InputMaybe<OrderDirection>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<OrderDirection>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<OrderDirection>;
};

/** Expected first purchases by the clients' firmographics; every attribute splits the same total. */
export type FlatWhitespaceSegmentsRow = {
  __typename?: 'FlatWhitespaceSegmentsRow';
  /** Firmographic attribute. */
  attribute: Scalars['String']['output'];
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: Maybe<Scalars['Float']['output']>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: Maybe<Scalars['Float']['output']>;
  /** Its value. */
  level: Scalars['String']['output'];
  /** Client-product cells in the sum. Unit: cells. */
  n_cells: Scalars['Int']['output'];
  /** Clients in the sum. Unit: clients. */
  n_clients: Scalars['Int']['output'];
};

/** Columns and what they must be; all must hold. */
export type FlatWhitespaceSegmentsWhere = {
  /** Firmographic attribute. */
  attribute?: InputMaybe<TextFilter>;
  /** Expected first purchases within the horizon. Unit: purchases. */
  expected_adoptions?: InputMaybe<FloatFilter>;
  /** Expected amount of them; unknown amounts add nothing. Unit: reporting currency. */
  expected_value?: InputMaybe<FloatFilter>;
  /** Its value. */
  level?: InputMaybe<TextFilter>;
  /** Client-product cells in the sum. Unit: cells. */
  n_cells?: InputMaybe<IntFilter>;
  /** Clients in the sum. Unit: clients. */
  n_clients?: InputMaybe<IntFilter>;
};

/** Columns and what they must be; all must hold. */
export type FlatWhitespaceWhere = {
  /** Id of the client. */
  client_id?: InputMaybe<TextFilter>;
  /** Name of the client, its id where it has none. */
  client_name?: InputMaybe<TextFilter>;
  /** Expected amount if it comes. Unit: reporting currency. */
  expected_amount?: InputMaybe<FloatFilter>;
  /** probability times expected_amount. Unit: reporting currency. */
  expected_value?: InputMaybe<FloatFilter>;
  /** Whether there is too little data on this client, so that the prior decides. */
  little_data?: InputMaybe<BooleanFilter>;
  /** P(first purchase within the horizon), a forecast and not the effect of an offer. Unit: share. */
  probability?: InputMaybe<FloatFilter>;
  /** Id of the problem; it stays from run to run. */
  problem_id?: InputMaybe<TextFilter>;
  /** Name of the problem. */
  problem_label?: InputMaybe<TextFilter>;
  /** Id of the product. */
  product_id?: InputMaybe<TextFilter>;
  /** Name of the product, its id where it has none. */
  product_name?: InputMaybe<TextFilter>;
  /** Why, in words. */
  reason?: InputMaybe<TextFilter>;
  /** Buyers among the clients of the same largest problem, or all buyers where there is no structure. Unit: clients. */
  support_clients?: InputMaybe<IntFilter>;
};

/** Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`. */
export type FloatFilter = {
  /** Equal to. */
  _eq?: InputMaybe<Scalars['Float']['input']>;
  /** Above. */
  _gt?: InputMaybe<Scalars['Float']['input']>;
  /** At least. */
  _gte?: InputMaybe<Scalars['Float']['input']>;
  /** One of these, at most 1,000. */
  _in?: InputMaybe<Array<Scalars['Float']['input']>>;
  /** Whether the cell is empty. */
  _is_null?: InputMaybe<Scalars['Boolean']['input']>;
  /** Below. */
  _lt?: InputMaybe<Scalars['Float']['input']>;
  /** At most. */
  _lte?: InputMaybe<Scalars['Float']['input']>;
  /** Other than. */
  _neq?: InputMaybe<Scalars['Float']['input']>;
};

/** A product team's way to clients. */
export type Funnel = {
  __typename?: 'Funnel';
  /** Clients with a won deal through it. */
  clients: Scalars['Int']['output'];
  /** Id of the funnel. */
  id: Scalars['ID']['output'];
  /** Problems it serves, largest first; shares below .05 are left out. */
  problems: Array<FunnelProblemShare>;
  /** Products won through it. */
  products: Scalars['Int']['output'];
  /** Unified funnel that it is proposed to be part of. */
  unifiedId: Scalars['ID']['output'];
};

/** A client to call for a unified funnel. */
export type FunnelCall = {
  __typename?: 'FunnelCall';
  /** P(the next product is one of this funnel's). */
  chance: Scalars['Float']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Expected value a year, in the reporting currency (deals where amounts are unknown). */
  expectedValue: Scalars['Float']['output'];
  /** Funnels of the group that know the client. */
  funnelIds: Array<Scalars['ID']['output']>;
  /** Funnels with an open deal or lead with the client. */
  inHandsOf: Array<Scalars['ID']['output']>;
  /** Last won deal, ISO date. */
  lastDate?: Maybe<Scalars['String']['output']>;
  /** The problem it is for: the reason. */
  problemId: Scalars['ID']['output'];
  /** Most likely product. */
  productId: Scalars['ID']['output'];
  /** 1 is the first to call. */
  rank: Scalars['Int']['output'];
  /** Share of that problem in the client's mixture. */
  share: Scalars['Float']['output'];
  /** The unified funnel. */
  unifiedId: Scalars['ID']['output'];
};

/** Clients of exactly this set of funnels of a unified funnel. */
export type FunnelIntersection = {
  __typename?: 'FunnelIntersection';
  /** Clients of exactly this set. */
  clients: Scalars['Int']['output'];
  /** Expected among the group's clients under the degree-preserving null. */
  expected: Scalars['Float']['output'];
  /** The set. */
  funnelIds: Array<Scalars['ID']['output']>;
  /** P(so many or more) under the null. */
  pValue: Scalars['Float']['output'];
};

/** A study of funnels and mechanics under way or over. */
export type FunnelJob = {
  __typename?: 'FunnelJob';
  /** Asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Over, ISO instant, UTC. */
  finishedAt?: Maybe<Scalars['String']['output']>;
  /** Its job. */
  id: Scalars['ID']['output'];
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How it stands. */
  status: JobStatus;
};

/** One step of the tree. */
export type FunnelMerge = {
  __typename?: 'FunnelMerge';
  /** Node: a leaf below the number of leaves, else leaves plus step. */
  left: Scalars['Int']['output'];
  /** Pooled lift of shared clients between the two sides. */
  lift: Scalars['Float']['output'];
  /** The other node. */
  right: Scalars['Int']['output'];
};

/** Share of a problem in what a funnel sold. */
export type FunnelProblemShare = {
  __typename?: 'FunnelProblemShare';
  /** Id of the problem. */
  problemId: Scalars['ID']['output'];
  /** Share of the won pairs, 0 to 1. */
  share: Scalars['Float']['output'];
};

/** What a study of funnels and mechanics found. */
export type FunnelReport = {
  __typename?: 'FunnelReport';
  /** Where a bound on work came into play. */
  bounds: Array<Scalars['String']['output']>;
  /** What a funnel is here: funnel_id, category or product. */
  definition: Scalars['String']['output'];
  /** Lift of shared clients inside unified funnels. */
  liftInside?: Maybe<Scalars['Float']['output']>;
  /** Between them. */
  liftOutside?: Maybe<Scalars['Float']['output']>;
  /** The problems of the study. */
  problems: Array<NamedProblem>;
  /** Why, in a sentence. */
  reason: Scalars['String']['output'];
  /** When it was asked for, ISO instant, UTC. */
  studiedAt: Scalars['String']['output'];
  /** Before and after. */
  summary: FunnelSummary;
  /** The tree and its cut. */
  tree: FunnelTree;
  /** Most clients first. */
  unified: Array<UnifiedFunnel>;
  /** The test in time. */
  validation?: Maybe<FunnelValidation>;
  /** Why there is no test. */
  validationReason?: Maybe<Scalars['String']['output']>;
  /** found, all, identical or none. */
  verdict: Scalars['String']['output'];
};

/** The newest study's job and the newest report. */
export type FunnelStudy = {
  __typename?: 'FunnelStudy';
  /** The newest job. */
  job?: Maybe<FunnelJob>;
  /** The newest report; null before the first study. */
  report?: Maybe<FunnelReport>;
};

/** Before and after. */
export type FunnelSummary = {
  __typename?: 'FunnelSummary';
  /** Contacts today. */
  contacts: Scalars['Int']['output'];
  /** Contacts after. */
  contactsAfter: Scalars['Int']['output'];
  /** Funnels today. */
  funnels: Scalars['Int']['output'];
  /** Unified funnels. */
  unified: Scalars['Int']['output'];
  /** Funnels without deals: they stand alone. */
  withoutDeals: Scalars['Int']['output'];
  /** Won lines in no funnel: they are left out. */
  wonWithoutFunnel: Scalars['Int']['output'];
};

/** The agglomeration tree of funnels. */
export type FunnelTree = {
  __typename?: 'FunnelTree';
  /** Log-likelihood gained (nats) after 0, 1, 2 ... steps. */
  gain: Array<Scalars['Float']['output']>;
  /** Funnel of each leaf. */
  leaves: Array<Scalars['ID']['output']>;
  /** Steps, in falling lift. */
  merges: Array<FunnelMerge>;
  /** Steps made by the proposed cut. */
  proposedMerges: Scalars['Int']['output'];
};

/** The unification tested in time: found before the cut, followed after it. */
export type FunnelValidation = {
  __typename?: 'FunnelValidation';
  /** Last day that was known, ISO date. */
  cutDate: Scalars['String']['output'];
  /** Lift of unified over that of other pairs. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** High end. */
  ratioHigh?: Maybe<Scalars['Float']['output']>;
  /** Low end of its 95 % interval. */
  ratioLow?: Maybe<Scalars['Float']['output']>;
  /** By kind of pairs. */
  rows: Array<FunnelValidationRow>;
  /** What it shows, in a sentence. */
  verdict: Scalars['String']['output'];
};

/** How often clients of one funnel went on to another after the cut. */
export type FunnelValidationRow = {
  __typename?: 'FunnelValidationRow';
  /** Followers at each funnel's overall rate of new clients. */
  expected: Scalars['Float']['output'];
  /** Clients that could follow, over pairs. */
  exposed: Scalars['Float']['output'];
  /** Clients that followed. */
  followed: Scalars['Float']['output'];
  /** High end. */
  high?: Maybe<Scalars['Float']['output']>;
  /** unified, notUnified, sameCategory or unifiedAcrossCategories. */
  kind: Scalars['String']['output'];
  /** followed / expected. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** Low end of its 95 % interval. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Ordered pairs of funnels. */
  pairs: Scalars['Int']['output'];
  /** followed / exposed. */
  rate?: Maybe<Scalars['Float']['output']>;
};

/** A problem of the run before that has no heir of its id. */
export type GoneProblem = {
  __typename?: 'GoneProblem';
  /** Its id, never given again. */
  id: Scalars['ID']['output'];
  /** The problem that took most of it, if any. */
  into?: Maybe<Scalars['ID']['output']>;
  /** Its name. */
  label: Scalars['String']['output'];
};

/** How the map of products grew. Undated deals are in no step. */
export type GraphTimeline = {
  __typename?: 'GraphTimeline';
  /** Last day of each step, ISO dates, UTC. */
  days: Array<Scalars['String']['output']>;
  /** The links that the map draws under the same filter. */
  links: Array<LinkGrowth>;
  /** All products of the run, by id. */
  products: Array<ProductGrowth>;
  /** Run that it shows. */
  runId: Scalars['ID']['output'];
};

/** Order of a side of the grid. */
export type GridOrder =
  /** Most expected first purchases first. */
  | 'EXPECTED'
  /** By name. */
  | 'NAME'
  /** By largest problem, then most expected first. */
  | 'PROBLEM';

/** A client or product of the grid. */
export type GridSide = {
  __typename?: 'GridSide';
  /** Expected first purchases within the horizon: of a client over all products, of a product over the clients of the grid. */
  expected: Scalars['Float']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Name, the id where it has none. */
  name: Scalars['String']['output'];
  /** Its largest problem. */
  problemId: Scalars['ID']['output'];
  /** Name of that problem. */
  problemLabel: Scalars['String']['output'];
};

/** What may be offered to whom, whatever a policy thinks of it. */
export type GuardrailRules = {
  __typename?: 'GuardrailRules';
  /** Limits of offers by product. */
  capacity: Array<OfferCapacity>;
  /** Limit of slates by client; null: none. */
  contactPressure?: Maybe<ContactPressure>;
  /** Clients and products that are not to be offered. */
  doNotOffer: Array<DoNotOffer>;
  /** Which clients products are for. */
  eligibility: Array<EligibilityRule>;
  /** Days after which an offer without an outcome counts as ignored. */
  ignoredAfterDays: Scalars['Int']['output'];
  /** Clients with fewer products are never explored on. */
  minOwnedToExplore: Scalars['Int']['output'];
  /** Products with fewer owners are not offered. */
  minOwners: Scalars['Int']['output'];
  /** Largest probability of another offer than the best one, 0 to 1. */
  mostExploration: Scalars['Float']['output'];
  /** Days for which a product is not offered again to a client who turned it down. */
  rejectedForDays: Scalars['Int']['output'];
  /** Chance of a repeat from which an owned product is offered again; null: never. */
  repeatChance?: Maybe<Scalars['Float']['output']>;
};

/** Guardrails; what is left out is at its default. */
export type GuardrailRulesInput = {
  /** Limits of offers by product. */
  capacity?: InputMaybe<Array<OfferCapacityInput>>;
  /** Limit of slates by client. */
  contactPressure?: InputMaybe<ContactPressureInput>;
  /** Clients and products that are not to be offered. */
  doNotOffer?: InputMaybe<Array<DoNotOfferInput>>;
  /** Which clients products are for. */
  eligibility?: InputMaybe<Array<EligibilityRuleInput>>;
  /** Days after which an offer without an outcome counts as ignored. */
  ignoredAfterDays?: InputMaybe<Scalars['Int']['input']>;
  /** Clients with fewer products are never explored on. */
  minOwnedToExplore?: InputMaybe<Scalars['Int']['input']>;
  /** Products with fewer owners are not offered. */
  minOwners?: InputMaybe<Scalars['Int']['input']>;
  /** Largest probability of another offer than the best one, 0 to 1. */
  mostExploration?: InputMaybe<Scalars['Float']['input']>;
  /** Days for which a product is not offered again to a client who turned it down. */
  rejectedForDays?: InputMaybe<Scalars['Int']['input']>;
  /** Chance of a repeat from which an owned product is offered again. */
  repeatChance?: InputMaybe<Scalars['Float']['input']>;
};

/** The guardrails in force. */
export type Guardrails = {
  __typename?: 'Guardrails';
  /** When they were set, ISO instant, UTC. */
  at?: Maybe<Scalars['String']['output']>;
  /** Who set them. */
  by?: Maybe<Scalars['String']['output']>;
  /** The rules. */
  rules: GuardrailRules;
  /** Version, from 1; 0 are the defaults. */
  version: Scalars['Int']['output'];
};

/** A product that the guardrails held back. */
export type HeldBackProduct = {
  __typename?: 'HeldBackProduct';
  /** The product. */
  productId: Scalars['ID']['output'];
  /** The rule: `do-not-offer`, `not-launched`, `discontinued`, `not-eligible`, `capacity` or `rejected`. */
  rule: Scalars['String']['output'];
};

/** Held-out likelihood at one number of problems. */
export type HeldOutRow = {
  __typename?: 'HeldOutRow';
  /** Masked held-out log-likelihood per hidden pair, nats. */
  logLikelihood: Scalars['Float']['output'];
  /** Number of problems tried. */
  nProblems: Scalars['Int']['output'];
  /** Standard error of it. */
  standardError: Scalars['Float']['output'];
};

/** Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`. */
export type IntFilter = {
  /** Equal to. */
  _eq?: InputMaybe<Scalars['Int']['input']>;
  /** Above. */
  _gt?: InputMaybe<Scalars['Int']['input']>;
  /** At least. */
  _gte?: InputMaybe<Scalars['Int']['input']>;
  /** One of these, at most 1,000. */
  _in?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Whether the cell is empty. */
  _is_null?: InputMaybe<Scalars['Boolean']['input']>;
  /** Below. */
  _lt?: InputMaybe<Scalars['Int']['input']>;
  /** At most. */
  _lte?: InputMaybe<Scalars['Int']['input']>;
  /** Other than. */
  _neq?: InputMaybe<Scalars['Int']['input']>;
};

/** One of the products of an intersection of several. */
export type IntersectedProduct = {
  __typename?: 'IntersectedProduct';
  /** Clients of the product. */
  nClients: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Name of the product. */
  productName: Scalars['String']['output'];
};

/** Two products and the clients they share. */
export type Intersection = {
  __typename?: 'Intersection';
  /** Clients of the first product. */
  clientsA: Scalars['Int']['output'];
  /** Clients of the second product. */
  clientsB: Scalars['Int']['output'];
  /** Clients who bought both. */
  clientsBoth: Scalars['Int']['output'];
  /** Clients of both expected if products were bought independently. */
  expected: Scalars['Float']['output'];
  /** clientsBoth over expected. */
  lift: Scalars['Float']['output'];
  /** Upper end of the 95 % interval of the lift. */
  liftHigh: Scalars['Float']['output'];
  /** Lower end of the 95 % interval of the lift. */
  liftLow: Scalars['Float']['output'];
  /** P(at least that many shared clients) under the hypergeometric null, 0 to 1. */
  pValue: Scalars['Float']['output'];
  /** First product; ids of a pair ascend. */
  productA: Scalars['ID']['output'];
  /** Name of the first product. */
  productAName: Scalars['String']['output'];
  /** Second product. */
  productB: Scalars['ID']['output'];
  /** Name of the second product. */
  productBName: Scalars['String']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. */
  qValue: Scalars['Float']['output'];
};

/** A page of a list. */
export type IntersectionConnection = {
  __typename?: 'IntersectionConnection';
  /** The rows with their cursors. */
  edges: Array<IntersectionEdge>;
  /** The rows. */
  nodes: Array<Intersection>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type IntersectionEdge = {
  __typename?: 'IntersectionEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Intersection;
};

/** Order of intersections. */
export type IntersectionOrder =
  /** Shared clients, most first. */
  | 'CLIENTS_BOTH'
  /** Lower end of the lift's interval, highest first: strong and well supported pairs lead. */
  | 'LIFT'
  /** Ids of the products, ascending. */
  | 'PRODUCTS';

/** A long task of the service. */
export type Job = {
  __typename?: 'Job';
  /** Made, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Id of the job; the job of an analysis has the id of its run. */
  id: Scalars['ID']['output'];
  /** What it does. */
  kind: JobKind;
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How it stands. */
  status: JobStatus;
  /** Last changed, ISO instant, UTC. */
  updatedAt: Scalars['String']['output'];
};

/** A page of a list. */
export type JobConnection = {
  __typename?: 'JobConnection';
  /** The rows with their cursors. */
  edges: Array<JobEdge>;
  /** The rows. */
  nodes: Array<Job>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type JobEdge = {
  __typename?: 'JobEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Job;
};

/** What a job does. */
export type JobKind =
  /** Finds problems, mixtures, intersections, chain and states. */
  | 'ANALYSIS'
  /** Judges recommendations at past dates. */
  | 'EVALUATION'
  /** Studies funnels and mechanics. */
  | 'FUNNELS'
  /** Loads files. */
  | 'IMPORT'
  /** A day at the lead desk. */
  | 'LEADS'
  /** Fits the policy anew by logged decisions and outcomes. */
  | 'RETRAINING'
  /** Plays policies where the truth is known. */
  | 'SIMULATION';

/** How a job stands now. */
export type JobProgress = {
  __typename?: 'JobProgress';
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** The job. */
  jobId: Scalars['ID']['output'];
  /** What it does. */
  jobKind: Scalars['String']['output'];
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** queued, running, succeeded, failed or cancelled. */
  status: Scalars['String']['output'];
};

/** How a job stands. */
export type JobStatus =
  /** Stopped because somebody asked. */
  | 'CANCELLED'
  /** Ended by an error, which is told. */
  | 'FAILED'
  /** Waits for its turn. */
  | 'QUEUED'
  /** Is being worked on. */
  | 'RUNNING'
  /** Done; its result is there. */
  | 'SUCCEEDED';

/** Who works a lead, by the distribution of the whole load. */
export type LeadAssignment = {
  __typename?: 'LeadAssignment';
  /** Null: nobody. */
  agentId?: Maybe<Scalars['ID']['output']>;
  /** Chance given up against the likeliest allowed agent. */
  cost: Scalars['Float']['output'];
  /** new, stays, moved, pinned or unassigned. */
  kind: Scalars['String']['output'];
  /** The lead. */
  leadId: Scalars['ID']['output'];
  /** Why, in a sentence for the agent. */
  log: Scalars['String']['output'];
  /** Chance with that agent. */
  p?: Maybe<Scalars['Float']['output']>;
  /** The likeliest other agent who was allowed. */
  runnerUp?: Maybe<Scalars['ID']['output']>;
  /** Chance with the runner-up. */
  runnerUpP?: Maybe<Scalars['Float']['output']>;
};

/** The desk: its newest job and its newest finished day. */
export type LeadDesk = {
  __typename?: 'LeadDesk';
  /** The newest job. */
  job?: Maybe<LeadDeskJob>;
  /** Null before the first day. */
  summary?: Maybe<LeadDeskSummary>;
};

/** A day at the desk under way or over. */
export type LeadDeskJob = {
  __typename?: 'LeadDeskJob';
  /** Asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Over, ISO instant, UTC. */
  finishedAt?: Maybe<Scalars['String']['output']>;
  /** Its job. */
  id: Scalars['ID']['output'];
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How it stands. */
  status: JobStatus;
};

/** What the desk may change by itself, within which bounds, and what was changed. */
export type LeadDeskSettings = {
  __typename?: 'LeadDeskSettings';
  /** Most that a cut-off moves at once. */
  cutStep: Scalars['Float']['output'];
  /** Share of nudges drawn by lot, with probabilities that are logged; 0: none. */
  explorationShare: Scalars['Float']['output'];
  /** Least chances of grades A, B and C; null: quantiles of the model. */
  gradeCuts?: Maybe<Array<Scalars['Float']['output']>>;
  /** Off by default: then changes are proposed only. */
  isAutomatic: Scalars['Boolean']['output'];
  /** Lower bound of the exploration share. */
  leastExploration: Scalars['Float']['output'];
  /** Changes, newest first. */
  log: Array<LoggedDeskAdjustment>;
  /** Upper bound. */
  mostExploration: Scalars['Float']['output'];
  /** Whether drift asked for the models to be learnt anew. */
  needsRetraining: Scalars['Boolean']['output'];
  /** What the newest figures speak for. */
  proposed: Array<DeskAdjustment>;
};

/** Cut-offs, bounds, and whether the desk may change itself. */
export type LeadDeskSettingsInput = {
  /** Most that a cut-off moves at once. */
  cutStep?: Scalars['Float']['input'];
  /** Share of nudges drawn by lot, within the bounds; null: as it is. */
  explorationShare?: InputMaybe<Scalars['Float']['input']>;
  /** Least chances of grades A, B and C, descending; null: quantiles of the model. */
  gradeCuts?: InputMaybe<Array<Scalars['Float']['input']>>;
  /** Whether changes are made without asking. */
  isAutomatic: Scalars['Boolean']['input'];
  /** Lower bound of the exploration share. */
  leastExploration?: Scalars['Float']['input'];
  /** Upper bound. */
  mostExploration?: Scalars['Float']['input'];
};

/** What the newest day at the desk found about itself. */
export type LeadDeskSummary = {
  __typename?: 'LeadDeskSummary';
  /** The advice by off-policy estimators, by how long it is followed. */
  adviceByLog: Array<AdviceByLog>;
  /** Null: too few histories. */
  adviceValue?: Maybe<AdviceValue>;
  /** What history proves about agents. */
  agentEvidence: Scalars['String']['output'];
  /** Loads by agent. */
  agents: Array<AgentLoad>;
  /** As of the end of this day, ISO date; null: all that is known. */
  asOf?: Maybe<Scalars['String']['output']>;
  /** Held-out area under the ROC curve. */
  auc?: Maybe<Scalars['Float']['output']>;
  /** The same if leads were handed out as before. */
  baseline?: Maybe<Scalars['Float']['output']>;
  /** Held-out expected calibration error. */
  calibrationError?: Maybe<Scalars['Float']['output']>;
  /** What cannot be removed from a log of people's decisions. */
  caution: Scalars['String']['output'];
  /** Expected closes of the distribution. */
  expected?: Maybe<Scalars['Float']['output']>;
  /** Slope of the daily hazard of fading on ln(1 + quiet days). */
  fadingSlope?: Maybe<Scalars['Float']['output']>;
  /** Its standard error. */
  fadingSlopeError?: Maybe<Scalars['Float']['output']>;
  /** The difference. */
  gain: LeadEstimate;
  /** No distribution within the limits is worth more than expected x (1 + gap). */
  gap?: Maybe<Scalars['Float']['output']>;
  /** Why not. */
  gateReasons: Array<Scalars['String']['output']>;
  /** Least chances of grades A, B and C. */
  gradeCuts?: Maybe<Array<Scalars['Float']['output']>>;
  /** Whether scores are published. */
  isOpen: Scalars['Boolean']['output'];
  /** Columns that leak the outcome. */
  leakyColumns: Array<LeakyColumn>;
  /** Held-out log-loss, nats. */
  logLoss?: Maybe<Scalars['Float']['output']>;
  /** Lost leads learnt from. */
  nLost: Scalars['Int']['output'];
  /** Open leads. */
  nOpen: Scalars['Int']['output'];
  /** Leads that stay unassigned. */
  nUnassigned: Scalars['Int']['output'];
  /** Won leads learnt from. */
  nWon: Scalars['Int']['output'];
  /** What the reader must know. */
  notes: Array<Scalars['String']['output']>;
  /** Null before any nudge was drawn by lot. */
  trial?: Maybe<LotTrial>;
  /** Asked for, ISO instant, UTC. */
  workedAt: Scalars['String']['output'];
};

/** A figure with its 95 % interval. */
export type LeadEstimate = {
  __typename?: 'LeadEstimate';
  /** High end. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Low end. */
  low?: Maybe<Scalars['Float']['output']>;
  /** The figure. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** An open lead with one of its best agents. */
export type LeadMatch = {
  __typename?: 'LeadMatch';
  /** The agent. */
  agentId: Scalars['ID']['output'];
  /** The lead. */
  leadId: Scalars['ID']['output'];
  /** P(agent closes lead). */
  p?: Maybe<Scalars['Float']['output']>;
  /** 1 for the lead's best agent. */
  rank: Scalars['Int']['output'];
};

/** How the desk performs. */
export type LeadPerformance = {
  __typename?: 'LeadPerformance';
  /** Weekly charts. */
  charts: Array<ControlChart>;
  /** By group, largest first. */
  groups: Array<PerformanceGroup>;
  /** All leads. */
  overall: PerformanceFigures;
};

/** An open lead's place in the ranking. */
export type LeadRank = {
  __typename?: 'LeadRank';
  /** Who has it in hand. */
  agentId?: Maybe<Scalars['ID']['output']>;
  /** A to D. */
  grade?: Maybe<Scalars['String']['output']>;
  /** The lead. */
  leadId: Scalars['ID']['output'];
  /** P(won); null when the quality gate is closed. */
  p?: Maybe<Scalars['Float']['output']>;
  /** 1 is the likeliest. */
  place: Scalars['Int']['output'];
  /** What speaks for and against it, or why there is no score. */
  reasons: Array<Scalars['String']['output']>;
  /** Where it came from. */
  source?: Maybe<Scalars['String']['output']>;
};

/** What was left on the table in a past period. */
export type LeadRetro = {
  __typename?: 'LeadRetro';
  /** By funnel. */
  byFunnel: Array<RetroGroup>;
  /** By team. */
  byTeam: Array<RetroGroup>;
  /** What was proven about agents before the period. */
  evidence: Scalars['String']['output'];
  /** First day, ISO date. */
  from: Scalars['String']['output'];
  /** From other agents. */
  fromAgents: LeadEstimate;
  /** From answering in the agent's usual time. */
  fromResponse: LeadEstimate;
  /** Closes within reach. */
  gain: LeadEstimate;
  /** As a share of the closes that were made. */
  gainShare: LeadEstimate;
  /** Was the ranking right? */
  grades: Array<RetroGrade>;
  /** Given to an agent with a much lower chance. */
  muchLowerAgent: Array<RetroLead>;
  /** Leads judged. */
  nLeads: Scalars['Int']['output'];
  /** Of them won. */
  nWon: Scalars['Int']['output'];
  /** Ranked high, never worked. */
  notWorked: Array<RetroLead>;
  /** Why it cannot be judged. */
  refusal?: Maybe<Scalars['String']['output']>;
  /** Last day, ISO date. */
  to: Scalars['String']['output'];
  /** Ranked high, worked late. */
  workedLate: Array<RetroLead>;
  /** Where the method would have been wrong. */
  wrong: RetroWrong;
};

/** A column that knows the outcome and is not used. */
export type LeakyColumn = {
  __typename?: 'LeakyColumn';
  /** The column. */
  column: Scalars['String']['output'];
  /** What gives it away. */
  finding: Scalars['String']['output'];
};

/** A client that has been silent about one of its problems for unusually long. */
export type LeavingClient = {
  __typename?: 'LeavingClient';
  /** Whether it bought for other problems since: it leaves the problem, not the company. */
  buysElsewhere: Scalars['Boolean']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Its name. */
  clientName: Scalars['String']['output'];
  /** Days on which it bought for the problem. */
  deals: Scalars['Int']['output'];
  /** Days since the last one. */
  idleDays: Scalars['Int']['output'];
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Its name. */
  problemLabel: Scalars['String']['output'];
  /** Chance of a silence this long for a client that stays, 0 to 1: the smaller, the surer. */
  stayChance: Scalars['Float']['output'];
};

/** What became of a problem since the run before. */
export type LineageKind =
  /** No old problem resembles it. */
  | 'BORN'
  /** There was no run before. */
  | 'FIRST'
  /** It is an old problem, with its id and name. */
  | 'KEPT'
  /** It has the id of an old problem and swallowed others. */
  | 'MERGED'
  /** It was cut out of an old problem that lives on under its own id. */
  | 'SPLIT';

/** Shared clients of two products over time. */
export type LinkGrowth = {
  __typename?: 'LinkGrowth';
  /** First product. */
  a: Scalars['ID']['output'];
  /** Second product. */
  b: Scalars['ID']['output'];
  /** Clients who had bought both by each day. */
  clientsBoth: Array<Scalars['Int']['output']>;
};

/** A change that was made. */
export type LoggedDeskAdjustment = {
  __typename?: 'LoggedDeskAdjustment';
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** Who: service when it was automatic. */
  by: Scalars['String']['output'];
  /** JSON before. */
  from: Scalars['String']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** Taken back, ISO instant, UTC. */
  revertedAt?: Maybe<Scalars['String']['output']>;
  /** gradeCuts, explorationShare or needsRetraining. */
  setting: Scalars['String']['output'];
  /** JSON after. */
  to: Scalars['String']['output'];
};

/** What lost deals say about a product. */
export type LossEvidence = {
  __typename?: 'LossEvidence';
  /** log(win rate / that of all): negative where it is lost more often than others. */
  effect: Scalars['Float']['output'];
  /** Lost deals. */
  lost: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Its name. */
  productName: Scalars['String']['output'];
  /** Reasons given, most frequent first. */
  reasons: Array<LossReason>;
  /** Share won, shrunk towards that of all products. */
  winRate: Scalars['Float']['output'];
  /** Won deals. */
  won: Scalars['Int']['output'];
};

/** Why deals were lost. */
export type LossReason = {
  __typename?: 'LossReason';
  /** Deals lost for it. */
  deals: Scalars['Int']['output'];
  /** The reason, in the words of whoever lost it. */
  reason: Scalars['String']['output'];
};

/** A deal on the offered product that was lost with this client. */
export type LostOffer = {
  __typename?: 'LostOffer';
  /** Day on which it was lost, ISO date, UTC. */
  lostOn?: Maybe<Scalars['String']['output']>;
  /** Why, in the words of whoever lost it; null where nobody said. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** A product whose clients do not follow into the other funnels of the group. */
export type LostProduct = {
  __typename?: 'LostProduct';
  /** Of them, clients of another funnel of the group. */
  clients: Scalars['Int']['output'];
  /** How many chance would make that. */
  expected: Scalars['Float']['output'];
  /** Its funnel. */
  funnelId: Scalars['ID']['output'];
  /** Clients that bought it through the funnel. */
  productClients: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** Nudges that were drawn by lot, with probabilities written down. */
export type LotTrial = {
  __typename?: 'LotTrial';
  /** Nudges accepted, of those accepted or rejected. */
  followed?: Maybe<TrialEstimate>;
  /** Decisions. */
  nDecisions: Scalars['Int']['output'];
  /** Of them on another action than the desk's own. */
  nOther: Scalars['Int']['output'];
  /** Leads won, of those resolved since. */
  won?: Maybe<TrialEstimate>;
};

/** Several products and the clients who bought all of them. */
export type ManyWayIntersection = {
  __typename?: 'ManyWayIntersection';
  /** Exactly who: the clients behind the number, by id. */
  clients: ClientConnection;
  /** Clients who bought all of them. */
  clientsAll: Scalars['Int']['output'];
  /** Clients of all expected if products were bought independently. */
  expected: Scalars['Float']['output'];
  /** clientsAll over expected. */
  lift?: Maybe<Scalars['Float']['output']>;
  /** P(at least that many) if the buyers of each were drawn independently, 0 to 1, exact; null where the rarest has more than 1,000. */
  pValue?: Maybe<Scalars['Float']['output']>;
  /** Clients with won deals. */
  population: Scalars['Int']['output'];
  /** The products, as asked for, each once. */
  products: Array<IntersectedProduct>;
};


/** Several products and the clients who bought all of them. */
export type ManyWayIntersectionClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};

/** What a mechanic does in a problem, against how such deals are closed today. */
export type MechanicEffect = {
  __typename?: 'MechanicEffect';
  /** Closed deals behind it, a sum of shares. */
  deals: Scalars['Float']['output'];
  /** The effect. */
  effect: Scalars['Float']['output'];
  /** High end. */
  high: Scalars['Float']['output'];
  /** Low end of its 90 % interval. */
  low: Scalars['Float']['output'];
  /** The mechanic. */
  mechanic: Scalars['String']['output'];
  /** winRate (a difference), cycleTime or amount (ratios). */
  outcome: Scalars['String']['output'];
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Unadjusted won share (mean for other outcomes). */
  raw?: Maybe<Scalars['Float']['output']>;
};

/** A mechanic tried against what a funnel does today. */
export type MechanicExperiment = {
  __typename?: 'MechanicExperiment';
  /** Win rate of the control arm that was planned with. */
  baseRate: Scalars['Float']['output'];
  /** Control arm: lost. */
  controlLost: Scalars['Int']['output'];
  /** Control arm: won. */
  controlWon: Scalars['Int']['output'];
  /** Planned, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Trial less control. */
  difference?: Maybe<Scalars['Float']['output']>;
  /** The funnel. */
  funnelId: Scalars['ID']['output'];
  /** High end. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** When to look and at which |z| to stop. */
  looks: Array<ExperimentLook>;
  /** Looks reached so far. */
  looksReached: Scalars['Int']['output'];
  /** Low end of its 90 % interval. */
  low?: Maybe<Scalars['Float']['output']>;
  /** The mechanic of the trial arm. */
  mechanic: Scalars['String']['output'];
  /** Closed deals of each arm at the end. */
  perArm: Scalars['Int']['output'];
  /** Uplift predicted. */
  predictedUplift: Scalars['Float']['output'];
  /** Problem that carries most of the predicted uplift. */
  problemId: Scalars['ID']['output'];
  /** running, better, worse or undecided. */
  status: Scalars['String']['output'];
  /** Trial arm: lost. */
  trialLost: Scalars['Int']['output'];
  /** Trial arm: won. */
  trialWon: Scalars['Int']['output'];
  /** High end. */
  updatedHigh: Scalars['Float']['output'];
  /** Low end of its 90 % interval. */
  updatedLow: Scalars['Float']['output'];
  /** The prediction after these outcomes. */
  updatedUplift: Scalars['Float']['output'];
};

/** A mechanic that a funnel has not tried. */
export type MechanicTransfer = {
  __typename?: 'MechanicTransfer';
  /** use; experiment: the funnel's best, not significant by itself; null: not suggested. */
  advice?: Maybe<Scalars['String']['output']>;
  /** Present win rate of the funnel. */
  baseRate?: Maybe<Scalars['Float']['output']>;
  /** Won deals to look at, newest first. */
  examples: Array<TransferExample>;
  /** The funnel. */
  funnelId: Scalars['ID']['output'];
  /** High end. */
  high: Scalars['Float']['output'];
  /** Low end of its 90 % interval. */
  low: Scalars['Float']['output'];
  /** The mechanic. */
  mechanic: Scalars['String']['output'];
  /** Posterior probability that it does no good. */
  noGood: Scalars['Float']['output'];
  /** Problem that carries most of the uplift. */
  problemId: Scalars['ID']['output'];
  /** Mean likeness of problems with the funnels behind it, 0 to 1. */
  problemLikeness: Scalars['Float']['output'];
  /** Mean likeness of products, 0 to 1. */
  productLikeness: Scalars['Float']['output'];
  /** 1 for the funnel's best suggestion, 0 for none. */
  rank: Scalars['Int']['output'];
  /** Whether it is suggested. */
  suggested: Scalars['Boolean']['output'];
  /** Closed deals by it elsewhere, weighted by likeness of problems. */
  support: Scalars['Int']['output'];
  /** Predicted change of the funnel's win rate. */
  uplift: Scalars['Float']['output'];
};

/** A client's mixture after one of its days. */
export type MixtureMoment = {
  __typename?: 'MixtureMoment';
  /** Won deal lines by then. */
  nDeals: Scalars['Int']['output'];
  /** Distinct products by then. */
  nProducts: Scalars['Int']['output'];
  /** The day, ISO date, UTC. */
  on: Scalars['String']['output'];
  /** Problems with 2 % or more at some time, in the order of the run. */
  shares: Array<MixtureShare>;
};

/** One problem of a client's mixture. */
export type MixtureShare = {
  __typename?: 'MixtureShare';
  /** Upper end of the 90 % posterior interval; null for a mean over clients. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 90 % posterior interval; null for a mean over clients. */
  low?: Maybe<Scalars['Float']['output']>;
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Name of the problem. */
  problemLabel: Scalars['String']['output'];
  /** Share, 0 to 1; the shares of a client sum to 1. */
  share: Scalars['Float']['output'];
};

/** A product whose heaviest problem is not the same in two runs. */
export type MovedProduct = {
  __typename?: 'MovedProduct';
  /** Heaviest problem in the other run; null where it does not have it. */
  otherProblemId?: Maybe<Scalars['ID']['output']>;
  /** Heaviest problem in the run that is served; null where the run does not have it. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Its name. */
  productName: Scalars['String']['output'];
};

/** What may be changed; each is one line of the audit log. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Serves the results of a succeeded analysis from now on. */
  activateRun: Run;
  /** Accepts, snoozes or rejects a nudge; the next day at the desk learns from it. */
  answerNudge: Nudge;
  /** Makes a proposed change. */
  applyLeadDeskAdjustment: LeadDeskSettings;
  /** Stops a queued or running evaluation; a finished one is left as it is. */
  cancelEvaluation: Evaluation;
  /** Stops a queued or running job of any kind; one that is over is left as it is. An import needs the right to import. */
  cancelJob: Job;
  /** Stops a queued or running analysis; a finished one is left as it is. */
  cancelRun: Run;
  /** Records offers older than the guardrails' `ignoredAfterDays` without an outcome as ignored. */
  closeUnansweredOffers: ClosedOffers;
  /** Says who decides from now on: champion, challenger with its share, shadow. */
  deploy: Deployment;
  /** Adds closed deals to an experiment and reads it again. */
  recordMechanicExperiment: MechanicExperiment;
  /** Reports what became of a decision; the policy learns from it at once. */
  recordOutcome: RecordedOutcome;
  /** Names a problem; the name outlives runs. Null or empty restores the name made from its products. */
  renameProblem: Problem;
  /** Takes a change back. */
  revertLeadDeskAdjustment: LeadDeskSettings;
  /** Brings an earlier deployment back, as a new version. */
  rollBackDeployment: Deployment;
  /** Makes a stored version of a policy decide again; what it learnt since is not learnt again. */
  rollBackPolicy: PolicyVersion;
  /** Decides what to offer and logs the decisions with their probabilities, so that the policy can learn and be judged. */
  serveRecommendation: ServedSlate;
  /** The same for up to 1,000 clients, in the order given. */
  serveRecommendations: Array<ServedSlate>;
  /** Replaces the guardrails; every version is kept. */
  setGuardrails: Guardrails;
  /** Sets cut-offs, bounds, and whether the desk may change itself within them. */
  setLeadDeskSettings: LeadDeskSettings;
  /** Says when the service trains anew by itself; it looks every hour. */
  setRetrainingPlan: RetrainingPlan;
  /** Starts an analysis and returns at once; follow it by `run(id)`. */
  startAnalysis: Run;
  /** Starts an evaluation and returns at once; follow its job. */
  startEvaluation: Evaluation;
  /** Starts a study with the problems of the active run and returns at once. */
  startFunnelStudy: FunnelJob;
  /** Starts a day at the desk and returns at once. */
  startLeadDesk: LeadDeskJob;
  /** Turns an untried mechanic into an experiment: arms, size, stop rule. */
  startMechanicExperiment: MechanicExperiment;
  /** Trains anew and returns at once: a whole new run, compared with the served one before it takes over, or only some policies. */
  startRetraining: Job;
  /** Plays the policies where the truth is known and returns at once; follow its job. */
  startSimulation: Simulation;
};


/** What may be changed; each is one line of the audit log. */
export type MutationActivateRunArgs = {
  id: Scalars['ID']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationAnswerNudgeArgs = {
  action: Scalars['String']['input'];
  days?: Scalars['Int']['input'];
  leadId: Scalars['ID']['input'];
  verdict: NudgeVerdict;
};


/** What may be changed; each is one line of the audit log. */
export type MutationApplyLeadDeskAdjustmentArgs = {
  setting: Scalars['String']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationCancelEvaluationArgs = {
  id: Scalars['ID']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationCancelJobArgs = {
  id: Scalars['ID']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationCancelRunArgs = {
  id: Scalars['ID']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationDeployArgs = {
  input: DeployInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationRecordMechanicExperimentArgs = {
  control: ArmOutcomeInput;
  id: Scalars['ID']['input'];
  trial: ArmOutcomeInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationRecordOutcomeArgs = {
  input: RecordOutcomeInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationRenameProblemArgs = {
  id: Scalars['ID']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
};


/** What may be changed; each is one line of the audit log. */
export type MutationRevertLeadDeskAdjustmentArgs = {
  id: Scalars['ID']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationRollBackDeploymentArgs = {
  version: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationRollBackPolicyArgs = {
  policy: Scalars['String']['input'];
  version: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationServeRecommendationArgs = {
  clientId: Scalars['ID']['input'];
  explore?: Scalars['Boolean']['input'];
  top?: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationServeRecommendationsArgs = {
  clientIds: Array<Scalars['ID']['input']>;
  explore?: Scalars['Boolean']['input'];
  top?: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationSetGuardrailsArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  rules: GuardrailRulesInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationSetLeadDeskSettingsArgs = {
  settings: LeadDeskSettingsInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationSetRetrainingPlanArgs = {
  plan: RetrainingPlanInput;
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartAnalysisArgs = {
  input?: InputMaybe<StartAnalysisInput>;
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartEvaluationArgs = {
  cuts?: Array<Scalars['Float']['input']>;
  seed?: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartFunnelStudyArgs = {
  seed?: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartLeadDeskArgs = {
  asOf?: InputMaybe<Scalars['String']['input']>;
  redistribute?: Scalars['Boolean']['input'];
  retroFrom?: InputMaybe<Scalars['String']['input']>;
  retroTo?: InputMaybe<Scalars['String']['input']>;
  seed?: Scalars['Int']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartMechanicExperimentArgs = {
  funnelId: Scalars['ID']['input'];
  mechanic: Scalars['String']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartRetrainingArgs = {
  policies?: InputMaybe<Array<Scalars['String']['input']>>;
  promote?: Scalars['Boolean']['input'];
};


/** What may be changed; each is one line of the audit log. */
export type MutationStartSimulationArgs = {
  decisions?: Scalars['Int']['input'];
  effort?: Scalars['Float']['input'];
  markets?: Scalars['Int']['input'];
  seed?: Scalars['Int']['input'];
};

/** A problem by id and name. */
export type NamedProblem = {
  __typename?: 'NamedProblem';
  /** Id of the problem. */
  id: Scalars['ID']['output'];
  /** Its name. */
  label: Scalars['String']['output'];
};

/** A won deal on the offered product by a client like this one. */
export type NearestDeal = {
  __typename?: 'NearestDeal';
  /** Its amount, reporting currency; null when it is not known. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** That client. */
  clientId: Scalars['ID']['output'];
  /** Its name. */
  clientName: Scalars['String']['output'];
  /** How alike the two clients' products are (Jaccard), 0 to 1. */
  similarity: Scalars['Float']['output'];
  /** Day of the deal, ISO date, UTC. */
  wonOn?: Maybe<Scalars['String']['output']>;
};

/** Products around some products. */
export type Neighborhood = {
  __typename?: 'Neighborhood';
  /** All links among them that pass the filter. */
  links: Array<ProductGraphEdge>;
  /** Its products, by id. */
  products: Array<NeighborhoodProduct>;
  /** Run that it shows. */
  runId: Scalars['ID']['output'];
};

/** A product of a neighbourhood. */
export type NeighborhoodProduct = {
  __typename?: 'NeighborhoodProduct';
  /** Products it is linked with under the filter. */
  nNeighbors: Scalars['Int']['output'];
  /** Those of them in the neighbourhood; the others are hidden. */
  nShown: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** Something to do for a lead before it fades. */
export type Nudge = {
  __typename?: 'Nudge';
  /** An activity type, or hand over. */
  action: Scalars['String']['output'];
  /** UTC day by which, ISO date. */
  deadline?: Maybe<Scalars['String']['output']>;
  /** Daily hazard of fading. */
  hazard?: Maybe<Scalars['Float']['output']>;
  /** The lead. */
  leadId: Scalars['ID']['output'];
  /** Null: nothing was drawn by lot. */
  lot?: Maybe<NudgeLot>;
  /** Why. */
  reason: Scalars['String']['output'];
  /** open, accepted, snoozed or rejected. */
  status: Scalars['String']['output'];
  /** Day on which it is open again, ISO date. */
  until?: Maybe<Scalars['String']['output']>;
};

/** A lead wants something today, or it fades. */
export type NudgeDue = {
  __typename?: 'NudgeDue';
  /** What to do. */
  action: Scalars['String']['output'];
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** UTC day by which, ISO date. */
  deadline?: Maybe<Scalars['String']['output']>;
  /** Daily hazard of fading. */
  hazard?: Maybe<Scalars['Float']['output']>;
  /** The lead. */
  leadId: Scalars['ID']['output'];
};

/** How a nudge was drawn by lot. */
export type NudgeLot = {
  __typename?: 'NudgeLot';
  /** What was possible. */
  actions: Array<Scalars['String']['output']>;
  /** Policy with a fingerprint of what it had learnt. */
  policyVersion: Scalars['String']['output'];
  /** Probability of each, aligned. */
  probabilities: Array<Scalars['Float']['output']>;
  /** Probability of what was drawn. */
  propensity: Scalars['Float']['output'];
  /** The desk's own choice. */
  usual: Scalars['String']['output'];
};

/** What somebody made of a nudge. */
export type NudgeVerdict =
  /** Does what it says. */
  | 'ACCEPTED'
  /** Does not do it. */
  | 'REJECTED'
  /** Later: it rests for a while. */
  | 'SNOOZED';

/** At most so many offers of a product in so many days. */
export type OfferCapacity = {
  __typename?: 'OfferCapacity';
  /** Days, 1 or more. */
  days: Scalars['Int']['output'];
  /** Offers, 0 or more. */
  offers: Scalars['Int']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** At most so many offers of a product in so many days. */
export type OfferCapacityInput = {
  /** Days, 1 or more. */
  days: Scalars['Int']['input'];
  /** Offers, 0 or more. */
  offers: Scalars['Int']['input'];
  /** The product. */
  productId: Scalars['ID']['input'];
};

/** Lost deals behind an offer. */
export type OfferLosses = {
  __typename?: 'OfferLosses';
  /** What lost deals add to the score, mostly below 0; 0 where the policy does not use them. */
  contribution: Scalars['Float']['output'];
  /** Lost deal lines on the product, of all clients. */
  productLost: Scalars['Int']['output'];
  /** Won deal lines on the product, of all clients. */
  productWon: Scalars['Int']['output'];
  /** Deals on this product that were lost with this client, latest first. */
  withClient: Array<LostOffer>;
};

/** A product that a client does not have yet. Chances are forecasts, not effects of an offer. */
export type OpenOffer = {
  __typename?: 'OpenOffer';
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Its name, the id where it has none. */
  clientName: Scalars['String']['output'];
  /** Expected amount if it comes, reporting currency; null where nothing is known. */
  expectedAmount?: Maybe<Scalars['Float']['output']>;
  /** probability times expectedAmount. */
  expectedValue?: Maybe<Scalars['Float']['output']>;
  /** Whether there is too little data on this client, so that the prior decides. */
  littleData: Scalars['Boolean']['output'];
  /** P(first purchase within the horizon), 0 to 1. */
  probability: Scalars['Float']['output'];
  /** The problem through which it fits. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** Name of that problem. */
  problemLabel?: Maybe<Scalars['String']['output']>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Its name, the id where it has none. */
  productName: Scalars['String']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** Clients behind it: buyers among those of the same largest problem, or all buyers where there is no structure. */
  supportClients: Scalars['Int']['output'];
};

/** A page of a list. */
export type OpenOfferConnection = {
  __typename?: 'OpenOfferConnection';
  /** The rows with their cursors. */
  edges: Array<OpenOfferEdge>;
  /** The rows. */
  nodes: Array<OpenOffer>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type OpenOfferEdge = {
  __typename?: 'OpenOfferEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: OpenOffer;
};

/** Order of open offers. */
export type OpenOfferOrder =
  /** Highest expected value first; unknown values last. */
  | 'EXPECTED_VALUE'
  /** Most probable first. */
  | 'PROBABILITY';

/** Direction of an order; empty cells come last either way. */
export type OrderDirection =
  /** Least first. */
  | 'asc'
  /** Greatest first. */
  | 'desc';

/** What became of a decision. */
export type Outcome = {
  __typename?: 'Outcome';
  /** Amount of the deal, reporting currency. */
  amount?: Maybe<Scalars['Float']['output']>;
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** Id given by the caller; the same id is recorded once. */
  id: Scalars['ID']['output'];
  /** Accepted, rejected or ignored. */
  kind: OutcomeKind;
};

/** What became of an offer. */
export type OutcomeKind =
  /** The client took it. */
  | 'ACCEPTED'
  /** Nobody answered in time. */
  | 'IGNORED'
  /** The client said no. */
  | 'REJECTED';

/** Where a page begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last row, to give as `after`; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether rows follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page does not start the list. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Figures of a group of leads; null where the data hold nothing. */
export type PerformanceFigures = {
  __typename?: 'PerformanceFigures';
  /** Share answered. */
  answered?: Maybe<LeadEstimate>;
  /** Share won of the resolved. */
  conversion?: Maybe<LeadEstimate>;
  /** Median days to a close. */
  cycleDays?: Maybe<LeadEstimate>;
  /** Share with three activities or more. */
  engaged?: Maybe<LeadEstimate>;
  /** Leads. */
  nLeads: Scalars['Int']['output'];
  /** Buyers who bought again. */
  repeatRate?: Maybe<LeadEstimate>;
  /** Median hours to the first answer. */
  responseHours?: Maybe<LeadEstimate>;
  /** Buyers who came back with any lead. */
  retention?: Maybe<LeadEstimate>;
  /** Mean, on the data's scale. */
  satisfaction?: Maybe<LeadEstimate>;
};

/** Figures by team, funnel, problem or policy version. */
export type PerformanceGroup = {
  __typename?: 'PerformanceGroup';
  /** team, funnel, problem or policy version. */
  by: Scalars['String']['output'];
  /** Its figures. */
  figures: PerformanceFigures;
  /** Which. */
  name: Scalars['String']['output'];
};

/** The share of accepted offers of a policy changed. */
export type PolicyDrift = {
  __typename?: 'PolicyDrift';
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** Accepted of those before, 0 to 1. */
  formerRate: Scalars['Float']['output'];
  /** The policy. */
  policy: Scalars['String']['output'];
  /** Accepted of the last 100 outcomes, 0 to 1. */
  recentRate: Scalars['Float']['output'];
  /** Difference in standard errors; told from 4 on. */
  z: Scalars['Float']['output'];
};

/** A policy that can rank products. */
export type PolicyInfo = {
  __typename?: 'PolicyInfo';
  /** What it does. */
  description: Scalars['String']['output'];
  /** Name, to give as `policy`. */
  name: Scalars['String']['output'];
};

/** A version of a policy that decides now. */
export type PolicyVersion = {
  __typename?: 'PolicyVersion';
  /** The policy. */
  policy: Scalars['String']['output'];
  /** Its version. */
  version: Scalars['Int']['output'];
};

/** What one way to describe clients is worth on held-out deals. */
export type PredictabilityRow = {
  __typename?: 'PredictabilityRow';
  /** Bits per held-out deal gained over popularity. */
  bits: Scalars['Float']['output'];
  /** How clients are described: problems, firmographics, both. */
  description: Scalars['String']['output'];
  /** Upper end of the 95 % interval. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % interval. */
  low: Scalars['Float']['output'];
};

/** A latent client problem: products that the same clients buy because they solve one thing. */
export type Problem = {
  __typename?: 'Problem';
  /** Problems that precede it, strongest first. */
  chainIn: Array<ChainLink>;
  /** Problems that follow it, strongest first. */
  chainOut: Array<ChainLink>;
  /** Clients who have it, largest share first; tiny shares are left out. */
  clients: ProblemClientConnection;
  /** Its share of the won deal lines in equal parts of time; empty without dates. */
  drift: Array<ProblemPeriod>;
  /** Client attributes over-represented in it, strongest evidence first. */
  firmographics: Array<Firmographic>;
  /** The name made from its products, whatever people called it. */
  generatedLabel: Scalars['String']['output'];
  /** Stable id, `p0`, `p1`, ...; kept across runs. */
  id: Scalars['ID']['output'];
  /** The name that people gave, or one made from its most characteristic products. */
  label: Scalars['String']['output'];
  /** Where it comes from. */
  lineage: ProblemLineage;
  /** Clients whose largest share it is. */
  nClients: Scalars['Int']['output'];
  /** Products whose heaviest problem it is. */
  nProducts: Scalars['Int']['output'];
  /** Whether people named it. */
  named: Scalars['Boolean']['output'];
  /** Products by probability, most probable first. */
  profile: ProfileProductConnection;
  /** Share of all won client-product pairs that it explains, 0 to 1. */
  share: Scalars['Float']['output'];
  /** How well it recurs over other starts, 0 to 1; null when it was not measured. */
  stability?: Maybe<Scalars['Float']['output']>;
  /** Names of its most characteristic products, most characteristic first. */
  topProductNames: Array<Scalars['String']['output']>;
};


/** A latent client problem: products that the same clients buy because they solve one thing. */
export type ProblemClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** A latent client problem: products that the same clients buy because they solve one thing. */
export type ProblemDriftArgs = {
  steps?: Scalars['Int']['input'];
};


/** A latent client problem: products that the same clients buy because they solve one thing. */
export type ProblemProfileArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
  offset?: Scalars['Int']['input'];
};

/** A client who has a problem. */
export type ProblemClient = {
  __typename?: 'ProblemClient';
  /** The client, or null when it is no longer loaded. */
  client?: Maybe<Client>;
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** Name of the client, its id where it has none. */
  clientName: Scalars['String']['output'];
  /** Distinct products that the client bought. */
  nProducts: Scalars['Int']['output'];
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** The client's share of this problem, 0 to 1. */
  share: Scalars['Float']['output'];
};

/** A page of a list. */
export type ProblemClientConnection = {
  __typename?: 'ProblemClientConnection';
  /** The rows with their cursors. */
  edges: Array<ProblemClientEdge>;
  /** The rows. */
  nodes: Array<ProblemClient>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ProblemClientEdge = {
  __typename?: 'ProblemClientEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: ProblemClient;
};

/** A page of a list. */
export type ProblemConnection = {
  __typename?: 'ProblemConnection';
  /** The rows with their cursors. */
  edges: Array<ProblemEdge>;
  /** The rows. */
  nodes: Array<Problem>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ProblemEdge = {
  __typename?: 'ProblemEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Problem;
};

/** A problem as a run saw it; ids are kept over runs. */
export type ProblemInRun = {
  __typename?: 'ProblemInRun';
  /** The problem. */
  id: Scalars['ID']['output'];
  /** Its name. */
  label: Scalars['String']['output'];
  /** Clients whose largest share it was. */
  nClients: Scalars['Int']['output'];
  /** Products whose heaviest problem it was. */
  nProducts: Scalars['Int']['output'];
  /** Share of deals, 0 to 1. */
  share: Scalars['Float']['output'];
};

/** Where a problem comes from. */
export type ProblemLineage = {
  __typename?: 'ProblemLineage';
  /** Old problems it has to do with, the closest first. */
  from: Array<Scalars['ID']['output']>;
  /** What became of it. */
  kind: LineageKind;
  /** Overlap with the closest of them, 0 to 1. */
  overlap: Scalars['Float']['output'];
};

/** A problem in one part of time. */
export type ProblemPeriod = {
  __typename?: 'ProblemPeriod';
  /** Upper end of its 95 % interval. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Won deal lines of the period, of any problem. */
  nDeals: Scalars['Int']['output'];
  /** Share of them that the problem explains, 0 to 1; null without any. */
  share?: Maybe<Scalars['Float']['output']>;
  /** Last day of the period, ISO date, UTC. */
  until: Scalars['String']['output'];
};

/** A product of the catalogue. */
export type Product = {
  __typename?: 'Product';
  /** Products that share clients with it, best first by the lower end of the lift's interval. */
  adjacent: AdjacentProductConnection;
  /** Sum of the known amounts of its won deals, reporting currency. */
  amount: Scalars['Float']['output'];
  /** Category. */
  category?: Maybe<Scalars['String']['output']>;
  /** Clients who bought it, by id, as of the active run. */
  clients: ClientConnection;
  /** First day on which it may no longer be offered, ISO date, UTC. */
  discontinuedAt?: Maybe<Scalars['String']['output']>;
  /** Funnel of the product team. */
  funnelId?: Maybe<Scalars['ID']['output']>;
  /** Id in its source system. */
  id: Scalars['ID']['output'];
  /** First day on which it may be offered, ISO date, UTC. */
  launchedAt?: Maybe<Scalars['String']['output']>;
  /** List price in the reporting currency. */
  listPrice?: Maybe<Scalars['Float']['output']>;
  /** Whether its deals fit no problem better than popularity. */
  misfit: Scalars['Boolean']['output'];
  /** Clients who bought it, by the active run's date; 0 without a run. */
  nClients: Scalars['Int']['output'];
  /** Won deal lines, by the active run's date; 0 without a run. */
  nDeals: Scalars['Int']['output'];
  /** Name, the id where it has none. */
  name: Scalars['String']['output'];
  /** How well problems predict who buys it; null with fewer than five hidden pairs, or when it was not measured (fast mode). */
  predictability?: Maybe<ProductPredictability>;
  /** Its heaviest problem; null when the active run does not know the product. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** Problems that it solves, heaviest first. */
  problems: Array<ProductProblem>;
};


/** A product of the catalogue. */
export type ProductAdjacentArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  maxQValue?: InputMaybe<Scalars['Float']['input']>;
  minClients?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** A product of the catalogue. */
export type ProductClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  alsoBought?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};

/** A product beside another one. */
export type ProductAdjacency = {
  __typename?: 'ProductAdjacency';
  /** After. */
  after: Scalars['Int']['output'];
  /** That bought the other one before. */
  before: Scalars['Int']['output'];
  /** Clients of both. */
  clientsBoth: Scalars['Int']['output'];
  /** Clients of both by chance. */
  expected: Scalars['Float']['output'];
  /** taken: clients take both more than chance; open: adjacent by problem, not by deals. */
  kind: Scalars['String']['output'];
  /** Lift. */
  lift: Scalars['Float']['output'];
  /** High end. */
  liftHigh?: Maybe<Scalars['Float']['output']>;
  /** Low end of its 95 % interval. */
  liftLow?: Maybe<Scalars['Float']['output']>;
  /** Likeness of the products' problems, 0 to 1. */
  likeness: Scalars['Float']['output'];
  /** Problem that both serve. */
  problemId: Scalars['ID']['output'];
  /** Its name. */
  problemLabel: Scalars['String']['output'];
  /** The other product. */
  productId: Scalars['ID']['output'];
  /** Its name. */
  productName: Scalars['String']['output'];
  /** On the same day. */
  together: Scalars['Int']['output'];
  /** Mean amount of a client of both on the other product. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** A page of a list. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The rows with their cursors. */
  edges: Array<ProductEdge>;
  /** The rows. */
  nodes: Array<Product>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Product;
};

/** The map of products: places are computed once for a run and stay. */
export type ProductGraph = {
  __typename?: 'ProductGraph';
  /** The strongest edges that pass the thresholds, by ids. */
  edges: Array<ProductGraphEdge>;
  /** The same edges in columns. */
  links: ProductLinks;
  /** Edges that pass the thresholds, those left out included. */
  nEdgesMatching: Scalars['Int']['output'];
  /** Pairs of products that share a client, in the whole run. */
  nEdgesTotal: Scalars['Int']['output'];
  /** All products of the run, by id. */
  nodes: Array<ProductGraphNode>;
  /** Run that it shows. */
  runId: Scalars['ID']['output'];
};

/** Two products on the map that share clients. */
export type ProductGraphEdge = {
  __typename?: 'ProductGraphEdge';
  /** First product. */
  a: Scalars['ID']['output'];
  /** Second product. */
  b: Scalars['ID']['output'];
  /** Clients who bought both. */
  clientsBoth: Scalars['Int']['output'];
  /** Shared clients over those expected by chance. */
  lift: Scalars['Float']['output'];
  /** Benjamini-Hochberg q-value, 0 to 1. */
  qValue: Scalars['Float']['output'];
};

/** A product on the map. */
export type ProductGraphNode = {
  __typename?: 'ProductGraphNode';
  /** Sum of the known amounts, reporting currency. */
  amount: Scalars['Float']['output'];
  /** Category. */
  category?: Maybe<Scalars['String']['output']>;
  /** Clients who bought it. */
  clients: Scalars['Int']['output'];
  /** Name, the id where it has none. */
  name: Scalars['String']['output'];
  /** Heaviest problem. */
  problemId: Scalars['ID']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Weight of that problem in the product, 0 to 1. */
  weight: Scalars['Float']['output'];
  /** Horizontal place on the map, about -1 to 1. */
  x: Scalars['Float']['output'];
  /** Vertical place on the map, about -1 to 1. */
  y: Scalars['Float']['output'];
};

/** Clients of a product over time. */
export type ProductGrowth = {
  __typename?: 'ProductGrowth';
  /** Clients who had bought it by each day. */
  clients: Array<Scalars['Int']['output']>;
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** A product as a run saw it. */
export type ProductInRun = {
  __typename?: 'ProductInRun';
  /** Clients who had bought it. */
  clients: Scalars['Int']['output'];
  /** Its heaviest problem in that run. */
  problemId: Scalars['ID']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
};

/** The same edges in columns: a tenth of the work and half of the bytes where there are many. Six significant digits. */
export type ProductLinks = {
  __typename?: 'ProductLinks';
  /** First product, as its place among the nodes. */
  a: Array<Scalars['Int']['output']>;
  /** Second product, as its place among the nodes. */
  b: Array<Scalars['Int']['output']>;
  /** Clients who bought both. */
  clientsBoth: Array<Scalars['Int']['output']>;
  /** Shared clients over those expected by chance. */
  lift: Array<Scalars['Float']['output']>;
  /** Benjamini-Hochberg q-value, 0 to 1. */
  qValue: Array<Scalars['Float']['output']>;
};

/** A shortest way over links: fewest links, then the surest weakest one. */
export type ProductPath = {
  __typename?: 'ProductPath';
  /** The links between them, in that order. */
  links: Array<ProductGraphEdge>;
  /** Products from start to goal. */
  productIds: Array<Scalars['ID']['output']>;
};

/** What problems say about one product beyond its popularity. */
export type ProductPredictability = {
  __typename?: 'ProductPredictability';
  /** Bits per hidden pair that problems gain over popularity; below 0 they mislead. */
  bits: Scalars['Float']['output'];
  /** Hidden pairs of the product. */
  hiddenPairs: Scalars['Int']['output'];
  /** Upper end of the 95 % interval. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % interval. */
  low: Scalars['Float']['output'];
};

/** A problem that a product solves. */
export type ProductProblem = {
  __typename?: 'ProductProblem';
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** Name of the problem. */
  problemLabel: Scalars['String']['output'];
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Share of the product that the problem explains, 0 to 1; sums to 1. */
  weight: Scalars['Float']['output'];
};

/** A product in the profile of a problem. */
export type ProfileProduct = {
  __typename?: 'ProfileProduct';
  /** Category of the product. */
  category?: Maybe<Scalars['String']['output']>;
  /** Probability over the product's overall popularity; above 1 is characteristic. */
  lift: Scalars['Float']['output'];
  /** Clients who bought the product. */
  nClients: Scalars['Int']['output'];
  /** P(product | problem), 0 to 1; sums to 1 over all products of the problem. */
  probability: Scalars['Float']['output'];
  /** The problem. */
  problemId: Scalars['ID']['output'];
  /** The product, or null when it is no longer loaded. */
  product?: Maybe<Product>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Name of the product, its id where it has none. */
  productName: Scalars['String']['output'];
  /** Share of the product that this problem explains, 0 to 1; sums to 1 over the product's problems. */
  weight: Scalars['Float']['output'];
};

/** A page of a list. */
export type ProfileProductConnection = {
  __typename?: 'ProfileProductConnection';
  /** The rows with their cursors. */
  edges: Array<ProfileProductEdge>;
  /** The rows. */
  nodes: Array<ProfileProduct>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type ProfileProductEdge = {
  __typename?: 'ProfileProductEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: ProfileProduct;
};

/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type Query = {
  __typename?: 'Query';
  /** The analysis whose results are served, or null. */
  activeRun?: Maybe<Run>;
  /** Which problem follows which, in the active run, by ids. */
  chain: ChainLinkConnection;
  /** One client, or null. */
  client?: Maybe<Client>;
  /** Clients, by id. */
  clients: ClientConnection;
  /** Clients of a product to be drawn beside it; null when the run lacks it. */
  clientsOnMap?: Maybe<ClientsOnMap>;
  /** What is loaded and how fresh the results are. */
  datasetStatus: DatasetStatus;
  /** Offers served to a client, newest first. */
  decisions: DecisionConnection;
  /** How champion and challenger do; null without a challenger. */
  deploymentComparison?: Maybe<DeploymentComparison>;
  /** Who decides now, and who did before, newest first. */
  deployments: Array<Deployment>;
  /** Whether what is served still fits; null before the first analysis. */
  driftReport?: Maybe<DriftReport>;
  /** When clients buy again what they own, the likeliest first. */
  dueRepeats: Array<DueRepeat>;
  /** The newest evaluation, and the newest that succeeded where that is another one. */
  evaluations: Array<Evaluation>;
  /** Activities on leads and deals as they were loaded. Flat: the columns of /api/v1/export/activities.csv. */
  flat_activities: FlatActivitiesConnection;
  /** Groups of the rows of activities. */
  flat_activities_aggregate: Array<FlatActivitiesGroup>;
  /** Products that share clients with a product, seen from that product: every pair of `intersections` twice. Flat: the columns of /api/v1/export/adjacent_products.csv. */
  flat_adjacent_products: FlatAdjacentProductsConnection;
  /** Groups of the rows of adjacent_products. */
  flat_adjacent_products_aggregate: Array<FlatAdjacentProductsGroup>;
  /** Agents as they were loaded. Flat: the columns of /api/v1/export/agents.csv. */
  flat_agents: FlatAgentsConnection;
  /** Groups of the rows of agents. */
  flat_agents_aggregate: Array<FlatAgentsGroup>;
  /** Which agent got which lead, and when. Flat: the columns of /api/v1/export/assignments.csv. */
  flat_assignments: FlatAssignmentsConnection;
  /** Groups of the rows of assignments. */
  flat_assignments_aggregate: Array<FlatAssignmentsGroup>;
  /** Clients to call for each unified funnel, by expected value, with the reason and whose hands they are in: for the CRM. Flat: the columns of /api/v1/export/call_lists.csv. */
  flat_call_lists: FlatCallListsConnection;
  /** Groups of the rows of call_lists. */
  flat_call_lists_aggregate: Array<FlatCallListsGroup>;
  /** Shares of problems of every client; they sum to 1 in a client. Flat: the columns of /api/v1/export/client_mixtures.csv. */
  flat_client_mixtures: FlatClientMixturesConnection;
  /** Groups of the rows of client_mixtures. */
  flat_client_mixtures_aggregate: Array<FlatClientMixturesGroup>;
  /** The state of every client in the active run, with the client's largest problem and sums. Flat: the columns of /api/v1/export/client_states.csv. */
  flat_client_states: FlatClientStatesConnection;
  /** Groups of the rows of client_states. */
  flat_client_states_aggregate: Array<FlatClientStatesGroup>;
  /** Clients as they were loaded. Flat: the columns of /api/v1/export/clients.csv. */
  flat_clients: FlatClientsConnection;
  /** Groups of the rows of clients. */
  flat_clients_aggregate: Array<FlatClientsGroup>;
  /** Deal lines of any stage as they were loaded. Flat: the columns of /api/v1/export/deals.csv. */
  flat_deals: FlatDealsConnection;
  /** Groups of the rows of deals. */
  flat_deals_aggregate: Array<FlatDealsGroup>;
  /** Every product that was offered, by whom and with which probability, complete enough to be judged off-policy. Flat: the columns of /api/v1/export/decisions.csv. */
  flat_decisions: FlatDecisionsConnection;
  /** Groups of the rows of decisions. */
  flat_decisions_aggregate: Array<FlatDecisionsGroup>;
  /** Recommendations judged at past dates by what came after them: every method at every date of the newest evaluation that succeeded. Flat: the columns of /api/v1/export/evaluation.csv. */
  flat_evaluation: FlatEvaluationConnection;
  /** Groups of the rows of evaluation. */
  flat_evaluation_aggregate: Array<FlatEvaluationGroup>;
  /** Every funnel and the unified funnel it is proposed to be part of. Flat: the columns of /api/v1/export/funnels.csv. */
  flat_funnels: FlatFunnelsConnection;
  /** Groups of the rows of funnels. */
  flat_funnels_aggregate: Array<FlatFunnelsGroup>;
  /** Pairs of products that share clients; product_a comes before product_b. Flat: the columns of /api/v1/export/intersections.csv. */
  flat_intersections: FlatIntersectionsConnection;
  /** Groups of the rows of intersections. */
  flat_intersections_aggregate: Array<FlatIntersectionsGroup>;
  /** Long tasks of the service, newest first. Flat: the columns of /api/v1/export/jobs.csv. */
  flat_jobs: FlatJobsConnection;
  /** Groups of the rows of jobs. */
  flat_jobs_aggregate: Array<FlatJobsGroup>;
  /** Who works which open lead, by the distribution of the whole load: for the CRM. Flat: the columns of /api/v1/export/lead_assignments.csv. */
  flat_lead_assignments: FlatLeadAssignmentsConnection;
  /** Groups of the rows of lead_assignments. */
  flat_lead_assignments_aggregate: Array<FlatLeadAssignmentsGroup>;
  /** The three best agents of each open lead. Flat: the columns of /api/v1/export/lead_matches.csv. */
  flat_lead_matches: FlatLeadMatchesConnection;
  /** Groups of the rows of lead_matches. */
  flat_lead_matches_aggregate: Array<FlatLeadMatchesGroup>;
  /** What to do for which lead before it fades, with what was said about it. Flat: the columns of /api/v1/export/lead_nudges.csv. */
  flat_lead_nudges: FlatLeadNudgesConnection;
  /** Groups of the rows of lead_nudges. */
  flat_lead_nudges_aggregate: Array<FlatLeadNudgesGroup>;
  /** Control charts of the desk by week. Flat: the columns of /api/v1/export/lead_performance.csv. */
  flat_lead_performance: FlatLeadPerformanceConnection;
  /** Groups of the rows of lead_performance. */
  flat_lead_performance_aggregate: Array<FlatLeadPerformanceGroup>;
  /** Open leads by their chance to close. Flat: the columns of /api/v1/export/lead_ranks.csv. */
  flat_lead_ranks: FlatLeadRanksConnection;
  /** Groups of the rows of lead_ranks. */
  flat_lead_ranks_aggregate: Array<FlatLeadRanksGroup>;
  /** What was left on the table in the period judged last, by team and funnel. Flat: the columns of /api/v1/export/lead_retro_groups.csv. */
  flat_lead_retro_groups: FlatLeadRetroGroupsConnection;
  /** Groups of the rows of lead_retro_groups. */
  flat_lead_retro_groups_aggregate: Array<FlatLeadRetroGroupsGroup>;
  /** Leads as they were loaded. Flat: the columns of /api/v1/export/leads.csv. */
  flat_leads: FlatLeadsConnection;
  /** Groups of the rows of leads. */
  flat_leads_aggregate: Array<FlatLeadsGroup>;
  /** What mechanics do in each problem, adjusted and shrunken, with 90 % intervals. Flat: the columns of /api/v1/export/mechanic_effects.csv. */
  flat_mechanic_effects: FlatMechanicEffectsConnection;
  /** Groups of the rows of mechanic_effects. */
  flat_mechanic_effects_aggregate: Array<FlatMechanicEffectsGroup>;
  /** Mechanics suggested to funnels that have not tried them. Flat: the columns of /api/v1/export/mechanic_transfers.csv. */
  flat_mechanic_transfers: FlatMechanicTransfersConnection;
  /** Groups of the rows of mechanic_transfers. */
  flat_mechanic_transfers_aggregate: Array<FlatMechanicTransfersGroup>;
  /** What became of the offers: accepted, rejected, ignored. A decision may have several; accepted counts before rejected, and that before ignored. Flat: the columns of /api/v1/export/outcomes.csv. */
  flat_outcomes: FlatOutcomesConnection;
  /** Groups of the rows of outcomes. */
  flat_outcomes_aggregate: Array<FlatOutcomesGroup>;
  /** What became of the offers of each policy, by analysis and role, with 95 % intervals. Flat: the columns of /api/v1/export/policy_performance.csv. */
  flat_policy_performance: FlatPolicyPerformanceConnection;
  /** Groups of the rows of policy_performance. */
  flat_policy_performance_aggregate: Array<FlatPolicyPerformanceGroup>;
  /** Bits per held-out deal gained over popularity, by what is known about the client. Flat: the columns of /api/v1/export/predictability.csv. */
  flat_predictability: FlatPredictabilityConnection;
  /** Groups of the rows of predictability. */
  flat_predictability_aggregate: Array<FlatPredictabilityGroup>;
  /** Which problem follows which in clients' histories. Flat: the columns of /api/v1/export/problem_chain.csv. */
  flat_problem_chain: FlatProblemChainConnection;
  /** Groups of the rows of problem_chain. */
  flat_problem_chain_aggregate: Array<FlatProblemChainGroup>;
  /** Problems of the served analysis beside those of the newest other one; an empty cell where one does not have it. Flat: the columns of /api/v1/export/problem_changes.csv. */
  flat_problem_changes: FlatProblemChangesConnection;
  /** Groups of the rows of problem_changes. */
  flat_problem_changes_aggregate: Array<FlatProblemChangesGroup>;
  /** How probable each product is given a problem, and its weight in the product. Flat: the columns of /api/v1/export/problem_profiles.csv. */
  flat_problem_profiles: FlatProblemProfilesConnection;
  /** Groups of the rows of problem_profiles. */
  flat_problem_profiles_aggregate: Array<FlatProblemProfilesGroup>;
  /** Latent problems of the active run: groups of products bought for one reason. Flat: the columns of /api/v1/export/problems.csv. */
  flat_problems: FlatProblemsConnection;
  /** Groups of the rows of problems. */
  flat_problems_aggregate: Array<FlatProblemsGroup>;
  /** For product teams: what a product's clients take before, with and after it, and what is adjacent by problem but not yet by deals. Flat: the columns of /api/v1/export/product_adjacencies.csv. */
  flat_product_adjacencies: FlatProductAdjacenciesConnection;
  /** Groups of the rows of product_adjacencies. */
  flat_product_adjacencies_aggregate: Array<FlatProductAdjacenciesGroup>;
  /** Products whose heaviest problem is not the same in the served analysis and the newest other one. Flat: the columns of /api/v1/export/product_changes.csv. */
  flat_product_changes: FlatProductChangesConnection;
  /** Groups of the rows of product_changes. */
  flat_product_changes_aggregate: Array<FlatProductChangesGroup>;
  /** The product catalogue as it was loaded. Flat: the columns of /api/v1/export/products.csv. */
  flat_products: FlatProductsConnection;
  /** Groups of the rows of products. */
  flat_products_aggregate: Array<FlatProductsGroup>;
  /** What to offer each client of the active run next: the 10 best products by the default policy, without exploration. Flat: the columns of /api/v1/export/recommendations.csv. */
  flat_recommendations: FlatRecommendationsConnection;
  /** Groups of the rows of recommendations. */
  flat_recommendations_aggregate: Array<FlatRecommendationsGroup>;
  /** Rows loaded of each kind. Flat: the columns of /api/v1/export/record_counts.csv. */
  flat_record_counts: FlatRecordCountsConnection;
  /** Groups of the rows of record_counts. */
  flat_record_counts_aggregate: Array<FlatRecordCountsGroup>;
  /** Analyses, newest first. Flat: the columns of /api/v1/export/runs.csv. */
  flat_runs: FlatRunsConnection;
  /** Groups of the rows of runs. */
  flat_runs_aggregate: Array<FlatRunsGroup>;
  /** Mean share of every problem in a state; sums to 1 in a state. Flat: the columns of /api/v1/export/state_shares.csv. */
  flat_state_shares: FlatStateSharesConnection;
  /** Groups of the rows of state_shares. */
  flat_state_shares_aggregate: Array<FlatStateSharesGroup>;
  /** Groups of clients alike in mixture and life-cycle. Flat: the columns of /api/v1/export/states.csv. */
  flat_states: FlatStatesConnection;
  /** Groups of the rows of states. */
  flat_states_aggregate: Array<FlatStatesGroup>;
  /** Products of the proposed unified funnels, with the clients that follow into its other funnels. Flat: the columns of /api/v1/export/unified_funnels.csv. */
  flat_unified_funnels: FlatUnifiedFunnelsConnection;
  /** Groups of the rows of unified_funnels. */
  flat_unified_funnels_aggregate: Array<FlatUnifiedFunnelsGroup>;
  /** Products that clients do not have yet, the 20 best of each of the 2,000 clients with the most expected purchases: probability, worth, support, reason. Flat: the columns of /api/v1/export/whitespace.csv. */
  flat_whitespace: FlatWhitespaceConnection;
  /** Groups of the rows of whitespace. */
  flat_whitespace_aggregate: Array<FlatWhitespaceGroup>;
  /** Expected first purchases through each problem. Flat: the columns of /api/v1/export/whitespace_problems.csv. */
  flat_whitespace_problems: FlatWhitespaceProblemsConnection;
  /** Groups of the rows of whitespace_problems. */
  flat_whitespace_problems_aggregate: Array<FlatWhitespaceProblemsGroup>;
  /** Expected first purchases of each product by clients who do not have it. Flat: the columns of /api/v1/export/whitespace_products.csv. */
  flat_whitespace_products: FlatWhitespaceProductsConnection;
  /** Groups of the rows of whitespace_products. */
  flat_whitespace_products_aggregate: Array<FlatWhitespaceProductsGroup>;
  /** Expected first purchases by the clients' firmographics; every attribute splits the same total. Flat: the columns of /api/v1/export/whitespace_segments.csv. */
  flat_whitespace_segments: FlatWhitespaceSegmentsConnection;
  /** Groups of the rows of whitespace_segments. */
  flat_whitespace_segments_aggregate: Array<FlatWhitespaceSegmentsGroup>;
  /** Clients to call for a unified funnel, best first. */
  funnelCalls: Array<FunnelCall>;
  /** Which funnels are one: the newest study and the job of a newer one. */
  funnelStudy: FunnelStudy;
  /** Every funnel with its unified funnel, by id. */
  funnels: Array<Funnel>;
  /** How the map grew; null without a run or a dated deal. */
  graphTimeline?: Maybe<GraphTimeline>;
  /** What may be offered to whom, whatever a policy thinks of it. */
  guardrails: Guardrails;
  /** The clients who bought all of two to ten products, against chance. */
  intersection: ManyWayIntersection;
  /** Pairs of products that share clients, in the active run. */
  intersections: IntersectionConnection;
  /** One task, or null. */
  job?: Maybe<Job>;
  /** Long tasks, newest first. */
  jobs: JobConnection;
  /** Who works which lead. */
  leadAssignments: Array<LeadAssignment>;
  /** The lead desk: its newest job and what the newest finished one found about itself. */
  leadDesk: LeadDesk;
  /** What the desk may change by itself, and what was changed. */
  leadDeskSettings: LeadDeskSettings;
  /** The three best agents of each open lead. */
  leadMatches: Array<LeadMatch>;
  /** Figures and control charts; null before the first day at the desk. */
  leadPerformance?: Maybe<LeadPerformance>;
  /** Open leads by their chance to close, the likeliest first. */
  leadRanks: Array<LeadRank>;
  /** What was left on the table in the period judged last; null: none was. */
  leadRetro?: Maybe<LeadRetro>;
  /** Clients about to leave a problem, the surest first. */
  leavingClients: Array<LeavingClient>;
  /** What lost deals say about products, with reasons; the most often lost first. */
  lossEvidence: Array<LossEvidence>;
  /** What mechanics do, by outcome, mechanic and problem, with 90 % intervals. */
  mechanicEffects: Array<MechanicEffect>;
  /** Experiments with mechanics, newest first. */
  mechanicExperiments: Array<MechanicExperiment>;
  /** Mechanics that funnels have not tried. */
  mechanicTransfers: Array<MechanicTransfer>;
  /** Products around some products; null without a run. */
  neighborhood?: Maybe<Neighborhood>;
  /** What to do before leads fade, most pressing first. */
  nudges: Array<Nudge>;
  /** Products that clients do not have yet, with probability, worth, support and reason. */
  openOffers: OpenOfferConnection;
  /** Policies that can rank products. */
  policies: Array<PolicyInfo>;
  /** Stored versions of a policy of the served run, newest first. */
  policyVersions: Array<Scalars['Int']['output']>;
  /** One problem of the active run, or null. */
  problem?: Maybe<Problem>;
  /** Problems of the active run, by id; none without a run. */
  problems: ProblemConnection;
  /** One product, or null. */
  product?: Maybe<Product>;
  /** What clients take before, with and after a product, and what nobody offers them. */
  productAdjacencies: Array<ProductAdjacency>;
  /** The map of products, laid out by problem; null without a run. */
  productGraph?: Maybe<ProductGraph>;
  /** A shortest way between two products, or null. */
  productPath?: Maybe<ProductPath>;
  /** Products, by id. */
  products: ProductConnection;
  /** When the service trains anew by itself. */
  retrainingPlan: RetrainingPlan;
  /** One analysis, or null. */
  run?: Maybe<Run>;
  /** The run that is served beside another one; null without a run. */
  runComparison?: Maybe<RunComparison>;
  /** The map of products as another run saw it, for playback over runs. */
  runOnMap?: Maybe<RunOnMap>;
  /** Analyses, newest first. */
  runs: RunConnection;
  /** Products, clients and problems whose name or id contains the text; names that begin with it first. */
  search: Array<SearchHit>;
  /** The newest simulation, and the newest that succeeded where that is another one. */
  simulations: Array<Simulation>;
  /** States of the active run, by position. */
  states: StateConnection;
  /** Cells of a part of the grid in the same order, at most 20,000. */
  whitespaceCells: Array<WhitespaceRow>;
  /** The sides of the whitespace grid; null without a run. */
  whitespaceGrid?: Maybe<WhitespaceGrid>;
  /** Chances and worth of everything clients do not have yet, summed; null without a run. */
  whitespaceSums?: Maybe<WhitespaceSums>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryChainArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  maxQ?: InputMaybe<Scalars['Float']['input']>;
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryClientArgs = {
  id: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  misfit?: Scalars['Boolean']['input'];
  offset?: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  stateId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryClientsOnMapArgs = {
  first?: Scalars['Int']['input'];
  productId: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  clientId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryDeploymentComparisonArgs = {
  byAmount?: Scalars['Boolean']['input'];
  leastEffect?: Scalars['Float']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryDueRepeatsArgs = {
  clientId?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
  minChance?: Scalars['Float']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_ActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatActivitiesOrderBy>>;
  where?: InputMaybe<FlatActivitiesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Activities_AggregateArgs = {
  dimensions?: Array<FlatActivitiesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatActivitiesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatActivitiesColumn>;
  where?: InputMaybe<FlatActivitiesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Adjacent_ProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatAdjacentProductsOrderBy>>;
  where?: InputMaybe<FlatAdjacentProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Adjacent_Products_AggregateArgs = {
  dimensions?: Array<FlatAdjacentProductsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatAdjacentProductsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatAdjacentProductsColumn>;
  where?: InputMaybe<FlatAdjacentProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_AgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatAgentsOrderBy>>;
  where?: InputMaybe<FlatAgentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Agents_AggregateArgs = {
  dimensions?: Array<FlatAgentsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatAgentsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatAgentsColumn>;
  where?: InputMaybe<FlatAgentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_AssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatAssignmentsOrderBy>>;
  where?: InputMaybe<FlatAssignmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Assignments_AggregateArgs = {
  dimensions?: Array<FlatAssignmentsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatAssignmentsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatAssignmentsColumn>;
  where?: InputMaybe<FlatAssignmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Call_ListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatCallListsOrderBy>>;
  where?: InputMaybe<FlatCallListsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Call_Lists_AggregateArgs = {
  dimensions?: Array<FlatCallListsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatCallListsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatCallListsColumn>;
  where?: InputMaybe<FlatCallListsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Client_MixturesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatClientMixturesOrderBy>>;
  where?: InputMaybe<FlatClientMixturesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Client_Mixtures_AggregateArgs = {
  dimensions?: Array<FlatClientMixturesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatClientMixturesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatClientMixturesColumn>;
  where?: InputMaybe<FlatClientMixturesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Client_StatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatClientStatesOrderBy>>;
  where?: InputMaybe<FlatClientStatesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Client_States_AggregateArgs = {
  dimensions?: Array<FlatClientStatesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatClientStatesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatClientStatesColumn>;
  where?: InputMaybe<FlatClientStatesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_ClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatClientsOrderBy>>;
  where?: InputMaybe<FlatClientsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Clients_AggregateArgs = {
  dimensions?: Array<FlatClientsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatClientsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatClientsColumn>;
  where?: InputMaybe<FlatClientsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_DealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatDealsOrderBy>>;
  where?: InputMaybe<FlatDealsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Deals_AggregateArgs = {
  dimensions?: Array<FlatDealsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatDealsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatDealsColumn>;
  where?: InputMaybe<FlatDealsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_DecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatDecisionsOrderBy>>;
  where?: InputMaybe<FlatDecisionsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Decisions_AggregateArgs = {
  dimensions?: Array<FlatDecisionsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatDecisionsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatDecisionsColumn>;
  where?: InputMaybe<FlatDecisionsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_EvaluationArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatEvaluationOrderBy>>;
  where?: InputMaybe<FlatEvaluationWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Evaluation_AggregateArgs = {
  dimensions?: Array<FlatEvaluationColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatEvaluationColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatEvaluationColumn>;
  where?: InputMaybe<FlatEvaluationWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_FunnelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatFunnelsOrderBy>>;
  where?: InputMaybe<FlatFunnelsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Funnels_AggregateArgs = {
  dimensions?: Array<FlatFunnelsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatFunnelsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatFunnelsColumn>;
  where?: InputMaybe<FlatFunnelsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_IntersectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatIntersectionsOrderBy>>;
  where?: InputMaybe<FlatIntersectionsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Intersections_AggregateArgs = {
  dimensions?: Array<FlatIntersectionsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatIntersectionsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatIntersectionsColumn>;
  where?: InputMaybe<FlatIntersectionsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_JobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatJobsOrderBy>>;
  where?: InputMaybe<FlatJobsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Jobs_AggregateArgs = {
  dimensions?: Array<FlatJobsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatJobsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatJobsColumn>;
  where?: InputMaybe<FlatJobsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_AssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadAssignmentsOrderBy>>;
  where?: InputMaybe<FlatLeadAssignmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Assignments_AggregateArgs = {
  dimensions?: Array<FlatLeadAssignmentsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadAssignmentsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadAssignmentsColumn>;
  where?: InputMaybe<FlatLeadAssignmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_MatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadMatchesOrderBy>>;
  where?: InputMaybe<FlatLeadMatchesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Matches_AggregateArgs = {
  dimensions?: Array<FlatLeadMatchesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadMatchesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadMatchesColumn>;
  where?: InputMaybe<FlatLeadMatchesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_NudgesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadNudgesOrderBy>>;
  where?: InputMaybe<FlatLeadNudgesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Nudges_AggregateArgs = {
  dimensions?: Array<FlatLeadNudgesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadNudgesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadNudgesColumn>;
  where?: InputMaybe<FlatLeadNudgesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_PerformanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadPerformanceOrderBy>>;
  where?: InputMaybe<FlatLeadPerformanceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Performance_AggregateArgs = {
  dimensions?: Array<FlatLeadPerformanceColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadPerformanceColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadPerformanceColumn>;
  where?: InputMaybe<FlatLeadPerformanceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_RanksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadRanksOrderBy>>;
  where?: InputMaybe<FlatLeadRanksWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Ranks_AggregateArgs = {
  dimensions?: Array<FlatLeadRanksColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadRanksColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadRanksColumn>;
  where?: InputMaybe<FlatLeadRanksWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Retro_GroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadRetroGroupsOrderBy>>;
  where?: InputMaybe<FlatLeadRetroGroupsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Lead_Retro_Groups_AggregateArgs = {
  dimensions?: Array<FlatLeadRetroGroupsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadRetroGroupsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadRetroGroupsColumn>;
  where?: InputMaybe<FlatLeadRetroGroupsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_LeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatLeadsOrderBy>>;
  where?: InputMaybe<FlatLeadsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Leads_AggregateArgs = {
  dimensions?: Array<FlatLeadsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatLeadsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatLeadsColumn>;
  where?: InputMaybe<FlatLeadsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Mechanic_EffectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatMechanicEffectsOrderBy>>;
  where?: InputMaybe<FlatMechanicEffectsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Mechanic_Effects_AggregateArgs = {
  dimensions?: Array<FlatMechanicEffectsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatMechanicEffectsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatMechanicEffectsColumn>;
  where?: InputMaybe<FlatMechanicEffectsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Mechanic_TransfersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatMechanicTransfersOrderBy>>;
  where?: InputMaybe<FlatMechanicTransfersWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Mechanic_Transfers_AggregateArgs = {
  dimensions?: Array<FlatMechanicTransfersColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatMechanicTransfersColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatMechanicTransfersColumn>;
  where?: InputMaybe<FlatMechanicTransfersWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_OutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatOutcomesOrderBy>>;
  where?: InputMaybe<FlatOutcomesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Outcomes_AggregateArgs = {
  dimensions?: Array<FlatOutcomesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatOutcomesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatOutcomesColumn>;
  where?: InputMaybe<FlatOutcomesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Policy_PerformanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatPolicyPerformanceOrderBy>>;
  where?: InputMaybe<FlatPolicyPerformanceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Policy_Performance_AggregateArgs = {
  dimensions?: Array<FlatPolicyPerformanceColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatPolicyPerformanceColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatPolicyPerformanceColumn>;
  where?: InputMaybe<FlatPolicyPerformanceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_PredictabilityArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatPredictabilityOrderBy>>;
  where?: InputMaybe<FlatPredictabilityWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Predictability_AggregateArgs = {
  dimensions?: Array<FlatPredictabilityColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatPredictabilityColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatPredictabilityColumn>;
  where?: InputMaybe<FlatPredictabilityWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_ChainArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProblemChainOrderBy>>;
  where?: InputMaybe<FlatProblemChainWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_Chain_AggregateArgs = {
  dimensions?: Array<FlatProblemChainColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProblemChainColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProblemChainColumn>;
  where?: InputMaybe<FlatProblemChainWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_ChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProblemChangesOrderBy>>;
  where?: InputMaybe<FlatProblemChangesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_Changes_AggregateArgs = {
  dimensions?: Array<FlatProblemChangesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProblemChangesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProblemChangesColumn>;
  where?: InputMaybe<FlatProblemChangesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_ProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProblemProfilesOrderBy>>;
  where?: InputMaybe<FlatProblemProfilesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problem_Profiles_AggregateArgs = {
  dimensions?: Array<FlatProblemProfilesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProblemProfilesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProblemProfilesColumn>;
  where?: InputMaybe<FlatProblemProfilesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_ProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProblemsOrderBy>>;
  where?: InputMaybe<FlatProblemsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Problems_AggregateArgs = {
  dimensions?: Array<FlatProblemsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProblemsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProblemsColumn>;
  where?: InputMaybe<FlatProblemsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Product_AdjacenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProductAdjacenciesOrderBy>>;
  where?: InputMaybe<FlatProductAdjacenciesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Product_Adjacencies_AggregateArgs = {
  dimensions?: Array<FlatProductAdjacenciesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProductAdjacenciesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProductAdjacenciesColumn>;
  where?: InputMaybe<FlatProductAdjacenciesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Product_ChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProductChangesOrderBy>>;
  where?: InputMaybe<FlatProductChangesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Product_Changes_AggregateArgs = {
  dimensions?: Array<FlatProductChangesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProductChangesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProductChangesColumn>;
  where?: InputMaybe<FlatProductChangesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_ProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatProductsOrderBy>>;
  where?: InputMaybe<FlatProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Products_AggregateArgs = {
  dimensions?: Array<FlatProductsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatProductsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatProductsColumn>;
  where?: InputMaybe<FlatProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_RecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatRecommendationsOrderBy>>;
  where?: InputMaybe<FlatRecommendationsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Recommendations_AggregateArgs = {
  dimensions?: Array<FlatRecommendationsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatRecommendationsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatRecommendationsColumn>;
  where?: InputMaybe<FlatRecommendationsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Record_CountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatRecordCountsOrderBy>>;
  where?: InputMaybe<FlatRecordCountsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Record_Counts_AggregateArgs = {
  dimensions?: Array<FlatRecordCountsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatRecordCountsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatRecordCountsColumn>;
  where?: InputMaybe<FlatRecordCountsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_RunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatRunsOrderBy>>;
  where?: InputMaybe<FlatRunsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Runs_AggregateArgs = {
  dimensions?: Array<FlatRunsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatRunsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatRunsColumn>;
  where?: InputMaybe<FlatRunsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_State_SharesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatStateSharesOrderBy>>;
  where?: InputMaybe<FlatStateSharesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_State_Shares_AggregateArgs = {
  dimensions?: Array<FlatStateSharesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatStateSharesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatStateSharesColumn>;
  where?: InputMaybe<FlatStateSharesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_StatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatStatesOrderBy>>;
  where?: InputMaybe<FlatStatesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_States_AggregateArgs = {
  dimensions?: Array<FlatStatesColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatStatesColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatStatesColumn>;
  where?: InputMaybe<FlatStatesWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Unified_FunnelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatUnifiedFunnelsOrderBy>>;
  where?: InputMaybe<FlatUnifiedFunnelsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Unified_Funnels_AggregateArgs = {
  dimensions?: Array<FlatUnifiedFunnelsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatUnifiedFunnelsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatUnifiedFunnelsColumn>;
  where?: InputMaybe<FlatUnifiedFunnelsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_WhitespaceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatWhitespaceOrderBy>>;
  where?: InputMaybe<FlatWhitespaceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_AggregateArgs = {
  dimensions?: Array<FlatWhitespaceColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatWhitespaceColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatWhitespaceColumn>;
  where?: InputMaybe<FlatWhitespaceWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_ProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatWhitespaceProblemsOrderBy>>;
  where?: InputMaybe<FlatWhitespaceProblemsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_Problems_AggregateArgs = {
  dimensions?: Array<FlatWhitespaceProblemsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatWhitespaceProblemsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatWhitespaceProblemsColumn>;
  where?: InputMaybe<FlatWhitespaceProblemsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_ProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatWhitespaceProductsOrderBy>>;
  where?: InputMaybe<FlatWhitespaceProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_Products_AggregateArgs = {
  dimensions?: Array<FlatWhitespaceProductsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatWhitespaceProductsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatWhitespaceProductsColumn>;
  where?: InputMaybe<FlatWhitespaceProductsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_SegmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: Scalars['Int']['input'];
  order_by?: InputMaybe<Array<FlatWhitespaceSegmentsOrderBy>>;
  where?: InputMaybe<FlatWhitespaceSegmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFlat_Whitespace_Segments_AggregateArgs = {
  dimensions?: Array<FlatWhitespaceSegmentsColumn>;
  first?: Scalars['Int']['input'];
  grain?: TimeGrain;
  measure?: InputMaybe<FlatWhitespaceSegmentsColumn>;
  offset?: Scalars['Int']['input'];
  order_by?: AggregateOrder;
  time?: InputMaybe<FlatWhitespaceSegmentsColumn>;
  where?: InputMaybe<FlatWhitespaceSegmentsWhere>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryFunnelCallsArgs = {
  unifiedId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryGraphTimelineArgs = {
  maxEdges?: Scalars['Int']['input'];
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
  steps?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryIntersectionArgs = {
  productIds: Array<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryIntersectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  maxQ?: InputMaybe<Scalars['Float']['input']>;
  minClients?: InputMaybe<Scalars['Int']['input']>;
  minLift?: InputMaybe<Scalars['Float']['input']>;
  offset?: Scalars['Int']['input'];
  orderBy?: IntersectionOrder;
  productId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryLeadMatchesArgs = {
  leadId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryLeavingClientsArgs = {
  first?: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryLossEvidenceArgs = {
  first?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryMechanicTransfersArgs = {
  suggestedOnly?: Scalars['Boolean']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryNeighborhoodArgs = {
  ids: Array<Scalars['ID']['input']>;
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
  perProduct?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryNudgesArgs = {
  openOnly?: Scalars['Boolean']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryOpenOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  attribute?: InputMaybe<Scalars['String']['input']>;
  clientId?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
  level?: InputMaybe<Scalars['String']['input']>;
  minProbability?: Scalars['Float']['input'];
  offset?: Scalars['Int']['input'];
  orderBy?: OpenOfferOrder;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryPolicyVersionsArgs = {
  policy: Scalars['String']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProblemArgs = {
  id: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProductAdjacenciesArgs = {
  limit?: Scalars['Int']['input'];
  productId: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProductGraphArgs = {
  maxEdges?: Scalars['Int']['input'];
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProductPathArgs = {
  from: Scalars['ID']['input'];
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
  to: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  misfit?: Scalars['Boolean']['input'];
  offset?: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryRunComparisonArgs = {
  otherRunId: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryRunOnMapArgs = {
  maxEdges?: Scalars['Int']['input'];
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
  runId: Scalars['ID']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QuerySearchArgs = {
  first?: Scalars['Int']['input'];
  text: Scalars['String']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryStatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryWhitespaceCellsArgs = {
  clientOrder?: GridOrder;
  clients: Scalars['Int']['input'];
  fromClient: Scalars['Int']['input'];
  fromProduct: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
  productOrder?: GridOrder;
  products: Scalars['Int']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryWhitespaceGridArgs = {
  clientOrder?: GridOrder;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  productOrder?: GridOrder;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`. */
export type QueryWhitespaceSumsArgs = {
  by: WhitespaceKey;
};

/** A product to offer to a client next, and why. */
export type Recommendation = {
  __typename?: 'Recommendation';
  /** Category of the product. */
  category?: Maybe<Scalars['String']['output']>;
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** What it rests on. */
  evidence: Evidence;
  /** Whether the offer was drawn to learn: the best guess at this rank was another. */
  exploration: Scalars['Boolean']['output'];
  /** Whether there is too little data on this client, so that the prior decides. */
  littleData: Scalars['Boolean']['output'];
  /** The problem through which it is offered. */
  problemId?: Maybe<Scalars['ID']['output']>;
  /** Name of that problem. */
  problemLabel?: Maybe<Scalars['String']['output']>;
  /** The product, or null when it is no longer loaded. */
  product?: Maybe<Product>;
  /** The product. */
  productId: Scalars['ID']['output'];
  /** Name of the product, its id where it has none. */
  productName: Scalars['String']['output'];
  /** P(this product at this rank given those above), in (0, 1]; 1 when the policy does not explore. */
  propensity: Scalars['Float']['output'];
  /** Rank on the slate, from 1. */
  rank: Scalars['Int']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
  /** Score in the policy's own unit; compare within one client and policy only. */
  score: Scalars['Float']['output'];
};

/** What became of a decision. */
export type RecordOutcomeInput = {
  /** Amount of the deal, reporting currency, 0 or more. */
  amount?: InputMaybe<Scalars['Float']['input']>;
  /** When, ISO date or instant, UTC; now where missing. */
  at?: InputMaybe<Scalars['String']['input']>;
  /** The decision. */
  decisionId: Scalars['ID']['input'];
  /** Id of this report, chosen by the caller: sending it again changes nothing. */
  id: Scalars['ID']['input'];
  /** Accepted, rejected or ignored. */
  kind: OutcomeKind;
};

/** Answer to a reported outcome. */
export type RecordedOutcome = {
  __typename?: 'RecordedOutcome';
  /** The decision. */
  decision: Decision;
  /** Version of the policy after it. */
  policyVersion: Scalars['Int']['output'];
  /** False when this report was known before; nothing changed then. */
  recorded: Scalars['Boolean']['output'];
};

/** A product that the client owns and that shares clients with the offered one. */
export type RelatedPurchase = {
  __typename?: 'RelatedPurchase';
  /** Clients who bought both. */
  clientsBoth: Scalars['Int']['output'];
  /** Clients who bought both over those expected by chance. */
  lift: Scalars['Float']['output'];
  /** Upper end of the 95 % interval of the lift. */
  liftHigh: Scalars['Float']['output'];
  /** Lower end of the 95 % interval of the lift. */
  liftLow: Scalars['Float']['output'];
  /** The owned product. */
  productId: Scalars['ID']['output'];
  /** Its name. */
  productName: Scalars['String']['output'];
};

/** When the service trains anew by itself. */
export type RetrainingPlan = {
  __typename?: 'RetrainingPlan';
  /** After so many days; null: not by time. */
  everyDays?: Maybe<Scalars['Int']['output']>;
  /** When decisions drift. */
  onDrift: Scalars['Boolean']['output'];
  /** Serve the new run when it is not worse; else it waits to be activated. */
  promote: Scalars['Boolean']['output'];
  /** Days of decisions that count as recent. */
  recentDays: Scalars['Int']['output'];
};

/** When the service trains anew by itself. */
export type RetrainingPlanInput = {
  /** After so many days; missing: not by time. */
  everyDays?: InputMaybe<Scalars['Int']['input']>;
  /** When decisions drift. */
  onDrift?: Scalars['Boolean']['input'];
  /** Serve the new run when it is not worse; else it waits to be activated. */
  promote?: Scalars['Boolean']['input'];
  /** Days of decisions that count as recent. */
  recentDays?: Scalars['Int']['input'];
};

/** A grade against what happened. */
export type RetroGrade = {
  __typename?: 'RetroGrade';
  /** Won as expected. */
  expected: Scalars['Float']['output'];
  /** A to D. */
  grade: Scalars['String']['output'];
  /** Leads. */
  nLeads: Scalars['Int']['output'];
  /** Won. */
  nWon: Scalars['Int']['output'];
};

/** What was left on the table by a team or funnel. */
export type RetroGroup = {
  __typename?: 'RetroGroup';
  /** Closes within reach. */
  gain: LeadEstimate;
  /** Leads. */
  nLeads: Scalars['Int']['output'];
  /** Won. */
  nWon: Scalars['Int']['output'];
  /** The team or funnel. */
  name: Scalars['String']['output'];
};

/** A lead of the judged period. */
export type RetroLead = {
  __typename?: 'RetroLead';
  /** Who had it. */
  agentId?: Maybe<Scalars['ID']['output']>;
  /** Who would have had it. */
  betterAgentId?: Maybe<Scalars['ID']['output']>;
  /** A to D, by what was known before. */
  grade: Scalars['String']['output'];
  /** The lead. */
  leadId: Scalars['ID']['output'];
  /** won, lost, or null while open. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Chance at coming in. */
  p: Scalars['Float']['output'];
  /** Chance with who had it, as answered. */
  pActual?: Maybe<Scalars['Float']['output']>;
  /** Chance with the other. */
  pBetter?: Maybe<Scalars['Float']['output']>;
  /** Hours to the first answer; null: never. */
  responseHours?: Maybe<Scalars['Float']['output']>;
};

/** Where the method would have been wrong. */
export type RetroWrong = {
  __typename?: 'RetroWrong';
  /** Graded A, and lost. */
  lostAtA: Scalars['Int']['output'];
  /** Graded D, and won. */
  wonAtD: Array<RetroLead>;
  /** Won by an agent from whom the lead would have been taken. */
  wonByOther: Array<RetroLead>;
};

/** Mean reward, recent against before. */
export type RewardDrift = {
  __typename?: 'RewardDrift';
  /** Accepted share before. */
  before: Scalars['Float']['output'];
  /** Whether it counts as drift. */
  drifted: Scalars['Boolean']['output'];
  /** Two-sided p-value. */
  pValue: Scalars['Float']['output'];
  /** Accepted share lately. */
  recent: Scalars['Float']['output'];
};

/** One analysis of the deals. */
export type Run = {
  __typename?: 'Run';
  /** Whether its results are the ones served. */
  active: Scalars['Boolean']['output'];
  /** It uses deals up to the end of this UTC day, ISO date; null for all. */
  asOf?: Maybe<Scalars['String']['output']>;
  /** Asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Ended, ISO instant, UTC. */
  finishedAt?: Maybe<Scalars['String']['output']>;
  /** Id of the run. */
  id: Scalars['ID']['output'];
  /** How much work it does. */
  mode: RunMode;
  /** Clients with won deals; null until it succeeded, as the fields below. */
  nClients?: Maybe<Scalars['Int']['output']>;
  /** Distinct client-product pairs. */
  nPairs?: Maybe<Scalars['Int']['output']>;
  /** Problems found. */
  nProblems?: Maybe<Scalars['Int']['output']>;
  /** Products with won deals. */
  nProducts?: Maybe<Scalars['Int']['output']>;
  /** States found. */
  nStates?: Maybe<Scalars['Int']['output']>;
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** What the analysis says about itself; null until it succeeded. */
  report?: Maybe<RunReport>;
  /** Seed of its random steps. */
  seed: Scalars['Int']['output'];
  /** What a running analysis is doing. */
  stage?: Maybe<Scalars['String']['output']>;
  /** Started, ISO instant, UTC. */
  startedAt?: Maybe<Scalars['String']['output']>;
  /** How it stands. */
  status: RunStatus;
  /** Whether problems were found. */
  structure?: Maybe<Structure>;
};

/** Another analysis is served from now on. */
export type RunActivated = {
  __typename?: 'RunActivated';
  /** When, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** Clients in it. */
  nClients: Scalars['Int']['output'];
  /** Problems it found. */
  nProblems: Scalars['Int']['output'];
  /** Its run. */
  runId: Scalars['ID']['output'];
};

/** The run that is served beside another one. */
export type RunComparison = {
  __typename?: 'RunComparison';
  /** Products that differ, by id. */
  changes: Array<MovedProduct>;
  /** Those with the same heaviest problem. */
  nSame: Scalars['Int']['output'];
  /** Products that both runs have. */
  nShared: Scalars['Int']['output'];
  /** Its as-of day, or null. */
  otherAsOf?: Maybe<Scalars['String']['output']>;
  /** When the other run was made, ISO instant, UTC. */
  otherCreatedAt: Scalars['String']['output'];
  /** The other run. */
  otherRunId: Scalars['ID']['output'];
  /** Problems of either run. */
  problems: Array<ComparedProblem>;
  /** The run that is served. */
  runId: Scalars['ID']['output'];
};

/** A page of a list. */
export type RunConnection = {
  __typename?: 'RunConnection';
  /** The rows with their cursors. */
  edges: Array<RunEdge>;
  /** The rows. */
  nodes: Array<Run>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type RunEdge = {
  __typename?: 'RunEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: Run;
};

/** How much work an analysis does. */
export type RunMode =
  /** For interactive use: fewer starts and folds. */
  | 'FAST'
  /** For reports: all starts and folds. */
  | 'THOROUGH'
  /** The active run brought up to date: counts and mixtures follow new deals, problems are kept until a rule says otherwise. */
  | 'UPDATE';

/** What a run says of the products of the map. */
export type RunOnMap = {
  __typename?: 'RunOnMap';
  /** Its as-of day, or null for all deals. */
  asOf?: Maybe<Scalars['String']['output']>;
  /** When it was asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** The strongest links that pass the thresholds, by ids. */
  links: Array<ProductGraphEdge>;
  /** Links that pass the thresholds, those left out included. */
  nEdgesMatching: Scalars['Int']['output'];
  /** Its problems. */
  problems: Array<ProblemInRun>;
  /** Products that somebody had bought, by id. */
  products: Array<ProductInRun>;
  /** The run. */
  runId: Scalars['ID']['output'];
};

/** What report.json of an analysis says. */
export type RunReport = {
  __typename?: 'RunReport';
  /** Strength of the prior on client shares, above 0. */
  alpha: Scalars['Float']['output'];
  /** Where a bound on work came into play; empty when everything was counted in full. */
  bounds: Array<Scalars['String']['output']>;
  /** Whether there was a run before to compare with. */
  compared: Scalars['Boolean']['output'];
  /** What attributes say about clients of few deals; null where there are none. */
  firmographicPrior?: Maybe<FirmographicPrior>;
  /** Problems of the run before that are no more. */
  goneProblems: Array<GoneProblem>;
  /** How the number of problems was chosen. */
  heldOut: Array<HeldOutRow>;
  /** Share of deals that popularity explains, 0 to 1. */
  lambda: Scalars['Float']['output'];
  /** Clients whose deals fit no problem. */
  misfitClients: Scalars['Int']['output'];
  /** Products whose deals fit no problem. */
  misfitProducts: Scalars['Int']['output'];
  /** Bits per held-out deal over popularity. */
  predictability: Array<PredictabilityRow>;
  /** Whether problems were found. */
  structure: Structure;
  /** Why, in a sentence. */
  structureReason: Scalars['String']['output'];
  /** Problems in the order in which clients typically meet them, by the significant links of the chain. */
  typicalOrder: Array<Scalars['ID']['output']>;
  /** Of a run of mode UPDATE; null for others. */
  update?: Maybe<RunUpdate>;
  /** What the reader should know about data and result. */
  warnings: Array<Scalars['String']['output']>;
};

/** How an analysis stands. */
export type RunStatus =
  /** Stopped because somebody asked. */
  | 'CANCELLED'
  /** Ended by an error, which is told. */
  | 'FAILED'
  /** Waits for its turn. */
  | 'QUEUED'
  /** Is being worked on. */
  | 'RUNNING'
  /** Done; its result is there. */
  | 'SUCCEEDED';

/** What an analysis that was asked to update did. */
export type RunUpdate = {
  __typename?: 'RunUpdate';
  /** Pairs of client and product that came since the run before. */
  added: Scalars['Int']['output'];
  /** Updated, or rebuilt. */
  kind: RunUpdateKind;
  /** By which rule, in a sentence. */
  reason: Scalars['String']['output'];
  /** Pairs that went. */
  removed: Scalars['Int']['output'];
};

/** What became of an analysis that was asked to update. */
export type RunUpdateKind =
  /** Problems were searched for anew. */
  | 'REBUILT'
  /** Counts and mixtures follow the changes; the problems are those of the last full build. */
  | 'UPDATED';

/** Something whose name or id contains the text. */
export type SearchHit = {
  __typename?: 'SearchHit';
  /** A word more: category, number of clients, ... */
  detail: Scalars['String']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: SearchKind;
  /** Its name. */
  label: Scalars['String']['output'];
};

/** What was found. */
export type SearchKind =
  /** A client. */
  | 'CLIENT'
  /** A problem. */
  | 'PROBLEM'
  /** A product. */
  | 'PRODUCT';

/** A logged decision with its recommendation. */
export type ServedItem = {
  __typename?: 'ServedItem';
  /** Id to report the outcome with. */
  decisionId: Scalars['ID']['output'];
  /** What was offered. */
  recommendation: Recommendation;
};

/** A logged offer of a product that the client owns. */
export type ServedRepeat = {
  __typename?: 'ServedRepeat';
  /** Id to report the outcome with. */
  decisionId: Scalars['ID']['output'];
  /** What was offered again. */
  repeat: DueRepeat;
};

/** A slate that was served and logged. */
export type ServedSlate = {
  __typename?: 'ServedSlate';
  /** Why nothing was offered at all: `do-not-offer` or `contact-pressure`; null otherwise. */
  blocked?: Maybe<Scalars['String']['output']>;
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** The comparison that it is part of. */
  experimentId?: Maybe<Scalars['ID']['output']>;
  /** Products that the guardrails held back. */
  heldBack: Array<HeldBackProduct>;
  /** The slate, by rank. */
  items: Array<ServedItem>;
  /** Policy that decided. */
  policyName: Scalars['String']['output'];
  /** Its version. */
  policyVersion: Scalars['Int']['output'];
  /** Owned products that are due again, where the guardrails want them (`repeatChance`). */
  repeats: Array<ServedRepeat>;
  /** In which part it decided: `champion` or `challenger`. */
  role: Scalars['String']['output'];
  /** Run on which the policy stands. */
  runId: Scalars['ID']['output'];
};

/** What one signal adds to a score. */
export type SignalContribution = {
  __typename?: 'SignalContribution';
  /** What it adds to the score, in the score's unit (log-odds); may be negative. */
  contribution: Scalars['Float']['output'];
  /** The signal in words. */
  label: Scalars['String']['output'];
  /** Name of the signal. */
  signal: Scalars['String']['output'];
};

/** Policies played where the truth is known: regret in planted markets, value in the own history. */
export type Simulation = {
  __typename?: 'Simulation';
  /** Asked for, ISO instant, UTC. */
  createdAt: Scalars['String']['output'];
  /** Why it failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** Over, ISO instant, UTC. */
  finishedAt?: Maybe<Scalars['String']['output']>;
  /** Its job. */
  id: Scalars['ID']['output'];
  /** Done so far, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** `planted`: what `dealgraph simulate --out` writes; `history`: what it writes with --store; null until it succeeded. */
  report?: Maybe<Scalars['JSONObject']['output']>;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How it stands. */
  status: JobStatus;
};

/** What to analyse and how. */
export type StartAnalysisInput = {
  /** Serve the results as soon as they are there. */
  activate?: Scalars['Boolean']['input'];
  /** Use deals up to the end of this UTC day, ISO date; all where missing. */
  asOf?: InputMaybe<Scalars['String']['input']>;
  /** How much work to do. */
  mode?: RunMode;
  /** Seed of the random steps; the service's default where missing. */
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** A group of clients alike in mixture and life-cycle; what tabular policies learn on. */
export type State = {
  __typename?: 'State';
  /** Id, `s0`, `s1`, ... */
  id: Scalars['ID']['output'];
  /** The state in words. */
  label: Scalars['String']['output'];
  /** Clients in it. */
  nClients: Scalars['Int']['output'];
  /** Mean mixture of its clients, largest share first. */
  shares: Array<MixtureShare>;
};

/** A page of a list. */
export type StateConnection = {
  __typename?: 'StateConnection';
  /** The rows with their cursors. */
  edges: Array<StateEdge>;
  /** The rows. */
  nodes: Array<State>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Rows in the whole list under the same filter. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its cursor. */
export type StateEdge = {
  __typename?: 'StateEdge';
  /** Opaque position of the row, to give as `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: State;
};

/** Share of one state among the decisions. */
export type StateShareDrift = {
  __typename?: 'StateShareDrift';
  /** Share before. */
  before: Scalars['Float']['output'];
  /** Share lately. */
  recent: Scalars['Float']['output'];
  /** The state; `none` for clients without one. */
  stateId: Scalars['ID']['output'];
};

/** Mix of client states, recent against before. */
export type StatesDrift = {
  __typename?: 'StatesDrift';
  /** Whether it counts as drift. */
  drifted: Scalars['Boolean']['output'];
  /** Population stability index. */
  psi: Scalars['Float']['output'];
  /** Shares by state. */
  shares: Array<StateShareDrift>;
};

/** Whether the deals carry more than popularity. */
export type Structure =
  /** They do: problems were found. */
  | 'FOUND'
  /** They do not: one problem holds everything. */
  | 'NONE';

/** What may be followed, at /graphql/stream by server-sent events. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Progress of jobs, at most once a second each. */
  jobProgress: JobProgress;
  /** Open nudges that are due, told when a day at the lead desk is over. */
  nudgeDue: NudgeDue;
  /** A policy is accepted more or less often than before. */
  policyDrift: PolicyDrift;
  /** Other results are served. */
  runActivated: RunActivated;
};


/** What may be followed, at /graphql/stream by server-sent events. */
export type SubscriptionJobProgressArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`. */
export type TextFilter = {
  /** Equal to. */
  _eq?: InputMaybe<Scalars['String']['input']>;
  /** Above. */
  _gt?: InputMaybe<Scalars['String']['input']>;
  /** At least. */
  _gte?: InputMaybe<Scalars['String']['input']>;
  /** Pattern without regard to case: `%` any text, `_` any character. */
  _ilike?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 1,000. */
  _in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether the cell is empty. */
  _is_null?: InputMaybe<Scalars['Boolean']['input']>;
  /** Below. */
  _lt?: InputMaybe<Scalars['String']['input']>;
  /** At most. */
  _lte?: InputMaybe<Scalars['String']['input']>;
  /** Other than. */
  _neq?: InputMaybe<Scalars['String']['input']>;
};

/** Length of a period. */
export type TimeGrain =
  /** A day; weeks begin on Mondays. */
  | 'DAY'
  /** A month; weeks begin on Mondays. */
  | 'MONTH'
  /** A quarter; weeks begin on Mondays. */
  | 'QUARTER'
  /** A week; weeks begin on Mondays. */
  | 'WEEK'
  /** A year; weeks begin on Mondays. */
  | 'YEAR';

/** A won deal to look at. */
export type TransferExample = {
  __typename?: 'TransferExample';
  /** The deal. */
  dealId: Scalars['ID']['output'];
  /** Its funnel. */
  funnelId: Scalars['ID']['output'];
};

/** What decisions by lot say about the advice as it is now. */
export type TrialEstimate = {
  __typename?: 'TrialEstimate';
  /** How many decisions the log is worth. */
  effectiveSampleSize: Scalars['Float']['output'];
  /** Share that ended well, as it was drawn. */
  logged: Scalars['Float']['output'];
  /** Decisions with an outcome. */
  nRounds: Scalars['Int']['output'];
  /** The same under the advice; null: the log cannot answer. */
  policy?: Maybe<LeadEstimate>;
  /** Why it is weak or none. */
  reasons: Array<Scalars['String']['output']>;
  /** good, weak or none. */
  support: Scalars['String']['output'];
};

/** Funnels proposed to be one: sets of products with an intersecting set of clients. */
export type UnifiedFunnel = {
  __typename?: 'UnifiedFunnel';
  /** Distinct clients. */
  clients: Scalars['Int']['output'];
  /** Contacts (client and funnel, by deals or leads) today. */
  contacts: Scalars['Int']['output'];
  /** Contacts when each client is reached once. */
  contactsAfter: Scalars['Int']['output'];
  /** How many of its clients chance would make clients of several. */
  expectedShared: Scalars['Float']['output'];
  /** Its funnels. */
  funnelIds: Array<Scalars['ID']['output']>;
  /** Id within the study; u1 has most clients. */
  id: Scalars['ID']['output'];
  /** Exact client intersections, the forty most frequent. */
  intersections: Array<FunnelIntersection>;
  /** Exact sets that are not listed. */
  intersectionsLeftOut: Scalars['Int']['output'];
  /** What merging would lose. */
  lost: Array<LostProduct>;
  /** P(so many or more) under the null. */
  pValue: Scalars['Float']['output'];
  /** Problems it serves, largest first. */
  problems: Array<FunnelProblemShare>;
  /** Products, those never sold included. */
  products: Scalars['Int']['output'];
  /** Clients of several of its funnels. */
  sharedClients: Scalars['Int']['output'];
  /** Mean best Jaccard overlap over resamples of clients, 0 to 1. */
  stability?: Maybe<Scalars['Float']['output']>;
};

/** Clients and products that are not deals yet: the 1,000 clients and 500 products with the most expected first purchases. */
export type WhitespaceGrid = {
  __typename?: 'WhitespaceGrid';
  /** Rows in the order asked for. */
  clients: Array<GridSide>;
  /** Greatest chance in the whole grid, 0 to 1. */
  greatest: Scalars['Float']['output'];
  /** Days within which purchases are expected. */
  horizonDays: Scalars['Int']['output'];
  /** Clients of the run, those outside the grid included. */
  nClientsInRun: Scalars['Int']['output'];
  /** Products of the run, those outside the grid included. */
  nProductsInRun: Scalars['Int']['output'];
  /** Columns in the order asked for. */
  products: Array<GridSide>;
  /** Run that it shows. */
  runId: Scalars['ID']['output'];
};

/** What whitespace is summed by. */
export type WhitespaceKey =
  /** Client. */
  | 'CLIENT'
  /** Problem through which a product fits a client. */
  | 'PROBLEM'
  /** Product. */
  | 'PRODUCT'
  /** Value of a firmographic attribute; every attribute splits the same total. */
  | 'SEGMENT';

/** A row of the grid, as far as it was asked for. */
export type WhitespaceRow = {
  __typename?: 'WhitespaceRow';
  /** P(first purchase within the horizon), 0 to 1; null where the client has the product, -1 where it is not on offer. */
  chances: Array<Maybe<Scalars['Float']['output']>>;
  /** The client. */
  clientId: Scalars['ID']['output'];
};

/** Chances and worth over some clients and the products they do not have. */
export type WhitespaceSum = {
  __typename?: 'WhitespaceSum';
  /** The attribute, for a segment. */
  attribute?: Maybe<Scalars['String']['output']>;
  /** Expected first purchases within the horizon. */
  expectedAdoptions: Scalars['Float']['output'];
  /** Expected amount of them, reporting currency; unknown amounts add nothing. */
  expectedValue: Scalars['Float']['output'];
  /** Id of the client, product or problem; the value of the attribute for a segment. */
  id: Scalars['ID']['output'];
  /** Client-product cells in the sum. */
  nCells: Scalars['Int']['output'];
  /** Clients in the sum. */
  nClients: Scalars['Int']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** Whitespace summed by one key. */
export type WhitespaceSums = {
  __typename?: 'WhitespaceSums';
  /** What bounded the work, in sentences. */
  bounds: Array<Scalars['String']['output']>;
  /** Days within which purchases are expected. */
  horizonDays: Scalars['Int']['output'];
  /** Highest expected value first. */
  rows: Array<WhitespaceSum>;
};

export type ChainFlowQueryVariables = Exact<{
  maxQ: Scalars['Float']['input'];
}>;


export type ChainFlowQuery = { __typename?: 'Query', chain: { __typename?: 'ChainLinkConnection', totalCount: number, nodes: Array<{ __typename?: 'ChainLink', fromProblemId: string, fromLabel: string, toProblemId: string, toLabel: string, observed: number, expected: number, lift: number, qValue: number, clients: number }> }, activeRun?: { __typename?: 'Run', id: string, report?: { __typename?: 'RunReport', typicalOrder: Array<string> } | null } | null };

export type ClientTimelineQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
}>;


export type ClientTimelineQuery = { __typename?: 'Query', problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string }> }, client?: { __typename?: 'Client', id: string, deals: { __typename?: 'DealConnection', totalCount: number, nodes: Array<{ __typename?: 'Deal', dealId: string, productId: string, stage: DealStage, closedAt?: string | null, product?: { __typename?: 'Product', id: string, problemId?: string | null } | null }> } } | null };

export type ClientDealsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ClientDealsQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, deals: { __typename?: 'DealConnection', totalCount: number, nodes: Array<{ __typename?: 'Deal', dealId: string, productId: string, productName: string, stage: DealStage, kind: DealKind, closedAt?: string | null, openedAt?: string | null, amount?: number | null, currency?: string | null, product?: { __typename?: 'Product', id: string, problemId?: string | null } | null }> } } | null };

export type ClientOffersQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  top: Scalars['Int']['input'];
}>;


export type ClientOffersQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, recommendations: Array<{ __typename?: 'Recommendation', rank: number, productId: string, productName: string, category?: string | null, score: number, propensity: number, problemId?: string | null, problemLabel?: string | null, reason: string, littleData: boolean, exploration: boolean, evidence: { __typename?: 'Evidence', problemId?: string | null, problemLabel?: string | null, problemShare?: number | null, problemClients?: number | null, problemBuyers?: number | null, priorNote?: string | null, intersection?: { __typename?: 'RelatedPurchase', productId: string, productName: string, clientsBoth: number, lift: number, liftLow: number, liftHigh: number } | null, nearestDeals: Array<{ __typename?: 'NearestDeal', clientId: string, clientName: string, wonOn?: string | null, similarity: number }>, contributions: Array<{ __typename?: 'SignalContribution', signal: string, label: string, contribution: number }> } }> } | null };

export type ClientDecisionsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ClientDecisionsQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, decisions: { __typename?: 'DecisionConnection', totalCount: number, nodes: Array<{ __typename?: 'Decision', id: string, at: string, productId: string, rank: number, policyName: string, policyVersion: number, product?: { __typename?: 'Product', id: string, name: string, problemId?: string | null } | null, outcomes: Array<{ __typename?: 'Outcome', id: string, kind: OutcomeKind, at: string }> }> } } | null };

export type ServeOffersMutationVariables = Exact<{
  clientId: Scalars['ID']['input'];
  top: Scalars['Int']['input'];
}>;


export type ServeOffersMutation = { __typename?: 'Mutation', serveRecommendation: { __typename?: 'ServedSlate', items: Array<{ __typename?: 'ServedItem', decisionId: string, recommendation: { __typename?: 'Recommendation', productId: string } }> } };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { __typename?: 'Mutation', recordOutcome: { __typename?: 'RecordedOutcome', recorded: boolean, policyVersion: number } };

export type ClientPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ClientPageQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, name: string, inActiveRun: boolean, nProducts: number, nDeals: number, amount: number, firstDealOn?: string | null, lastDealOn?: string | null, attributes: Array<{ __typename?: 'Attribute', name: string, value: string }>, state?: { __typename?: 'State', id: string, label: string, nClients: number } | null, mixture: Array<{ __typename?: 'MixtureShare', problemId: string, problemLabel: string, share: number, low?: number | null, high?: number | null }> } | null, problems: { __typename?: 'ProblemConnection', totalCount: number } };

export type ClientOpenOffersQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  orderBy: OpenOfferOrder;
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ClientOpenOffersQuery = { __typename?: 'Query', openOffers: { __typename?: 'OpenOfferConnection', totalCount: number, nodes: Array<{ __typename?: 'OpenOffer', productId: string, productName: string, probability: number, expectedAmount?: number | null, expectedValue?: number | null, supportClients: number, problemId?: string | null, problemLabel?: string | null, reason: string, littleData: boolean }> } };

export type ClientsQueryVariables = Exact<{
  search?: InputMaybe<Scalars['String']['input']>;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ClientsQuery = { __typename?: 'Query', clients: { __typename?: 'ClientConnection', totalCount: number, nodes: Array<{ __typename?: 'Client', id: string, name: string, nProducts: number, nDeals: number, lastDealOn?: string | null, topProblemId?: string | null, topShare?: number | null, inActiveRun: boolean, state?: { __typename?: 'State', id: string, label: string } | null }> } };

export type ProblemNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProblemNamesQuery = { __typename?: 'Query', problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string, nClients: number }> } };

export type ClientMixtureOverTimeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ClientMixtureOverTimeQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, mixtureOverTime: Array<{ __typename?: 'MixtureMoment', on: string, nDeals: number, nProducts: number, shares: Array<{ __typename?: 'MixtureShare', problemId: string, problemLabel: string, share: number, low?: number | null, high?: number | null }> }> } | null };

export type StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusQuery = { __typename?: 'Query', datasetStatus: { __typename?: 'DatasetStatus', store: string, clients: number, products: number, deals: number, leads: number, agents: number, activities: number, digest: string, activeRunId?: string | null, analysedAt?: string | null, firstDealOn?: string | null, lastDealOn?: string | null, stale: boolean } };

export type RunningQueryVariables = Exact<{ [key: string]: never; }>;


export type RunningQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', nodes: Array<{ __typename?: 'Run', id: string, status: RunStatus, stage?: string | null, progress: number, error?: string | null, createdAt: string, finishedAt?: string | null }> } };

export type CancelJobMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelJobMutation = { __typename?: 'Mutation', cancelJob: { __typename?: 'Job', id: string, status: JobStatus } };

export type StartAnalysisMutationVariables = Exact<{
  input?: InputMaybe<StartAnalysisInput>;
}>;


export type StartAnalysisMutation = { __typename?: 'Mutation', startAnalysis: { __typename?: 'Run', id: string, status: RunStatus } };

export type EvaluationsQueryVariables = Exact<{ [key: string]: never; }>;


export type EvaluationsQuery = { __typename?: 'Query', evaluations: Array<{ __typename?: 'Evaluation', id: string, status: JobStatus, progress: number, stage: string, error?: string | null, createdAt: string, finishedAt?: string | null, report?: Record<string, unknown> | null }> };

export type StartEvaluationMutationVariables = Exact<{ [key: string]: never; }>;


export type StartEvaluationMutation = { __typename?: 'Mutation', startEvaluation: { __typename?: 'Evaluation', id: string, status: JobStatus } };

export type CancelEvaluationMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelEvaluationMutation = { __typename?: 'Mutation', cancelEvaluation: { __typename?: 'Evaluation', id: string, status: JobStatus } };

export type PoliciesOverTimeQueryVariables = Exact<{ [key: string]: never; }>;


export type PoliciesOverTimeQuery = { __typename?: 'Query', deployments: Array<{ __typename?: 'Deployment', version: number, at?: string | null, by?: string | null, champion: string, challenger?: string | null, split?: number | null, shadow?: string | null }>, deploymentComparison?: { __typename?: 'DeploymentComparison', experimentId: string, ripeSlates: number, verdict: string, champion: { __typename?: 'ComparedSide', slates: number, mean?: number | null }, challenger: { __typename?: 'ComparedSide', slates: number, mean?: number | null }, difference?: { __typename?: 'ComparedDifference', value: number, low: number, high: number } | null } | null };

export type SimulationsQueryVariables = Exact<{ [key: string]: never; }>;


export type SimulationsQuery = { __typename?: 'Query', simulations: Array<{ __typename?: 'Simulation', id: string, status: JobStatus, progress: number, stage: string, error?: string | null, finishedAt?: string | null, report?: Record<string, unknown> | null }> };

export type StartSimulationMutationVariables = Exact<{ [key: string]: never; }>;


export type StartSimulationMutation = { __typename?: 'Mutation', startSimulation: { __typename?: 'Simulation', id: string, status: JobStatus } };

export type FunnelStudyQueryVariables = Exact<{ [key: string]: never; }>;


export type FunnelStudyQuery = { __typename?: 'Query', funnelStudy: { __typename?: 'FunnelStudy', job?: { __typename?: 'FunnelJob', id: string, status: JobStatus, progress: number, stage: string, error?: string | null } | null, report?: { __typename?: 'FunnelReport', studiedAt: string, definition: string, verdict: string, reason: string, liftInside?: number | null, liftOutside?: number | null, validationReason?: string | null, bounds: Array<string>, summary: { __typename?: 'FunnelSummary', funnels: number, unified: number, contacts: number, contactsAfter: number, withoutDeals: number, wonWithoutFunnel: number }, tree: { __typename?: 'FunnelTree', leaves: Array<string>, gain: Array<number>, proposedMerges: number, merges: Array<{ __typename?: 'FunnelMerge', left: number, right: number, lift: number }> }, unified: Array<{ __typename?: 'UnifiedFunnel', id: string, funnelIds: Array<string>, products: number, clients: number, sharedClients: number, expectedShared: number, pValue: number, stability?: number | null, intersectionsLeftOut: number, contacts: number, contactsAfter: number, problems: Array<{ __typename?: 'FunnelProblemShare', problemId: string, share: number }>, intersections: Array<{ __typename?: 'FunnelIntersection', funnelIds: Array<string>, clients: number, expected: number, pValue: number }>, lost: Array<{ __typename?: 'LostProduct', funnelId: string, productId: string, productClients: number, clients: number, expected: number }> }>, validation?: { __typename?: 'FunnelValidation', cutDate: string, verdict: string, rows: Array<{ __typename?: 'FunnelValidationRow', kind: string, pairs: number, exposed: number, followed: number, rate?: number | null, lift?: number | null, low?: number | null, high?: number | null }> } | null, problems: Array<{ __typename?: 'NamedProblem', id: string, label: string }> } | null } };

export type StartFunnelStudyMutationVariables = Exact<{ [key: string]: never; }>;


export type StartFunnelStudyMutation = { __typename?: 'Mutation', startFunnelStudy: { __typename?: 'FunnelJob', id: string, status: JobStatus } };

export type FunnelCallsQueryVariables = Exact<{
  unifiedId: Scalars['ID']['input'];
}>;


export type FunnelCallsQuery = { __typename?: 'Query', funnelCalls: Array<{ __typename?: 'FunnelCall', rank: number, clientId: string, expectedValue: number, chance: number, productId: string, problemId: string, share: number, funnelIds: Array<string>, inHandsOf: Array<string>, lastDate?: string | null }> };

export type MechanicsQueryVariables = Exact<{ [key: string]: never; }>;


export type MechanicsQuery = { __typename?: 'Query', mechanicEffects: Array<{ __typename?: 'MechanicEffect', outcome: string, mechanic: string, problemId: string, effect: number, low: number, high: number, deals: number }>, mechanicTransfers: Array<{ __typename?: 'MechanicTransfer', funnelId: string, mechanic: string, problemId: string, uplift: number, low: number, high: number, support: number, problemLikeness: number, productLikeness: number, rank: number, advice?: string | null, examples: Array<{ __typename?: 'TransferExample', dealId: string, funnelId: string }> }>, mechanicExperiments: Array<{ __typename?: 'MechanicExperiment', id: string, funnelId: string, mechanic: string, createdAt: string, predictedUplift: number, baseRate: number, perArm: number, controlWon: number, controlLost: number, trialWon: number, trialLost: number, status: string, looksReached: number, difference?: number | null, low?: number | null, high?: number | null, updatedUplift: number, updatedLow: number, updatedHigh: number }> };

export type StartMechanicExperimentMutationVariables = Exact<{
  funnelId: Scalars['ID']['input'];
  mechanic: Scalars['String']['input'];
}>;


export type StartMechanicExperimentMutation = { __typename?: 'Mutation', startMechanicExperiment: { __typename?: 'MechanicExperiment', id: string } };

export type RecordMechanicExperimentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  control: ArmOutcomeInput;
  trial: ArmOutcomeInput;
}>;


export type RecordMechanicExperimentMutation = { __typename?: 'Mutation', recordMechanicExperiment: { __typename?: 'MechanicExperiment', id: string, status: string } };

export type RunComparisonQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RunComparisonQuery = { __typename?: 'Query', runComparison?: { __typename?: 'RunComparison', runId: string, otherRunId: string, otherCreatedAt: string, otherAsOf?: string | null, nShared: number, nSame: number, problems: Array<{ __typename?: 'ComparedProblem', problemId: string, label: string, share?: number | null, otherShare?: number | null, nProducts?: number | null, otherNProducts?: number | null }>, changes: Array<{ __typename?: 'MovedProduct', productId: string, productName: string, problemId?: string | null, otherProblemId?: string | null }> } | null };

export type GraphNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphNodesQuery = { __typename?: 'Query', productGraph?: { __typename?: 'ProductGraph', runId: string, nEdgesTotal: number, nodes: Array<{ __typename?: 'ProductGraphNode', productId: string, name: string, category?: string | null, problemId: string, weight: number, clients: number, amount: number, x: number, y: number }> } | null, problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string, share: number, nClients: number, nProducts: number }> } };

export type GraphEdgesQueryVariables = Exact<{
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxQ: Scalars['Float']['input'];
  maxEdges: Scalars['Int']['input'];
}>;


export type GraphEdgesQuery = { __typename?: 'Query', productGraph?: { __typename?: 'ProductGraph', runId: string, nEdgesMatching: number, links: { __typename?: 'ProductLinks', a: Array<number>, b: Array<number>, clientsBoth: Array<number>, lift: Array<number>, qValue: Array<number> } } | null };

export type GraphNeighborsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  minShared: Scalars['Int']['input'];
}>;


export type GraphNeighborsQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, adjacent: { __typename?: 'AdjacentProductConnection', nodes: Array<{ __typename?: 'AdjacentProduct', productId: string, clientsBoth: number, lift: number, qValue: number }> } } | null };

export type GraphAroundQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxQ: Scalars['Float']['input'];
}>;


export type GraphAroundQuery = { __typename?: 'Query', neighborhood?: { __typename?: 'Neighborhood', products: Array<{ __typename?: 'NeighborhoodProduct', productId: string, nNeighbors: number, nShown: number }>, links: Array<{ __typename?: 'ProductGraphEdge', a: string, b: string, clientsBoth: number, lift: number, qValue: number }> } | null };

export type GraphPathQueryVariables = Exact<{
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxQ: Scalars['Float']['input'];
}>;


export type GraphPathQuery = { __typename?: 'Query', productPath?: { __typename?: 'ProductPath', productIds: Array<string>, links: Array<{ __typename?: 'ProductGraphEdge', a: string, b: string, clientsBoth: number, lift: number, qValue: number }> } | null };

export type GraphTimelineQueryVariables = Exact<{
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxQ: Scalars['Float']['input'];
  maxEdges: Scalars['Int']['input'];
}>;


export type GraphTimelineQuery = { __typename?: 'Query', graphTimeline?: { __typename?: 'GraphTimeline', days: Array<string>, products: Array<{ __typename?: 'ProductGrowth', productId: string, clients: Array<number> }>, links: Array<{ __typename?: 'LinkGrowth', a: string, b: string, clientsBoth: Array<number> }> } | null };

export type GraphFrameQueryVariables = Exact<{
  runId: Scalars['ID']['input'];
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxQ: Scalars['Float']['input'];
  maxEdges: Scalars['Int']['input'];
}>;


export type GraphFrameQuery = { __typename?: 'Query', runOnMap?: { __typename?: 'RunOnMap', runId: string, createdAt: string, asOf?: string | null, nEdgesMatching: number, problems: Array<{ __typename?: 'ProblemInRun', id: string, label: string, share: number, nClients: number, nProducts: number }>, products: Array<{ __typename?: 'ProductInRun', productId: string, problemId: string, clients: number }>, links: Array<{ __typename?: 'ProductGraphEdge', a: string, b: string, clientsBoth: number, lift: number, qValue: number }> } | null };

export type GraphRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphRunsQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', nodes: Array<{ __typename?: 'Run', id: string, status: RunStatus, asOf?: string | null, createdAt: string }> } };

export type GraphClientsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
}>;


export type GraphClientsQuery = { __typename?: 'Query', clientsOnMap?: { __typename?: 'ClientsOnMap', productId: string, nClients: number, clients: Array<{ __typename?: 'ClientOnMap', clientId: string, name: string, problemId: string, nProducts: number, productIds: Array<string> }> } | null };

export type PanelProductQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PanelProductQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, name: string, category?: string | null, nClients: number, nDeals: number, problemId?: string | null, problems: Array<{ __typename?: 'ProductProblem', problemId: string, problemLabel: string, weight: number }>, adjacent: { __typename?: 'AdjacentProductConnection', totalCount: number, nodes: Array<{ __typename?: 'AdjacentProduct', productId: string, productName: string, problemId?: string | null, clientsBoth: number, lift: number, liftLow: number, liftHigh: number, qValue: number }> } } | null };

export type PanelProblemQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PanelProblemQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, label: string, share: number, nClients: number, nProducts: number, profile: { __typename?: 'ProfileProductConnection', totalCount: number, nodes: Array<{ __typename?: 'ProfileProduct', productId: string, productName: string, probability: number, lift: number }> }, chainOut: Array<{ __typename?: 'ChainLink', toProblemId: string, toLabel: string, lift: number, qValue: number }> } | null };

export type IntersectionPageQueryVariables = Exact<{
  productIds: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type IntersectionPageQuery = { __typename?: 'Query', intersection: { __typename?: 'ManyWayIntersection', clientsAll: number, population: number, expected: number, lift?: number | null, pValue?: number | null, products: Array<{ __typename?: 'IntersectedProduct', productId: string, productName: string, nClients: number }>, clients: { __typename?: 'ClientConnection', totalCount: number, nodes: Array<{ __typename?: 'Client', id: string, name: string, nProducts: number, lastDealOn?: string | null, topProblemId?: string | null }> } } };

export type IntersectionClientsQueryVariables = Exact<{
  productIds: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type IntersectionClientsQuery = { __typename?: 'Query', intersection: { __typename?: 'ManyWayIntersection', clients: { __typename?: 'ClientConnection', nodes: Array<{ __typename?: 'Client', id: string, name: string, nProducts: number, lastDealOn?: string | null, topProblemId?: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } } };

export type ChosenProductQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ChosenProductQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, name: string } | null };

export type FindProductsQueryVariables = Exact<{
  search: Scalars['String']['input'];
}>;


export type FindProductsQuery = { __typename?: 'Query', products: { __typename?: 'ProductConnection', nodes: Array<{ __typename?: 'Product', id: string, name: string, nClients: number }> } };

export type LeadNudgesQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadNudgesQuery = { __typename?: 'Query', nudges: Array<{ __typename?: 'Nudge', leadId: string, action: string, deadline?: string | null, hazard?: number | null, reason: string, status: string, lot?: { __typename?: 'NudgeLot', usual: string, propensity: number } | null }> };

export type AnswerNudgeMutationVariables = Exact<{
  leadId: Scalars['ID']['input'];
  action: Scalars['String']['input'];
  verdict: NudgeVerdict;
}>;


export type AnswerNudgeMutation = { __typename?: 'Mutation', answerNudge: { __typename?: 'Nudge', leadId: string, action: string, status: string, until?: string | null } };

export type LeadRanksQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadRanksQuery = { __typename?: 'Query', leadRanks: Array<{ __typename?: 'LeadRank', leadId: string, place: number, p?: number | null, grade?: string | null, reasons: Array<string>, agentId?: string | null, source?: string | null }> };

export type LeadAssignmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadAssignmentsQuery = { __typename?: 'Query', leadAssignments: Array<{ __typename?: 'LeadAssignment', leadId: string, agentId?: string | null, p?: number | null, runnerUp?: string | null, runnerUpP?: number | null, cost: number, kind: string, log: string }> };

export type SetLeadDeskSettingsMutationVariables = Exact<{
  settings: LeadDeskSettingsInput;
}>;


export type SetLeadDeskSettingsMutation = { __typename?: 'Mutation', setLeadDeskSettings: { __typename?: 'LeadDeskSettings', isAutomatic: boolean, explorationShare: number } };

export type LeadDeskQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadDeskQuery = { __typename?: 'Query', leadDesk: { __typename?: 'LeadDesk', job?: { __typename?: 'LeadDeskJob', id: string, status: JobStatus, progress: number, stage: string, error?: string | null } | null, summary?: { __typename?: 'LeadDeskSummary', workedAt: string, asOf?: string | null, nOpen: number, isOpen: boolean, gateReasons: Array<string>, nWon: number, nLost: number, auc?: number | null, agentEvidence: string, expected?: number | null, baseline?: number | null, nUnassigned: number, notes: Array<string>, caution: string, leakyColumns: Array<{ __typename?: 'LeakyColumn', column: string, finding: string }>, gain: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null }, agents: Array<{ __typename?: 'AgentLoad', agentId: string, load: number, capacity: number }>, adviceValue?: { __typename?: 'AdviceValue', gain: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } } | null, adviceByLog: Array<{ __typename?: 'AdviceByLog', days?: number | null, effectiveSampleSize: number, support: string, reasons: Array<string>, gain?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null }>, trial?: { __typename?: 'LotTrial', nDecisions: number, nOther: number, followed?: { __typename?: 'TrialEstimate', nRounds: number, logged: number, effectiveSampleSize: number, support: string, reasons: Array<string>, policy?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null } | null, won?: { __typename?: 'TrialEstimate', nRounds: number, logged: number, effectiveSampleSize: number, support: string, reasons: Array<string>, policy?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null } | null } | null } | null } };

export type TrialFiguresFragment = { __typename?: 'TrialEstimate', nRounds: number, logged: number, effectiveSampleSize: number, support: string, reasons: Array<string>, policy?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null };

export type StartLeadDeskMutationVariables = Exact<{
  retroFrom?: InputMaybe<Scalars['String']['input']>;
  retroTo?: InputMaybe<Scalars['String']['input']>;
}>;


export type StartLeadDeskMutation = { __typename?: 'Mutation', startLeadDesk: { __typename?: 'LeadDeskJob', id: string, status: JobStatus } };

export type LeadRetroQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadRetroQuery = { __typename?: 'Query', leadRetro?: { __typename?: 'LeadRetro', from: string, to: string, nLeads: number, nWon: number, refusal?: string | null, evidence: string, gain: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null }, fromAgents: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null }, fromResponse: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null }, notWorked: Array<{ __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null }>, workedLate: Array<{ __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null }>, muchLowerAgent: Array<{ __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null }>, byTeam: Array<{ __typename?: 'RetroGroup', name: string, nLeads: number, nWon: number, gain: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } }>, byFunnel: Array<{ __typename?: 'RetroGroup', name: string, nLeads: number, nWon: number, gain: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } }>, grades: Array<{ __typename?: 'RetroGrade', grade: string, nLeads: number, nWon: number, expected: number }>, wrong: { __typename?: 'RetroWrong', lostAtA: number, wonAtD: Array<{ __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null }>, wonByOther: Array<{ __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null }> } } | null };

export type RetroLeadRowFragment = { __typename?: 'RetroLead', leadId: string, grade: string, p: number, outcome?: string | null, agentId?: string | null, responseHours?: number | null, betterAgentId?: string | null, pActual?: number | null, pBetter?: number | null };

export type LeadPerformanceQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadPerformanceQuery = { __typename?: 'Query', leadPerformance?: { __typename?: 'LeadPerformance', overall: { __typename?: 'PerformanceFigures', nLeads: number, conversion?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, cycleDays?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, responseHours?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, repeatRate?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, satisfaction?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null }, groups: Array<{ __typename?: 'PerformanceGroup', by: string, name: string, figures: { __typename?: 'PerformanceFigures', nLeads: number, conversion?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, cycleDays?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, responseHours?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, repeatRate?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, satisfaction?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null } }>, charts: Array<{ __typename?: 'ControlChart', metric: string, centre: number, hasDrift: boolean, points: Array<{ __typename?: 'ControlPoint', week: string, n: number, value: number, low: number, high: number, flag?: string | null }> }> } | null };

export type FiguresFragment = { __typename?: 'PerformanceFigures', nLeads: number, conversion?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, cycleDays?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, responseHours?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, repeatRate?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null, satisfaction?: { __typename?: 'LeadEstimate', value?: number | null, low?: number | null, high?: number | null } | null };

export type LeadDeskSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadDeskSettingsQuery = { __typename?: 'Query', leadDeskSettings: { __typename?: 'LeadDeskSettings', isAutomatic: boolean, gradeCuts?: Array<number> | null, explorationShare: number, leastExploration: number, mostExploration: number, cutStep: number, proposed: Array<{ __typename?: 'DeskAdjustment', setting: string, from: string, to: string, reason: string }>, log: Array<{ __typename?: 'LoggedDeskAdjustment', id: string, at: string, by: string, setting: string, from: string, to: string, reason: string, revertedAt?: string | null }> } };

export type ApplyLeadDeskAdjustmentMutationVariables = Exact<{
  setting: Scalars['String']['input'];
}>;


export type ApplyLeadDeskAdjustmentMutation = { __typename?: 'Mutation', applyLeadDeskAdjustment: { __typename?: 'LeadDeskSettings', isAutomatic: boolean } };

export type RevertLeadDeskAdjustmentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RevertLeadDeskAdjustmentMutation = { __typename?: 'Mutation', revertLeadDeskAdjustment: { __typename?: 'LeadDeskSettings', isAutomatic: boolean } };

export type MisfitClientsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type MisfitClientsQuery = { __typename?: 'Query', clients: { __typename?: 'ClientConnection', totalCount: number, nodes: Array<{ __typename?: 'Client', id: string, name: string, nProducts: number, lastDealOn?: string | null, topProblemId?: string | null, topShare?: number | null }> } };

export type MisfitProductsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type MisfitProductsQuery = { __typename?: 'Query', products: { __typename?: 'ProductConnection', totalCount: number, nodes: Array<{ __typename?: 'Product', id: string, name: string, category?: string | null, nClients: number, problemId?: string | null }> } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { __typename?: 'Query', activeRun?: { __typename?: 'Run', id: string, asOf?: string | null, nClients?: number | null, nProducts?: number | null, nPairs?: number | null, nProblems?: number | null, nStates?: number | null, structure?: Structure | null, report?: { __typename?: 'RunReport', structure: Structure, structureReason: string, warnings: Array<string>, misfitClients: number, misfitProducts: number, predictability: Array<{ __typename?: 'PredictabilityRow', description: string, bits: number, low: number, high: number }> } | null } | null, problems: { __typename?: 'ProblemConnection', totalCount: number, nodes: Array<{ __typename?: 'Problem', id: string, label: string, named: boolean, share: number, nClients: number, nProducts: number, stability?: number | null, profile: { __typename?: 'ProfileProductConnection', nodes: Array<{ __typename?: 'ProfileProduct', productId: string, productName: string, probability: number, lift: number }> } }> }, chain: { __typename?: 'ChainLinkConnection', totalCount: number, nodes: Array<{ __typename?: 'ChainLink', fromProblemId: string, fromLabel: string, toProblemId: string, toLabel: string, lift: number, clients: number }> } };

export type ProblemDriftQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProblemDriftQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, lineage: { __typename?: 'ProblemLineage', kind: LineageKind, from: Array<string>, overlap: number }, drift: Array<{ __typename?: 'ProblemPeriod', until: string, nDeals: number, share?: number | null, low?: number | null, high?: number | null }> } | null };

export type ProblemDueQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProblemDueQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, chainOut: Array<{ __typename?: 'ChainLink', toProblemId: string, toLabel: string, lift: number, qValue: number, time?: { __typename?: 'ChainTime', medianDays: number, lowDays: number, highDays: number } | null, due: { __typename?: 'DueClientConnection', totalCount: number, nodes: Array<{ __typename?: 'DueClient', clientId: string, clientName: string, waitedDays: number, withinDays: number, chance: number }> } }> } | null };

export type RenameProblemMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
}>;


export type RenameProblemMutation = { __typename?: 'Mutation', renameProblem: { __typename?: 'Problem', id: string, label: string, named: boolean } };

export type ProblemPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProblemPageQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, label: string, generatedLabel: string, named: boolean, share: number, nClients: number, nProducts: number, stability?: number | null, firmographics: Array<{ __typename?: 'Firmographic', attribute: string, value: string, clients: number, share: number, baseline: number, lift: number, qValue: number }>, chainIn: Array<{ __typename?: 'ChainLink', fromProblemId: string, fromLabel: string, observed: number, expected: number, lift: number, qValue: number, clients: number }>, chainOut: Array<{ __typename?: 'ChainLink', toProblemId: string, toLabel: string, observed: number, expected: number, lift: number, qValue: number, clients: number }> } | null };

export type ProblemProductsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ProblemProductsQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, profile: { __typename?: 'ProfileProductConnection', totalCount: number, nodes: Array<{ __typename?: 'ProfileProduct', productId: string, productName: string, category?: string | null, probability: number, lift: number, weight: number, nClients: number }> } } | null };

export type ProblemClientsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ProblemClientsQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, clients: { __typename?: 'ProblemClientConnection', totalCount: number, nodes: Array<{ __typename?: 'ProblemClient', clientId: string, clientName: string, share: number, nProducts: number }> } } | null };

export type ProductAdjacenciesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProductAdjacenciesQuery = { __typename?: 'Query', productAdjacencies: Array<{ __typename?: 'ProductAdjacency', productId: string, productName: string, kind: string, clientsBoth: number, before: number, together: number, after: number, lift: number, liftLow?: number | null, liftHigh?: number | null, value?: number | null, problemId: string, problemLabel: string, likeness: number }> };

export type ProductPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ProductPageQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, name: string, category?: string | null, listPrice?: number | null, launchedAt?: string | null, discontinuedAt?: string | null, funnelId?: string | null, nClients: number, nDeals: number, amount: number, problemId?: string | null, problems: Array<{ __typename?: 'ProductProblem', problemId: string, problemLabel: string, weight: number }> } | null };

export type AdjacentProductsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type AdjacentProductsQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, adjacent: { __typename?: 'AdjacentProductConnection', totalCount: number, nodes: Array<{ __typename?: 'AdjacentProduct', productId: string, productName: string, category?: string | null, problemId?: string | null, clientsOther: number, clientsBoth: number, expected: number, lift: number, liftLow: number, liftHigh: number, qValue: number }> } } | null };

export type ProductClientsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ProductClientsQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, clients: { __typename?: 'ClientConnection', totalCount: number, nodes: Array<{ __typename?: 'Client', id: string, name: string, topProblemId?: string | null, topShare?: number | null }> } } | null };

export type JobsQueryVariables = Exact<{ [key: string]: never; }>;


export type JobsQuery = { __typename?: 'Query', jobs: { __typename?: 'JobConnection', nodes: Array<{ __typename?: 'Job', id: string, kind: JobKind, status: JobStatus, progress: number, stage: string, error?: string | null, createdAt: string, updatedAt: string }> } };

export type RunsQueryVariables = Exact<{ [key: string]: never; }>;


export type RunsQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', totalCount: number, nodes: Array<{ __typename?: 'Run', id: string, status: RunStatus, active: boolean, seed: number, asOf?: string | null, mode: RunMode, createdAt: string, startedAt?: string | null, finishedAt?: string | null, stage?: string | null, progress: number, error?: string | null, nClients?: number | null, nProducts?: number | null, nProblems?: number | null, nStates?: number | null, structure?: Structure | null }> } };

export type ActivateRunMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ActivateRunMutation = { __typename?: 'Mutation', activateRun: { __typename?: 'Run', id: string, active: boolean } };

export type CancelRunMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelRunMutation = { __typename?: 'Mutation', cancelRun: { __typename?: 'Run', id: string, status: RunStatus } };

export type DecisionLogQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
  where?: InputMaybe<FlatDecisionsWhere>;
}>;


export type DecisionLogQuery = { __typename?: 'Query', flat_decisions: { __typename?: 'FlatDecisionsConnection', totalCount: number, nodes: Array<{ __typename?: 'FlatDecisionsRow', decision_id: string, decided_at: string, client_id: string, product_id: string, rank: number, propensity?: number | null, n_candidates: number, policy: string, policy_version: number, role: string, predicted?: number | null, reason: string }> } };

export type OutcomesOfDecisionsQueryVariables = Exact<{
  ids: Array<Scalars['String']['input']> | Scalars['String']['input'];
  first: Scalars['Int']['input'];
}>;


export type OutcomesOfDecisionsQuery = { __typename?: 'Query', flat_outcomes: { __typename?: 'FlatOutcomesConnection', nodes: Array<{ __typename?: 'FlatOutcomesRow', outcome_id: string, decision_id: string, outcome: string }> } };

export type ServingQueryVariables = Exact<{ [key: string]: never; }>;


export type ServingQuery = { __typename?: 'Query', policies: Array<{ __typename?: 'PolicyInfo', name: string, description: string }>, deployments: Array<{ __typename?: 'Deployment', version: number, at?: string | null, by?: string | null, champion: string, challenger?: string | null, split?: number | null, shadow?: string | null }>, deploymentComparison?: { __typename?: 'DeploymentComparison', experimentId: string, ripeSlates: number, verdict: string, champion: { __typename?: 'ComparedSide', slates: number, mean?: number | null }, challenger: { __typename?: 'ComparedSide', slates: number, mean?: number | null }, difference?: { __typename?: 'ComparedDifference', value: number, low: number, high: number } | null } | null };

export type DeployMutationVariables = Exact<{
  input: DeployInput;
}>;


export type DeployMutation = { __typename?: 'Mutation', deploy: { __typename?: 'Deployment', version: number } };

export type RollBackDeploymentMutationVariables = Exact<{
  version: Scalars['Int']['input'];
}>;


export type RollBackDeploymentMutation = { __typename?: 'Mutation', rollBackDeployment: { __typename?: 'Deployment', version: number } };

export type ServingDriftQueryVariables = Exact<{ [key: string]: never; }>;


export type ServingDriftQuery = { __typename?: 'Query', driftReport?: { __typename?: 'DriftReport', recentDays: number, drifted: boolean, calibration?: { __typename?: 'CalibrationDrift', expected: number, observed: number, pValue: number, drifted: boolean } | null, reward?: { __typename?: 'RewardDrift', before: number, recent: number, pValue: number, drifted: boolean } | null, states?: { __typename?: 'StatesDrift', psi: number, drifted: boolean } | null } | null, retrainingPlan: { __typename?: 'RetrainingPlan', everyDays?: number | null, onDrift: boolean, promote: boolean, recentDays: number } };

export type RetrainMutationVariables = Exact<{ [key: string]: never; }>;


export type RetrainMutation = { __typename?: 'Mutation', startRetraining: { __typename?: 'Job', id: string } };

export type ServingGuardrailsQueryVariables = Exact<{ [key: string]: never; }>;


export type ServingGuardrailsQuery = { __typename?: 'Query', guardrails: { __typename?: 'Guardrails', version: number, at?: string | null, by?: string | null, rules: { __typename?: 'GuardrailRules', minOwners: number, minOwnedToExplore: number, mostExploration: number, rejectedForDays: number, repeatChance?: number | null, ignoredAfterDays: number, doNotOffer: Array<{ __typename?: 'DoNotOffer', clientId?: string | null, productId?: string | null, until?: string | null, reason: string }>, eligibility: Array<{ __typename?: 'EligibilityRule', productId?: string | null, category?: string | null, attribute: string, allow?: Array<string> | null, deny: Array<string> }>, capacity: Array<{ __typename?: 'OfferCapacity', productId: string, offers: number, days: number }>, contactPressure?: { __typename?: 'ContactPressure', slates: number, days: number } | null } } };

export type PolicyPerformanceQueryVariables = Exact<{ [key: string]: never; }>;


export type PolicyPerformanceQuery = { __typename?: 'Query', flat_policy_performance: { __typename?: 'FlatPolicyPerformanceConnection', nodes: Array<{ __typename?: 'FlatPolicyPerformanceRow', run_id: string, policy: string, role: string, n_slates: number, n_offers: number, n_accepted: number, n_rejected: number, n_ignored: number, n_unanswered: number, accepted_share?: number | null, ci_low?: number | null, ci_high?: number | null, mean_predicted?: number | null, accepted_amount?: number | null }> } };

export type SearchQueryVariables = Exact<{
  text: Scalars['String']['input'];
}>;


export type SearchQuery = { __typename?: 'Query', search: Array<{ __typename?: 'SearchHit', kind: SearchKind, id: string, label: string, detail: string }> };

export type WhitespaceCellsQueryVariables = Exact<{
  clientOrder: GridOrder;
  productOrder: GridOrder;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  fromClient: Scalars['Int']['input'];
  clients: Scalars['Int']['input'];
  fromProduct: Scalars['Int']['input'];
  products: Scalars['Int']['input'];
}>;


export type WhitespaceCellsQuery = { __typename?: 'Query', whitespaceCells: Array<{ __typename?: 'WhitespaceRow', clientId: string, chances: Array<number | null> }> };

export type WhitespaceGridQueryVariables = Exact<{
  clientOrder: GridOrder;
  productOrder: GridOrder;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
}>;


export type WhitespaceGridQuery = { __typename?: 'Query', whitespaceGrid?: { __typename?: 'WhitespaceGrid', runId: string, horizonDays: number, nClientsInRun: number, nProductsInRun: number, greatest: number, clients: Array<{ __typename?: 'GridSide', id: string, name: string, problemId: string, expected: number }>, products: Array<{ __typename?: 'GridSide', id: string, name: string, problemId: string, expected: number }> } | null };

export type GridProblemsQueryVariables = Exact<{ [key: string]: never; }>;


export type GridProblemsQuery = { __typename?: 'Query', problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string }> } };

export const TrialFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrialFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrialEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nRounds"}},{"kind":"Field","name":{"kind":"Name","value":"logged"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveSampleSize"}},{"kind":"Field","name":{"kind":"Name","value":"support"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]} as unknown as DocumentNode<TrialFiguresFragment, unknown>;
export const RetroLeadRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RetroLeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetroLead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"p"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"}},{"kind":"Field","name":{"kind":"Name","value":"betterAgentId"}},{"kind":"Field","name":{"kind":"Name","value":"pActual"}},{"kind":"Field","name":{"kind":"Name","value":"pBetter"}}]}}]} as unknown as DocumentNode<RetroLeadRowFragment, unknown>;
export const FiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PerformanceFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"conversion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cycleDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"repeatRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"satisfaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<FiguresFragment, unknown>;
export const ChainFlowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChainFlow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"400"}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"fromLabel"}},{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activeRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"typicalOrder"}}]}}]}}]}}]} as unknown as DocumentNode<ChainFlowQuery, ChainFlowQueryVariables>;
export const ClientTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dealId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientTimelineQuery, ClientTimelineQueryVariables>;
export const ClientDealsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientDeals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dealId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientDealsQuery, ClientDealsQueryVariables>;
export const ClientOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"top"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"top"},"value":{"kind":"Variable","name":{"kind":"Name","value":"top"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"propensity"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"littleData"}},{"kind":"Field","name":{"kind":"Name","value":"exploration"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"problemShare"}},{"kind":"Field","name":{"kind":"Name","value":"problemClients"}},{"kind":"Field","name":{"kind":"Name","value":"problemBuyers"}},{"kind":"Field","name":{"kind":"Name","value":"intersection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nearestDeals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"clientName"}},{"kind":"Field","name":{"kind":"Name","value":"wonOn"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"contribution"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priorNote"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientOffersQuery, ClientOffersQueryVariables>;
export const ClientDecisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientDecisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"policyName"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcomes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientDecisionsQuery, ClientDecisionsQueryVariables>;
export const ServeOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ServeOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"top"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serveRecommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"top"},"value":{"kind":"Variable","name":{"kind":"Name","value":"top"}}},{"kind":"Argument","name":{"kind":"Name","value":"explore"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decisionId"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ServeOffersMutation, ServeOffersMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const ClientPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inActiveRun"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"firstDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"state"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mixture"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ClientPageQuery, ClientPageQueryVariables>;
export const ClientOpenOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientOpenOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenOfferOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openOffers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedValue"}},{"kind":"Field","name":{"kind":"Name","value":"supportClients"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"littleData"}}]}}]}}]}}]} as unknown as DocumentNode<ClientOpenOffersQuery, ClientOpenOffersQueryVariables>;
export const ClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Clients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"problemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"topShare"}},{"kind":"Field","name":{"kind":"Name","value":"inActiveRun"}},{"kind":"Field","name":{"kind":"Name","value":"state"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientsQuery, ClientsQueryVariables>;
export const ProblemNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemNamesQuery, ProblemNamesQueryVariables>;
export const ClientMixtureOverTimeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientMixtureOverTime"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mixtureOverTime"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"steps"},"value":{"kind":"IntValue","value":"24"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientMixtureOverTimeQuery, ClientMixtureOverTimeQueryVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datasetStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"store"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"deals"}},{"kind":"Field","name":{"kind":"Name","value":"leads"}},{"kind":"Field","name":{"kind":"Name","value":"agents"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"activeRunId"}},{"kind":"Field","name":{"kind":"Name","value":"analysedAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const RunningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Running"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RunningQuery, RunningQueryVariables>;
export const CancelJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CancelJobMutation, CancelJobMutationVariables>;
export const StartAnalysisDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartAnalysis"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StartAnalysisInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startAnalysis"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartAnalysisMutation, StartAnalysisMutationVariables>;
export const EvaluationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Evaluations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evaluations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}}]}}]} as unknown as DocumentNode<EvaluationsQuery, EvaluationsQueryVariables>;
export const StartEvaluationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartEvaluation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startEvaluation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartEvaluationMutation, StartEvaluationMutationVariables>;
export const CancelEvaluationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelEvaluation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelEvaluation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CancelEvaluationMutation, CancelEvaluationMutationVariables>;
export const PoliciesOverTimeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PoliciesOverTime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deployments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"champion"}},{"kind":"Field","name":{"kind":"Name","value":"challenger"}},{"kind":"Field","name":{"kind":"Name","value":"split"}},{"kind":"Field","name":{"kind":"Name","value":"shadow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deploymentComparison"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"experimentId"}},{"kind":"Field","name":{"kind":"Name","value":"champion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slates"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}}]}},{"kind":"Field","name":{"kind":"Name","value":"challenger"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slates"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}}]}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ripeSlates"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<PoliciesOverTimeQuery, PoliciesOverTimeQueryVariables>;
export const SimulationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Simulations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"report"}}]}}]}}]} as unknown as DocumentNode<SimulationsQuery, SimulationsQueryVariables>;
export const StartSimulationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartSimulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSimulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartSimulationMutation, StartSimulationMutationVariables>;
export const FunnelStudyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FunnelStudy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnelStudy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"studiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"definition"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"liftInside"}},{"kind":"Field","name":{"kind":"Name","value":"liftOutside"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnels"}},{"kind":"Field","name":{"kind":"Name","value":"unified"}},{"kind":"Field","name":{"kind":"Name","value":"contacts"}},{"kind":"Field","name":{"kind":"Name","value":"contactsAfter"}},{"kind":"Field","name":{"kind":"Name","value":"withoutDeals"}},{"kind":"Field","name":{"kind":"Name","value":"wonWithoutFunnel"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leaves"}},{"kind":"Field","name":{"kind":"Name","value":"merges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"right"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gain"}},{"kind":"Field","name":{"kind":"Name","value":"proposedMerges"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unified"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"funnelIds"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"sharedClients"}},{"kind":"Field","name":{"kind":"Name","value":"expectedShared"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}},{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intersections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnelIds"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intersectionsLeftOut"}},{"kind":"Field","name":{"kind":"Name","value":"lost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnelId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productClients"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contacts"}},{"kind":"Field","name":{"kind":"Name","value":"contactsAfter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutDate"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"pairs"}},{"kind":"Field","name":{"kind":"Name","value":"exposed"}},{"kind":"Field","name":{"kind":"Name","value":"followed"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationReason"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bounds"}}]}}]}}]}}]} as unknown as DocumentNode<FunnelStudyQuery, FunnelStudyQueryVariables>;
export const StartFunnelStudyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartFunnelStudy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startFunnelStudy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartFunnelStudyMutation, StartFunnelStudyMutationVariables>;
export const FunnelCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FunnelCalls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unifiedId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnelCalls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unifiedId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unifiedId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"expectedValue"}},{"kind":"Field","name":{"kind":"Name","value":"chance"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"funnelIds"}},{"kind":"Field","name":{"kind":"Name","value":"inHandsOf"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<FunnelCallsQuery, FunnelCallsQueryVariables>;
export const MechanicsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mechanics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mechanicEffects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"mechanic"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"deals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mechanicTransfers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"suggestedOnly"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"funnelId"}},{"kind":"Field","name":{"kind":"Name","value":"mechanic"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"uplift"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"support"}},{"kind":"Field","name":{"kind":"Name","value":"problemLikeness"}},{"kind":"Field","name":{"kind":"Name","value":"productLikeness"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dealId"}},{"kind":"Field","name":{"kind":"Name","value":"funnelId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mechanicExperiments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"funnelId"}},{"kind":"Field","name":{"kind":"Name","value":"mechanic"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"predictedUplift"}},{"kind":"Field","name":{"kind":"Name","value":"baseRate"}},{"kind":"Field","name":{"kind":"Name","value":"perArm"}},{"kind":"Field","name":{"kind":"Name","value":"controlWon"}},{"kind":"Field","name":{"kind":"Name","value":"controlLost"}},{"kind":"Field","name":{"kind":"Name","value":"trialWon"}},{"kind":"Field","name":{"kind":"Name","value":"trialLost"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"looksReached"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"updatedUplift"}},{"kind":"Field","name":{"kind":"Name","value":"updatedLow"}},{"kind":"Field","name":{"kind":"Name","value":"updatedHigh"}}]}}]}}]} as unknown as DocumentNode<MechanicsQuery, MechanicsQueryVariables>;
export const StartMechanicExperimentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartMechanicExperiment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"funnelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mechanic"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startMechanicExperiment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"funnelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"funnelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"mechanic"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mechanic"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<StartMechanicExperimentMutation, StartMechanicExperimentMutationVariables>;
export const RecordMechanicExperimentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMechanicExperiment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"control"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ArmOutcomeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"trial"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ArmOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMechanicExperiment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"control"},"value":{"kind":"Variable","name":{"kind":"Name","value":"control"}}},{"kind":"Argument","name":{"kind":"Name","value":"trial"},"value":{"kind":"Variable","name":{"kind":"Name","value":"trial"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<RecordMechanicExperimentMutation, RecordMechanicExperimentMutationVariables>;
export const RunComparisonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunComparison"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runComparison"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"otherRunId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"otherRunId"}},{"kind":"Field","name":{"kind":"Name","value":"otherCreatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"otherAsOf"}},{"kind":"Field","name":{"kind":"Name","value":"nShared"}},{"kind":"Field","name":{"kind":"Name","value":"nSame"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"otherShare"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"otherNProducts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"otherProblemId"}}]}}]}}]}}]} as unknown as DocumentNode<RunComparisonQuery, RunComparisonQueryVariables>;
export const GraphNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphNodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productGraph"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"nEdgesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}}]}}]}}]}}]} as unknown as DocumentNode<GraphNodesQuery, GraphNodesQueryVariables>;
export const GraphEdgesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphEdges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productGraph"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"nEdgesMatching"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<GraphEdgesQuery, GraphEdgesQueryVariables>;
export const GraphNeighborsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphNeighbors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<GraphNeighborsQuery, GraphNeighborsQueryVariables>;
export const GraphAroundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphAround"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"neighborhood"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"Argument","name":{"kind":"Name","value":"perProduct"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"nNeighbors"}},{"kind":"Field","name":{"kind":"Name","value":"nShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<GraphAroundQuery, GraphAroundQueryVariables>;
export const GraphPathDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphPath"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productPath"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productIds"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<GraphPathQuery, GraphPathQueryVariables>;
export const GraphTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"graphTimeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}}},{"kind":"Argument","name":{"kind":"Name","value":"steps"},"value":{"kind":"IntValue","value":"24"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}}]}}]}}]}}]} as unknown as DocumentNode<GraphTimelineQuery, GraphTimelineQueryVariables>;
export const GraphFrameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphFrame"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runOnMap"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxQ"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"nEdgesMatching"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<GraphFrameQuery, GraphFrameQueryVariables>;
export const GraphRunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphRuns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<GraphRunsQuery, GraphRunsQueryVariables>;
export const GraphClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientsOnMap"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"productId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"productIds"}}]}}]}}]}}]} as unknown as DocumentNode<GraphClientsQuery, GraphClientsQueryVariables>;
export const PanelProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PanelProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PanelProductQuery, PanelProductQueryVariables>;
export const PanelProblemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PanelProblem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<PanelProblemQuery, PanelProblemQueryVariables>;
export const IntersectionPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IntersectionPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"productIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intersection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"productIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"productIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientsAll"}},{"kind":"Field","name":{"kind":"Name","value":"population"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IntersectionPageQuery, IntersectionPageQueryVariables>;
export const IntersectionClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IntersectionClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"productIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intersection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"productIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"productIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10000"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IntersectionClientsQuery, IntersectionClientsQueryVariables>;
export const ChosenProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChosenProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ChosenProductQuery, ChosenProductQueryVariables>;
export const FindProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}}]}}]}}]} as unknown as DocumentNode<FindProductsQuery, FindProductsQueryVariables>;
export const LeadNudgesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadNudges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nudges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"deadline"}},{"kind":"Field","name":{"kind":"Name","value":"hazard"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usual"}},{"kind":"Field","name":{"kind":"Name","value":"propensity"}}]}}]}}]}}]} as unknown as DocumentNode<LeadNudgesQuery, LeadNudgesQueryVariables>;
export const AnswerNudgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerNudge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"leadId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"action"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NudgeVerdict"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerNudge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"leadId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"leadId"}}},{"kind":"Argument","name":{"kind":"Name","value":"action"},"value":{"kind":"Variable","name":{"kind":"Name","value":"action"}}},{"kind":"Argument","name":{"kind":"Name","value":"verdict"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verdict"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<AnswerNudgeMutation, AnswerNudgeMutationVariables>;
export const LeadRanksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadRanks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadRanks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"p"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<LeadRanksQuery, LeadRanksQueryVariables>;
export const LeadAssignmentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadAssignments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadAssignments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"p"}},{"kind":"Field","name":{"kind":"Name","value":"runnerUp"}},{"kind":"Field","name":{"kind":"Name","value":"runnerUpP"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"log"}}]}}]}}]} as unknown as DocumentNode<LeadAssignmentsQuery, LeadAssignmentsQueryVariables>;
export const SetLeadDeskSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetLeadDeskSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"settings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LeadDeskSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setLeadDeskSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"settings"},"value":{"kind":"Variable","name":{"kind":"Name","value":"settings"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAutomatic"}},{"kind":"Field","name":{"kind":"Name","value":"explorationShare"}}]}}]}}]} as unknown as DocumentNode<SetLeadDeskSettingsMutation, SetLeadDeskSettingsMutationVariables>;
export const LeadDeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadDesk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadDesk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"nOpen"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"gateReasons"}},{"kind":"Field","name":{"kind":"Name","value":"nWon"}},{"kind":"Field","name":{"kind":"Name","value":"nLost"}},{"kind":"Field","name":{"kind":"Name","value":"auc"}},{"kind":"Field","name":{"kind":"Name","value":"leakyColumns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"finding"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agentEvidence"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nUnassigned"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"load"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adviceValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"adviceByLog"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveSampleSize"}},{"kind":"Field","name":{"kind":"Name","value":"support"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trial"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nDecisions"}},{"kind":"Field","name":{"kind":"Name","value":"nOther"}},{"kind":"Field","name":{"kind":"Name","value":"followed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrialFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"won"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TrialFigures"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"caution"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TrialFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TrialEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nRounds"}},{"kind":"Field","name":{"kind":"Name","value":"logged"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveSampleSize"}},{"kind":"Field","name":{"kind":"Name","value":"support"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]} as unknown as DocumentNode<LeadDeskQuery, LeadDeskQueryVariables>;
export const StartLeadDeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartLeadDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"retroFrom"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"retroTo"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startLeadDesk"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"retroFrom"},"value":{"kind":"Variable","name":{"kind":"Name","value":"retroFrom"}}},{"kind":"Argument","name":{"kind":"Name","value":"retroTo"},"value":{"kind":"Variable","name":{"kind":"Name","value":"retroTo"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartLeadDeskMutation, StartLeadDeskMutationVariables>;
export const LeadRetroDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadRetro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadRetro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"nWon"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromResponse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notWorked"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RetroLeadRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workedLate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RetroLeadRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"muchLowerAgent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RetroLeadRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"nWon"}},{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byFunnel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"nWon"}},{"kind":"Field","name":{"kind":"Name","value":"gain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"nWon"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wrong"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lostAtA"}},{"kind":"Field","name":{"kind":"Name","value":"wonAtD"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RetroLeadRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wonByOther"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RetroLeadRow"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RetroLeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetroLead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"p"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"}},{"kind":"Field","name":{"kind":"Name","value":"betterAgentId"}},{"kind":"Field","name":{"kind":"Name","value":"pActual"}},{"kind":"Field","name":{"kind":"Name","value":"pBetter"}}]}}]} as unknown as DocumentNode<LeadRetroQuery, LeadRetroQueryVariables>;
export const LeadPerformanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadPerformance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadPerformance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"charts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"centre"}},{"kind":"Field","name":{"kind":"Name","value":"hasDrift"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"week"}},{"kind":"Field","name":{"kind":"Name","value":"n"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"flag"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PerformanceFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nLeads"}},{"kind":"Field","name":{"kind":"Name","value":"conversion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cycleDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"repeatRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"satisfaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<LeadPerformanceQuery, LeadPerformanceQueryVariables>;
export const LeadDeskSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadDeskSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadDeskSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAutomatic"}},{"kind":"Field","name":{"kind":"Name","value":"gradeCuts"}},{"kind":"Field","name":{"kind":"Name","value":"explorationShare"}},{"kind":"Field","name":{"kind":"Name","value":"leastExploration"}},{"kind":"Field","name":{"kind":"Name","value":"mostExploration"}},{"kind":"Field","name":{"kind":"Name","value":"cutStep"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setting"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"log"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"setting"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"revertedAt"}}]}}]}}]}}]} as unknown as DocumentNode<LeadDeskSettingsQuery, LeadDeskSettingsQueryVariables>;
export const ApplyLeadDeskAdjustmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyLeadDeskAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"setting"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyLeadDeskAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"setting"},"value":{"kind":"Variable","name":{"kind":"Name","value":"setting"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAutomatic"}}]}}]}}]} as unknown as DocumentNode<ApplyLeadDeskAdjustmentMutation, ApplyLeadDeskAdjustmentMutationVariables>;
export const RevertLeadDeskAdjustmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevertLeadDeskAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revertLeadDeskAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAutomatic"}}]}}]}}]} as unknown as DocumentNode<RevertLeadDeskAdjustmentMutation, RevertLeadDeskAdjustmentMutationVariables>;
export const MisfitClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MisfitClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"misfit"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"topShare"}}]}}]}}]}}]} as unknown as DocumentNode<MisfitClientsQuery, MisfitClientsQueryVariables>;
export const MisfitProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MisfitProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"misfit"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}}]}}]}}]} as unknown as DocumentNode<MisfitProductsQuery, MisfitProductsQueryVariables>;
export const OverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nPairs"}},{"kind":"Field","name":{"kind":"Name","value":"nProblems"}},{"kind":"Field","name":{"kind":"Name","value":"nStates"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"structureReason"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"misfitClients"}},{"kind":"Field","name":{"kind":"Name","value":"misfitProducts"}},{"kind":"Field","name":{"kind":"Name","value":"predictability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"bits"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"4"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"chain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"FloatValue","value":"0.05"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"fromLabel"}},{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const ProblemDriftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemDrift"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"overlap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"steps"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemDriftQuery, ProblemDriftQueryVariables>;
export const ProblemDueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemDue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"chainOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"time"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"medianDays"}},{"kind":"Field","name":{"kind":"Name","value":"lowDays"}},{"kind":"Field","name":{"kind":"Name","value":"highDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"due"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"clientName"}},{"kind":"Field","name":{"kind":"Name","value":"waitedDays"}},{"kind":"Field","name":{"kind":"Name","value":"withinDays"}},{"kind":"Field","name":{"kind":"Name","value":"chance"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProblemDueQuery, ProblemDueQueryVariables>;
export const RenameProblemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameProblem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"label"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameProblem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"label"},"value":{"kind":"Variable","name":{"kind":"Name","value":"label"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"named"}}]}}]}}]} as unknown as DocumentNode<RenameProblemMutation, RenameProblemMutationVariables>;
export const ProblemPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"generatedLabel"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"firmographics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"fromLabel"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemPageQuery, ProblemPageQueryVariables>;
export const ProblemProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProblemProductsQuery, ProblemProductsQueryVariables>;
export const ProblemClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"clientName"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProblemClientsQuery, ProblemClientsQueryVariables>;
export const ProductAdjacenciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductAdjacencies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productAdjacencies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"productId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"together"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"likeness"}}]}}]}}]} as unknown as DocumentNode<ProductAdjacenciesQuery, ProductAdjacenciesQueryVariables>;
export const ProductPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"launchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"discontinuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"funnelId"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}}]}}]}}]} as unknown as DocumentNode<ProductPageQuery, ProductPageQueryVariables>;
export const AdjacentProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdjacentProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsOther"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AdjacentProductsQuery, AdjacentProductsQueryVariables>;
export const ProductClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"topShare"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProductClientsQuery, ProductClientsQueryVariables>;
export const JobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Jobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]} as unknown as DocumentNode<JobsQuery, JobsQueryVariables>;
export const RunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Runs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nProblems"}},{"kind":"Field","name":{"kind":"Name","value":"nStates"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}}]}}]}}]}}]} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const ActivateRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ActivateRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activateRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]} as unknown as DocumentNode<ActivateRunMutation, ActivateRunMutationVariables>;
export const CancelRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CancelRunMutation, CancelRunMutationVariables>;
export const DecisionLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecisionLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FlatDecisionsWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flat_decisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"decided_at"},"value":{"kind":"EnumValue","value":"desc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"slate_id"},"value":{"kind":"EnumValue","value":"asc"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"rank"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decision_id"}},{"kind":"Field","name":{"kind":"Name","value":"decided_at"}},{"kind":"Field","name":{"kind":"Name","value":"client_id"}},{"kind":"Field","name":{"kind":"Name","value":"product_id"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"propensity"}},{"kind":"Field","name":{"kind":"Name","value":"n_candidates"}},{"kind":"Field","name":{"kind":"Name","value":"policy"}},{"kind":"Field","name":{"kind":"Name","value":"policy_version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"predicted"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<DecisionLogQuery, DecisionLogQueryVariables>;
export const OutcomesOfDecisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OutcomesOfDecisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flat_outcomes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"decision_id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome_id"}},{"kind":"Field","name":{"kind":"Name","value":"decision_id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]} as unknown as DocumentNode<OutcomesOfDecisionsQuery, OutcomesOfDecisionsQueryVariables>;
export const ServingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Serving"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deployments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"champion"}},{"kind":"Field","name":{"kind":"Name","value":"challenger"}},{"kind":"Field","name":{"kind":"Name","value":"split"}},{"kind":"Field","name":{"kind":"Name","value":"shadow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deploymentComparison"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"experimentId"}},{"kind":"Field","name":{"kind":"Name","value":"champion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slates"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}}]}},{"kind":"Field","name":{"kind":"Name","value":"challenger"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slates"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}}]}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ripeSlates"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<ServingQuery, ServingQueryVariables>;
export const DeployDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Deploy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeployInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deploy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<DeployMutation, DeployMutationVariables>;
export const RollBackDeploymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RollBackDeployment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rollBackDeployment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<RollBackDeploymentMutation, RollBackDeploymentMutationVariables>;
export const ServingDriftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServingDrift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"driftReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentDays"}},{"kind":"Field","name":{"kind":"Name","value":"drifted"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}},{"kind":"Field","name":{"kind":"Name","value":"drifted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"recent"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}},{"kind":"Field","name":{"kind":"Name","value":"drifted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"states"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"psi"}},{"kind":"Field","name":{"kind":"Name","value":"drifted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"retrainingPlan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"everyDays"}},{"kind":"Field","name":{"kind":"Name","value":"onDrift"}},{"kind":"Field","name":{"kind":"Name","value":"promote"}},{"kind":"Field","name":{"kind":"Name","value":"recentDays"}}]}}]}}]} as unknown as DocumentNode<ServingDriftQuery, ServingDriftQueryVariables>;
export const RetrainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Retrain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startRetraining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RetrainMutation, RetrainMutationVariables>;
export const ServingGuardrailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServingGuardrails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guardrails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"doNotOffer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eligibility"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"attribute"}},{"kind":"Field","name":{"kind":"Name","value":"allow"}},{"kind":"Field","name":{"kind":"Name","value":"deny"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capacity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"offers"}},{"kind":"Field","name":{"kind":"Name","value":"days"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contactPressure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slates"}},{"kind":"Field","name":{"kind":"Name","value":"days"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minOwners"}},{"kind":"Field","name":{"kind":"Name","value":"minOwnedToExplore"}},{"kind":"Field","name":{"kind":"Name","value":"mostExploration"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedForDays"}},{"kind":"Field","name":{"kind":"Name","value":"repeatChance"}},{"kind":"Field","name":{"kind":"Name","value":"ignoredAfterDays"}}]}}]}}]}}]} as unknown as DocumentNode<ServingGuardrailsQuery, ServingGuardrailsQueryVariables>;
export const PolicyPerformanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PolicyPerformance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flat_policy_performance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run_id"}},{"kind":"Field","name":{"kind":"Name","value":"policy"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"n_slates"}},{"kind":"Field","name":{"kind":"Name","value":"n_offers"}},{"kind":"Field","name":{"kind":"Name","value":"n_accepted"}},{"kind":"Field","name":{"kind":"Name","value":"n_rejected"}},{"kind":"Field","name":{"kind":"Name","value":"n_ignored"}},{"kind":"Field","name":{"kind":"Name","value":"n_unanswered"}},{"kind":"Field","name":{"kind":"Name","value":"accepted_share"}},{"kind":"Field","name":{"kind":"Name","value":"ci_low"}},{"kind":"Field","name":{"kind":"Name","value":"ci_high"}},{"kind":"Field","name":{"kind":"Name","value":"mean_predicted"}},{"kind":"Field","name":{"kind":"Name","value":"accepted_amount"}}]}}]}}]}}]} as unknown as DocumentNode<PolicyPerformanceQuery, PolicyPerformanceQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"15"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const WhitespaceCellsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhitespaceCells"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientOrder"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GridOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"productOrder"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GridOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fromClient"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clients"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fromProduct"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"products"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whitespaceCells"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientOrder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientOrder"}}},{"kind":"Argument","name":{"kind":"Name","value":"productOrder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"productOrder"}}},{"kind":"Argument","name":{"kind":"Name","value":"problemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"fromClient"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fromClient"}}},{"kind":"Argument","name":{"kind":"Name","value":"clients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clients"}}},{"kind":"Argument","name":{"kind":"Name","value":"fromProduct"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fromProduct"}}},{"kind":"Argument","name":{"kind":"Name","value":"products"},"value":{"kind":"Variable","name":{"kind":"Name","value":"products"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"chances"}}]}}]}}]} as unknown as DocumentNode<WhitespaceCellsQuery, WhitespaceCellsQueryVariables>;
export const WhitespaceGridDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhitespaceGrid"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientOrder"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GridOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"productOrder"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GridOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whitespaceGrid"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientOrder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientOrder"}}},{"kind":"Argument","name":{"kind":"Name","value":"productOrder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"productOrder"}}},{"kind":"Argument","name":{"kind":"Name","value":"problemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"horizonDays"}},{"kind":"Field","name":{"kind":"Name","value":"nClientsInRun"}},{"kind":"Field","name":{"kind":"Name","value":"nProductsInRun"}},{"kind":"Field","name":{"kind":"Name","value":"greatest"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}}]}}]}}]} as unknown as DocumentNode<WhitespaceGridQuery, WhitespaceGridQueryVariables>;
export const GridProblemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GridProblems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<GridProblemsQuery, GridProblemsQueryVariables>;
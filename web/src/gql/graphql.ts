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

/** A firmographic or other extra column. */
export type Attribute = {
  __typename?: 'Attribute';
  /** Column name. */
  name: Scalars['String']['output'];
  /** Value as it was loaded. */
  value: Scalars['String']['output'];
};

/** One problem followed by another in clients' histories. */
export type ChainLink = {
  __typename?: 'ChainLink';
  /** Clients who contribute. */
  clients: Scalars['Int']['output'];
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
  /** Name of the later problem. */
  toLabel: Scalars['String']['output'];
  /** The later problem. */
  toProblemId: Scalars['ID']['output'];
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
  /** Its mixture of problems, largest share first; empty when the active run does not know it. */
  mixture: Array<MixtureShare>;
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
  | 'DEAL'
  | 'RENEWAL'
  | 'RETURN';

/** How a deal stands. */
export type DealStage =
  | 'LOST'
  | 'OPEN'
  | 'WON';

/** One product offered to one client, as it was logged. */
export type Decision = {
  __typename?: 'Decision';
  /** When it was served, ISO instant, UTC. */
  at: Scalars['String']['output'];
  /** The client. */
  clientId: Scalars['ID']['output'];
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
  /** Run on which the policy stood. */
  runId: Scalars['ID']['output'];
  /** Score in the policy's own unit. */
  score: Scalars['Float']['output'];
  /** Seed of the draw. */
  seed: Scalars['Int']['output'];
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

/** What a recommendation rests on. */
export type Evidence = {
  __typename?: 'Evidence';
  /** What each signal adds to the score, largest first. */
  contributions: Array<SignalContribution>;
  /** The owned product whose clients most surely also buy this one. */
  intersection?: Maybe<RelatedPurchase>;
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
  | 'ANALYSIS'
  | 'IMPORT'
  | 'RETRAINING';

/** How a job stands. */
export type JobStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

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

export type Mutation = {
  __typename?: 'Mutation';
  /** Serves the results of a succeeded analysis from now on. */
  activateRun: Run;
  /** Stops a queued or running analysis; a finished one is left as it is. */
  cancelRun: Run;
  /** Reports what became of a decision; the policy learns from it at once. */
  recordOutcome: RecordedOutcome;
  /** Names a problem; the name outlives runs. Null or empty restores the name made from its products. */
  renameProblem: Problem;
  /** Decides what to offer and logs the decisions with their probabilities, so that the policy can learn and be judged. */
  serveRecommendation: ServedSlate;
  /** Starts an analysis and returns at once; follow it by `run(id)`. */
  startAnalysis: Run;
};


export type MutationActivateRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRecordOutcomeArgs = {
  input: RecordOutcomeInput;
};


export type MutationRenameProblemArgs = {
  id: Scalars['ID']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
};


export type MutationServeRecommendationArgs = {
  clientId: Scalars['ID']['input'];
  explore?: Scalars['Boolean']['input'];
  top?: Scalars['Int']['input'];
};


export type MutationStartAnalysisArgs = {
  input?: InputMaybe<StartAnalysisInput>;
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
  | 'ACCEPTED'
  | 'IGNORED'
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

/** A policy that can rank products. */
export type PolicyInfo = {
  __typename?: 'PolicyInfo';
  /** What it does. */
  description: Scalars['String']['output'];
  /** Name, to give as `policy`. */
  name: Scalars['String']['output'];
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
  /** What is loaded and how fresh the results are. */
  datasetStatus: DatasetStatus;
  /** Offers served to a client, newest first. */
  decisions: DecisionConnection;
  /** Pairs of products that share clients, in the active run. */
  intersections: IntersectionConnection;
  /** One task, or null. */
  job?: Maybe<Job>;
  /** Long tasks, newest first. */
  jobs: JobConnection;
  /** Policies that can rank products. */
  policies: Array<PolicyInfo>;
  /** One problem of the active run, or null. */
  problem?: Maybe<Problem>;
  /** Problems of the active run, by id; none without a run. */
  problems: ProblemConnection;
  /** One product, or null. */
  product?: Maybe<Product>;
  /** The map of products, laid out by problem; null without a run. */
  productGraph?: Maybe<ProductGraph>;
  /** Products, by id. */
  products: ProductConnection;
  /** One analysis, or null. */
  run?: Maybe<Run>;
  /** Analyses, newest first. */
  runs: RunConnection;
  /** Products, clients and problems whose name or id contains the text; names that begin with it first. */
  search: Array<SearchHit>;
  /** States of the active run, by position. */
  states: StateConnection;
};


export type QueryChainArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  maxQ?: InputMaybe<Scalars['Float']['input']>;
  offset?: Scalars['Int']['input'];
};


export type QueryClientArgs = {
  id: Scalars['ID']['input'];
};


export type QueryClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  stateId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  clientId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


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


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


export type QueryProblemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProblemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductGraphArgs = {
  maxEdges?: Scalars['Int']['input'];
  maxQ?: Scalars['Float']['input'];
  minClients?: Scalars['Int']['input'];
  minLift?: Scalars['Float']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
  problemId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
};


export type QuerySearchArgs = {
  first?: Scalars['Int']['input'];
  text: Scalars['String']['input'];
};


export type QueryStatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
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
  | 'THOROUGH';

/** What report.json of an analysis says. */
export type RunReport = {
  __typename?: 'RunReport';
  /** Strength of the prior on client shares, above 0. */
  alpha: Scalars['Float']['output'];
  /** Where a bound on work came into play; empty when everything was counted in full. */
  bounds: Array<Scalars['String']['output']>;
  /** Problems of the run before that are no more. */
  goneProblems: Array<GoneProblem>;
  /** How the number of problems was chosen. */
  heldOut: Array<HeldOutRow>;
  /** Share of deals that popularity explains, 0 to 1. */
  lambda: Scalars['Float']['output'];
  /** Bits per held-out deal over popularity. */
  predictability: Array<PredictabilityRow>;
  /** Whether problems were found. */
  structure: Structure;
  /** Why, in a sentence. */
  structureReason: Scalars['String']['output'];
  /** Problems in the order in which clients typically meet them, by the significant links of the chain. */
  typicalOrder: Array<Scalars['ID']['output']>;
  /** What the reader should know about data and result. */
  warnings: Array<Scalars['String']['output']>;
};

/** How an analysis stands. */
export type RunStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

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
  | 'CLIENT'
  | 'PROBLEM'
  | 'PRODUCT';

/** A logged decision with its recommendation. */
export type ServedItem = {
  __typename?: 'ServedItem';
  /** Id to report the outcome with. */
  decisionId: Scalars['ID']['output'];
  /** What was offered. */
  recommendation: Recommendation;
};

/** A slate that was served and logged. */
export type ServedSlate = {
  __typename?: 'ServedSlate';
  /** The client. */
  clientId: Scalars['ID']['output'];
  /** The slate, by rank. */
  items: Array<ServedItem>;
  /** Policy that decided. */
  policyName: Scalars['String']['output'];
  /** Its version. */
  policyVersion: Scalars['Int']['output'];
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

/** Whether the deals carry more than popularity. */
export type Structure =
  | 'FOUND'
  | 'NONE';

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


export type ClientPageQuery = { __typename?: 'Query', client?: { __typename?: 'Client', id: string, name: string, inActiveRun: boolean, nProducts: number, nDeals: number, amount: number, firstDealOn?: string | null, lastDealOn?: string | null, attributes: Array<{ __typename?: 'Attribute', name: string, value: string }>, state?: { __typename?: 'State', id: string, label: string, nClients: number } | null, mixture: Array<{ __typename?: 'MixtureShare', problemId: string, problemLabel: string, share: number, low?: number | null, high?: number | null }> } | null };

export type ClientsQueryVariables = Exact<{
  search?: InputMaybe<Scalars['String']['input']>;
  problemId?: InputMaybe<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  offset: Scalars['Int']['input'];
}>;


export type ClientsQuery = { __typename?: 'Query', clients: { __typename?: 'ClientConnection', totalCount: number, nodes: Array<{ __typename?: 'Client', id: string, name: string, nProducts: number, nDeals: number, lastDealOn?: string | null, topProblemId?: string | null, topShare?: number | null, inActiveRun: boolean, state?: { __typename?: 'State', id: string, label: string } | null }> } };

export type ProblemNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProblemNamesQuery = { __typename?: 'Query', problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string, nClients: number }> } };

export type StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusQuery = { __typename?: 'Query', datasetStatus: { __typename?: 'DatasetStatus', store: string, clients: number, products: number, deals: number, leads: number, agents: number, activities: number, digest: string, activeRunId?: string | null, analysedAt?: string | null, firstDealOn?: string | null, lastDealOn?: string | null, stale: boolean } };

export type RunningQueryVariables = Exact<{ [key: string]: never; }>;


export type RunningQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', nodes: Array<{ __typename?: 'Run', id: string, status: RunStatus, stage?: string | null, progress: number, error?: string | null, createdAt: string, finishedAt?: string | null }> } };

export type StartAnalysisMutationVariables = Exact<{
  input?: InputMaybe<StartAnalysisInput>;
}>;


export type StartAnalysisMutation = { __typename?: 'Mutation', startAnalysis: { __typename?: 'Run', id: string, status: RunStatus } };

export type GraphNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphNodesQuery = { __typename?: 'Query', productGraph?: { __typename?: 'ProductGraph', runId: string, nEdgesTotal: number, nodes: Array<{ __typename?: 'ProductGraphNode', productId: string, name: string, category?: string | null, problemId: string, weight: number, clients: number, x: number, y: number }> } | null, problems: { __typename?: 'ProblemConnection', nodes: Array<{ __typename?: 'Problem', id: string, label: string, share: number, nClients: number, nProducts: number }> } };

export type GraphEdgesQueryVariables = Exact<{
  minShared: Scalars['Int']['input'];
  minLift: Scalars['Float']['input'];
  maxEdges: Scalars['Int']['input'];
}>;


export type GraphEdgesQuery = { __typename?: 'Query', productGraph?: { __typename?: 'ProductGraph', runId: string, nEdgesMatching: number, edges: Array<{ __typename?: 'ProductGraphEdge', a: string, b: string, clientsBoth: number, lift: number, qValue: number }> } | null };

export type GraphNeighborsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  minShared: Scalars['Int']['input'];
}>;


export type GraphNeighborsQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, adjacent: { __typename?: 'AdjacentProductConnection', nodes: Array<{ __typename?: 'AdjacentProduct', productId: string, clientsBoth: number, lift: number, qValue: number }> } } | null };

export type PanelProductQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PanelProductQuery = { __typename?: 'Query', product?: { __typename?: 'Product', id: string, name: string, category?: string | null, nClients: number, nDeals: number, problemId?: string | null, problems: Array<{ __typename?: 'ProductProblem', problemId: string, problemLabel: string, weight: number }>, adjacent: { __typename?: 'AdjacentProductConnection', totalCount: number, nodes: Array<{ __typename?: 'AdjacentProduct', productId: string, productName: string, problemId?: string | null, clientsBoth: number, lift: number, liftLow: number, liftHigh: number, qValue: number }> } } | null };

export type PanelProblemQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PanelProblemQuery = { __typename?: 'Query', problem?: { __typename?: 'Problem', id: string, label: string, share: number, nClients: number, nProducts: number, profile: { __typename?: 'ProfileProductConnection', totalCount: number, nodes: Array<{ __typename?: 'ProfileProduct', productId: string, productName: string, probability: number, lift: number }> }, chainOut: Array<{ __typename?: 'ChainLink', toProblemId: string, toLabel: string, lift: number, qValue: number }> } | null };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { __typename?: 'Query', activeRun?: { __typename?: 'Run', id: string, asOf?: string | null, nClients?: number | null, nProducts?: number | null, nPairs?: number | null, nProblems?: number | null, nStates?: number | null, structure?: Structure | null, report?: { __typename?: 'RunReport', structure: Structure, structureReason: string, warnings: Array<string>, predictability: Array<{ __typename?: 'PredictabilityRow', description: string, bits: number, low: number, high: number }> } | null } | null, problems: { __typename?: 'ProblemConnection', totalCount: number, nodes: Array<{ __typename?: 'Problem', id: string, label: string, named: boolean, share: number, nClients: number, nProducts: number, stability?: number | null, profile: { __typename?: 'ProfileProductConnection', nodes: Array<{ __typename?: 'ProfileProduct', productId: string, productName: string, probability: number, lift: number }> } }> }, chain: { __typename?: 'ChainLinkConnection', totalCount: number, nodes: Array<{ __typename?: 'ChainLink', fromProblemId: string, fromLabel: string, toProblemId: string, toLabel: string, lift: number, clients: number }> } };

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

export type SearchQueryVariables = Exact<{
  text: Scalars['String']['input'];
}>;


export type SearchQuery = { __typename?: 'Query', search: Array<{ __typename?: 'SearchHit', kind: SearchKind, id: string, label: string, detail: string }> };


export const ClientTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dealId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientTimelineQuery, ClientTimelineQueryVariables>;
export const ClientDealsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientDeals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dealId"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientDealsQuery, ClientDealsQueryVariables>;
export const ClientOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"top"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"top"},"value":{"kind":"Variable","name":{"kind":"Name","value":"top"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"propensity"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"littleData"}},{"kind":"Field","name":{"kind":"Name","value":"exploration"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"problemShare"}},{"kind":"Field","name":{"kind":"Name","value":"problemClients"}},{"kind":"Field","name":{"kind":"Name","value":"problemBuyers"}},{"kind":"Field","name":{"kind":"Name","value":"intersection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nearestDeals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"clientName"}},{"kind":"Field","name":{"kind":"Name","value":"wonOn"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"contribution"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priorNote"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientOffersQuery, ClientOffersQueryVariables>;
export const ClientDecisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientDecisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"policyName"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcomes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientDecisionsQuery, ClientDecisionsQueryVariables>;
export const ServeOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ServeOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"top"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serveRecommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientId"}}},{"kind":"Argument","name":{"kind":"Name","value":"top"},"value":{"kind":"Variable","name":{"kind":"Name","value":"top"}}},{"kind":"Argument","name":{"kind":"Name","value":"explore"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decisionId"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ServeOffersMutation, ServeOffersMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const ClientPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inActiveRun"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"firstDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"state"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mixture"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]} as unknown as DocumentNode<ClientPageQuery, ClientPageQueryVariables>;
export const ClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Clients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"problemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"problemId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"topShare"}},{"kind":"Field","name":{"kind":"Name","value":"inActiveRun"}},{"kind":"Field","name":{"kind":"Name","value":"state"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClientsQuery, ClientsQueryVariables>;
export const ProblemNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemNamesQuery, ProblemNamesQueryVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"datasetStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"store"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"deals"}},{"kind":"Field","name":{"kind":"Name","value":"leads"}},{"kind":"Field","name":{"kind":"Name","value":"agents"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"activeRunId"}},{"kind":"Field","name":{"kind":"Name","value":"analysedAt"}},{"kind":"Field","name":{"kind":"Name","value":"firstDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastDealOn"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const RunningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Running"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RunningQuery, RunningQueryVariables>;
export const StartAnalysisDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartAnalysis"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StartAnalysisInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startAnalysis"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<StartAnalysisMutation, StartAnalysisMutationVariables>;
export const GraphNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphNodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productGraph"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"nEdgesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}}]}}]}}]}}]} as unknown as DocumentNode<GraphNodesQuery, GraphNodesQueryVariables>;
export const GraphEdgesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphEdges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productGraph"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}},{"kind":"Argument","name":{"kind":"Name","value":"minLift"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minLift"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxEdges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"nEdgesMatching"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<GraphEdgesQuery, GraphEdgesQueryVariables>;
export const GraphNeighborsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GraphNeighbors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minShared"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<GraphNeighborsQuery, GraphNeighborsQueryVariables>;
export const PanelProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PanelProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PanelProductQuery, PanelProductQueryVariables>;
export const PanelProblemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PanelProblem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]} as unknown as DocumentNode<PanelProblemQuery, PanelProblemQueryVariables>;
export const OverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nPairs"}},{"kind":"Field","name":{"kind":"Name","value":"nProblems"}},{"kind":"Field","name":{"kind":"Name","value":"nStates"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"structureReason"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"predictability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"bits"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"4"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"chain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"maxQ"},"value":{"kind":"FloatValue","value":"0.05"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"fromLabel"}},{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const RenameProblemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameProblem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"label"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameProblem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"label"},"value":{"kind":"Variable","name":{"kind":"Name","value":"label"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"named"}}]}}]}}]} as unknown as DocumentNode<RenameProblemMutation, RenameProblemMutationVariables>;
export const ProblemPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"generatedLabel"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"firmographics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"fromLabel"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chainOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"toLabel"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}},{"kind":"Field","name":{"kind":"Name","value":"clients"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemPageQuery, ProblemPageQueryVariables>;
export const ProblemProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProblemProductsQuery, ProblemProductsQueryVariables>;
export const ProblemClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProblemClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"clientName"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProblemClientsQuery, ProblemClientsQueryVariables>;
export const ProductPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"listPrice"}},{"kind":"Field","name":{"kind":"Name","value":"launchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"discontinuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"funnelId"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nDeals"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"problemLabel"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}}]}}]}}]} as unknown as DocumentNode<ProductPageQuery, ProductPageQueryVariables>;
export const AdjacentProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdjacentProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"adjacent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"minClients"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"productName"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"problemId"}},{"kind":"Field","name":{"kind":"Name","value":"clientsOther"}},{"kind":"Field","name":{"kind":"Name","value":"clientsBoth"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"liftLow"}},{"kind":"Field","name":{"kind":"Name","value":"liftHigh"}},{"kind":"Field","name":{"kind":"Name","value":"qValue"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AdjacentProductsQuery, AdjacentProductsQueryVariables>;
export const ProductClientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductClients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"clients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"topProblemId"}},{"kind":"Field","name":{"kind":"Name","value":"topShare"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProductClientsQuery, ProductClientsQueryVariables>;
export const RunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Runs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"nClients"}},{"kind":"Field","name":{"kind":"Name","value":"nProducts"}},{"kind":"Field","name":{"kind":"Name","value":"nProblems"}},{"kind":"Field","name":{"kind":"Name","value":"nStates"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}}]}}]}}]}}]} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const ActivateRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ActivateRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activateRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]} as unknown as DocumentNode<ActivateRunMutation, ActivateRunMutationVariables>;
export const CancelRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CancelRunMutation, CancelRunMutationVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"15"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
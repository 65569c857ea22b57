import { latestEvaluations } from "../../use-cases/evaluations";
import { compareRuns } from "../../use-cases/explore-graph";
import { MAX_PAGE } from "../../use-cases/pages";
import { policyPerformance } from "../../use-cases/policy-performance";
import { listRuns } from "../../use-cases/runs";
import type { UseCaseContext } from "../../use-cases/use-case";
import { clientId, date, instant, integer, number, problemId, problemLabel, productId, productName, text } from "../columns";
import { defineList, type ListCell, type ListDefinition, type ListRow } from "../list";
import { pullRows } from "../pull-rows";

const optional = { nullable: true } as const;
const share = { unit: "share", nullable: true } as const;
const products = { unit: "products", nullable: true } as const;

const decisionId = text("decision_id", "Id of the decision: one product offered to one client.");
const policy = text("policy", "Name of the policy that decided.");
const role = text("role", "champion, challenger, or shadow: decided and never shown.");
const runOf = text("run_id", "The analysis by which it was decided.");

const OUTCOME_BATCH = 1000;

/** Outcomes in the order in which the log took them. */
async function* outcomeRows({ stores }: UseCaseContext): AsyncGenerator<ListRow> {
  let after = 0;
  for (;;) {
    const entries = await stores.decisions.outcomesAfter(after, OUTCOME_BATCH);
    for (const { outcome, decision } of entries)
      yield [
        outcome.id,
        outcome.decisionId,
        outcome.kind,
        outcome.at,
        outcome.amount,
        decision.clientId,
        decision.productId,
        decision.policyName,
        decision.role,
        decision.runId,
      ];
    if (entries.length < OUTCOME_BATCH) return;
    after = entries[entries.length - 1].sequence;
  }
}

/** What the newest evaluation that succeeded says of each method at each date; its report is free JSON, so nothing is taken for granted. */
async function* evaluationRows(context: UseCaseContext): AsyncGenerator<ListRow> {
  const newest = (await latestEvaluations(context, {})).find(({ report }) => report !== null);
  const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
    Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const cell = (value: unknown): ListCell => (typeof value === "number" || typeof value === "string" ? value : null);
  const metrics = ["ndcg10", "ci_low", "ci_high", "hit5", "recall10", "map10", "mrr10", "coverage", "novelty_bits", "popular_share"];
  for (const cut of objects(newest?.report?.["cuts"]))
    for (const row of objects(cut["methods"]))
      yield [
        newest?.id ?? null,
        ...["cut", "end"].map((name) => cell(cut[name])),
        cell(row["method"]),
        ...metrics.map((name) => cell(row[name])),
        cell(row["ranking_is"]),
      ];
}

/** The served run beside the newest other one with results; null where there is none. */
async function comparedWithLast(context: UseCaseContext): ReturnType<typeof compareRuns> {
  const { state } = context;
  if (state === null) return null;
  const { nodes } = await listRuns(context, { page: { first: MAX_PAGE } });
  const other = nodes.find((run) => run.status === "succeeded" && run.id !== state.run.id);
  return other === undefined ? null : compareRuns(context, { otherRunId: other.id });
}
const otherRun = text("other_run_id", "The newest other analysis with results: the one before it, mostly.");
const servedRun = text("run_id", "The analysis that is served.");

/** Lists of what was decided, what became of it, and how good the deciding is. */
export const decisionLists: readonly ListDefinition[] = [
  defineList({
    name: "decisions",
    description: "Every product that was offered, by whom and with which probability, complete enough to be judged off-policy.",
    operation: "decisions.read",
    key: ["decision_id"],
    freshness: "live",
    personal: true,
    columns: [
      decisionId,
      instant("decided_at", "When it was decided."),
      text("slate_id", "The answer it belongs to; its ranks share it."),
      clientId,
      productId,
      integer("rank", "Rank on that answer, from 1.", { unit: "rank" }),
      number("score", "Score in the policy's own unit; compare within one answer only.", { unit: "score" }),
      number("propensity", "P(this product at this rank given those above), above 0, at most 1.", { unit: "share" }),
      integer("n_candidates", "Products that could have been offered.", { unit: "products" }),
      policy,
      integer("policy_version", "Version of the policy: it counts what was learnt.", { unit: "outcomes" }),
      role,
      text("experiment_id", "The comparison of champion and challenger that it is part of.", optional),
      runOf,
      text("state_id", "State of the client.", optional),
      text("problem_id", "The problem through which it was offered.", optional),
      number("predicted", "The policy's own chance that it is accepted, 0 to 1.", share),
      text("reason", "Why, in words."),
    ],
    rows: ({ stores, signal }) =>
      pullRows(
        (push) =>
          stores.decisions.scan((decisions) =>
            push(
              decisions.map((row): ListRow => [
                row.id,
                row.at,
                row.slateId,
                row.clientId,
                row.productId,
                row.rank,
                row.score,
                row.propensity,
                row.candidates.length,
                row.policyName,
                row.policyVersion,
                row.role,
                row.experimentId,
                row.runId,
                row.stateId,
                row.problemId,
                row.predicted,
                row.reason,
              ]),
            ),
          ),
        signal,
      ),
  }),
  defineList({
    name: "outcomes",
    description:
      "What became of the offers: accepted, rejected, ignored. A decision may have several; accepted counts before rejected, and that before ignored.",
    operation: "decisions.read",
    key: ["outcome_id"],
    freshness: "live",
    personal: true,
    columns: [
      text("outcome_id", "Id of the outcome."),
      decisionId,
      text("outcome", "accepted, rejected or ignored."),
      instant("recorded_at", "When it happened."),
      number("amount", "Amount of the deal.", { unit: "reporting currency", nullable: true }),
      clientId,
      productId,
      policy,
      role,
      runOf,
    ],
    rows: outcomeRows,
  }),
  defineList({
    name: "policy_performance",
    description: "What became of the offers of each policy, by analysis and role, with 95 % intervals.",
    operation: "decisions.read",
    key: ["run_id", "policy", "role"],
    freshness: "live",
    personal: false,
    columns: [
      runOf,
      policy,
      role,
      integer("n_offers", "Products offered.", { unit: "offers" }),
      integer("n_slates", "Answers they stood on.", { unit: "answers" }),
      integer("n_accepted", "Accepted.", { unit: "offers" }),
      integer("n_rejected", "Rejected.", { unit: "offers" }),
      integer("n_ignored", "Ignored.", { unit: "offers" }),
      integer("n_unanswered", "Without an outcome so far.", { unit: "offers" }),
      number("accepted_share", "Accepted among those with an outcome; empty without any.", share),
      number("ci_low", "Lower end of its 95 % interval (Wilson).", share),
      number("ci_high", "Upper end.", share),
      number("mean_predicted", "What the policy itself expected of those with an outcome.", share),
      number("accepted_amount", "Sum of the amounts of what was accepted; unknown ones add nothing.", { unit: "reporting currency" }),
      instant("first_at", "First decision."),
      instant("last_at", "Last decision."),
    ],
    async *rows(context) {
      for (const row of await policyPerformance(context, {}))
        yield [
          row.runId,
          row.policy,
          row.role,
          row.nOffers,
          row.nSlates,
          row.nAccepted,
          row.nRejected,
          row.nIgnored,
          row.nUnanswered,
          row.acceptedShare,
          row.low,
          row.high,
          row.meanPredicted,
          row.acceptedAmount,
          row.firstAt,
          row.lastAt,
        ];
    },
  }),
  defineList({
    name: "evaluation",
    description:
      "Recommendations judged at past dates by what came after them: every method at every date of the newest evaluation that succeeded.",
    operation: "runs.read",
    key: ["cut_on", "method"],
    freshness: "live",
    personal: false,
    columns: [
      text("evaluation_id", "Its job."),
      date("cut_on", "The date at which was decided."),
      date("end_on", "The last day that was looked at."),
      text("method", "The method; ranking is this product's own."),
      number("ndcg10", "NDCG of the first ten, 0 to 1.", share),
      number("ci_low", "Lower end of its 95 % interval.", share),
      number("ci_high", "Upper end.", share),
      number("hit5", "Clients with a hit among the first five.", share),
      number("recall10", "Recall of the first ten.", share),
      number("map10", "Mean average precision of the first ten.", share),
      number("mrr10", "Mean reciprocal rank within the first ten.", share),
      number("coverage", "Products that stand on any list.", share),
      number("novelty_bits", "Mean surprise of an offer.", { unit: "bits", nullable: true }),
      number("popular_share", "Offers among the most popular products.", share),
      text("ranking_is", "Whether ranking is significantly better, worse, or neither; empty for itself.", optional),
    ],
    rows: evaluationRows,
  }),
  defineList({
    name: "problem_changes",
    description: "Problems of the served analysis beside those of the newest other one; an empty cell where one does not have it.",
    operation: "runs.read",
    key: ["problem_id"],
    freshness: "live",
    personal: false,
    columns: [
      servedRun,
      otherRun,
      problemId,
      problemLabel,
      number("share", "Its share now.", share),
      number("other_share", "Its share then.", share),
      integer("n_products", "Products that it holds now.", products),
      integer("other_n_products", "Products that it held then.", products),
    ],
    async *rows(context) {
      const found = await comparedWithLast(context);
      for (const row of found?.problems ?? [])
        yield [
          found?.runId ?? null,
          found?.otherRunId ?? null,
          row.problemId,
          row.label,
          row.share,
          row.otherShare,
          row.nProducts,
          row.otherNProducts,
        ];
    },
  }),
  defineList({
    name: "product_changes",
    description: "Products whose heaviest problem is not the same in the served analysis and the newest other one.",
    operation: "runs.read",
    key: ["product_id"],
    freshness: "live",
    personal: false,
    columns: [
      servedRun,
      otherRun,
      productId,
      productName,
      text("problem_id", "Its heaviest problem now; empty where it is not part of it.", optional),
      text("other_problem_id", "Its heaviest problem then.", optional),
    ],
    async *rows(context) {
      const found = await comparedWithLast(context);
      for (const row of found?.changes ?? [])
        yield [found?.runId ?? null, found?.otherRunId ?? null, row.productId, row.productName, row.problemId, row.otherProblemId];
    },
  }),
];

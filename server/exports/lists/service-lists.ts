import { MAX_PAGE } from "../../use-cases/pages";
import { recommendForClient } from "../../use-cases/recommend";
import { listRuns } from "../../use-cases/runs";
import { category, clientId, clientName, flag, instant, integer, number, productId, productName, text } from "../columns";
import { defineList, type ListDefinition } from "../list";

const RECOMMENDED = 10;
const optional = { nullable: true } as const;

/** Lists of what the service does: analyses, jobs, recommendations. */
export const serviceLists: readonly ListDefinition[] = [
  defineList({
    name: "recommendations",
    description: `What to offer each client of the active run next: the ${RECOMMENDED} best products by the default policy, without exploration.`,
    operation: "recommendations.read",
    key: ["client_id", "rank"],
    freshness: "policy",
    personal: true,
    columns: [
      clientId,
      clientName,
      integer("rank", "Rank, from 1.", { unit: "rank" }),
      productId,
      productName,
      category,
      number("score", "Score in the policy's own unit; compare within one client only.", { unit: "score" }),
      text("problem_id", "The problem through which it is offered.", optional),
      text("problem_label", "Name of that problem.", optional),
      text("reason", "Why, in words."),
      flag("little_data", "Whether there is too little data on this client, so that the prior decides."),
    ],
    async *rows(context) {
      const { state } = context;
      if (state === null) return;
      for (const id of state.analysis.clientIds) {
        const rows = await recommendForClient(context, { clientId: id, top: RECOMMENDED, explore: false, policy: null, seed: null });
        for (const row of rows)
          yield [
            id,
            state.index.clientName(id),
            row.rank,
            row.productId,
            row.productName,
            row.category,
            row.score,
            row.problemId,
            row.problemLabel,
            row.reason,
            row.littleData,
          ];
      }
    },
  }),
  defineList({
    name: "runs",
    description: "Analyses, newest first.",
    operation: "runs.read",
    key: ["run_id"],
    freshness: "live",
    personal: false,
    columns: [
      text("run_id", "Id of the run."),
      text("status", "queued, running, succeeded, failed or cancelled."),
      flag("active", "Whether its results are the ones served."),
      number("seed", "Seed of its random steps."),
      text("as_of", "It uses deals up to the end of this UTC day; empty for all.", optional),
      text("mode", "fast or thorough."),
      instant("created_at", "Asked for."),
      instant("started_at", "Started.", optional),
      instant("finished_at", "Ended.", optional),
      integer("n_clients", "Clients with won deals.", { unit: "clients", nullable: true }),
      integer("n_products", "Products with won deals.", { unit: "products", nullable: true }),
      integer("n_pairs", "Distinct client-product pairs.", { unit: "pairs", nullable: true }),
      integer("n_problems", "Problems found.", { unit: "problems", nullable: true }),
      integer("n_states", "States found.", { unit: "states", nullable: true }),
      text("structure", "found or none.", optional),
      text("error", "Why it failed.", optional),
    ],
    async *rows(context) {
      const { nodes } = await listRuns(context, { page: { first: MAX_PAGE } });
      for (const run of nodes)
        yield [
          run.id,
          run.status,
          run.active,
          run.seed,
          run.asOf,
          run.mode,
          run.createdAt,
          run.startedAt,
          run.finishedAt,
          run.nClients,
          run.nProducts,
          run.nPairs,
          run.nProblems,
          run.nStates,
          run.structure,
          run.error,
        ];
    },
  }),
  defineList({
    name: "jobs",
    description: "Long tasks of the service, newest first.",
    operation: "jobs.read",
    key: ["job_id"],
    freshness: "live",
    personal: false,
    columns: [
      text("job_id", "Id of the job; the job of an analysis has the id of its run."),
      text("kind", "What it does."),
      text("status", "queued, running, succeeded, failed or cancelled."),
      number("progress", "Done so far, 0 to 1.", { unit: "share" }),
      text("stage", "What it is doing."),
      text("error", "Why it failed.", optional),
      instant("created_at", "Made."),
      instant("updated_at", "Last changed."),
    ],
    async *rows({ stores }) {
      for (const job of await stores.jobs.jobs(MAX_PAGE))
        yield [job.id, job.kind, job.status, job.progress, job.stage, job.error, job.createdAt, job.updatedAt];
    },
  }),
];

// Whether gradient-boosted trees beat the penalised logistic regression of RANK on held-out leads: the same leads, columns and folds for both. Planted desks,
// and the leads of a folder where one is given. Needs a Python with scikit-learn: PEERS_PYTHON, or python3.
//
//     npm run bench:trees [-- --data DIR]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { splitFold, stratifiedFolds, pairedGain } from "../../graph/leads/cross-validation";
import { buildLeadBook, type Lead, type LeadRows } from "../../graph/leads/lead-book";
import { cellOf, leadColumns, leadSignature, learnFeatureSpace } from "../../graph/leads/lead-features";
import { findLeakyColumns } from "../../graph/leads/find-leaky-columns";
import { excludedColumnsOf } from "../../graph/leads/rank-leads";
import { selectTrainingCohort } from "../../graph/leads/training-cohort";
import { fitWinModel, outcomesOf, winLogits } from "../../graph/leads/win-model";
import { areaUnderRoc, calibrationError, logLoss, pointLoss } from "../../graph/numeric/classification";
import { sigmoid } from "../../graph/numeric/sparse-logistic";
import { plantLeadMarket } from "../../graph/simulation/lead-market";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { readLeadRows } from "../../server/use-cases/read-leads";

const N_FOLDS = 5;
const SEED = 1;

function judge(name: string, rows: LeadRows, peer: (input: object) => Readonly<Record<string, readonly number[]>> | null): void {
  const book = buildLeadBook(rows, null);
  const cohort = selectTrainingCohort(book);
  const leads = Array.from(cohort.leads, (i): Lead => book.leads[i]);
  const open = Array.from(cohort.open, (i): Lead => book.leads[i]);
  const excluded = excludedColumnsOf(findLeakyColumns(leads, open, { seed: SEED }), {});
  const outcomes = outcomesOf(leads);
  const names = leadColumns(leads);
  const folds = stratifiedFolds(
    leads.map((lead, k) => leadSignature(lead, names, [], k)),
    outcomes,
    N_FOLDS,
    SEED,
  );
  const regression = new Float64Array(leads.length);
  for (let fold = 0; fold < N_FOLDS; fold += 1) {
    const { train, test } = splitFold(folds, fold);
    const model = fitWinModel(
      Array.from(train, (i) => leads[i]),
      [],
      { seed: SEED, excluded },
    );
    const logits = winLogits(
      model,
      Array.from(test, (i) => leads[i]),
      [],
    );
    test.forEach((i, k) => (regression[i] = sigmoid(logits[k])));
  }
  const { columns } = learnFeatureSpace(leads, [], { excluded });
  const trees = peer({
    columns: columns.map((column) => leads.map((lead) => cellOf(lead, column.name))),
    numeric: columns.map(({ kind }) => kind === "numbers"),
    won: Array.from(outcomes),
    folds: Array.from(folds),
  });
  console.log(`\n${name}: ${leads.length} leads, ${columns.length} columns, ${N_FOLDS} folds`);
  const tell = (model: string, p: Float64Array, gain: string): void => {
    const figures = [areaUnderRoc(outcomes, p), logLoss(outcomes, p), calibrationError(outcomes, p)].map((x) => x.toFixed(4));
    console.log(`  ${model.padEnd(34)} AUC ${figures[0]}  log-loss ${figures[1]}  calibration error ${figures[2]}${gain}`);
  };
  tell("logistic regression (RANK)", regression, "");
  const losses = (p: Float64Array): Float64Array => outcomes.map((y, i) => pointLoss(y, p[i]));
  for (const [model, answer] of Object.entries(trees ?? {})) {
    const p = Float64Array.from(answer, (x) => Math.min(1 - 1e-6, Math.max(1e-6, x)));
    const { gain, low, high } = pairedGain(losses(regression), losses(p));
    tell(`boosted trees, ${model}`, p, `  gain in log-loss ${gain.toFixed(4)} (95 %: ${low.toFixed(4)} to ${high.toFixed(4)})`);
  }
}

/** Leads of a folder. */
async function readLeads(folder: string): Promise<LeadRows> {
  const stores = await openStores("duckdb::memory:");
  try {
    await importFolder(stores, { folder, now: new Date(), options: { requires: ["leads"] } });
    return await readLeadRows(stores.deals, "leads");
  } finally {
    await stores.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-trees-"));
  const python = process.env["PEERS_PYTHON"] ?? "python3";
  const script = join(process.cwd(), "test", "bench", "leads-trees-peer.py");
  const peer = (input: object): Readonly<Record<string, readonly number[]>> | null => {
    writeFileSync(join(folder, "input.json"), JSON.stringify(input));
    const { status, stdout, stderr, error } = spawnSync(python, [script, join(folder, "input.json")], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (status === 0) return JSON.parse(stdout) as Readonly<Record<string, readonly number[]>>;
    const why = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
    console.log(`No trees: ${python} cannot run scikit-learn (${why}). Set PEERS_PYTHON to a Python with numpy and scikit-learn.`);
    return null;
  };
  try {
    if (values.data !== undefined) judge(values.data, await readLeads(values.data), peer);
    for (const seed of [1, 2]) judge(`planted desk ${seed}`, plantLeadMarket({ seed, nOpen: 0 }).rows, peer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();

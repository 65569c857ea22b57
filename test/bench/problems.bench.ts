// Problems found by dealgraph beside scikit-learn's LDA (150 iterations) and NMF, both told the planted number: quality and CPU seconds in
// the same run. Needs a Python with numpy, scipy and scikit-learn: PEERS_PYTHON, or python3.
//
//     npm run bench:problems                         2,000 and 20,000 planted clients
//     npm run bench:problems -- small                2,000 only
//     npm run bench:problems -- DIR ...              folders with deals.csv and truth/client_mixtures.csv
//
// CPU seconds: user + system of all threads around the fit alone (reading and counting pairs apart), dealgraph in a new process each time,
// so that compiling its code is in; the peers without their imports, with one BLAS thread, which is their cheapest. The best of RUNS.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDealTable } from "../../graph/deals/build-deal-table";
import { UNDATED, type DealTable } from "../../graph/deals/dataset";
import { asClientId, asProductId } from "../../graph/deals/ids";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import { fitProblemMixtures } from "../../graph/mixtures/fit-problem-mixtures";
import type { MixtureModel } from "../../graph/mixtures/mixture-model";
import { sequentialRunner, type TaskRunner } from "../../graph/numeric/tasks";
import { plantDeals } from "../../graph/simulation/planted";
import { WorkerPool } from "../../server/engines/in-process/worker-pool";
import { clientCosine } from "./client-cosine";
import { measureStage } from "./measure";
import { runPeer, type PeerCost } from "./run-peer";

type Mode = "fast" | "thorough";
const MODES: readonly Mode[] = ["fast", "thorough"];
/** Runs of each, the cheapest counts: the machine may be busy with something else. */
const RUNS = 3;

interface Subject {
  readonly deals: DealTable;
  /** Client shares as planted, C x K. */
  readonly truth: Float64Array;
  readonly nProblems: number;
}

function readSubject(name: string): Subject {
  if (!existsSync(name)) {
    const { dataset, truth } = plantDeals({ seed: 1, nClients: Number(name) });
    return { deals: dataset.deals, truth: truth.mixtures, nProblems: truth.nProblems };
  }
  const rows = (file: string): Record<string, string>[] => {
    const [header, ...lines] = readFileSync(join(name, file), "utf8").trim().split(/\r?\n/);
    const columns = header.split(",");
    return lines.map((line) => Object.fromEntries(line.split(",").map((value, i) => [columns[i], value])));
  };
  const won = rows("deals.csv").filter(({ stage }) => stage === "won");
  const deals = buildDealTable(
    won.map((row) => ({
      clientId: asClientId(row["client_id"]),
      productId: asProductId(row["product_id"]),
      day: UNDATED,
      amount: Number.NaN,
      dealId: row["deal_id"],
    })),
  );
  const planted = rows("truth/client_mixtures.csv");
  const nProblems = 1 + Math.max(...planted.map((row) => Number(row["problem_id"])));
  const truth = new Float64Array(deals.clientIds.length * nProblems);
  const rowOf = new Map(deals.clientIds.map((id, c) => [String(id), c]));
  for (const row of planted) {
    const c = rowOf.get(row["client_id"]);
    if (c !== undefined) truth[c * nProblems + Number(row["problem_id"])] = Number(row["share"]);
  }
  return { deals, truth, nProblems };
}

async function fit({ deals }: Subject, mode: Mode, runner: TaskRunner): Promise<{ readonly model: MixtureModel; readonly cost: PeerCost }> {
  const incidence = buildIncidence(deals, null);
  const { value, cost } = await measureStage(mode, () =>
    fitProblemMixtures({ incidence, clientIds: deals.clientIds, productIds: deals.productIds }, { mode, seed: 1 }, runner),
  );
  return { model: value.model, cost };
}

interface Result {
  readonly method: string;
  readonly nProblems: number;
  readonly cosine: number;
  readonly cost: PeerCost;
}

/** In a process of its own: one fit, told as JSON. */
async function child(name: string, mode: Mode): Promise<void> {
  const subject = readSubject(name);
  const { model, cost } = await fit(subject, mode, sequentialRunner);
  const result: Result = {
    method: `dealgraph, ${mode}`,
    nProblems: model.nProblems,
    cosine: clientCosine(model.theta, model.nProblems, subject),
    cost,
  };
  console.log(JSON.stringify(result));
}

const cheapest = (results: readonly Result[]): Result => results.reduce((a, b) => (b.cost.cpuSeconds < a.cost.cpuSeconds ? b : a));

function runChild(name: string, mode: Mode): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [__filename, "--child", name, mode], { encoding: "utf8" });
  if (status !== 0) throw new Error(`dealgraph ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

const PEERS = [
  { name: "lda", method: "LDA, 150 iterations" },
  { name: "nmf", method: "NMF" },
];

/** The peers, each in a process of its own; none where no Python can run them. */
function runPeers(subject: Subject, folder: string): Result[] {
  const { deals, nProblems } = subject;
  const incidence = buildIncidence(deals, null);
  const pairs = new Int32Array(2 * incidence.products.length);
  for (let c = 0; c < incidence.nClients; c += 1)
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) pairs.set([c, incidence.products[i]], 2 * i);
  writeFileSync(join(folder, "pairs"), pairs);
  const sizes = [incidence.nClients, incidence.nProducts, nProblems].map(String);
  const shares = join(folder, "shares");
  const results: Result[] = [];
  for (const { name, method } of PEERS) {
    const cost = runPeer(
      "problems-peers.py",
      [name, join(folder, "pairs"), ...sizes, shares],
      "numpy scipy scikit-learn",
    ) as PeerCost | null;
    if (cost === null) return [];
    const bytes = readFileSync(shares);
    const found = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    results.push({ method, nProblems, cosine: clientCosine(found, nProblems, subject), cost });
  }
  return results;
}

const digestOf = ({ theta, phi }: MixtureModel): string =>
  createHash("sha256").update(new Uint8Array(theta.buffer)).update(new Uint8Array(phi.buffer)).digest("hex").slice(0, 16);

/** Digests of the fit on one worker thread and on two. */
async function digests(subject: Subject): Promise<string[]> {
  const found: string[] = [];
  for (const size of [1, 2]) {
    const pool = new WorkerPool(size);
    found.push(digestOf((await fit(subject, "fast", pool)).model));
    await pool.close();
  }
  return found;
}

async function bench(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const subject = readSubject(name);
    // Taken in turn, so that a change of the machine's pace meets all alike.
    const rounds = Array.from({ length: subject.deals.clientIds.length > 5_000 ? 1 : RUNS }, () => ({
      own: MODES.map((mode) => runChild(name, mode)),
      peers: runPeers(subject, folder),
    }));
    const own = MODES.map((_, i) => cheapest(rounds.map((round) => round.own[i])));
    const peers = rounds[0].peers.map((_, i) => cheapest(rounds.map((round) => round.peers[i])));
    const [one, two] = await digests(subject);
    console.log(
      `\n${name}: ${subject.deals.clientIds.length} clients, ${subject.deals.productIds.length} products, ${subject.nProblems} problems planted`,
    );
    const head = ["method".padEnd(22), ...["problems", "cosine", "seconds", "CPU s", "of LDA", "peak MB"].map((name) => name.padStart(9))];
    console.log(head.join(" "));
    for (const { method, nProblems, cosine, cost } of [...own, ...peers]) {
      const ofLda = peers.length === 0 ? "" : `1/${(peers[0].cost.cpuSeconds / cost.cpuSeconds).toFixed(1)}`;
      const cells = [nProblems, cosine.toFixed(4), cost.seconds.toFixed(2), cost.cpuSeconds.toFixed(2), ofLda, cost.peakMb.toFixed(0)];
      console.log([method.padEnd(22), ...cells.map((cell) => String(cell).padStart(9))].join(" "));
    }
    console.log(`one worker ${one}, two workers ${two}: ${one === two ? "the same bytes" : "DIFFERENT BYTES"}`);
    if (one !== two) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const first = process.argv.at(2);
  const rest = process.argv.slice(3);
  if (first === "--child") {
    await child(rest[0], rest[1] === "fast" ? "fast" : "thorough");
    return;
  }
  const names = first === undefined ? ["2000", "20000"] : first === "small" ? ["2000"] : [first, ...rest];
  for (const name of names) await bench(name);
}

void main();

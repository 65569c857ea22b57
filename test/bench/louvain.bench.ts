// Communities of products by Louvain (graphology, as the analysis uses it) beside igraph's community_multilevel on the same weighted graph in
// the same run: modularity beside CPU seconds. Needs a Python with igraph and numpy: PEERS_PYTHON, or python3.
//
//     npm run bench:louvain                        2,000, 20,000, 200,000 and 1,000,000 planted clients
//     npm run bench:louvain -- 20000 ...           these numbers of clients
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectCommunities } from "../../graph/communities/detect-communities";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import { createRng } from "../../graph/numeric/rng";
import { newmanWeights, type WeightedGraph } from "../../graph/projection/newman-weights";
import { plantDeals } from "../../graph/simulation/planted";
import { modularityOf } from "./modularity";
import { measureStage } from "./measure";
import { runPeer, type PeerCost } from "./run-peer";

const RESOLUTION = 1;
/** Runs of each, from different seeds: the best modularity and the cheapest run count. */
const RUNS = 3;

interface Result extends PeerCost {
  readonly method: string;
  readonly modularity: number;
  readonly nCommunities: number;
}

const least = (costs: readonly PeerCost[]): PeerCost => costs.reduce((a, b) => (b.cpuSeconds < a.cpuSeconds ? b : a));

function judge(graph: WeightedGraph, method: string, labels: readonly Int32Array[], costs: readonly PeerCost[]): Result {
  const scored = labels.map((own) => ({ own, modularity: modularityOf(graph, own, RESOLUTION) }));
  const best = scored.reduce((a, b) => (b.modularity > a.modularity ? b : a));
  return { method, ...least(costs), modularity: best.modularity, nCommunities: new Set(best.own).size };
}

async function own(graph: WeightedGraph): Promise<Result> {
  const labels: Int32Array[] = [];
  const costs: PeerCost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const settings = [{ resolution: RESOLUTION, rng: createRng(run, "bench") }];
    const { value, cost } = await measureStage("", () => detectCommunities(graph, settings));
    labels.push(value[0]);
    costs.push(cost);
  }
  return judge(graph, "dealgraph", labels, costs);
}

function peer(graph: WeightedGraph): Result | null {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const at = (name: string): string => join(folder, name);
    const edges = new Int32Array(2 * graph.neighbours.length);
    for (let a = 0; a < graph.nNodes; a += 1)
      for (let i = graph.offsets[a]; i < graph.offsets[a + 1]; i += 1) {
        edges[2 * i] = a;
        edges[2 * i + 1] = graph.neighbours[i];
      }
    writeFileSync(at("edges"), edges);
    writeFileSync(at("weights"), graph.weights);
    const args = [String(graph.nNodes), at("edges"), at("weights"), String(RESOLUTION), String(RUNS), at("labels")];
    const told = runPeer("louvain-peer.py", args, "igraph numpy") as {
      readonly version: string;
      readonly costs: readonly PeerCost[];
    } | null;
    if (told === null) return null;
    const bytes = readFileSync(at("labels"));
    const all = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    const labels = told.costs.map((_, run) => all.slice(run * graph.nNodes, (run + 1) * graph.nNodes));
    return judge(graph, `igraph ${told.version}`, labels, told.costs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(nClients: number): Promise<void> {
  const nProducts = Math.min(10_000, Math.max(200, Math.round(nClients / 20)));
  const { deals } = plantDeals({ seed: 1, nClients, nProducts, nProblems: 16, dealsPerClient: 5 }).dataset;
  const { value, cost } = await measureStage("", () => newmanWeights(buildIncidence(deals, null)));
  const { graph } = value;
  console.log(
    `\n${deals.clients.length} deals, ${nClients} clients: ${graph.nNodes} products, ${graph.neighbours.length} edges (weighed in ${cost.cpuSeconds.toFixed(2)} CPU s)`,
  );
  console.log(["method".padEnd(16), "seconds", "CPU s", "peak MB", "modularity", "communities"].map((name) => name.padStart(12)).join(" "));
  const [ours, theirs] = [await own(graph), peer(graph)];
  for (const { method, seconds, cpuSeconds, peakMb, modularity, nCommunities } of theirs === null ? [ours] : [ours, theirs]) {
    const cells = [seconds.toFixed(2), cpuSeconds.toFixed(2), peakMb.toFixed(0), modularity.toFixed(5), String(nCommunities)];
    console.log([method.padEnd(16), ...cells.map((cell) => cell.padStart(12))].join(" "));
  }
  if (theirs !== null)
    console.log(
      `dealgraph / igraph: CPU ${(ours.cpuSeconds / theirs.cpuSeconds).toFixed(2)}, modularity ${(ours.modularity - theirs.modularity).toFixed(5)} apart`,
    );
}

async function main(): Promise<void> {
  const given = process.argv.slice(2).map(Number);
  for (const nClients of given.length > 0 ? given : [2_000, 20_000, 200_000, 1_000_000]) await bench(nClients);
}

void main();

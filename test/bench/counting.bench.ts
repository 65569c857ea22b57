// Counting of intersections beside scipy's A^T A in the same run, and what very large clients cost. Needs a Python with numpy and scipy:
// PEERS_PYTHON, or python3.
//
//     npm run bench:counting                 5M deals, 1M clients, 10,000 products
//     npm run bench:counting -- 100000       clients
//     npm run bench:counting -- hubs         twenty clients with every product among 100,000 others, at several bounds
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import type { PairRows } from "../../graph/incidence/pair-rows";
import { countIntersections } from "../../graph/projection/count-intersections.task";
import { countingInput, describeIntersections } from "../../graph/projection/intersect-products";
import { plantDeals } from "../../graph/simulation/planted";
import { formatCosts, measureStage, type StageCost } from "./measure";
import { runPeer, type PeerCost } from "./run-peer";

const N_PRODUCTS = 10_000;

const plant = (nClients: number): PairRows =>
  buildIncidence(plantDeals({ seed: 1, nClients, nProducts: N_PRODUCTS, nProblems: 16, dealsPerClient: 5 }).dataset.deals, null);

interface Peer extends PeerCost {
  readonly total: number;
  readonly listed: number;
}

function peer({ nClients, nProducts, offsets, products }: PairRows): Peer | null {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const codes = new Int32Array(2 * products.length);
    for (let c = 0; c < nClients; c += 1)
      for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
        codes[2 * i] = c;
        codes[2 * i + 1] = products[i];
      }
    writeFileSync(join(folder, "pairs"), codes);
    return runPeer("counting-peer.py", [join(folder, "pairs"), String(nClients), String(nProducts)], "numpy scipy") as Peer | null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function besideScipy(nClients: number): Promise<void> {
  const pairs = plant(nClients);
  const input = countingInput(pairs);
  const costs: StageCost[] = [];
  // The second run has no compiling in it, like the peer's.
  for (const name of ["counting, first", "counting, again"]) {
    const { cost } = await measureStage(name, () => countIntersections.run(input));
    costs.push(cost);
  }
  const { value: counts } = await measureStage("", () => countIntersections.run(input));
  costs.push((await measureStage("significance", () => describeIntersections(input, counts))).cost);
  const total = counts.clientsBoth.reduce((sum, n) => sum + n, 0);
  const scipy = peer(pairs);
  if (scipy !== null) costs.push({ ...scipy, stage: "scipy A^T A" });
  console.log(formatCosts(`${pairs.products.length} pairs, ${nClients} clients, ${pairs.nProducts} products`, costs));
  console.log(`${counts.productA.length} intersections, ${total} shared clients`);
  if (scipy === null) return;
  if (scipy.total !== total || scipy.listed !== counts.productA.length) {
    console.log(`DIFFERENT COUNTS: scipy ${scipy.listed} intersections, ${scipy.total} shared clients`);
    process.exitCode = 1;
  }
  console.log(`equal counts; dealgraph / scipy ${(costs[1].cpuSeconds / scipy.cpuSeconds).toFixed(2)} in CPU seconds`);
}

async function withHubs(): Promise<void> {
  const small = plant(100_000);
  const nHubs = 20;
  const all = Int32Array.from({ length: small.nProducts }, (_, p) => p);
  const products = new Int32Array(small.products.length + nHubs * all.length);
  products.set(small.products);
  const offsets = new Int32Array(small.nClients + nHubs + 1);
  offsets.set(small.offsets);
  for (let h = 0; h < nHubs; h += 1) {
    const at = small.products.length + h * all.length;
    products.set(all, at);
    offsets[small.nClients + h + 1] = at + all.length;
  }
  const pairs = { nClients: small.nClients + nHubs, nProducts: small.nProducts, offsets, products };
  const costs = [(await measureStage("without the twenty", () => countIntersections.run(countingInput(small)))).cost];
  for (const maxProductsPerClient of [200, 500, 1_000, 2_000, 5_000, 20_000]) {
    const input = countingInput(pairs, { maxProductsPerClient });
    const { value, cost } = await measureStage(`bound ${maxProductsPerClient}`, () => countIntersections.run(input));
    const { bounded } = describeIntersections(input, value);
    costs.push({ ...cost, stage: `${cost.stage}: ${value.productA.length} listed, ${bounded.nUnlisted} not` });
  }
  console.log(formatCosts("twenty clients with all of 10,000 products among 100,000", costs));
}

void (process.argv.at(2) === "hubs" ? withHubs() : besideScipy(Number(process.argv.at(2) ?? 1_000_000)));

// Growth of the whole analysis, file to mixtures, from 10^4 to 10^7 planted deals, as a table and as docs/growth.svg.
//
//     npm run bench:growth                        10^4 to 10^7: a quarter of an hour
//     npm run bench:growth -- 10000 100000 ...    these numbers of deals; writes no picture
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plantDeals } from "../../graph/simulation/planted";
import { drawGrowth, type GrowthPoint } from "./draw-growth";
import { writeDeals } from "./write-deals";

const ROOT = join(__dirname, "..", "..", "..");
const SIZES = [10_000, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000];

/** One analysis in a process of its own. CPU and peak memory are those of all its threads. */
async function measure(nDeals: number): Promise<GrowthPoint> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const nClients = Math.round(nDeals / 5);
    const nProducts = Math.min(10_000, Math.max(200, Math.round(nClients / 100)));
    const { deals } = plantDeals({ seed: 1, nClients, nProducts, nProblems: 16, dealsPerClient: 5 }).dataset;
    await writeDeals(join(folder, "deals.csv"), deals);
    const out = join(folder, "out");
    const args = ["--max-old-space-size=8000", join(ROOT, "dist", "server", "cli", "main.js"), "analyze", "--data", folder, "--out", out];
    const run = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr.trim().split("\n").at(-1));
    const timings = JSON.parse(readFileSync(join(out, "timings.json"), "utf8")) as {
      readonly seconds: { readonly total: number };
      readonly cpu_seconds: number;
      readonly peak_memory_mb: number;
    };
    const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as { readonly problems: readonly unknown[] };
    return {
      nDeals: deals.clients.length,
      seconds: timings.seconds.total,
      cpuSeconds: timings.cpu_seconds,
      peakMb: timings.peak_memory_mb,
      nProblems: report.problems.length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const sizes = given.length > 0 ? given.map(Number) : SIZES;
  console.log(["deals", "seconds", "CPU s", "peak MB", "us a deal", "problems (16)"].map((name) => name.padStart(13)).join(" "));
  const points: GrowthPoint[] = [];
  for (const size of sizes) {
    const point = await measure(size);
    points.push(point);
    const { nDeals, seconds, cpuSeconds, peakMb, nProblems } = point;
    const cells = [nDeals, seconds.toFixed(1), cpuSeconds.toFixed(1), peakMb, ((1e6 * cpuSeconds) / nDeals).toFixed(0), nProblems];
    console.log(cells.map((cell) => String(cell).padStart(13)).join(" "));
  }
  const costOf = (size: number): number | undefined => {
    const at = sizes.indexOf(size);
    return at < 0 ? undefined : points[at].cpuSeconds / points[at].nDeals;
  };
  const [half, five] = [costOf(500_000), costOf(5_000_000)];
  if (half !== undefined && five !== undefined) console.log(`a deal of 5M costs ${(five / half).toFixed(2)} times one of 500k`);
  if (given.length === 0) {
    writeFileSync(join(ROOT, "docs", "growth.svg"), drawGrowth(points));
    console.log("docs/growth.svg written");
  }
}

void main();

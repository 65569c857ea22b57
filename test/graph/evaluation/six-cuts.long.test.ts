import { evaluateRecommendations } from "../../../graph/evaluation/evaluate-recommendations";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
import { dealDaySpan } from "../../../graph/signals/history";
import { WorkerPool } from "../../../server/engines/in-process/worker-pool";
import { readExample } from "../../support/read-example";

/** The bundled examples at 70, 80 and 90 % of their time spans, against every peer. */
jest.setTimeout(1_800_000);

const EXAMPLES = ["northwind", "online_retail_wholesale"];
const reports = new Map<string, EvaluationReport>();

beforeAll(async () => {
  const pool = new WorkerPool();
  for (const name of EXAMPLES) {
    const dataset = readExample(name);
    const { first, last } = dealDaySpan(dataset.deals, null) ?? { first: 0, last: 0 };
    const cutDays = [0.7, 0.8, 0.9].map((share) => Math.floor(first + share * (last - first)));
    reports.set(name, await evaluateRecommendations(dataset, { cutDays, seed: 1 }, pool));
  }
  await pool.close();
});

test.each(EXAMPLES)("%s: at no cut significantly below the best peer, which the test itself picks", (name) => {
  for (const { bestPeer } of reports.get(name)?.cuts ?? []) expect(bestPeer?.verdict).not.toBe("worse");
});

test("over the six cuts, NDCG@10 is at least 1.15 times the best peer's in the geometric mean", () => {
  const ratios = EXAMPLES.flatMap((name) => reports.get(name)?.cuts.map(({ bestPeer }) => bestPeer?.ratio ?? 0) ?? []);
  expect(ratios).toHaveLength(6);
  expect(Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / 6)).toBeGreaterThanOrEqual(1.15);
});

test("peers are the ones people would use: their NDCG@10 at 80 % is that of independent implementations", () => {
  const wanted: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    northwind: { popularity: 0.2043, "recent popularity": 0.1779, "item kNN": 0.2194, EASE: 0.2229, RP3beta: 0.2025 },
    online_retail_wholesale: { popularity: 0.0282, "recent popularity": 0.0367, "item kNN": 0.0818, EASE: 0.0969, RP3beta: 0.0954 },
  };
  for (const [name, peers] of Object.entries(wanted)) {
    const methods = reports.get(name)?.cuts[1].methods ?? [];
    for (const [peer, ndcg] of Object.entries(peers))
      expect([peer, methods.find(({ method }) => method === peer)?.metrics.ndcg10.toFixed(4)]).toEqual([peer, ndcg.toFixed(4)]);
  }
});

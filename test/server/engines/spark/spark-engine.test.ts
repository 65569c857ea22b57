import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Analysis } from "../../../../graph/analysis";
import { InProcessEngine } from "../../../../server/engines/in-process/in-process-engine";
import { SparkEngine } from "../../../../server/engines/spark/spark-engine";
import type { AnalysisTask } from "../../../../server/ports/engine";
import { readExample } from "../../../support/read-example";
import { SPARK, describeWithSpark } from "../../../support/spark";

/** Same counts, same problems, mixtures within rounding. */
export function expectSameAnalysis(found: Analysis, expected: Analysis): void {
  for (const column of ["productA", "productB", "clientsA", "clientsB", "clientsBoth"] as const)
    expect(Buffer.from(found.intersections[column].buffer).equals(Buffer.from(expected.intersections[column].buffer))).toBe(true);
  expect(
    found.problems.map(({ id, label, topProducts, nClients, nProducts }) => ({ id, label, topProducts, nClients, nProducts })),
  ).toEqual(expected.problems.map(({ id, label, topProducts, nClients, nProducts }) => ({ id, label, topProducts, nClients, nProducts })));
  for (const part of ["theta", "phi", "pi"] as const) {
    const [one, other] = [found.model[part], expected.model[part]];
    expect(one.length).toBe(other.length);
    expect(one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), 0)).toBeLessThan(1e-9);
  }
}

describeWithSpark("analysis in Spark", () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-spark-test-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds in the example what this process finds: equal counts row for row, equal problems, mixtures within 1e-9", async () => {
    const dataset = readExample("online_retail_wholesale");
    const task: AnalysisTask = { dataset, seed: 1, asOfDay: null, mode: "fast", previous: null };
    const inner = new InProcessEngine(2);
    const stages: string[] = [];
    const inSpark = new SparkEngine(inner, { ...SPARK, storage: folder });
    const found = await inSpark.analyze(task, {
      onProgress: (_, stage) => {
        stages.push(stage);
      },
    });
    const { analysis: expected } = await inner.analyze(task);
    expect(found.analysis.report.structure).toBe("found");
    expectSameAnalysis(found.analysis, expected);
    expect(stages.some((stage) => stage.startsWith("counting in Spark"))).toBe(true);
    expect(stages.some((stage) => stage.startsWith("mixtures in Spark, iteration 15"))).toBe(true);
    // Nothing is left behind.
    expect(readdirSync(folder)).toEqual([]);
  }, 600_000);
});

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InProcessEngine } from "../../../../server/engines/in-process/in-process-engine";
import { SparkEngine } from "../../../../server/engines/spark/spark-engine";
import type { AnalysisTask } from "../../../../server/ports/engine";
import { expectSameAnalysis } from "../../../support/expect-same-analysis";
import { readExample } from "../../../support/read-example";
import { SPARK, describeWithSpark } from "../../../support/spark";

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

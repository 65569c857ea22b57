import { readFileSync, readdirSync } from "node:fs";
import { plantDeals } from "../../../../graph/simulation/planted";
import { InProcessEngine } from "../../../../server/engines/in-process/in-process-engine";
import { SparkEngine } from "../../../../server/engines/spark/spark-engine";
import type { AnalysisTask } from "../../../../server/ports/engine";
import { expectSameAnalysis } from "../../../support/expect-same-analysis";
import { SPARK, describeWithSpark } from "../../../support/spark";

/** Executors of applications that this process started. */
function findExecutors(): number[] {
  const parents = new Map<number, number>();
  const executors: number[] = [];
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      if (readFileSync(`/proc/${entry}/cmdline`, "utf8").includes("CoarseGrainedExecutorBackend")) executors.push(Number(entry));
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (parents.has(pid) && pid > 1 && isOurs(parents.get(pid) ?? 0));
  return executors.filter(isOurs);
}

describeWithSpark("two million deals in Spark", () => {
  it("gives the counts and problems of this process, with executors killed while counting and while iterating", async () => {
    const { dataset } = plantDeals({ seed: 2, nClients: 400_000, nProducts: 2_000, nProblems: 12, dealsPerClient: 5 });
    expect(dataset.deals.clients.length).toBeGreaterThan(1_900_000);
    const task: AnalysisTask = { dataset, seed: 1, asOfDay: null, mode: "fast", previous: null };
    const inner = new InProcessEngine(2);
    const killed: string[] = [];
    const kill = (when: string): void => {
      const pid = findExecutors().at(0);
      if (killed.includes(when) || pid === undefined) return;
      killed.push(when);
      process.kill(pid, "SIGKILL");
    };
    const { analysis } = await new SparkEngine(inner, { ...SPARK, driverMemory: "2g", shufflePartitions: 8 }).analyze(task, {
      onProgress: (_, stage) => {
        if (stage.startsWith("counting in Spark")) setTimeout(kill, 3_000, "counting");
        if (stage.startsWith("mixtures in Spark, iteration 6 ")) kill("mixtures");
      },
    });
    expect(killed).toContain("mixtures");
    expectSameAnalysis(analysis, (await inner.analyze(task)).analysis);
  });
});

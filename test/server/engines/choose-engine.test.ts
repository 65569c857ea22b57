import { alignPartitions } from "../../../graph/communities/product-partitions";
import { chooseEngine } from "../../../server/engines/choose-engine";
import { InProcessEngine } from "../../../server/engines/in-process/in-process-engine";
import type { DetectionRequest } from "../../../server/ports/community-detector";
import type { AnalysisTask, Engine } from "../../../server/ports/engine";
import { InputError } from "../../../server/ports/errors";
import { makeDataset } from "../../support/small-data";

const inProcess = new InProcessEngine(1);

it("refuses gds for a store without a server, with the remedy", () => {
  expect(() => chooseEngine("gds", inProcess, { communities: null, url: "duckdb:x" })).toThrow(InputError);
  expect(() => chooseEngine("gds", inProcess, { communities: null, url: "duckdb:x" })).toThrow(/--store neo4j:.* or --engine in-process/);
  expect(chooseEngine("in-process", inProcess, { communities: null, url: "duckdb:x" })).toBe(inProcess);
});

it("asks the server for communities and hands them to the engine of this process", async () => {
  const dataset = makeDataset([
    ["a", "p"],
    ["a", "q"],
    ["b", "q"],
  ]);
  const asked: DetectionRequest[] = [];
  const tasks: AnalysisTask[] = [];
  const partitions = { productIds: dataset.deals.productIds, labels: [new Int32Array(dataset.deals.productIds.length)] };
  const inner = {
    analyze: (task: AnalysisTask) => {
      tasks.push(task);
      return Promise.resolve({});
    },
  } as unknown as Engine;
  const communities = {
    detect: (request: DetectionRequest) => {
      asked.push(request);
      return Promise.resolve(partitions);
    },
  };
  const engine = chooseEngine("gds", inner, { communities, url: "bolt://x" });
  await engine.analyze({ dataset, seed: 5, asOfDay: null, mode: "fast", previous: null });
  expect(asked).toEqual([expect.objectContaining({ seed: 5, asOfDay: null, nSeeds: 1 })]);
  expect(tasks[0].partitions).toBe(partitions);
});

it("aligns partitions by product id; products that the server does not know stand alone", () => {
  const labels = [Int32Array.of(7, 7, -1, 3), Int32Array.of(0, 1, 0, 1)];
  expect(alignPartitions({ productIds: ["d", "b", "c", "a"], labels }, ["a", "b", "c", "d", "e"]).map((row) => [...row])).toEqual([
    [0, 1, 2, 1, 3],
    [0, 0, 1, 1, 2],
  ]);
});

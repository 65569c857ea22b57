import { createNetwork, nudgeOutput, runNetwork } from "../../../../graph/policy/deep/network";
import { agentOutputs, bestAction, trainDeep } from "../../../../graph/policy/deep/train-deep";
import { createTrainer } from "../../../../graph/policy/deep/trainer";
import { deepPolicyNames } from "../../../../graph/policy/policy";
import { plantSalesProcess } from "../../../../graph/simulation/plant-sales-process";
import { processValue, stateFeatures } from "../../../../graph/simulation/sales-process";
import { compareWithTables } from "./beside-tables";

describe("a network", () => {
  const network = createNetwork([3, 5, 2], 1);
  const input = Float64Array.of(0.3, -1, 2);

  it("gives the same outputs in plain arithmetic and in the tensor library", async () => {
    const trainer = await createTrainer(network, 0.01);
    const outputs = trainer.predict(Float32Array.from(input), 1);
    runNetwork(network, input).forEach((value, k) => {
      expect(outputs[k]).toBeCloseTo(value, 6);
    });
    trainer.close();
  });

  it("learns a function it is shown, by the gradients it is given", async () => {
    const trainer = await createTrainer(createNetwork([1, 16, 1], 2), 0.02);
    const inputs = Float32Array.from({ length: 64 }, (_, i) => i / 32 - 1);
    const error = () => Math.sqrt(trainer.predict(inputs, 64).reduce((sum, y, i) => sum + (y - Math.abs(inputs[i])) ** 2, 0) / 64);
    expect(error()).toBeGreaterThan(0.4);
    for (let step = 0; step < 200; step += 1)
      trainer.step(inputs, 64, (outputs) => Float32Array.from(outputs, (y, i) => (2 * (y - Math.abs(inputs[i]))) / 64));
    expect(error()).toBeLessThan(0.05);
    trainer.close();
  });

  it("moves its output towards a direction when it is nudged, and leaves the original alone", () => {
    const before = runNetwork(network, input);
    const after = runNetwork(nudgeOutput(network, input, Float64Array.of(1, -1), 0.5), input);
    expect(after[0] - before[0]).toBeCloseTo(0.5, 5);
    expect(after[1] - before[1]).toBeCloseTo(-0.5, 5);
    expect(runNetwork(network, input)).toEqual(before);
  });

  it.each([[[3]], [[3, 0]], [[2.5, 1]]])("refuses sizes %j", (sizes) => {
    expect(() => createNetwork(sizes, 1)).toThrow("sizes must be");
  });
});

describe("training", () => {
  const process = plantSalesProcess({ seed: 4, memory: "short" });

  it.each(deepPolicyNames)("%s is repeatable: equal seeds give equal networks, another seed another one", async (name) => {
    const train = (seed: number) => trainDeep(name, process, { seed, effort: 0.02 });
    const [first, again, other] = [await train(1), await train(1), await train(2)];
    expect(again).toEqual(first);
    expect(other.network).not.toEqual(first.network);
    const features = stateFeatures(process, process.starts[0]);
    const outputs = agentOutputs(first, features);
    expect(outputs.every(Number.isFinite)).toBe(true);
    expect(bestAction(first, features)).toBe(outputs.indexOf(Math.max(...outputs)));
  });

  it("refuses an effort that is none", async () => {
    await expect(trainDeep("dqn", process, { seed: 1, effort: 0 })).rejects.toThrow("effort must be > 0");
  });

  it("with little effort already comes near the best table where the state is small (all seeds: beside-tables.long.test.ts)", async () => {
    const { bestTable, random, deep } = await compareWithTables("short", 1, deepPolicyNames, 0.1);
    expect(random).toBeLessThan(0.6 * bestTable);
    for (const value of deep.values()) expect(value).toBeGreaterThan(0.9 * bestTable);
  });
});

it("a process judges a policy by the same clients in the same moods", () => {
  const process = plantSalesProcess({ seed: 1, memory: "long" });
  const judge = () => processValue(process, () => 0, { seed: 1, nJourneys: 50, nPeriods: 10 });
  expect(judge()).toEqual(judge());
  expect(() => processValue(process, () => 0, { seed: 1, nJourneys: 0 })).toThrow("nJourneys");
});

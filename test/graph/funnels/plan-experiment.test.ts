import { planExperiment, readExperiment } from "../../../graph/funnels/plan-experiment";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { createRng } from "../../../graph/numeric/rng";

const plan = planExperiment({ baseRate: 0.3, uplift: 0.1 });
const prediction = { uplift: 0.1, low: 0.02, high: 0.18 };

describe("planExperiment", () => {
  it("has the textbook size, a little more for the looks", () => {
    // 353 a group for .3 against .4 at .05 and 80 % (Fleiss), times 1.024.
    expect(plan.perArm).toBeGreaterThanOrEqual(353);
    expect(plan.perArm).toBeLessThanOrEqual(370);
    expect(plan.looks.map(({ boundary }) => boundary.toFixed(2))).toEqual(["4.05", "2.86", "2.34", "2.02"]);
  });

  it.each([
    { baseRate: 0, uplift: 0.1 },
    { baseRate: 0.3, uplift: 0 },
    { baseRate: 0.95, uplift: 0.1 },
    { baseRate: 0.3, uplift: 0.1, power: 1 },
  ])("refuses %j", (question) => {
    expect(() => planExperiment(question)).toThrow(InvalidArgumentError);
  });

  it("keeps its error and its power over many experiments", () => {
    const rng = createRng(3, "experiments");
    const decide = (rate: number): string => {
      let [control, trial] = [
        { won: 0, lost: 0 },
        { won: 0, lost: 0 },
      ];
      const add = (arm: { won: number; lost: number }, p: number) =>
        rng() < p ? { ...arm, won: arm.won + 1 } : { ...arm, lost: arm.lost + 1 };
      for (const look of plan.looks) {
        while (control.won + control.lost < look.perArm) {
          control = add(control, 0.3);
          trial = add(trial, rate);
        }
        const { status } = readExperiment(plan, prediction, control, trial);
        if (status !== "running") return status;
      }
      return "running";
    };
    const count = (rate: number, wanted: string): number =>
      Array.from({ length: 400 }, () => decide(rate)).filter((status) => status === wanted).length;
    expect(count(0.3, "better") + 0).toBeLessThanOrEqual(22);
    expect(count(0.4, "better")).toBeGreaterThanOrEqual(290);
  });
});

describe("readExperiment", () => {
  it("before any outcome the prediction stands", () => {
    expect(readExperiment(plan, prediction, { won: 0, lost: 0 }, { won: 3, lost: 1 })).toMatchObject({
      status: "running",
      updated: 0.1,
      updatedLow: 0.02,
      updatedHigh: 0.18,
    });
  });

  it("outcomes feed back: the updated uplift lies between prediction and experiment, and is surer", () => {
    const state = readExperiment(plan, prediction, { won: 60, lost: 140 }, { won: 62, lost: 138 });
    expect(state.difference).toBeCloseTo(0.01);
    expect(state.updated).toBeGreaterThan(0.01);
    expect(state.updated).toBeLessThan(0.1);
    expect(state.updatedHigh - state.updatedLow).toBeLessThan(0.16);
    expect(state.status).toBe("running");
  });

  it("refuses counts that are none", () => {
    expect(() => readExperiment(plan, prediction, { won: -1, lost: 0 }, { won: 0, lost: 0 })).toThrow(InvalidArgumentError);
  });
});

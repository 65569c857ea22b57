import { compareSides, type ComparedSlate } from "../../../graph/evaluation/champion-challenger";
import { createRng } from "../../../graph/numeric/rng";

/** Slates of two policies with given acceptance rates. */
function simulate(
  seed: number,
  n: number,
  rates: { readonly champion: number; readonly challenger: number },
  split = 0.3,
): ComparedSlate[] {
  const rng = createRng(seed, "sides");
  return Array.from({ length: n }, () => {
    const isChallenger = rng() < split;
    return { isChallenger, reward: rng() < (isChallenger ? rates.challenger : rates.champion) ? 1 : 0 };
  });
}

/** Looks after every fiftieth slate and stops at the first verdict. */
function peek(slates: readonly ComparedSlate[], split = 0.3): string {
  for (let n = 50; n <= slates.length; n += 50) {
    const { verdict } = compareSides(slates.slice(0, n), { split });
    if (verdict === "challenger wins" || verdict === "champion wins") return verdict;
  }
  return "none";
}

describe("champion and challenger", () => {
  it("without a difference, looked at again and again, are seldom told apart", () => {
    const runs = Array.from({ length: 60 }, (_, seed) => peek(simulate(seed, 4_000, { champion: 0.2, challenger: 0.2 })));
    expect(runs.filter((verdict) => verdict !== "none").length).toBeLessThanOrEqual(6);
  });

  it("with a difference are told apart, the right way round, long before the end", () => {
    const better = Array.from({ length: 10 }, (_, seed) => peek(simulate(seed, 6_000, { champion: 0.2, challenger: 0.3 })));
    expect(better.filter((verdict) => verdict === "challenger wins").length).toBeGreaterThanOrEqual(9);
    const worse = Array.from({ length: 10 }, (_, seed) => peek(simulate(seed, 6_000, { champion: 0.3, challenger: 0.2 })));
    expect(worse.filter((verdict) => verdict === "champion wins").length).toBeGreaterThanOrEqual(9);
  });

  it("estimate the difference without bias, also when the times change for both", () => {
    const rng = createRng(3, "drift");
    const slates = Array.from({ length: 20_000 }, (_, t) => {
      const isChallenger = rng() < 0.5;
      return { isChallenger, reward: rng() < 0.1 + (0.5 * t) / 20_000 + (isChallenger ? 0.08 : 0) ? 1 : 0 };
    });
    const { difference } = compareSides(slates, { split: 0.5 });
    expect(difference?.value).toBeCloseTo(0.08, 1.5);
    expect(difference?.low).toBeLessThan(0.08);
    expect(difference?.high).toBeGreaterThan(0.08);
  });

  it("say nothing before both have been seen often enough", () => {
    expect(compareSides([], { split: 0.5 })).toEqual({
      champion: { slates: 0, mean: null },
      challenger: { slates: 0, mean: null },
      difference: null,
      verdict: "too early",
    });
    const few = simulate(1, 150, { champion: 0, challenger: 1 }, 0.5);
    expect(compareSides(few, { split: 0.5 })).toMatchObject({ verdict: "too early", challenger: { mean: 1 }, champion: { mean: 0 } });
    expect(compareSides(few, { split: 0.5, minSlates: 10 }).verdict).toBe("challenger wins");
  });

  it("end when a difference worth a change is ruled out", () => {
    const slates = simulate(1, 20_000, { champion: 0.2, challenger: 0.2 }, 0.5);
    expect(compareSides(slates, { split: 0.5, leastEffect: 0.05 }).verdict).toBe("no difference");
  });

  it.each([
    [{ split: 0 }, "split must be in (0, 1), got 0"],
    [{ split: 0.5, alpha: 1 }, "alpha must be in (0, 1), got 1"],
    [{ split: 0.5, minSlates: 1 }, "minSlates must be an integer >= 2, got 1"],
    [{ split: 0.5, leastEffect: -1 }, "leastEffect must be >= 0, got -1"],
    [{ split: 0.5, tuneFor: 0 }, "tuneFor must be >= 1, got 0"],
  ])("refuse %j", (options, message) => {
    expect(() => compareSides([], options)).toThrow(message);
  });
});

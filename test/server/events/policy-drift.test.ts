import { DriftWatch, type Drift } from "../../../server/events/policy-drift";

const feed = (watch: DriftWatch, rewards: readonly number[], policy = "ranking"): (Drift | null)[] =>
  rewards.map((reward) => watch.add(policy, reward));
/** One in `every` is accepted, evenly. */
const accepted = (n: number, every: number): number[] => Array.from({ length: n }, (_, i) => (i % every === 0 ? 1 : 0));

describe("drift of a policy", () => {
  it("is told once when offers are accepted less often, with both rates", () => {
    const watch = new DriftWatch();
    expect(feed(watch, accepted(500, 2)).every((found) => found === null)).toBe(true);
    const told = feed(watch, accepted(100, 20)).filter((found) => found !== null);
    expect(told).toHaveLength(1);
    expect(told[0].recentRate).toBeLessThan(told[0].formerRate);
    expect(told[0].z).toBeLessThanOrEqual(-4);
  });

  it("is told when they are accepted more often", () => {
    const watch = new DriftWatch();
    feed(watch, accepted(300, 10));
    expect(feed(watch, accepted(100, 1)).find((found) => found !== null)?.z).toBeGreaterThanOrEqual(4);
  });

  it("is never told of few outcomes, nor where all are alike, nor of another policy", () => {
    expect(feed(new DriftWatch(), [...accepted(99, 1), ...new Array<number>(100).fill(0)]).filter((found) => found !== null)).toEqual([]);
    expect(feed(new DriftWatch(), new Array<number>(1500).fill(0)).filter((found) => found !== null)).toEqual([]);
    const watch = new DriftWatch();
    feed(watch, accepted(500, 1), "popularity");
    expect(feed(watch, new Array<number>(150).fill(0)).filter((found) => found !== null)).toEqual([]);
  });
});

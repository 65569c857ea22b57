import { createRng } from "../../../../graph/numeric/rng";
import { decide, type Bandit, type BanditContext } from "../../../../graph/policy/bandits/bandit";
import { restoreBandit } from "../../../../graph/policy/bandits/create-bandit";

const nArms = 4;
const nFeatures = 2;
const nStates = 3;

const contextOf = (draw: () => number): BanditContext => ({
  state: Math.floor(draw() * nStates),
  features: Float64Array.of(draw() - 0.5, draw() - 0.5),
});

/** Arm a pays with a probability that depends on the features. */
const chance = ({ features }: BanditContext, arm: number): number => 0.2 + 0.15 * arm + (arm % 2 === 0 ? 0.3 : -0.3) * features[0];

function train(bandit: Bandit, n: number): void {
  const draw = createRng(5, "contract");
  for (let t = 0; t < n; t += 1) {
    const context = contextOf(draw);
    const arm = bandit.choose(context, draw);
    bandit.update([{ context, arm, reward: draw() < chance(context, arm) ? 1 : 0 }]);
  }
}

/** What holds for every bandit. `create` makes one that has learnt nothing, with the sizes it is given. */
export function testBanditContract(create: (sizes: { nArms: number; nFeatures: number; nStates: number }) => Bandit): void {
  const make = () => create({ nArms, nFeatures, nStates });
  const trained = (n = 300) => {
    const bandit = make();
    train(bandit, n);
    return bandit;
  };

  test.each([0, 1, 7, 300])("probabilities after %d outcomes sum to 1 and are those of the draws", (n) => {
    const bandit = trained(n);
    expect(bandit.nUpdates).toBe(n);
    const context = contextOf(createRng(9, "context"));
    const probabilities = bandit.probabilities(context);
    expect(probabilities).toHaveLength(nArms);
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const rng = createRng(2, "draws");
    const nDraws = 4_000;
    const counts = new Array<number>(nArms).fill(0);
    for (let i = 0; i < nDraws; i += 1) counts[bandit.choose(context, rng)] += 1;
    // Four standard errors and a unit; the seed is fixed, so this never flickers.
    counts.forEach((count, arm) => {
      const p = probabilities[arm];
      expect(Math.abs(count - nDraws * p)).toBeLessThanOrEqual(4 * Math.sqrt(nDraws * p * (1 - p)) + 1);
    });
  });

  test("a decision's propensity is the probability of its arm, and above 0", () => {
    const bandit = trained();
    const draw = createRng(4, "decide");
    for (let i = 0; i < 50; i += 1) {
      const context = contextOf(draw);
      const decision = decide(bandit, context, draw);
      expect(decision.propensity).toBeGreaterThan(0);
      expect(decision.propensity).toBe(decision.probabilities[decision.arm]);
      expect(decision.probabilities).toEqual(bandit.probabilities(context));
    }
  });

  test("arms that are not on offer are never chosen and have probability 0", () => {
    const bandit = trained();
    const context = { ...contextOf(createRng(1)), arms: Int32Array.of(0, 2) };
    const probabilities = bandit.probabilities(context);
    expect([probabilities[1], probabilities[3]]).toEqual([0, 0]);
    expect(probabilities[0] + probabilities[2]).toBeCloseTo(1, 12);
    const rng = createRng(3);
    for (let i = 0; i < 200; i += 1) expect([0, 2]).toContain(bandit.choose(context, rng));
    const one = { ...context, arms: Int32Array.of(3) };
    expect([...bandit.probabilities(one)]).toEqual([0, 0, 0, 1]);
    expect(bandit.choose(one, rng)).toBe(3);
  });

  test("equal outcomes and seed give equal choices, and asking changes nothing", () => {
    const [a, b] = [trained(), trained()];
    const context = contextOf(createRng(6));
    a.probabilities(context);
    a.choose(context, createRng(1));
    expect(a.serialize()).toBe(b.serialize());
    const draws = (bandit: Bandit) => {
      const rng = createRng(8);
      return Array.from({ length: 30 }, () => bandit.choose(context, rng));
    };
    expect(draws(a)).toEqual(draws(b));
  });

  test("a restored bandit answers and goes on learning bit for bit", () => {
    const bandit = trained();
    const restored = restoreBandit(bandit.serialize());
    expect(restored.name).toBe(bandit.name);
    expect(restored.nUpdates).toBe(bandit.nUpdates);
    train(bandit, 50);
    train(restored, 50);
    expect(restored.serialize()).toBe(bandit.serialize());
    const context = contextOf(createRng(7));
    expect(restored.probabilities(context)).toEqual(bandit.probabilities(context));
  });

  test("an arm that always pays where the others never do is soon the most probable", () => {
    const bandit = make();
    const draw = createRng(11);
    for (let t = 0; t < 400; t += 1) {
      const context = contextOf(draw);
      const arm = t < 80 ? t % nArms : bandit.choose(context, draw);
      bandit.update([{ context, arm, reward: arm === 2 ? 1 : 0 }]);
    }
    for (let i = 0; i < 5; i += 1) {
      const probabilities = bandit.probabilities(contextOf(draw));
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(2);
    }
  });

  test("outcomes outside their range are refused and nothing of the batch is learnt", () => {
    const bandit = trained(20);
    const before = bandit.serialize();
    const context = contextOf(createRng(1));
    const good = { context, arm: 1, reward: 1 };
    for (const [outcome, message] of [
      [{ ...good, arm: nArms }, "arm must be 0 to 3, got 4"],
      [{ ...good, arm: 0.5 }, "arm must be 0 to 3, got 0.5"],
      [{ ...good, reward: 2 }, "reward must be in [0, 1], got 2"],
      [{ ...good, reward: Number.NaN }, "reward must be in [0, 1], got NaN"],
    ] as const) {
      expect(() => {
        bandit.update([good, outcome]);
      }).toThrow(message);
    }
    expect(() => bandit.choose({ ...context, arms: new Int32Array(0) }, createRng(1))).toThrow("arms must not be empty");
    expect(() => bandit.probabilities({ ...context, arms: Int32Array.of(9) })).toThrow("arm must be 0 to 3, got 9");
    expect(bandit.serialize()).toBe(before);
  });
}

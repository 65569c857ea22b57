import { monitorDrift, type MonitoredDecision } from "../../../graph/evaluation/drift";
import { createRng } from "../../../graph/numeric/rng";

/** Decisions whose policy expects `expected`, accepted at `rate`, in states by weight. */
function decide(seed: number, n: number, rate: number, expected = 0.2, weights: readonly number[] = [1, 1, 1]): MonitoredDecision[] {
  const rng = createRng(seed, "drift");
  const total = weights.reduce((a, b) => a + b, 0);
  return Array.from({ length: n }, () => {
    let u = rng() * total;
    const state = weights.findIndex((weight) => (u -= weight) < 0);
    return { predicted: expected, reward: rng() < rate ? 1 : 0, stateId: `s${state}` };
  });
}

describe("drift", () => {
  it("is seldom seen where there is none", () => {
    const alarms = Array.from({ length: 300 }, (_, i) => monitorDrift(decide(2 * i, 400, 0.2), decide(2 * i + 1, 400, 0.2)));
    expect(alarms.filter(({ drifted }) => drifted).length).toBeLessThanOrEqual(4);
  });

  it("is seen when acceptances fall: reward and calibration", () => {
    const { reward, calibration, states, drifted } = monitorDrift(decide(1, 1_000, 0.2), decide(2, 1_000, 0.1));
    expect(drifted).toBe(true);
    expect(reward).toMatchObject({ drifted: true });
    expect(calibration).toMatchObject({ drifted: true });
    expect(states?.drifted).toBe(false);
  });

  it("is seen when a policy promises too much from the start, though nothing changed", () => {
    const { reward, calibration } = monitorDrift(decide(1, 500, 0.2, 0.4), decide(2, 500, 0.2, 0.4));
    expect(reward?.drifted).toBe(false);
    expect(calibration).toMatchObject({ drifted: true });
    expect(calibration?.expected).toBeCloseTo(200, 6);
  });

  it("is seen when other clients come", () => {
    const { states, reward } = monitorDrift(decide(1, 500, 0.2), decide(2, 500, 0.2, 0.2, [4, 1, 0]));
    expect(states?.drifted).toBe(true);
    expect(states?.psi).toBeGreaterThan(0.5);
    expect(reward?.drifted).toBe(false);
    expect(states?.shares.reduce((sum, { recent }) => sum + recent, 0)).toBeCloseTo(1, 9);
  });

  it("is not judged by too little, and outcomes that are not known do not count as refusals", () => {
    expect(monitorDrift([], [])).toEqual({ calibration: null, reward: null, states: null, drifted: false });
    const open = decide(1, 300, 0.2).map((decision) => ({ ...decision, reward: null }));
    expect(monitorDrift(decide(2, 300, 0.2), open)).toMatchObject({ calibration: null, reward: null, drifted: false });
    const silent = decide(3, 300, 0.2).map((decision) => ({ ...decision, predicted: null }));
    expect(monitorDrift(silent, silent).calibration).toBeNull();
  });

  it.each([
    [{ alpha: 0 }, "alpha must be in (0, 1), got 0"],
    [{ mostPsi: 0 }, "mostPsi must be > 0, got 0"],
    [{ minOutcomes: 0 }, "minOutcomes must be an integer >= 1, got 0"],
  ])("refuses %j", (options, message) => {
    expect(() => monitorDrift([], [], options)).toThrow(message);
  });
});

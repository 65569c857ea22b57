import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estimatorNames } from "../../../graph/evaluation/off-policy/estimators";
import { evaluateOffPolicyFiles } from "../../../server/use-cases/evaluate-off-policy";
import { InputError } from "../../../server/ports/errors";

interface Expected {
  readonly replay: { readonly value: number; readonly n_matched: number };
  readonly ips: { readonly value: number; readonly effective_sample_size: number };
  readonly snips: number;
  readonly dm: number;
  readonly dr: number;
  readonly sndr: number;
  readonly switch_dr: number;
  readonly switch_dr_lambda: number;
  readonly extra: {
    readonly mean_weight: number;
    readonly max_weight: number;
    readonly n_zero_weights: number;
    readonly behaviour_mean_reward: number;
    readonly intervals: Readonly<
      Record<
        string,
        {
          readonly bootstrap_low: number;
          readonly bootstrap_high: number;
          readonly std_error: number;
          readonly normal_low: number;
          readonly normal_high: number;
        }
      >
    >;
  };
}

const fixtures = join(__dirname, "..", "..", "fixtures", "ope");

describe.each(["synthetic-dev", "synthetic-det-dev"])("%s, answers of the Open Bandit Pipeline", (name) => {
  const folder = join(fixtures, name);
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;
  const input = {
    roundsPath: join(folder, "rounds.csv.gz"),
    policyPath: join(folder, "policy.csv.gz"),
    lambda: expected.switch_dr_lambda,
  };

  test("every value equals the reference within 1e-9, normal intervals too, bootstrap ends within .15 standard errors", async () => {
    const file = await evaluateOffPolicyFiles(input);
    const bare = { ...expected, replay: expected.replay.value, ips: expected.ips.value };
    for (const estimator of estimatorNames) expect(Math.abs((file[estimator].value ?? NaN) - bare[estimator])).toBeLessThan(1e-9);
    for (const [estimator, interval] of Object.entries(expected.extra.intervals)) {
      const row = file[estimator as (typeof estimatorNames)[number]];
      expect(Math.abs((row.ci_low_normal ?? NaN) - interval.normal_low)).toBeLessThan(1e-9);
      expect(Math.abs((row.ci_high_normal ?? NaN) - interval.normal_high)).toBeLessThan(1e-9);
      expect(Math.abs((row.ci_low ?? NaN) - interval.bootstrap_low)).toBeLessThan(0.15 * interval.std_error);
      expect(Math.abs((row.ci_high ?? NaN) - interval.bootstrap_high)).toBeLessThan(0.15 * interval.std_error);
    }
    expect(file.ips.effective_sample_size).toBeCloseTo(expected.ips.effective_sample_size, 9);
    expect(file.replay.effective_sample_size).toBe(expected.replay.n_matched);
    expect(file.dm.effective_sample_size).toBeNull();
    expect(file.overlap.mean_weight).toBeCloseTo(expected.extra.mean_weight, 9);
    expect(file.overlap.max_weight).toBeCloseTo(expected.extra.max_weight, 9);
    expect(file.overlap.zero_weights).toBe(expected.extra.n_zero_weights);
    expect(file.overlap.behaviour_mean_reward).toBeCloseTo(expected.extra.behaviour_mean_reward, 12);
  });

  test("with normal intervals asked for, ci_low and ci_high are the normal ones and nothing is resampled", async () => {
    const file = await evaluateOffPolicyFiles({ ...input, interval: "normal" });
    for (const estimator of estimatorNames) {
      expect(file[estimator].ci_low).toBe(file[estimator].ci_low_normal);
      expect(file[estimator].ci_high).toBe(file[estimator].ci_high_normal);
    }
    expect(file.options).toMatchObject({ ci: "normal", resamples: 0 });
  });
});

describe("files", () => {
  const rounds = ["round_id,action,reward,propensity", "1,a,1,0.5", "2,b,0,0.25"];
  const policy = ["round_id,action,probability,q_hat", "1,a,0.5,1", "1,b,0.5,0", "2,a,1,1", "2,b,0,0"];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ope-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const judge = (roundLines: readonly string[], policyLines: readonly string[]) => {
    const paths = { roundsPath: join(folder, "rounds.csv"), policyPath: join(folder, "policy.csv") };
    writeFileSync(paths.roundsPath, roundLines.join("\n"));
    writeFileSync(paths.policyPath, policyLines.join("\n"));
    return evaluateOffPolicyFiles(paths);
  };
  const without = (lines: readonly string[], i: number) => lines.filter((_, k) => k !== i);
  const replaced = (lines: readonly string[], i: number, line: string) => lines.map((old, k) => (k === i ? line : old));

  test("the order of rows and of columns changes no byte", async () => {
    const file = JSON.stringify(await judge(rounds, policy));
    const swap = (lines: readonly string[]) => [lines[0], ...lines.slice(1).reverse()].map((line) => line.split(",").reverse().join(","));
    expect(JSON.stringify(await judge(swap(rounds), swap(policy)))).toBe(file);
  });

  test("without q_hat the model-based estimates are null and the others stay", async () => {
    const bare = policy.map((line) => line.split(",").slice(0, 3).join(","));
    const file = await judge(rounds, bare);
    const full = await judge(rounds, policy);
    for (const name of ["dm", "dr", "sndr", "switch_dr"] as const) {
      expect(full[name].value).not.toBeNull();
      expect(file[name]).toMatchObject({ value: null, ci_low: null, ci_low_normal: null });
    }
    for (const name of ["replay", "ips", "snips"] as const) expect(file[name]).toEqual(full[name]);
  });

  test("rounds of the policy that were not logged are counted and change nothing", async () => {
    const file = await judge(rounds, policy);
    const more = await judge(rounds, [...policy, "9,a,1,1"]);
    expect(more).toEqual({ ...file, policy_rounds_not_logged: 1 });
  });

  test.each<[string, readonly string[], readonly string[], string]>([
    ["a missing column", replaced(rounds, 0, "round_id,action,reward,p"), policy, "rounds.csv, line 1: column propensity is missing"],
    [
      "a missing column of the policy",
      rounds,
      replaced(policy, 0, "round_id,arm,probability,q_hat"),
      "policy.csv, line 1: column action is missing",
    ],
    ["no rounds", rounds.slice(0, 1), policy, "rounds.csv has no rows"],
    ["an empty file", [], policy, "rounds.csv has no rows"],
    ["a zero propensity", replaced(rounds, 2, "2,b,0,0"), policy, "rounds.csv, line 3, propensity: must be in (0, 1], got 0"],
    ["a propensity above 1", replaced(rounds, 2, "2,b,0,1.5"), policy, "rounds.csv, line 3, propensity: must be in (0, 1], got 1.5"],
    ["a reward that is text", replaced(rounds, 1, "1,a,yes,0.5"), policy, 'rounds.csv, line 2, reward: must be a number, got "yes"'],
    ["an empty reward", replaced(rounds, 1, "1,a,,0.5"), policy, "rounds.csv, line 2, reward: is empty"],
    ["a repeated round", [...rounds, "1,b,1,0.5"], policy, 'rounds.csv, line 4, round_id: "1" is repeated (first on line 2)'],
    ["a round without policy", rounds, policy.slice(0, 3), 'rounds.csv, line 3, round_id: round "2" is not in the policy'],
    ["other rounds", rounds, [policy[0], "7,a,1,0"], "policy.csv has no rows for the logged rounds"],
    ["a repeated action", rounds, [...policy, "1,b,0,0"], 'policy.csv, line 6, action: action "b" is repeated in round "1"'],
    [
      "probabilities that do not sum to 1",
      rounds,
      replaced(policy, 2, "1,b,0.4,0"),
      'policy.csv, line 2, probability: probabilities of round "1" must sum to 1, got 0.9',
    ],
    ["a probability above 1", rounds, replaced(policy, 3, "2,a,1.1,0"), "policy.csv, line 4, probability: must be in [0, 1], got 1.1"],
    ["an empty q_hat", rounds, replaced(policy, 3, "2,a,1,"), "policy.csv, line 4, q_hat: is empty"],
    ["a line with too few fields", rounds, replaced(policy, 3, "2,a,1"), "policy.csv, line 4: 3 fields where the header has 4"],
    ["a missing policy row sum", rounds, without(policy, 3), 'probabilities of round "2" must sum to 1, got 0'],
  ])("%s is refused with file, line and field", async (_, roundLines, policyLines, message) => {
    await expect(judge(roundLines, policyLines)).rejects.toThrow(InputError);
    await expect(judge(roundLines, policyLines)).rejects.toThrow(message);
  });
});

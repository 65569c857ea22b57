import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext } from "../../../server/cli/command-context";
import { opeCommand, type OpeCommandOptions } from "../../../server/cli/commands/ope";
import { createProgram } from "../../../server/cli/program";
import { InputError } from "../../../server/ports/errors";
import type { OffPolicyFile } from "../../../server/use-cases/evaluate-off-policy";

const fixture = join(__dirname, "..", "..", "fixtures", "ope", "synthetic-det-dev");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ope-command-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const contextOf = (notes: string[]) =>
  ({
    signal: new AbortController().signal,
    print: () => undefined,
    note: (text: string) => notes.push(text),
  }) as unknown as CommandContext;

/** Runs the command itself: the program loads it from its built file. */
async function run(rounds: string, policy: string, options: Partial<OpeCommandOptions> = {}) {
  const notes: string[] = [];
  await opeCommand({ rounds, policy, out: join(folder, "out.json"), ci: "bootstrap", seed: 1, ...options }, contextOf(notes));
  return notes;
}

test("ope writes every estimator first, in the contract's order, and says on stderr how far the log carries", async () => {
  const notes = await run(join(fixture, "rounds.csv.gz"), join(fixture, "policy.csv.gz"), { lambda: 10, ci: "normal" });
  const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as OffPolicyFile;
  expect(Object.keys(report).slice(0, 7)).toEqual(["replay", "ips", "snips", "dm", "dr", "sndr", "switch_dr"]);
  expect(Object.keys(report.ips)).toEqual(["value", "ci_low", "ci_high", "ci_low_normal", "ci_high_normal", "effective_sample_size"]);
  expect(report.switch_dr.value).toBeCloseTo(0.361036865649701, 12);
  expect(report.verdict.support).toBe("weak");
  expect(notes.join("\n")).toContain("weak answer");
  expect(notes.join("\n")).toContain("worth 28.3 rounds");
});

test("a log that cannot answer is refused in the verdict and on stderr", async () => {
  const [rounds, policy] = [join(folder, "rounds.csv"), join(folder, "policy.csv")];
  writeFileSync(rounds, "round_id,action,reward,propensity\n1,a,1,0.5\n2,a,0,0.5\n");
  writeFileSync(policy, "round_id,action,probability\n1,b,1\n2,b,1\n3,b,1\n");
  const notes = await run(rounds, policy);
  const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as OffPolicyFile;
  expect(report.verdict).toMatchObject({ support: "none", estimator: null, value: null, ci_low: null });
  expect(report.ips.value).toBe(0);
  expect(report.snips.value).toBeNull();
  expect(notes[0]).toBe("no answer: the log does not support one");
  expect(notes.at(-1)).toBe("1 rounds of the policy were not logged and are left out");
});

test("a fault of a file is one line with file, line, field and remedy, and nothing is written", async () => {
  const rounds = join(folder, "rounds.csv");
  writeFileSync(rounds, "round_id,action,reward,propensity\n1,a,1,0\n");
  await expect(run(rounds, rounds)).rejects.toThrow(InputError);
  await expect(run(rounds, rounds)).rejects.toThrow(`${rounds}, line 2, propensity: must be in (0, 1], got 0. An action that was shown`);
  expect(existsSync(join(folder, "out.json"))).toBe(false);
});

test.each([
  [["--lambda", "-1"], "at least 0"],
  [["--ci", "exact"], "Allowed choices are bootstrap, normal"],
  [["--seed", "x"], "whole number"],
])("%j is bad usage", async (args, message) => {
  const program = createProgram(contextOf([]), () => undefined);
  for (const command of program.commands) command.configureOutput({ writeErr: () => undefined });
  const parse = program.parseAsync(["ope", "--rounds", "a", "--policy", "b", "--out", join(folder, "out.json"), ...args], { from: "user" });
  await expect(parse).rejects.toThrow(message);
});

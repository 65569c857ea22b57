import { evaluateOffPolicyFiles, type IntervalKind } from "../../use-cases/evaluate-off-policy";
import type { CommandContext } from "../command-context";
import { checkOutputFile, writeFileAtomically } from "../output/atomic-output";

export interface OpeCommandOptions {
  readonly rounds: string;
  readonly policy: string;
  readonly out: string;
  readonly lambda?: number;
  readonly ci: IntervalKind;
  readonly seed: number;
}

/** Judges a policy by the log of another one; what the log cannot answer is said on stderr and in the file's verdict. */
export async function opeCommand(options: OpeCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFile(options.out);
  const report = await evaluateOffPolicyFiles({
    roundsPath: options.rounds,
    policyPath: options.policy,
    lambda: options.lambda,
    interval: options.ci,
    seed: options.seed,
  });
  writeFileAtomically(options.out, [`${JSON.stringify(report, null, 2)}\n`]);
  const { verdict, policy_rounds_not_logged: notLogged } = report;
  if (verdict.support === "none") context.note("no answer: the log does not support one");
  if (verdict.support === "weak") context.note("weak answer: the log supports it poorly");
  for (const reason of verdict.reasons) context.note(`  ${reason}`);
  if (notLogged > 0) context.note(`${notLogged} rounds of the policy were not logged and are left out`);
}

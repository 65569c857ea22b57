import { InvalidArgumentError } from "../../graph/numeric/errors";
import { estimatorNames, type EstimatorName } from "../../graph/evaluation/off-policy/estimators";
import {
  evaluateOffPolicy,
  OFF_POLICY_DEFAULTS,
  type OffPolicyEstimate,
  type OffPolicyReport,
} from "../../graph/evaluation/off-policy/evaluate-off-policy";
import { LoggedDataError, type LoggedDecisions } from "../../graph/evaluation/off-policy/logged-rounds";
import { readCsvRecords } from "../ingestion/csv-records";
import { InputError } from "../ports/errors";

/** Which interval `ci_low` and `ci_high` hold. */
export const intervalKinds = ["bootstrap", "normal"] as const;
export type IntervalKind = (typeof intervalKinds)[number];

export interface OffPolicyFilesInput {
  /** CSV, plain or gzip: round_id, action, reward, propensity. */
  readonly roundsPath: string;
  /** CSV, plain or gzip: round_id, action, probability and, for dm and the doubly robust ones, q_hat. */
  readonly policyPath: string;
  readonly lambda?: number | undefined;
  /** Default `bootstrap`; `normal` leaves the bootstrap out, which is the cheap way with many rounds. */
  readonly interval?: IntervalKind | undefined;
  readonly seed?: number | undefined;
}

/** One estimator in the output file. */
interface EstimateRow {
  readonly value: number | null;
  readonly ci_low: number | null;
  readonly ci_high: number | null;
  readonly ci_low_normal: number | null;
  readonly ci_high_normal: number | null;
  readonly effective_sample_size: number | null;
}

/** The output file: the estimators first, then what they rest on. */
export type OffPolicyFile = Readonly<Record<EstimatorName, EstimateRow>> & {
  readonly switch_dr_lambda: number;
  /** Whether the log supports an answer, which estimator gives it, and why not. */
  readonly verdict: {
    readonly support: OffPolicyReport["verdict"]["support"];
    readonly estimator: EstimatorName | null;
    readonly value: number | null;
    readonly ci_low: number | null;
    readonly ci_high: number | null;
    readonly reasons: readonly string[];
  };
  readonly overlap: {
    readonly rounds: number;
    readonly matched_rounds: number;
    readonly zero_weights: number;
    readonly mean_weight: number;
    readonly mean_weight_error: number | null;
    readonly max_weight: number;
    readonly weight_p50: number;
    readonly weight_p90: number;
    readonly weight_p99: number;
    readonly top_weight_share: number;
    readonly effective_sample_size: number;
    readonly behaviour_mean_reward: number;
  };
  /** Rounds of the policy file that were not logged, and therefore not used. */
  readonly policy_rounds_not_logged: number;
  readonly options: { readonly ci: IntervalKind; readonly level: number; readonly resamples: number; readonly seed: number };
};

/** Numbers of a column, growing. */
class NumberColumn {
  private cells = new Float64Array(1_024);
  private length = 0;

  push(value: number): void {
    if (this.length === this.cells.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.cells);
      this.cells = larger;
    }
    this.cells[this.length] = value;
    this.length += 1;
  }

  at(row: number): number {
    return this.cells[row];
  }

  get size(): number {
    return this.length;
  }

  toFloat64(): Float64Array {
    return this.cells.slice(0, this.length);
  }

  toInt32(): Int32Array {
    return Int32Array.from(this.cells.subarray(0, this.length));
  }
}

/** Positions of texts in order of first appearance. */
class Dictionary {
  readonly texts: string[] = [];
  private readonly positions = new Map<string, number>();

  find(text: string): number | undefined {
    return this.positions.get(text);
  }

  add(text: string): number {
    const known = this.positions.get(text);
    if (known !== undefined) return known;
    this.positions.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Cells of one record by column name. */
class RowReader {
  private positions: ReadonlyMap<string, number> | null = null;
  private cells: readonly string[] = [];
  private line = 0;

  constructor(
    private readonly path: string,
    private readonly required: readonly string[],
  ) {}

  /** Takes the next record; false for the header. */
  next(cells: readonly string[], line: number): boolean {
    this.line = line;
    if (this.positions === null) {
      const names = cells.map((cell) => cell.trim());
      const missing = this.required.filter((name) => !names.includes(name));
      if (missing.length > 0)
        throw new InputError(
          `${this.path}, line ${line}: column ${missing.join(", ")} is missing; found ${names.join(", ")}. Name it in the header.`,
        );
      this.positions = new Map(names.map((name, i) => [name, i]));
      return false;
    }
    if (cells.length !== this.positions.size)
      throw new InputError(
        `${this.path}, line ${line}: ${cells.length} fields where the header has ${this.positions.size}. Mend or remove the line.`,
      );
    this.cells = cells;
    return true;
  }

  has(column: string): boolean {
    return this.positions?.has(column) ?? false;
  }

  text(column: string): string {
    const value = this.cells[this.positions?.get(column) ?? -1].trim();
    if (value === "") this.fail(column, "is empty", "Fill it in.");
    return value;
  }

  number(
    column: string,
    range: { readonly low: number; readonly high: number; readonly isOpenBelow?: boolean } | null,
    remedy: string,
  ): number {
    const text = this.text(column);
    const value = Number(text);
    if (!Number.isFinite(value)) this.fail(column, `must be a number, got "${text}"`, "Write it with a decimal point.");
    if (range !== null && (value > range.high || value < range.low || (range.isOpenBelow === true && value === range.low)))
      this.fail(column, `must be in ${range.isOpenBelow === true ? "(" : "["}${range.low}, ${range.high}], got ${text}`, remedy);
    return value;
  }

  fail(column: string, what: string, remedy: string): never {
    throw new InputError(`${this.path}, line ${this.line}, ${column}: ${what}. ${remedy}`);
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  round_id: "Every logged round needs exactly one row in the log and its actions in the policy file.",
  action: "List every action of a round once.",
  probability: "List every action that the policy may take, with its probability.",
};

/** Reads both files; rows of the policy for rounds that were not logged are counted and left out. */
async function readFiles({ roundsPath, policyPath }: OffPolicyFilesInput) {
  const rounds = new Dictionary();
  const actions = new Dictionary();
  const log = { actions: new NumberColumn(), rewards: new NumberColumn(), propensities: new NumberColumn(), lines: new NumberColumn() };
  const logRow = new RowReader(roundsPath, ["round_id", "action", "reward", "propensity"]);
  await readCsvRecords(roundsPath, (cells, line) => {
    if (!logRow.next(cells, line)) return;
    const known = rounds.find(logRow.text("round_id"));
    if (known !== undefined)
      logRow.fail(
        "round_id",
        `"${logRow.text("round_id")}" is repeated (first on line ${log.lines.at(known)})`,
        "A round is one decision: keep one row.",
      );
    rounds.add(logRow.text("round_id"));
    log.actions.push(actions.add(logRow.text("action")));
    log.rewards.push(logRow.number("reward", null, ""));
    log.propensities.push(
      logRow.number(
        "propensity",
        { low: 0, high: 1, isOpenBelow: true },
        "An action that was shown had a probability above 0: log it at decision time.",
      ),
    );
    log.lines.push(line);
  });
  if (log.lines.size === 0) throw new InputError(`${roundsPath} has no rows. Log at least one round.`);

  const policy = {
    rounds: new NumberColumn(),
    actions: new NumberColumn(),
    probabilities: new NumberColumn(),
    predictions: new NumberColumn(),
    lines: new NumberColumn(),
  };
  const notLogged = new Set<string>();
  const policyRow = new RowReader(policyPath, ["round_id", "action", "probability"]);
  await readCsvRecords(policyPath, (cells, line) => {
    if (!policyRow.next(cells, line)) return;
    const round = rounds.find(policyRow.text("round_id"));
    const action = actions.add(policyRow.text("action"));
    const probability = policyRow.number("probability", { low: 0, high: 1 }, "Give a probability.");
    const prediction = policyRow.has("q_hat") ? policyRow.number("q_hat", null, "") : 0;
    if (round === undefined) {
      notLogged.add(policyRow.text("round_id"));
      return;
    }
    policy.rounds.push(round);
    policy.actions.push(action);
    policy.probabilities.push(probability);
    policy.predictions.push(prediction);
    policy.lines.push(line);
  });
  if (policy.lines.size === 0)
    throw new InputError(`${policyPath} has no rows for the logged rounds. Check that both files use the same round_id.`);
  const decisions: LoggedDecisions = {
    actionIds: actions.texts,
    rounds: {
      ids: rounds.texts,
      actions: log.actions.toInt32(),
      rewards: log.rewards.toFloat64(),
      propensities: log.propensities.toFloat64(),
    },
    policy: {
      rounds: policy.rounds.toInt32(),
      actions: policy.actions.toInt32(),
      probabilities: policy.probabilities.toFloat64(),
      predictions: policyRow.has("q_hat") ? policy.predictions.toFloat64() : null,
    },
  };
  return { decisions, notLogged: notLogged.size, roundLines: log.lines, policyLines: policy.lines };
}

/**
 * Judges a policy by a log of another one, both in files.
 * @throws InputError naming file, line, field and remedy
 */
export async function evaluateOffPolicyFiles(input: OffPolicyFilesInput): Promise<OffPolicyFile> {
  const kind = input.interval ?? "bootstrap";
  const files = await readFiles(input);
  let report: OffPolicyReport;
  try {
    report = evaluateOffPolicy(files.decisions, {
      ...(input.lambda === undefined ? {} : { lambda: input.lambda }),
      ...(input.seed === undefined ? {} : { seed: input.seed }),
      resamples: kind === "bootstrap" ? OFF_POLICY_DEFAULTS.resamples : 0,
    });
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    if (!(error instanceof LoggedDataError)) throw new InputError(error.message, { cause: error });
    const isLog = error.table === "rounds";
    const line = (isLog ? files.roundLines : files.policyLines).at(error.row);
    throw new InputError(
      `${isLog ? input.roundsPath : input.policyPath}, line ${line}, ${error.field}: ${error.message}. ${REMEDIES[error.field] ?? "Mend the row."}`,
      { cause: error },
    );
  }
  const rows = Object.fromEntries(
    estimatorNames.map((name): [EstimatorName, EstimateRow] => [name, toRow(report.estimates[name], kind)]),
  ) as Record<EstimatorName, EstimateRow>;
  const { lambda, level, resamples, seed } = report.options;
  return {
    ...rows,
    switch_dr_lambda: lambda,
    verdict: {
      support: report.verdict.support,
      estimator: report.verdict.estimator,
      value: report.verdict.value,
      ci_low: report.verdict.interval?.low ?? null,
      ci_high: report.verdict.interval?.high ?? null,
      reasons: report.verdict.reasons,
    },
    overlap: toOverlapRow(report.overlap),
    policy_rounds_not_logged: files.notLogged,
    options: { ci: kind, level, resamples, seed },
  };
}

function toRow(estimate: OffPolicyEstimate, kind: IntervalKind): EstimateRow {
  const interval = kind === "bootstrap" ? estimate.bootstrap : estimate.normal;
  return {
    value: estimate.value,
    ci_low: interval?.low ?? null,
    ci_high: interval?.high ?? null,
    ci_low_normal: estimate.normal?.low ?? null,
    ci_high_normal: estimate.normal?.high ?? null,
    effective_sample_size: estimate.effectiveSampleSize,
  };
}

function toOverlapRow(overlap: OffPolicyReport["overlap"]): OffPolicyFile["overlap"] {
  return {
    rounds: overlap.nRounds,
    matched_rounds: overlap.nMatched,
    zero_weights: overlap.nZeroWeights,
    mean_weight: overlap.meanWeight,
    mean_weight_error: overlap.meanWeightError,
    max_weight: overlap.maxWeight,
    weight_p50: overlap.weightQuantiles.p50,
    weight_p90: overlap.weightQuantiles.p90,
    weight_p99: overlap.weightQuantiles.p99,
    top_weight_share: overlap.topWeightShare,
    effective_sample_size: overlap.effectiveSampleSize,
    behaviour_mean_reward: overlap.behaviourMeanReward,
  };
}

import { createRng, type Rng } from "../../numeric/rng";
import { solveCholesky } from "../../numeric/linear-algebra";
import { fitLogistic, sigmoid } from "../../numeric/sparse-logistic";
import { dotRow, packRows, type SparseRow, type SparseRows } from "../../numeric/sparse-rows";
import { binOf } from "../lead-features";
import type { Estimate } from "../mix/mix-leads";
import {
  act,
  answeredSituation,
  COARSE_AGE,
  dot,
  liveAsLogged,
  meanOf,
  PENALTY,
  QUIET_LIMITS,
  returnsOf,
  type Habit,
  type History,
  type LeadHistories,
  type Situation,
} from "./lead-histories";
import { NEXT_REWARDS, stateIndex, type LeadStateSpace, type NextRewards } from "./lead-states";

/** What the advice and the habit bring a lead, on histories that the advice was not learnt from. */
export interface AdviceValue {
  readonly advised: Estimate;
  readonly logged: Estimate;
  readonly gain: Estimate;
  /** What the fitted model says the habit brings: near `logged` where the model can be trusted. */
  readonly modelled: number;
}

/** What is judged, and on what. */
export interface AdviceTask {
  readonly space: LeadStateSpace;
  /** Action of each state, -1: as the agents do. */
  readonly advised: Int32Array;
  readonly rewards: NextRewards;
  readonly seed: number;
}

/** First days of the buckets after the first. */
const AGE_LIMITS = Float64Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 23, 26, 30, 35, 41, 50, 60, 75, 88);
const SINCE_LIMITS = Float64Array.of(2, 5, 9, 16, 30);
/** Lives simulated for each lead under each policy. */
const LIVES = 4;
/** A life is followed until hardly a lead is still open. */
const LEAST_SURVIVAL = 1e-3;
const Z = 1.959964;

/** Matrix columns of the two hazards. */
class HazardColumns {
  readonly nColumns: number;
  readonly penalties: Float64Array;
  private readonly age = 1;
  private readonly type: number;
  private readonly quiet: number;
  private readonly fresh: number;
  private readonly kinds: number;
  private readonly kindWidth: number;
  private readonly agents: number;
  private readonly own: number;
  private readonly nTypes: number;

  constructor(
    private readonly nKinds: number,
    types: number,
    nAgents: number,
  ) {
    this.nTypes = types + 1;
    this.type = this.age + AGE_LIMITS.length + 1;
    this.quiet = this.type + this.nTypes;
    this.fresh = this.quiet + QUIET_LIMITS.length + 1;
    this.kinds = this.fresh + (SINCE_LIMITS.length + 1) * (COARSE_AGE.length + 1);
    this.kindWidth = SINCE_LIMITS.length + 1 + this.nTypes;
    this.agents = this.kinds + nKinds * this.kindWidth;
    this.own = this.agents + nAgents + 1;
    this.nColumns = this.own + 2;
    this.penalties = new Float64Array(this.nColumns).fill(PENALTY);
    this.penalties[0] = 0;
  }

  /** The morning of a day, before anything is done on it. */
  rowOf(at: Situation, day: number, firstLogit: number): SparseRow {
    const type = at.type < 0 ? this.nTypes - 1 : at.type;
    const age = day - at.first;
    const columns = [0, this.age + binOf(AGE_LIMITS, age), this.type + type, this.quiet + binOf(QUIET_LIMITS, day - at.last)];
    let latest = -1;
    for (let k = 0; k < this.nKinds; k += 1) {
      const first = at.firstDays[k];
      if (first < 0) continue;
      latest = Math.max(latest, first);
      const start = this.kinds + k * this.kindWidth;
      columns.push(start + binOf(SINCE_LIMITS, day - first), start + SINCE_LIMITS.length + 1 + type);
    }
    if (latest >= 0) columns.push(this.fresh + binOf(SINCE_LIMITS, day - latest) * (COARSE_AGE.length + 1) + binOf(COARSE_AGE, age));
    columns.push(at.agent < 0 ? this.own - 1 : this.agents + at.agent);
    const values = columns.map(() => 1);
    if (firstLogit !== 0) {
      columns.push(this.own);
      values.push(firstLogit);
    }
    if (at.nDone > 1) {
      columns.push(this.own + 1);
      values.push(Math.log(at.nDone));
    }
    return { columns, values };
  }
}

/** Daily chances of winning, and of being lost when not won, given the whole observed history of an answered lead. */
interface Hazards {
  readonly columns: HazardColumns;
  readonly rows: SparseRows;
  /** History of each row. */
  readonly units: Int32Array;
  readonly win: Fit;
  readonly lose: Fit;
}

interface Fit {
  readonly coefficients: Float64Array;
  readonly factor: Float64Array;
  /** Fitted chance less what happened, by row; 0 where the row is not at risk. */
  readonly residuals: Float64Array;
}

function fitHazards(histories: readonly History[], nKinds: number, nTypes: number, nAgents: number): Hazards {
  const columns = new HazardColumns(nKinds, nTypes, nAgents);
  const packed: SparseRow[] = [];
  const units: number[] = [];
  const won: number[] = [];
  const lost: number[] = [];
  histories.forEach((history, unit) => {
    if (history.answered < 0) return;
    const at = answeredSituation(history, nKinds);
    for (let day = history.answered + 1; day <= history.end; day += 1) {
      packed.push(columns.rowOf(at, day, history.firstLogit));
      units.push(unit);
      won.push(day === history.end && history.isWon ? 1 : 0);
      lost.push(day === history.end && !history.isWon ? 1 : 0);
      if (day < history.end) liveAsLogged(at, history, day);
    }
  });
  const rows = packRows(packed, columns.nColumns);
  const fit = (outcomes: Float64Array, weights: Float64Array): Fit => {
    const { coefficients, factor } = fitLogistic(rows, outcomes, { penalties: columns.penalties, weights });
    const residuals = outcomes.map((y, r) => weights[r] * (sigmoid(dotRow(rows, r, coefficients)) - y));
    return { coefficients, factor, residuals };
  };
  const wins = Float64Array.from(won);
  return {
    columns,
    rows,
    units: Int32Array.from(units),
    win: fit(wins, new Float64Array(rows.nRows).fill(1)),
    lose: fit(
      Float64Array.from(lost),
      wins.map((y) => 1 - y),
    ),
  };
}

interface Simulated {
  /** Mean return of each history's lives. */
  readonly values: Float64Array;
  /** Derivative of the mean over histories by the coefficients of the two hazards. */
  readonly byWin: Float64Array;
  readonly byLose: Float64Array;
}

/**
 * Lives on from the evening of every lead's first answer under a policy, as the hazards say. A life's path of actions is drawn; its wins and losses are not, but
 * weighted by their chances, and what the mean would change with every coefficient is summed on the way back.
 */
function simulate(
  histories: readonly History[],
  hazards: Hazards,
  habit: Habit,
  policy: Int32Array | null,
  { space, rewards, seed }: AdviceTask,
  lastAge: number,
): Simulated {
  const { closeValue, activityCost, handOverCost, dayCost } = { ...NEXT_REWARDS, ...rewards };
  const nKinds = space.wait;
  const { columns, win, lose } = hazards;
  const byWin = new Float64Array(columns.nColumns);
  const byLose = new Float64Array(columns.nColumns);
  const values = Float64Array.from(histories, (history, unit) => {
    const { first, answered, done } = history;
    if (answered < 0) return (history.isWon ? closeValue : 0) - dayCost * (history.end - first);
    const before = -dayCost * (answered + 1 - first) - activityCost * (done[answered - first].length - 1);
    const rng = createRng(seed, "next", "lives", unit);
    let sum = 0;
    for (let life = 0; life < LIVES; life += 1) sum += liveOn(history, rng);
    return before + sum / LIVES;
  });
  return { values, byWin, byLose };

  function liveOn(history: History, rng: Rng): number {
    const at = answeredSituation(history, nKinds);
    const steps: {
      readonly row: SparseRow;
      readonly survival: number;
      readonly won: number;
      readonly lost: number;
      readonly cost: number;
    }[] = [];
    let survival = 1;
    for (let day = history.answered + 1; day - history.first <= lastAge && survival > LEAST_SURVIVAL; day += 1) {
      const row = columns.rowOf(at, day, history.firstLogit);
      const won = sigmoid(dot(row, win.coefficients));
      const lost = sigmoid(dot(row, lose.coefficients));
      const cost = dayCost + decide(at, day, rng);
      steps.push({ row, survival, won, lost, cost });
      survival *= (1 - won) * (1 - lost);
    }
    let value = 0;
    const share = 1 / (LIVES * histories.length);
    for (let t = steps.length - 1; t >= 0; t -= 1) {
      const step = steps[t];
      const going = value - step.cost;
      const slopeWin = share * step.survival * step.won * (1 - step.won) * (closeValue - (1 - step.lost) * going);
      const slopeLose = -share * step.survival * (1 - step.won) * step.lost * (1 - step.lost) * going;
      step.row.columns.forEach((column, k) => {
        byWin[column] += slopeWin * step.row.values[k];
        byLose[column] += slopeLose * step.row.values[k];
      });
      value = step.won * closeValue + (1 - step.won) * (1 - step.lost) * going;
    }
    return value;
  }

  /** Does what the policy says, or what the agents would do, and returns what it costs. Always two draws a day, so that lives of two policies stay alike. */
  function decide(at: Situation, day: number, rng: Rng): number {
    const [u, v] = [rng(), rng()];
    const state = stateIndex(space, {
      type: at.type,
      isAnswered: true,
      ageDays: day - at.first,
      quietDays: day - at.last,
      tried: at.tried,
    });
    let action = policy === null ? -1 : policy[state];
    let cost = activityCost;
    if (action < 0) {
      const isHandOver = u < habit.handOverRate;
      const acts = (u - habit.handOverRate) / (1 - habit.handOverRate) < sigmoid(dot(habit.rows(at, day), habit.coefficients));
      action = isHandOver
        ? space.handOver
        : acts
          ? habit.kinds[at.type < 0 ? space.types.length : at.type].findIndex((limit) => v < limit)
          : space.wait;
      if (action < 0) action = nKinds - 1;
      cost *= habit.perDay;
    }
    if (action === space.wait) return 0;
    if (action === space.handOver) {
      at.agent = -1;
      return handOverCost;
    }
    act(at, action, day);
    return cost;
  }
}

/**
 * Value of the advice from a log of the agents' habit by the parametric g-formula: daily chances of winning and of being lost are fitted on each lead's whole
 * observed history (exact age, quiet days, days since the first activity of each kind by type and age, agent, first chance), and the leads live on under the
 * advice as those chances say. States alone would not do: leads that were touched early and those that were touched late share one, and advice
 * that acts early would be credited with what follows late touches. What the model gets wrong of the habit itself is taken off.
 * Intervals by the influence function: the leads' own spread and, by the delta method, the doubt about the coefficients, clustered by lead.
 *
 * Assumes that, given this history, nothing else moved both the action and the outcome. Fewer than 20 answered leads won or lost: null.
 * @param log resolved leads that the advice was not learnt from
 * @see Robins, "A new approach to causal inference in mortality studies with a sustained exposure period", 1986; Young, Cain, Robins, O'Reilly, Hernán,
 * "Comparative effectiveness of dynamic treatment regimes: an application of the parametric g-formula", 2011
 */
export function valueAdvice({ histories, habit, sizes }: LeadHistories, task: AdviceTask): AdviceValue | null {
  const { advised } = task;
  const answered = histories.filter((history) => history.answered >= 0);
  const nWon = answered.filter(({ isWon }) => isWon).length;
  if (Math.min(nWon, answered.length - nWon) < LEAST_EACH) return null;
  const hazards = fitHazards(histories, ...sizes);
  const lastAge = histories.reduce((most, { first, end }) => Math.max(most, end - first), 0);
  const asLogged = simulate(histories, hazards, habit, null, task, lastAge);
  const asAdvised = simulate(histories, hazards, habit, advised, task, lastAge);
  const returns = returnsOf(histories, task.rewards);
  const gains = asAdvised.values.map((value, c) => value - asLogged.values[c]);
  const doubt = influence(hazards, histories.length, asAdvised, asLogged);
  const logged = meanOf([...returns]);
  const gain = meanOf([...gains]);
  const n = histories.length;
  const estimate = (value: number, of: (c: number) => number): Estimate => {
    let squares = 0;
    for (let c = 0; c < n; c += 1) squares += of(c) ** 2;
    const half = (Z * Math.sqrt((squares * n) / Math.max(1, n - 1))) / n;
    return { value, low: value - half, high: value + half };
  };
  const ofGain = (c: number): number => gains[c] - gain + doubt[c];
  return {
    logged: estimate(logged, (c) => returns[c] - logged),
    advised: estimate(logged + gain, (c) => returns[c] - logged + ofGain(c)),
    gain: estimate(gain, ofGain),
    modelled: meanOf([...asLogged.values]),
  };
}

const LEAST_EACH = 20;

/** What each lead moves the difference of two policies' values through the coefficients, times the number of leads. */
function influence({ rows, units, win, lose, columns }: Hazards, n: number, a: Simulated, b: Simulated): Float64Array {
  const difference = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, j) => value - y[j]);
  const ofWin = solveCholesky(win.factor, columns.nColumns, difference(a.byWin, b.byWin));
  const ofLose = solveCholesky(lose.factor, columns.nColumns, difference(a.byLose, b.byLose));
  const doubt = new Float64Array(n);
  units.forEach((unit, r) => {
    doubt[unit] -= n * (win.residuals[r] * dotRow(rows, r, ofWin) + lose.residuals[r] * dotRow(rows, r, ofLose));
  });
  return doubt;
}

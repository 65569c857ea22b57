import { StateReader } from "../../policy/deserialize-policy";
import { greedyProbabilities, type DecisionContext, type Policy, type PolicyMode, type PolicyOutcome } from "../../policy/policy";
import { parseSerialized, serializeState } from "../../policy/serialization";
import { InvalidArgumentError } from "../../numeric/errors";
import { hashText } from "../../numeric/rng";

/** Name of the policy, as logs write it. */
export const NEXT_ACTION_POLICY = "next-action";

/** A lead on a morning. */
export interface LeadContext extends DecisionContext {
  /** `stateIndex` of the lead: type or problem, stage, age, quiet days, kinds tried. */
  readonly state: number;
  /** Action that is taken where nothing surely beats the habit; -1: none is named. It gains nothing over the habit, by definition. */
  readonly usual: number;
}

/** What the policy has learnt. Cells are state x nActions + action; those that are not listed have never been tried. */
export interface NextActionState {
  /** Names of the actions. */
  readonly actions: readonly string[];
  /** Ascending. */
  readonly cells: Int32Array;
  /** Gain of the action over the agents' habit in the state, reward units, and its standard error; aligned with `cells`. */
  readonly gains: Float64Array;
  readonly errors: Float64Array;
  /** Outcomes learnt since the fit, aligned with `cells`. */
  readonly learnt: Float64Array;
  /** Standard errors taken off a gain, >= 0. */
  readonly pessimism: number;
  /** Worth of a close, > 0, and the share of it that a lead brings under the habit, in (0, 1). */
  readonly closeValue: number;
  readonly habitShare: number;
  /** Share of decisions that `explore` draws among the other candidates, in [0, 1]. */
  readonly exploration: number;
  readonly nUpdates: number;
}

/** Doubt about an action that history does not support, in closes: it is never advised before it was seen to work. */
const VAGUE = 0.5;

/**
 * What to do next on a lead, behind the interface of the upsell recommender's policies. The score of an action is the lower bound of its gain over the habit,
 * gain - pessimism x error, by least-squares policy iteration on logged histories (`learnNextActions`); the action named as usual has at least 0. So
 * the greedy choice is what surely beats the habit, else the usual (ties: lower index).
 *
 * Explore: the greedy choice with 1 - e, the other candidates share e equally: every probability is known, and is logged with a decision by lot.
 */
export class NextActionPolicy implements Policy<LeadContext, typeof NEXT_ACTION_POLICY> {
  readonly name = NEXT_ACTION_POLICY;
  #state: NextActionState;
  #places: ReadonlyMap<number, number>;

  constructor(state: NextActionState) {
    const { cells, gains, errors, learnt, closeValue, habitShare, exploration } = state;
    if ([gains, errors, learnt].some((column) => column.length !== cells.length))
      throw new InvalidArgumentError("cells, gains, errors and learnt must have one length");
    if (!(closeValue > 0)) throw new InvalidArgumentError(`closeValue must be > 0, got ${closeValue}`);
    if (!(habitShare > 0 && habitShare < 1)) throw new InvalidArgumentError(`habitShare must be in (0, 1), got ${habitShare}`);
    if (!(exploration >= 0 && exploration <= 1)) throw new InvalidArgumentError(`exploration must be in [0, 1], got ${exploration}`);
    this.#state = state;
    this.#places = new Map(Array.from(cells, (cell, k) => [cell, k]));
  }

  get nUpdates(): number {
    return this.#state.nUpdates;
  }

  /** Share of decisions that `explore` draws among the other candidates. */
  get exploration(): number {
    return this.#state.exploration;
  }

  /** Name with a fingerprint of what was learnt: decisions that were logged name it. */
  get version(): string {
    return `${this.name}/${hashText(this.serialize(), 0).toString(16).padStart(8, "0")}`;
  }

  /** Whether history (or an outcome since) says anything about an action in a state. */
  isSupported(state: number, action: number): boolean {
    return this.#places.has(state * this.#state.actions.length + action);
  }

  /** Whether nothing surely beats the habit here. */
  usesPrior({ state, candidates }: LeadContext): boolean {
    return !candidates.some((action) => this.#lower(state, action) > 0);
  }

  scores({ state, candidates, usual }: LeadContext): Float64Array {
    return Float64Array.from(candidates, (action) => {
      const lower = this.#lower(state, action);
      return action === usual ? Math.max(0, lower) : lower;
    });
  }

  probabilities(context: LeadContext, above: readonly number[], mode: PolicyMode): Float64Array {
    const best = greedyProbabilities(this.scores(context), above);
    const nOthers = context.candidates.length - above.length - 1;
    if (mode === "greedy" || nOthers < 1) return best;
    const { exploration } = this.#state;
    const placed = new Set(above);
    return best.map((p, i) => (placed.has(i) ? 0 : p === 1 ? 1 - exploration : exploration / nOthers));
  }

  /**
   * Moves the gain of the cell towards what came of it: reward x close value less what the habit brings, 0 for a lead that was lost, 1 for one that closed. An
   * outcome weighs as in the mean of normal observations, the fit counting as many as its error says. The doubt of the fit stays until the next
   * one, so a lost lead never raises a score.
   */
  update(outcomes: readonly PolicyOutcome<LeadContext>[]): void {
    const { closeValue, habitShare, actions, ...rest } = this.#state;
    const cells = new Map(
      Array.from(rest.cells, (cell, k) => [cell, { gain: rest.gains[k], error: rest.errors[k], learnt: rest.learnt[k] }] as const),
    );
    const variance = closeValue ** 2 * habitShare * (1 - habitShare);
    for (const { context, product, reward } of outcomes) {
      if (!context.candidates.includes(product)) continue;
      const cell = context.state * actions.length + product;
      const own = cells.get(cell) ?? { gain: 0, error: VAGUE * closeValue, learnt: 0 };
      const learnt = own.learnt + 1;
      const step = 1 / (variance / Math.max(own.error ** 2, 1e-12) + learnt);
      cells.set(cell, { gain: own.gain + step * (closeValue * (reward - habitShare) - own.gain), error: own.error, learnt });
    }
    const sorted = [...cells].sort(([a], [b]) => a - b);
    this.#state = {
      ...this.#state,
      cells: Int32Array.from(sorted, ([cell]) => cell),
      gains: Float64Array.from(sorted, ([, { gain }]) => gain),
      errors: Float64Array.from(sorted, ([, { error }]) => error),
      learnt: Float64Array.from(sorted, ([, { learnt }]) => learnt),
      nUpdates: rest.nUpdates + outcomes.length,
    };
    this.#places = new Map(sorted.map(([cell], k) => [cell, k]));
  }

  serialize(): string {
    return serializeState(this.name, this.#state);
  }

  #lower(state: number, action: number): number {
    const { actions, gains, errors, pessimism, closeValue } = this.#state;
    const place = this.#places.get(state * actions.length + action);
    return place === undefined ? -pessimism * VAGUE * closeValue : gains[place] - pessimism * errors[place];
  }
}

/**
 * A policy from `serialize()`, with the same answers, bit for bit.
 * @throws InvalidArgumentError when the text is no such policy of this version or misses a field
 */
export function restoreNextActionPolicy(text: string): NextActionPolicy {
  const { name, state } = parseSerialized(text);
  if (name !== NEXT_ACTION_POLICY) throw new InvalidArgumentError(`policy must be ${NEXT_ACTION_POLICY}, got ${name}`);
  const fields = new StateReader(name, state);
  return new NextActionPolicy({
    actions: fields.texts("actions"),
    cells: Int32Array.from(fields.numbers("cells")),
    gains: Float64Array.from(fields.numbers("gains")),
    errors: Float64Array.from(fields.numbers("errors")),
    learnt: Float64Array.from(fields.numbers("learnt")),
    pessimism: fields.number("pessimism"),
    closeValue: fields.number("closeValue"),
    habitShare: fields.number("habitShare"),
    exploration: fields.number("exploration"),
    nUpdates: fields.number("nUpdates"),
  });
}

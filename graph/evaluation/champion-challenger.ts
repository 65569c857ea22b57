import { InvalidArgumentError } from "../numeric/errors";

/** One unit of a comparison: a slate that was given to one side by chance, in the order of time. */
export interface ComparedSlate {
  readonly isChallenger: boolean;
  /** What it earned: 1 or 0 for accepted or not, or an amount; finite. */
  readonly reward: number;
}

/** How to compare. */
export interface CompareSidesOptions {
  /** Probability with which a slate went to the challenger, in (0, 1). */
  readonly split: number;
  /** Error probability over the whole comparison, however often it is looked at, in (0, 1). */
  readonly alpha?: number;
  /** Slates at which the interval is tightest, >= 1. */
  readonly tuneFor?: number;
  /** Fewest slates of each side before anything is said, integer >= 2. */
  readonly minSlates?: number;
  /** A difference no larger than this is not worth a change, >= 0: when the interval lies within it, the comparison ends. */
  readonly leastEffect?: number;
}

/** Defaults of `compareSides`. */
const COMPARE_SIDES_DEFAULTS = Object.freeze({ alpha: 0.05, tuneFor: 1_000, minSlates: 100, leastEffect: 0 });

/** What the comparison says now. */
export interface SidesComparison {
  readonly champion: { readonly slates: number; readonly mean: number | null };
  readonly challenger: { readonly slates: number; readonly mean: number | null };
  /** Challenger less champion, reward per slate, with an interval that holds at every look; null without slates of both sides. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly verdict: "too early" | "go on" | "challenger wins" | "champion wins" | "no difference";
}

/**
 * Compares two policies between which every slate was drawn by chance. Slate t scores
 *
 *     psi_t = (A_t / split - (1 - A_t) / (1 - split)) (R_t - m_t),   m_t the mean reward before t,
 *
 * whose mean is the difference in reward per slate, whatever the slates before were: clients may come again and rewards may drift. The interval is
 * the asymptotic confidence sequence mean +- s sqrt(2 (n rho^2 + 1) / (n^2 rho^2) log(sqrt(n rho^2 + 1) / alpha)): it may be looked at after every
 * slate and acted upon at once, which a usual interval may not.
 *
 * Slates must be ripe: give all up to a moment, those without an outcome by then as ignored, or quick answers are counted and slow ones are not.
 * @param slates in the order of time; none: "too early"
 * @throws InvalidArgumentError for options or rewards out of range
 * @see Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", 2024
 */
export function compareSides(slates: readonly ComparedSlate[], options: CompareSidesOptions): SidesComparison {
  const { split, alpha, tuneFor, minSlates, leastEffect } = { ...COMPARE_SIDES_DEFAULTS, ...options };
  for (const [name, value] of [
    ["split", split],
    ["alpha", alpha],
  ] as const)
    if (!(value > 0 && value < 1)) throw new InvalidArgumentError(`${name} must be in (0, 1), got ${value}`);
  if (!(tuneFor >= 1)) throw new InvalidArgumentError(`tuneFor must be >= 1, got ${tuneFor}`);
  if (!(Number.isInteger(minSlates) && minSlates >= 2))
    throw new InvalidArgumentError(`minSlates must be an integer >= 2, got ${minSlates}`);
  if (!(leastEffect >= 0)) throw new InvalidArgumentError(`leastEffect must be >= 0, got ${leastEffect}`);
  const n = slates.length;
  let total = 0;
  let mean = 0;
  let squares = 0;
  const sides = { champion: { slates: 0, sum: 0 }, challenger: { slates: 0, sum: 0 } };
  slates.forEach(({ isChallenger, reward }, t) => {
    if (!Number.isFinite(reward)) throw new InvalidArgumentError(`reward of slate ${t} must be finite, got ${reward}`);
    const side = isChallenger ? sides.challenger : sides.champion;
    side.slates += 1;
    side.sum += reward;
    const psi = (isChallenger ? 1 / split : -1 / (1 - split)) * (reward - (t === 0 ? 0 : total / t));
    total += reward;
    // Welford's running mean and variance.
    const delta = psi - mean;
    mean += delta / (t + 1);
    squares += delta * (psi - mean);
  });
  const summary = {
    champion: { slates: sides.champion.slates, mean: sides.champion.slates === 0 ? null : sides.champion.sum / sides.champion.slates },
    challenger: {
      slates: sides.challenger.slates,
      mean: sides.challenger.slates === 0 ? null : sides.challenger.sum / sides.challenger.slates,
    },
  };
  const least = Math.min(sides.champion.slates, sides.challenger.slates);
  if (least === 0) return { ...summary, difference: null, verdict: "too early" };
  const log = -2 * Math.log(alpha);
  const rho2 = (log + Math.log(log + 1)) / tuneFor;
  const deviation = Math.sqrt(squares / n);
  const radius = deviation * Math.sqrt(((2 * (n * rho2 + 1)) / (n * n * rho2)) * Math.log(Math.sqrt(n * rho2 + 1) / alpha));
  const difference = { value: mean, low: mean - radius, high: mean + radius };
  const verdict =
    least < minSlates
      ? "too early"
      : difference.low > 0
        ? "challenger wins"
        : difference.high < 0
          ? "champion wins"
          : difference.low > -leastEffect && difference.high < leastEffect
            ? "no difference"
            : "go on";
  return { ...summary, difference, verdict };
}

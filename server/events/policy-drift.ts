/** Outcomes that count as lately, and the most before them that are compared. */
const RECENT = 100;
const FORMER = 1000;
/** Standard errors that are told: with one look per outcome over thousands of outcomes a false alarm is rare. */
const ALARM_Z = 4;

export interface Drift {
  readonly recentRate: number;
  readonly formerRate: number;
  readonly z: number;
}

/**
 * Tells when the share of accepted offers of a policy changed: the last 100 outcomes against up to 1,000 before them, two-sample z-test
 * with pooled variance, alarm at |z| >= 4. After an alarm the former window starts anew. Fewer than 100 former outcomes: no alarm.
 */
export class DriftWatch {
  private readonly rewards = new Map<string, number[]>();

  /** @param reward 1 accepted, 0 not */
  add(policy: string, reward: number): Drift | null {
    const all = this.rewards.get(policy) ?? [];
    this.rewards.set(policy, all);
    all.push(reward);
    if (all.length > RECENT + FORMER) all.shift();
    if (all.length < 2 * RECENT) return null;
    const mean = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + row, 0) / rows.length;
    const former = all.slice(0, -RECENT);
    const recentRate = mean(all.slice(-RECENT));
    const formerRate = mean(former);
    const pooled = mean(all);
    const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / RECENT + 1 / former.length));
    const z = deviation === 0 ? 0 : (recentRate - formerRate) / deviation;
    if (Math.abs(z) < ALARM_Z) return null;
    this.rewards.set(policy, all.slice(-RECENT));
    return { recentRate, formerRate, z };
  }
}

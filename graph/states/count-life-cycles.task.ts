import { UNDATED } from "../deals/dataset";
import type { Incidence } from "../incidence/incidence";
import type { Task } from "../numeric/tasks";

/** Pairs with their dates, and the day that is looked back from; UNDATED where no deal has a date. */
export interface LifeCycleInput {
  readonly pairs: Pick<Incidence, "nClients" | "offsets" | "firstDays" | "lastDays">;
  readonly asOfDay: number;
}

/** What the life cycle of every client is told by; all whole numbers, length C. */
export interface LifeCycleCounts {
  /** Products owned. */
  readonly owned: Int32Array;
  /** Last day with a deal; the first day of the history where the client has no dated deal. */
  readonly lastDays: Int32Array;
  /** Products first bought in the last quarter of the history, and in the quarter before. */
  readonly lately: Int32Array;
  readonly before: Int32Array;
  /** Whether any deal has a date; without one only `owned` says anything. */
  readonly isDated: boolean;
}

/**
 * Features of clients for their states. The history runs from the first dated deal to `asOfDay`; a quarter of it is one day at the least.
 * One pass over the pairs; `spark/features.sql` is the same in SQL.
 */
export const countLifeCycles: Task<LifeCycleInput, LifeCycleCounts> = {
  name: "states/count-life-cycles",
  run({ pairs: { nClients, offsets, firstDays, lastDays: days }, asOfDay }) {
    const owned = Int32Array.from({ length: nClients }, (_, c) => offsets[c + 1] - offsets[c]);
    const lastDays = new Int32Array(nClients);
    const lately = new Int32Array(nClients);
    const before = new Int32Array(nClients);
    let first = Number.POSITIVE_INFINITY;
    for (const day of firstDays) if (day !== UNDATED && day < first) first = day;
    if (asOfDay === UNDATED || first === Number.POSITIVE_INFINITY) return { owned, lastDays, lately, before, isDated: false };
    const quarter = Math.max(1, (asOfDay - first) / 4);
    for (let c = 0; c < nClients; c += 1) {
      let last = first;
      for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
        if (firstDays[i] === UNDATED) continue;
        last = Math.max(last, days[i]);
        const age = asOfDay - firstDays[i];
        if (age < quarter) lately[c] += 1;
        else if (age < 2 * quarter) before[c] += 1;
      }
      lastDays[c] = last;
    }
    return { owned, lastDays, lately, before, isDated: true };
  },
};

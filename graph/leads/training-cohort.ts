import { sortedQuantile } from "../evaluation/off-policy/intervals";
import { DAY_MS, resolvedAges, type LeadBook } from "./lead-book";

/** Share of resolved leads that are resolved by the age at which a lead counts as mature. */
const MATURE_SHARE = 0.95;

/** Which leads a model may learn from. */
export interface TrainingCohort {
  /** Positions of leads with a known outcome that may be used, ascending. */
  readonly leads: Int32Array;
  /** Positions of leads without an outcome, ascending: what is scored. */
  readonly open: Int32Array;
  /** Resolved leads left out because their cohort is still half open. */
  readonly nTooYoung: number;
  /** Age in days by which nearly all leads are resolved, NaN without dates. */
  readonly matureDays: number;
  /** First instant of the cohort that is left out, NaN when nothing is. */
  readonly cutMs: number;
}

/**
 * Leaves out the cohort in which some are resolved and others are too young to be: wins come early, so its resolved leads are no sample of
 * it. The cut is the creation of the first lead that is open and younger than the mature age (the 95 % quantile of the time to resolution);
 * from there on nothing is learnt. A lead that is open is never counted as lost, however old. Without dates every resolved lead is used.
 */
export function selectTrainingCohort(book: LeadBook): TrainingCohort {
  const { won, lost } = resolvedAges(book.leads);
  const ages = Float64Array.from([...won, ...lost]).sort();
  const matureDays = ages.length === 0 ? Number.NaN : sortedQuantile(ages, MATURE_SHARE);
  const matureBefore = book.nowMs - matureDays * DAY_MS;
  let cutMs = Number.NaN;
  for (const { outcome, createdMs } of book.leads) {
    if (outcome === null && createdMs > matureBefore && !(createdMs >= cutMs)) cutMs = createdMs;
  }
  const leads: number[] = [];
  const open: number[] = [];
  let nTooYoung = 0;
  book.leads.forEach(({ outcome, createdMs }, i) => {
    if (outcome === null) open.push(i);
    else if (createdMs >= cutMs) nTooYoung += 1;
    else leads.push(i);
  });
  return { leads: Int32Array.from(leads), open: Int32Array.from(open), nTooYoung, matureDays, cutMs };
}

import { HOUR_MS, type LeadBook } from "./lead-book";

/** How fast leads were answered. */
export interface ResponseTimes {
  /** Hours from coming in to the first activity, aligned with the book's leads; NaN where either is unknown or nothing was done. */
  readonly hours: Float64Array;
  /** Typical ln(1 + hours) of each agent of the book, shrunk to that of all; NaN for all when no response is known. */
  readonly typical: Float64Array;
  /** Mean ln(1 + hours) over all answered leads. */
  readonly overall: number;
}

/** Leads' worth of the overall mean in the mean of an agent. */
const SHRINKAGE = 5;

/** ln(1 + hours): what a delay does falls off with its logarithm. */
export const responseScale = (hours: number): number => Math.log1p(hours);

/** Response times as history shows them. Leads that nobody touched have none: they are no evidence about an agent's pace. */
export function measureResponseTimes(book: LeadBook): ResponseTimes {
  const hours = Float64Array.from(book.leads, ({ createdMs }, i) => {
    const first = book.activities[i].find(({ atMs }) => atMs >= createdMs);
    return first === undefined ? Number.NaN : (first.atMs - createdMs) / HOUR_MS;
  });
  const agentIndex = new Map(book.agents.map(({ id }, a) => [id, a]));
  const sums = new Float64Array(book.agents.length);
  const counts = new Float64Array(book.agents.length);
  let sum = 0;
  let count = 0;
  book.leads.forEach(({ agentId }, i) => {
    const agent = agentIndex.get(agentId ?? "");
    if (agent === undefined || Number.isNaN(hours[i])) return;
    sums[agent] += responseScale(hours[i]);
    counts[agent] += 1;
    sum += responseScale(hours[i]);
    count += 1;
  });
  const overall = count === 0 ? Number.NaN : sum / count;
  return { hours, overall, typical: sums.map((total, a) => (total + SHRINKAGE * overall) / (counts[a] + SHRINKAGE)) };
}

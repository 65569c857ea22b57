import { decay, pairAges, type DealHistory } from "./history";

/** log(n_p + .5), n_p the owners of p. Length P. */
export const logPopularity = (history: DealHistory): Float64Array =>
  Float64Array.from(history.productDegrees, (degree) => Math.log(degree + 0.5));

/** log(sum over first adoptions of p of 2^(-age / halfLife) + .5). Length P. */
export function logAdoptionTrend(history: DealHistory, halfLife: number): Float64Array {
  const sums = new Float64Array(history.productDegrees.length);
  pairAges(history).forEach((age, pair) => {
    sums[history.incidence.products[pair]] += decay(age, halfLife);
  });
  return sums.map((sum) => Math.log(sum + 0.5));
}

/** log(sum over deals of p of 2^(-age / halfLife) + .5): repeats count, unlike in the adoption trend. Length P. */
export function logDealMomentum(history: DealHistory, halfLife: number): Float64Array {
  const sums = new Float64Array(history.productDegrees.length);
  history.rowProducts.forEach((product, row) => {
    sums[product] += decay(history.rowAges[row], halfLife);
  });
  return sums.map((sum) => Math.log(sum + 0.5));
}

/** log((first adoptions of p in the last `days` days + .5) / (C - n_p + 1)): adoptions per client who does not own it. Length P. */
export function adoptionHazard(history: DealHistory, days: number): Float64Array {
  const recent = new Float64Array(history.productDegrees.length);
  pairAges(history).forEach((age, pair) => {
    if (age < days) recent[history.incidence.products[pair]] += 1;
  });
  return recent.map((count, p) => Math.log((count + 0.5) / (history.nActiveClients - history.productDegrees[p] + 1)));
}

/** log(1 + days since the first deal of p); undated first deals are as old as the history. Length P, 0 for products without deals. */
export function logProductAge(history: DealHistory): Float64Array {
  const ages = new Float64Array(history.productDegrees.length);
  const span = history.day - history.startDay;
  pairAges(history).forEach((age, pair) => {
    const product = history.incidence.products[pair];
    ages[product] = Math.max(ages[product], Math.min(age, span));
  });
  return ages.map((age) => Math.log1p(age));
}

/**
 * log((deals of p aged (365 - H, 365] + 2) / (deals of p x overall share of that slice + 2)): what sold a year before the days ahead.
 * Length P; null when the history is shorter than 395 days.
 */
export function logSeason(history: DealHistory): Float64Array | null {
  if (history.day - history.startDay < 395) return null;
  const inSlice = new Float64Array(history.productDegrees.length);
  const total = new Float64Array(history.productDegrees.length);
  let nSlice = 0;
  history.rowProducts.forEach((product, row) => {
    const age = history.rowAges[row];
    total[product] += 1;
    if (age <= 365 - history.horizonDays || age > 365) return;
    inSlice[product] += 1;
    nSlice += 1;
  });
  const share = nSlice / Math.max(1, history.rowProducts.length);
  return inSlice.map((count, p) => Math.log((count + 2) / (total[p] * share + 2)));
}

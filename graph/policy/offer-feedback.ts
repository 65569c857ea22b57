/** Outcomes by product, as plain numbers. */
export interface OfferFeedbackState {
  /** Product indices with an outcome, ascending. */
  readonly products: readonly number[];
  /** Outcomes of each, aligned. */
  readonly offers: readonly number[];
  /** Sum of rewards of each, aligned. */
  readonly rewards: readonly number[];
}

/** Feedback before any outcome. */
export const NO_FEEDBACK: OfferFeedbackState = Object.freeze({ products: [], offers: [], rewards: [] });

/** Strength of "accepted as often as the average offer" against a product's own outcomes, in offers. */
const PRIOR_OFFERS = 10;

/** The feedback after one more outcome of a product. */
export function addOutcome(feedback: OfferFeedbackState, product: number, reward: number): OfferFeedbackState {
  const products = [...feedback.products];
  const offers = [...feedback.offers];
  const rewards = [...feedback.rewards];
  let at = products.findIndex((p) => p >= product);
  if (at < 0) at = products.length;
  if (products[at] !== product) {
    products.splice(at, 0, product);
    offers.splice(at, 0, 0);
    rewards.splice(at, 0, 0);
  }
  offers[at] += 1;
  rewards[at] += reward;
  return { products, offers, rewards };
}

/**
 * What outcomes add to the score of each candidate: log((rewards_p + 10 r) / ((offers_p + 10) r)), r = (rewards + 1) / (offers + 2)
 * over all products. Accepted more often than the average offer: positive; less often: negative; without outcomes: 0.
 */
export function feedbackOffsets(feedback: OfferFeedbackState, candidates: Int32Array): Float64Array {
  const offsets = new Float64Array(candidates.length);
  if (feedback.products.length === 0) return offsets;
  const offers = feedback.offers.reduce((a, b) => a + b, 0);
  const rewards = feedback.rewards.reduce((a, b) => a + b, 0);
  const rate = (rewards + 1) / (offers + 2);
  const at = new Map(feedback.products.map((product, i) => [product, i]));
  candidates.forEach((product, position) => {
    const i = at.get(product);
    if (i === undefined) return;
    offsets[position] = Math.log((feedback.rewards[i] + PRIOR_OFFERS * rate) / ((feedback.offers[i] + PRIOR_OFFERS) * rate));
  });
  return offsets;
}

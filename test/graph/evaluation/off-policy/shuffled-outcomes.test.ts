import { claimOf, LEARNERS } from "./shuffled-outcomes";

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
/** Those that compute their probabilities at once; the others and all seeds: shuffled-outcomes.long.test.ts. */
const QUICK = LEARNERS.filter(([name]) => name !== "linear-thompson" && name !== "logistic-thompson");

test.each(QUICK)("%s (by state: %s) claims nothing when outcomes are shuffled", (name, byState) => {
  expect(SEEDS.filter((seed) => claimOf(name, byState, seed, true) === "none").length).toBeGreaterThanOrEqual(10);
});

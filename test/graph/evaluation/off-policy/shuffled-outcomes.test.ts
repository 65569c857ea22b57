import { claimOf, LEARNERS } from "./shuffled-outcomes";

const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1);
/** Those that compute their probabilities at once; the others: shuffled-outcomes.long.test.ts. */
const QUICK = LEARNERS.filter(([name]) => !name.endsWith("thompson"));

test.each(QUICK)("%s (by state: %s) claims nothing in at least 92 of 100 seeds, when outcomes are shuffled", (name, byState) => {
  expect(SEEDS.filter((seed) => claimOf(name, byState, seed, true) === "none").length).toBeGreaterThanOrEqual(92);
});

test("the same comparison sees an improvement where there is one", () => {
  const claims = SEEDS.slice(0, 12).map((seed) => claimOf("lin-ucb", false, seed, false, [3_000, 3_000]));
  expect(claims.filter((claim) => claim === "better").length).toBeGreaterThanOrEqual(10);
});

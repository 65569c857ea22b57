import { claimOf, LEARNERS } from "./shuffled-outcomes";

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

test.each(LEARNERS)(
  "%s (by state: %s) claims nothing when outcomes are shuffled (all seeds: shuffled-outcomes.long.test.ts)",
  (name, byState) => {
    expect(SEEDS.filter((seed) => claimOf(name, byState, seed, true) === "none").length).toBeGreaterThanOrEqual(10);
  },
);

test("the same comparison sees an improvement where there is one", () => {
  expect(SEEDS.filter((seed) => claimOf("beta-thompson", true, seed, false) === "better").length).toBeGreaterThanOrEqual(10);
});

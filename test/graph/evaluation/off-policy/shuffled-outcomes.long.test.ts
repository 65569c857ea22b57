import { claimOf, LEARNERS } from "./shuffled-outcomes";

const THOMPSON = LEARNERS.filter(([name]) => name.endsWith("thompson"));
const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1);

test.each(THOMPSON)(
  "%s (by state: %s) claims no improvement over popularity in at least 92 of 100 seeds, when outcomes are shuffled",
  (name, byState) => {
    const claims = SEEDS.map((seed) => claimOf(name, byState, seed, true));
    const count = (claim: string): number => claims.filter((each) => each === claim).length;
    console.log(`${name}: 95 % interval covers zero in ${count("none")}, lies above it in ${count("better")} of 100 seeds`);
    expect(count("none")).toBeGreaterThanOrEqual(92);
  },
);

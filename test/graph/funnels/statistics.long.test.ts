import { reportOf } from "./study-market";

// The acceptance statistics over many seeds, with problems found by the analysis and not planted.
describe("funnels and mechanics over many planted markets", () => {
  it("unifies, covers and suggests as stated", async () => {
    let [rand, inside, effects, topGood, topAll] = [0, 0, 0, 0, 0];
    const seeds = Array.from({ length: 14 }, (_, i) => 101 + i);
    for (const seed of seeds) {
      const { agreement, covered, nEffects, best, good } = await reportOf({ seed });
      rand += agreement / seeds.length;
      inside += covered;
      effects += nEffects;
      topGood += good;
      topAll += best;
    }
    console.log(
      `adjusted Rand index ${rand.toFixed(3)}; coverage ${(inside / effects).toFixed(3)} of ${effects}; top transfer good in ${topGood} of ${topAll}`,
    );
    expect(rand).toBeGreaterThanOrEqual(0.9);
    expect(effects).toBeGreaterThanOrEqual(1_000);
    expect(inside / effects).toBeGreaterThanOrEqual(0.85);
    expect(inside / effects).toBeLessThanOrEqual(0.95);
    expect(topGood / topAll).toBeGreaterThanOrEqual(0.8);
  });

  it("without effects suggests in no more data sets than the stated rate", async () => {
    let any = 0;
    for (let seed = 201; seed <= 250; seed += 1) {
      const { suggested } = await reportOf({ seed, withoutEffects: true, nClients: 1_000 });
      if (suggested > 0) any += 1;
    }
    console.log(`suggestions in ${any} of 50 data sets without effects`);
    expect(any / 50).toBeLessThanOrEqual(0.1);
  });
});

import type { FunnelMarketOptions } from "../../../graph/simulation/funnel-market";
import { reportOf } from "./study-market";

interface Totals {
  readonly lines: string;
  readonly agreements: readonly number[];
  readonly nEffects: number;
  /** Part of effects and of uplifts inside their intervals. */
  readonly effectsInside: number;
  readonly upliftsInside: number;
  /** Part of the top suggestions that are truly positive: of those made, and of all funnels. */
  readonly good: number;
  readonly goodOfAll: number;
  readonly sureGood: number;
}

async function studyAll(seeds: readonly number[], options: FunnelMarketOptions): Promise<Totals> {
  const all: Awaited<ReturnType<typeof reportOf>>[] = [];
  for (const seed of seeds) all.push(await reportOf({ ...options, seed }));
  const sum = (pick: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + pick(one), 0);
  const agreements = all.map(({ agreement }) => agreement);
  const [nEffects, best, good, funnels] = [
    sum((one) => one.nEffects),
    sum((one) => one.best),
    sum((one) => one.good),
    sum((one) => one.funnels),
  ];
  const [sure, sureGood] = [sum((one) => one.sure), sum((one) => one.sureGood)];
  const effectsInside = sum((one) => one.covered) / nEffects;
  const upliftsInside = sum((one) => one.upliftsInside) / sum((one) => one.nUplifts);
  const mean = sum(({ agreement }) => agreement) / all.length;
  return {
    lines:
      `adjusted Rand index ${mean.toFixed(3)} (${Math.min(...agreements).toFixed(3)} at least); effects inside ${effectsInside.toFixed(3)} of ${nEffects}; ` +
      `uplifts inside ${upliftsInside.toFixed(3)}; top suggestion good in ${good} of ${best} (to use at once: ${sureGood} of ${sure}), ${funnels} funnels`,
    agreements,
    nEffects,
    effectsInside,
    upliftsInside,
    good: good / best,
    goodOfAll: good / funnels,
    sureGood: sureGood / sure,
  };
}

const range = (first: number, n: number): readonly number[] => Array.from({ length: n }, (_, i) => first + i);
const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

// The acceptance statistics over many seeds, with problems found by the analysis and not planted.
describe("funnels and mechanics over many planted markets", () => {
  it("unifies, covers and suggests as stated", async () => {
    const totals = await studyAll(range(101, 14), {});
    console.log(totals.lines);
    expect(meanOf(totals.agreements)).toBeGreaterThanOrEqual(0.95);
    expect(Math.min(...totals.agreements)).toBeGreaterThanOrEqual(0.9);
    expect(totals.nEffects).toBeGreaterThanOrEqual(1_000);
    expect(totals.effectsInside).toBeGreaterThanOrEqual(0.85);
    expect(totals.effectsInside).toBeLessThanOrEqual(0.95);
    expect(totals.upliftsInside).toBeGreaterThanOrEqual(0.85);
    expect(totals.good).toBeGreaterThanOrEqual(0.9);
    expect(totals.goodOfAll).toBeGreaterThanOrEqual(0.8);
    expect(totals.sureGood).toBeGreaterThanOrEqual(0.9);
  });

  // What no default was chosen for: other cuts into funnels, other noise, other effects. Few seeds, so bounds are wide.
  it.each<readonly [string, FunnelMarketOptions, number]>([
    ["few funnels of a problem", { funnelsPerProblem: [2, 4] }, 0.85],
    ["many funnels of a problem", { funnelsPerProblem: [6, 12] }, 0.85],
    ["more noise", { noiseShare: 0.35 }, 0.85],
    ["small effects", { generalEffectSd: 0.025, problemEffectSd: 0.05 }, 0.85],
    ["large effects", { generalEffectSd: 0.08, problemEffectSd: 0.15 }, 0.8],
    // Effects of a problem are then measured on deals some of which do not feel them: intervals of effects do not allow for that.
    ["mechanics without their effect off the client's problems", { noiseEffect: "general" }, 0.7],
  ])("holds with %s", async (name, options, covered) => {
    const totals = await studyAll(range(121, 4), options);
    console.log(`${name}: ${totals.lines}`);
    expect(meanOf(totals.agreements)).toBeGreaterThanOrEqual(0.9);
    expect(totals.effectsInside).toBeGreaterThanOrEqual(covered);
    expect(totals.upliftsInside).toBeGreaterThanOrEqual(0.85);
    expect(totals.good).toBeGreaterThanOrEqual(0.8);
  });

  it("without effects suggests in no more data sets than the stated rate", async () => {
    let any = 0;
    for (const seed of range(201, 50)) {
      const { suggested } = await reportOf({ seed, withoutEffects: true, nClients: 1_000 });
      if (suggested > 0) any += 1;
    }
    console.log(`suggestions in ${any} of 50 data sets without effects`);
    expect(any / 50).toBeLessThanOrEqual(0.1);
  });
});

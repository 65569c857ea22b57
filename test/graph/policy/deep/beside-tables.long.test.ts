import { deepPolicyNames } from "../../../../graph/policy/policy";
import { compareWithTables } from "./beside-tables";

/** Ten seeds of each kind: training in a process fitted from history, judgement in the planted one. */
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);

test.each([
  ["short", 0.9],
  ["long", 1],
] as const)("with %s memory each deep policy reaches at least %d of the best table's value, in every seed", async (memory, least) => {
  const shares = new Map(deepPolicyNames.map((name) => [name, [] as number[]]));
  for (const seed of SEEDS) {
    const { bestTable, random, deep } = await compareWithTables(memory, seed, deepPolicyNames);
    for (const [name, value] of deep) shares.get(name)?.push(value / bestTable);
    const text = [...deep].map(([name, value]) => `${name} ${value.toFixed(3)}`).join(", ");
    console.log(`${memory} ${seed}: best table ${bestTable.toFixed(3)}, random ${random.toFixed(3)}, ${text}`);
  }
  for (const [name, own] of shares) {
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    console.log(`${memory}: ${name} reaches ${mean.toFixed(3)} of the best table (worst ${Math.min(...own).toFixed(3)})`);
    expect(Math.min(...own)).toBeGreaterThanOrEqual(least);
  }
});

import { createRng, hashText } from "../../graph/numeric/rng";

describe("createRng", () => {
  test("streams of one seed are reproducible and independent of each other", () => {
    const draw = (seed: number, name: string) => Array.from({ length: 5 }, createRng(seed, name));
    expect(draw(1, "x")).toEqual(draw(1, "x"));
    expect(draw(1, "y")).not.toEqual(draw(1, "x"));
    expect(draw(2, "x")).not.toEqual(draw(1, "x"));
  });

  test("numbers are uniform in [0, 1)", () => {
    const rng = createRng(7, "uniform");
    const sample = Array.from({ length: 20_000 }, rng);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    expect(sample.reduce((a, b) => a + b, 0) / sample.length).toBeCloseTo(0.5, 1);
  });
});

test("hashText spreads similar ids over all residues", () => {
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i += 1) counts[hashText(`c${i}`, 3) % 10] += 1;
  expect(Math.min(...counts)).toBeGreaterThan(800);
});

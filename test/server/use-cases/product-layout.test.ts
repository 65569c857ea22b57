import fc from "fast-check";
import { layoutProducts } from "../../../server/use-cases/product-layout";

const random = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })).chain(([nProblems, nProducts]) =>
  fc.record({
    nProblems: fc.constant(nProblems),
    raw: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: nProblems * nProducts, maxLength: nProblems * nProducts }),
    sizes: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: nProducts, maxLength: nProducts }),
  }),
);

function normalise(raw: readonly number[], nProblems: number): Float64Array {
  const weights = Float64Array.from(raw);
  for (let row = 0; row < weights.length; row += nProblems) {
    const sum = weights.subarray(row, row + nProblems).reduce((total, value) => total + value, 0);
    for (let k = 0; k < nProblems; k += 1) weights[row + k] /= sum;
  }
  return weights;
}

it("puts every product at a finite place of its own, within -1 to 1, the same each time", () => {
  fc.assert(
    fc.property(random, ({ nProblems, raw, sizes }) => {
      const input = { nProblems, weights: normalise(raw, nProblems), sizes: Int32Array.from(sizes) };
      const layout = layoutProducts(input);
      expect(layoutProducts(input)).toEqual(layout);
      const places = new Set<string>();
      for (let p = 0; p < sizes.length; p += 1) {
        expect(Math.abs(layout.x[p])).toBeLessThanOrEqual(1);
        expect(Math.abs(layout.y[p])).toBeLessThanOrEqual(1);
        places.add(`${layout.x[p].toFixed(6)}/${layout.y[p].toFixed(6)}`);
      }
      expect(places.size).toBe(sizes.length);
    }),
    { numRuns: 50, seed: 1 },
  );
});

it("keeps products of one problem together and apart from the others", () => {
  const nProblems = 4;
  const nProducts = 80;
  const weights = new Float64Array(nProblems * nProducts).fill(0.1);
  for (let p = 0; p < nProducts; p += 1) weights[p * nProblems + (p % nProblems)] = 0.7;
  const { x, y } = layoutProducts({ nProblems, weights, sizes: new Int32Array(nProducts).fill(1) });
  const centre = (k: number) => {
    const own = Array.from({ length: nProducts }, (_, p) => p).filter((p) => p % nProblems === k);
    return [own.reduce((sum, p) => sum + x[p], 0) / own.length, own.reduce((sum, p) => sum + y[p], 0) / own.length] as const;
  };
  const centres = Array.from({ length: nProblems }, (_, k) => centre(k));
  for (let p = 0; p < nProducts; p += 1) {
    const distances = centres.map(([cx, cy]) => Math.hypot(x[p] - cx, y[p] - cy));
    expect(distances.indexOf(Math.min(...distances))).toBe(p % nProblems);
  }
});

it("answers no products with an empty map, and one with the middle", () => {
  expect(layoutProducts({ nProblems: 1, weights: new Float64Array(), sizes: new Int32Array() }).x).toHaveLength(0);
  const one = layoutProducts({ nProblems: 1, weights: Float64Array.of(1), sizes: Int32Array.of(3) });
  expect([one.x[0], one.y[0]]).toEqual([0, 0]);
});

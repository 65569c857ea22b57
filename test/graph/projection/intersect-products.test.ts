import fc from "fast-check";
import { buildDealTable } from "../../../graph/deals/build-deal-table";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import type { Incidence } from "../../../graph/incidence/incidence";
import { clientsOfAll, countSharedClients, intersectProducts } from "../../../graph/projection/intersect-products";

/** Baskets: one string a client, one letter a product. */
const incidenceOf = (...baskets: readonly string[]): Incidence =>
  buildIncidence(
    buildDealTable(
      baskets.flatMap((basket, c) => basket.split("").map((p) => ({ clientId: asClientId(`c${c}`), productId: asProductId(p) }))),
    ),
    null,
  );

test("pairs, margins, expectation and lift of a small book are those counted by hand", () => {
  const { intersections, nPairsTested, nClientsCounted } = intersectProducts(incidenceOf("ab", "ab", "abc", "c", "d"));
  // Products a, b, c, d are 0..3: ab in 3 clients, ac and bc in 1.
  expect([...intersections.productA]).toEqual([0, 0, 1]);
  expect([...intersections.productB]).toEqual([1, 2, 2]);
  expect([...intersections.clientsBoth]).toEqual([3, 1, 1]);
  expect([...intersections.clientsA]).toEqual([3, 3, 3]);
  expect([...intersections.clientsB]).toEqual([3, 2, 2]);
  expect(intersections.expected[0]).toBeCloseTo(9 / 5, 12);
  expect(intersections.lift[0]).toBeCloseTo(5 / 3, 12);
  // P(all 3 of 3 drawn from 5 are the 3 marked ones) = 1 / C(5, 3).
  expect(intersections.pValue[0]).toBeCloseTo(0.1, 12);
  expect(intersections.pValue[1]).toBeCloseTo(0.9, 12);
  expect(nPairsTested).toBe(6);
  expect(nClientsCounted).toBe(5);
  expect(intersections.qValue[0]).toBeCloseTo(0.6, 12);
  expect(intersections.liftLow[0]).toBeLessThan(intersections.lift[0]);
  expect(intersections.liftHigh[0]).toBeGreaterThan(intersections.lift[0]);
});

test("no client with two products means no intersections", () => {
  expect(intersectProducts(incidenceOf("a", "b", "b")).intersections.productA.length).toBe(0);
  expect(intersectProducts(incidenceOf()).nPairsTested).toBe(0);
});

test("when everybody buys everything nothing is surprising", () => {
  const { intersections } = intersectProducts(incidenceOf("abc", "abc", "abc"));
  expect([...intersections.lift]).toEqual([1, 1, 1]);
  expect([...intersections.pValue]).toEqual([1, 1, 1]);
  expect([...intersections.liftLow]).toEqual([1, 1, 1]);
});

test("very large clients count in every pair that others list, list none themselves, and what that hides is told", () => {
  const counted = intersectProducts(incidenceOf("abcd", "ab", "bc", "b"), { maxProductsPerClient: 3 });
  expect(counted.nClientsCounted).toBe(4);
  expect([...counted.intersections.productA]).toEqual([0, 1]);
  expect([...counted.intersections.productB]).toEqual([1, 2]);
  expect([...counted.intersections.clientsBoth]).toEqual([2, 2]);
  expect([...counted.intersections.clientsA]).toEqual([2, 4]);
  expect(counted.nPairsTested).toBe(6);
  const { nUnlisted, meanUnlistedLift, ...bounded } = counted.bounded;
  expect(bounded).toEqual({ nClients: 1, nPairs: 4 });
  // ac, ad, bd and cd of six, by a sample.
  expect(nUnlisted).toBe(4);
  expect(meanUnlistedLift).toBeCloseTo((1 + 2 + 1 + 2) / 4, 1);
  expect(() => intersectProducts(incidenceOf("ab"), { maxProductsPerClient: 0 })).toThrow(
    "maxProductsPerClient must be an integer >= 1, got 0",
  );
});

test("nobody is bounded where nobody is large", () => {
  expect(intersectProducts(incidenceOf("abc", "ab")).bounded).toEqual({
    nClients: 0,
    nPairs: 0,
    nUnlisted: 0,
    meanUnlistedLift: Number.NaN,
  });
});

const baskets = fc.array(
  fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 }).map((letters) => letters.join("")),
  { minLength: 1, maxLength: 12 },
);

test("counts agree with looking at every client, the interval holds the lift, and k-way counts agree with pairs", () => {
  fc.assert(
    fc.property(baskets, (all) => {
      const incidence = incidenceOf(...all);
      const { intersections: found } = intersectProducts(incidence);
      const letters = [...new Set(all.join(""))].sort();
      let n = 0;
      for (let a = 0; a < letters.length; a += 1) {
        for (let b = a + 1; b < letters.length; b += 1) {
          const both = all.filter((basket) => basket.includes(letters[a]) && basket.includes(letters[b])).length;
          expect(countSharedClients(incidence, [b, a])).toBe(both);
          if (both === 0) continue;
          expect([found.productA[n], found.productB[n], found.clientsBoth[n]]).toEqual([a, b, both]);
          expect(found.liftLow[n]).toBeLessThanOrEqual(found.lift[n]);
          expect(found.liftHigh[n]).toBeGreaterThanOrEqual(found.lift[n]);
          expect(found.qValue[n]).toBeGreaterThanOrEqual(found.pValue[n]);
          n += 1;
        }
      }
      expect(found.productA.length).toBe(n);
    }),
  );
});

test("whatever the bound, each listed pair has all its shared clients, and only pairs that no smaller client has are missing", () => {
  fc.assert(
    fc.property(baskets, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }), (all, most, nLarge) => {
      const everybody = [...all, ...Array.from({ length: nLarge }, () => "abcdef")];
      const incidence = incidenceOf(...everybody);
      const whole = intersectProducts(incidence, { maxProductsPerClient: 6 }).intersections;
      const { intersections: bounded, bounded: told } = intersectProducts(incidence, { maxProductsPerClient: most });
      const expected = new Map([...whole.productA].map((a, i) => [`${a} ${whole.productB[i]}`, whole.clientsBoth[i]]));
      const listed = new Set([...bounded.productA].map((a, i) => `${a} ${bounded.productB[i]}`));
      bounded.productA.forEach((a, i) => {
        expect(bounded.clientsBoth[i]).toBe(expected.get(`${a} ${bounded.productB[i]}`));
      });
      const small = everybody.filter((basket) => basket.length <= most);
      const letters = [...new Set(everybody.join(""))].sort();
      for (const pair of expected.keys()) {
        const [a, b] = pair.split(" ").map((index) => letters[Number(index)]);
        expect(listed.has(pair)).toBe(small.some((basket) => basket.includes(a) && basket.includes(b)));
      }
      expect(told.nClients).toBe(everybody.length - small.length);
    }),
    { numRuns: 50 },
  );
});

test("the clients of several products are those that have all of them", () => {
  const incidence = incidenceOf("abc", "ac", "abc", "b");
  expect([...clientsOfAll(incidence, [0, 1, 2])]).toEqual([0, 2]);
  expect([...clientsOfAll(incidence, [2, 2])]).toEqual([0, 1, 2]);
  expect([...clientsOfAll(incidence, [])]).toEqual([0, 1, 2, 3]);
  expect(() => clientsOfAll(incidence, [3])).toThrow("products must be indices in [0, 3), got 3");
});

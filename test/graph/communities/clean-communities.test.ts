import { cleanCommunities } from "../../../graph/communities/clean-communities";
import { overSegmentedStarts } from "../../../graph/communities/over-segmented-starts";
import { newmanWeights } from "../../../graph/projection/newman-weights";
import { pairsOf } from "../mixtures/dense-mixture";

describe("cleanCommunities", () => {
  const bounds = { minProducts: 2, minShare: 0 };

  test("moves the products of small communities to where their buyers are at home", () => {
    // Product 4 is bought with 2 and 3 more often than with 0 and 1.
    const pairs = pairsOf(
      [
        [0, 1],
        [0, 1, 4],
        [2, 3, 4],
        [2, 3, 4],
        [2, 3],
      ],
      5,
    );
    expect([...cleanCommunities(pairs, Int32Array.of(0, 0, 1, 1, 2), bounds)]).toEqual([0, 0, 1, 1, 1]);
  });

  test("measures the buyers' home per unit of its size, so a large community does not win by size alone", () => {
    // Two buyers of product 5: one at home in 0-1-2 (24 pairs), one in 3-4 (4 pairs).
    const pairs = pairsOf([...Array.from({ length: 7 }, () => [0, 1, 2]), [0, 1, 2, 5], [3, 4, 5], [3, 4]], 6);
    expect([...cleanCommunities(pairs, Int32Array.of(0, 0, 0, 1, 1, 2), bounds)]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test("dissolves communities below the share of pairs, and gives one community when none is large enough", () => {
    const pairs = pairsOf([...Array.from({ length: 20 }, () => [0, 1]), [0, 2, 3]], 4);
    expect([...cleanCommunities(pairs, Int32Array.of(0, 0, 1, 1), { minProducts: 2, minShare: 0.1 })]).toEqual([0, 0, 0, 0]);
    expect([...cleanCommunities(pairs, Int32Array.of(0, 1, 2, 3), bounds)]).toEqual([0, 0, 0, 0]);
  });

  test("a product whose buyers own nothing else goes to the first community", () => {
    const pairs = pairsOf([[0, 1], [2, 3], [4]], 5);
    expect([...cleanCommunities(pairs, Int32Array.of(0, 0, 1, 1, 2), bounds)]).toEqual([0, 0, 1, 1, 0]);
  });
});

describe("overSegmentedStarts", () => {
  const pairs = pairsOf(
    Array.from({ length: 40 }, (_, c) => [0, 1, 2].map((i) => 3 * (c % 4) + i)),
    12,
  );
  const { graph } = newmanWeights(pairs);
  const options = { resolutions: [1, 1.5], nSeeds: 2, minProducts: 2, seed: 1 };
  const four = [[0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]];

  test("gives each partition once and none above the bound", () => {
    const starts = overSegmentedStarts(pairs, graph, { ...options, maxCommunities: 10, ceiling: 10 });
    expect(starts.map((labels) => [...labels])).toEqual(four);
    expect(overSegmentedStarts(pairs, graph, { ...options, maxCommunities: 3, ceiling: 3 })).toEqual([]);
  });

  test("allows more where even the coarsest partition has more, up to the ceiling", () => {
    const starts = overSegmentedStarts(pairs, graph, { ...options, maxCommunities: 3, ceiling: 10 });
    expect(starts.map((labels) => [...labels])).toEqual(four);
  });
});

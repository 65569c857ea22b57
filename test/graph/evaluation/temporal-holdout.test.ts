import { firstAdoptionsAfter, scoreRankings } from "../../../graph/evaluation/temporal-holdout";
import { asProductId } from "../../../graph/deals/ids";
import { makeDataset } from "../../support/small-data";

describe("firstAdoptionsAfter", () => {
  const { deals } = makeDataset([
    ["a", "x", 5],
    ["a", "x", 12],
    ["a", "y", 11],
    ["a", "y", 14],
    ["a", "new", 11],
    ["b", "y", 10],
    ["b", "x", 25],
    ["late", "x", 11],
    ["a", "z"],
    ["b", "z", 3],
  ]);
  const named = (adoptions: ReadonlyMap<number, ReadonlySet<number>>) =>
    [...adoptions].map(([c, products]) => [deals.clientIds[c], [...products].map((p) => deals.productIds[p])]);
  test("takes first purchases after the end of the cut day, of known products by known clients", () => {
    expect(named(firstAdoptionsAfter(deals, 10))).toEqual([
      ["a", [asProductId("y")]],
      ["b", [asProductId("x")]],
    ]);
  });
  test("ends at the end day", () => {
    expect(named(firstAdoptionsAfter(deals, 10, 24))).toEqual([["a", ["y"]]]);
  });
  test("nothing follows the last deal", () => {
    expect(firstAdoptionsAfter(deals, 30).size).toBe(0);
  });
});

describe("scoreRankings", () => {
  test("equals the definitions on a list worked out by hand", () => {
    const positives = new Map([
      [0, new Set([10, 11, 12])],
      [1, new Set([20])],
    ]);
    const metrics = scoreRankings(positives, new Map([[0, [99, 10, 98, 97, 96, 12]]]));
    const dcg = 1 / Math.log2(3) + 1 / Math.log2(7);
    const ideal = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
    expect(metrics).toMatchObject({ nClients: 2, nPositives: 4, hit5: 0.5 });
    expect(metrics.ndcg10).toBeCloseTo(dcg / ideal / 2, 12);
    expect([...metrics.ndcgOfClients]).toEqual([expect.closeTo(dcg / ideal, 12), 0]);
    expect(metrics.recall10).toBeCloseTo(2 / 3 / 2, 12);
    expect(metrics.map10).toBeCloseTo((1 / 2 + 2 / 6) / 3 / 2, 12);
    expect(metrics.mrr10).toBeCloseTo(0.5 / 2, 12);
  });
  test("reads ten rows and counts at most ten positives", () => {
    const wanted = new Set(Array.from({ length: 30 }, (_, i) => i));
    const perfect = scoreRankings(new Map([[0, wanted]]), new Map([[0, Array.from({ length: 12 }, (_, i) => i)]]));
    expect(perfect).toMatchObject({ ndcg10: 1, recall10: 1, map10: 1, mrr10: 1, hit5: 1 });
    const late = scoreRankings(new Map([[0, new Set([11])]]), new Map([[0, Array.from({ length: 12 }, (_, i) => i)]]));
    expect(late).toMatchObject({ ndcg10: 0, hit5: 0 });
  });
  test("without positives every metric is 0", () => {
    expect(scoreRankings(new Map(), new Map([[0, [1]]]))).toMatchObject({ nClients: 0, nPositives: 0, ndcg10: 0 });
  });
});

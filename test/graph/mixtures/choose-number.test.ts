import { chooseNumber } from "../../../graph/mixtures/choose-number";
import { labelPairs, splitPairs } from "../../../graph/mixtures/hidden-pairs";
import type { SearchPathOutput } from "../../../graph/mixtures/search-path.task";
import { pairsOf } from "./dense-mixture";

const options = { tolerance: 2, structureThreshold: 2 };

/** One fold in which hidden pair i of client i has score `scores[K - 1](i)` for K problems. */
function fold(scores: readonly ((i: number) => number)[], nHidden = 100): SearchPathOutput {
  const solutions = scores.map((score, k) => ({
    nProblems: k + 1,
    phi: new Float64Array(),
    pi: new Float64Array(),
    hiddenScores: Float64Array.from({ length: nHidden }, (_, i) => score(i)),
  }));
  return {
    solutions: solutions.reverse(),
    hiddenClients: Int32Array.from({ length: nHidden }, (_, i) => i),
    nStarts: 1,
    nThinnedClients: 0,
  };
}
const wobble = (i: number): number => ((i * 37) % 100) / 100 - 0.5;

describe("chooseNumber", () => {
  test("takes the largest number within two standard errors of the best", () => {
    const best = (i: number): number => -4 + 0.1 * wobble(i);
    const alike = (i: number): number => best(i) - 0.01 + 0.3 * wobble(i + 13);
    const worse = (i: number): number => best(i) - 0.2 + 0.3 * wobble(i + 29);
    const choice = chooseNumber([fold([() => -5, best, alike, worse])], 4, options);
    expect(choice).toMatchObject({ nProblems: 3, structure: "found", nHiddenPairs: 100 });
    expect(choice.heldOut.map((row) => row.nProblems)).toEqual([1, 2, 3, 4]);
  });

  test("finds no structure where the gain over popularity is within chance", () => {
    const choice = chooseNumber([fold([() => -5, (i) => -5 + 0.02 + wobble(i)])], 2, options);
    expect(choice).toMatchObject({ nProblems: 1, structure: "none" });
    expect(choice.gainInStandardErrors).toBeLessThan(2);
    expect(choice.gainInStandardErrors).toBeGreaterThan(0);
  });

  test("counts the hidden pairs of one client as one observation", () => {
    const gain = (i: number): number => -5 + 0.5 + wobble(Math.floor(i / 50));
    const perPair = fold([() => -5, gain]);
    const perClient = { ...perPair, hiddenClients: perPair.hiddenClients.map((i) => Math.floor(i / 50)) };
    expect(chooseNumber([perClient], 2, options).gainInStandardErrors).toBeLessThan(
      chooseNumber([perPair], 2, options).gainInStandardErrors / 3,
    );
  });

  test("considers only numbers that every fold and the fit on all pairs reached; without hidden pairs there is nothing to choose", () => {
    const rising = [1, 2, 3, 4].map((k) => (i: number) => -5 + (k / 10) * (1 + 0.5 * wobble(i)));
    expect(chooseNumber([fold(rising), fold(rising.slice(0, 3))], 4, options).nProblems).toBe(3);
    expect(chooseNumber([fold(rising)], 2, options).nProblems).toBe(2);
    expect(chooseNumber([fold(rising, 0)], 4, options)).toMatchObject({ nProblems: 1, structure: "none", heldOut: [] });
    expect(chooseNumber([fold(rising.slice(0, 1))], 4, options)).toMatchObject({ nProblems: 1, structure: "none" });
  });
});

test("a pair keeps its label whatever the numbering, and only clients with two pairs have one hidden", () => {
  const ids = { clients: ["a", "b", "c"], products: ["x", "y", "z"] };
  const pairs = pairsOf([[0, 1], [2], [0, 1, 2]], 3);
  const labels = labelPairs(pairs, ids.clients, ids.products, 7);
  const turned = labelPairs(pairsOf([[0, 1, 2], [0], [1, 2]], 3), ["c", "b", "a"], ["z", "y", "x"], 7);
  expect([...turned]).toEqual([labels[5], labels[4], labels[3], labels[2], labels[1], labels[0]]);
  const { training, hidden } = splitPairs(pairs, labels.fill(4), 4);
  expect([...hidden.offsets]).toEqual([0, 2, 2, 5]);
  expect([...training.products]).toEqual([2]);
});

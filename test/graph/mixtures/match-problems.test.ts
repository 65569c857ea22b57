import fc from "fast-check";
import { columnsOfLinks, matchProblems, type PreviousRun, type UnmatchedProblems } from "../../../graph/mixtures/match-problems";

/** Clients and products as rows of shares; ids are c0.. and x0... */
function run(rows: readonly (readonly number[])[]): UnmatchedProblems {
  return {
    nProblems: rows[0].length,
    clientIds: rows.map((_, i) => `c${i}`),
    productIds: rows.map((_, i) => `x${i}`),
    theta: Float64Array.from(rows.flat()),
    productProblems: Float64Array.from(rows.flat()),
  };
}

/** What that run leaves behind when its problems are called `ids`. */
function previousOf(
  { nProblems: K, clientIds, productIds, theta }: UnmatchedProblems,
  ids: readonly string[],
  nextProblemNumber: number | null = null,
): PreviousRun {
  const problems = ids.map((id) => ({ id, label: `name of ${id}` }));
  const links = (names: readonly string[]) =>
    columnsOfLinks(
      names.flatMap((id, i) => ids.map((problemId, k) => ({ id, problemId, weight: theta[i * K + k] }))),
      problems,
    );
  return {
    problems,
    products: links(productIds),
    clients: links(clientIds),
    states: { clientIds: [], stateIds: [] },
    nextProblemNumber,
    nextStateNumber: null,
  };
}

const THREE = [
  [1, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 1, 0],
  [0, 0.1, 0.9],
  [0, 0, 1],
];

test("without a previous run problems are numbered in order", () => {
  const { matches, gone, nextProblemNumber } = matchProblems(run(THREE), null);
  expect(matches.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["p0 first", "p1 first", "p2 first"]);
  expect([gone, nextProblemNumber]).toEqual([[], 3]);
});

test("the same problems in another order keep their ids and names", () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 })
    .map((row) => row.map((x, i) => (x + (i === 0 ? 0.5 : 0)) / (row[0] + row[1] + row[2] + 0.5)));
  fc.assert(
    fc.property(fc.array(shares, { minLength: 1, maxLength: 8 }), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (extra, order) => {
      const rows = [...THREE, ...extra];
      const previous = previousOf(run(rows), ["p4", "p9", "p2"], 12);
      const { matches, gone, nextProblemNumber } = matchProblems(run(rows.map((row) => order.map((k) => row[k]))), previous);
      expect(matches.map(({ id }) => id)).toEqual(order.map((k) => ["p4", "p9", "p2"][k]));
      for (const { kind, label, id, overlap } of matches) {
        expect([kind, label]).toEqual(["kept", `name of ${id}`]);
        expect(overlap).toBeCloseTo(1, 9);
      }
      expect([gone, nextProblemNumber]).toEqual([[], 12]);
    }),
  );
});

test("a problem cut in two: the larger part keeps the id, the other is split from it under a fresh id", () => {
  const before = run([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 1],
  ]);
  const { matches } = matchProblems(
    run([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]),
    previousOf(before, ["p0", "p1"]),
  );
  expect(matches).toEqual([
    { kind: "kept", id: "p0", label: "name of p0", from: ["p0"], overlap: expect.closeTo(2 / 3, 9) as number },
    { kind: "kept", id: "p1", label: "name of p1", from: ["p1"], overlap: 1 },
    { kind: "split", id: "p2", label: null, from: ["p0"], overlap: expect.closeTo(1 / 3, 9) as number },
  ]);
});

test("two problems become one: it keeps the id of the larger, and the other is gone into it", () => {
  const before = run([
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  const { matches, gone, nextProblemNumber } = matchProblems(
    run([
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ]),
    previousOf(before, ["p0", "p1", "p2"]),
  );
  expect(matches[0]).toMatchObject({ kind: "merged", id: "p0", from: ["p0", "p1"] });
  expect(matches[1]).toMatchObject({ kind: "kept", id: "p2" });
  expect(gone).toEqual([{ id: "p1", label: "name of p1", into: "p0" }]);
  expect(nextProblemNumber).toBe(3);
});

test("a problem like no other is born under an id that nobody ever had", () => {
  const before = run([[1], [1]]);
  const current: UnmatchedProblems = {
    ...run([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ]),
  };
  const { matches, nextProblemNumber } = matchProblems(current, previousOf(before, ["p0"], 7));
  expect(matches[1]).toEqual({ kind: "born", id: "p7", label: null, from: [], overlap: 0 });
  expect(nextProblemNumber).toBe(8);
});

test("when nothing is shared all old problems are gone and all new ones are born", () => {
  const before = {
    ...run([
      [1, 0],
      [0, 1],
    ]),
    clientIds: ["other0", "other1"],
    productIds: ["y0", "y1"],
  };
  const { matches, gone } = matchProblems(
    run([
      [1, 0],
      [0, 1],
    ]),
    previousOf(before, ["p0", "p1"]),
  );
  expect(matches.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["p2 born", "p3 born"]);
  expect(gone.map(({ id, into }) => [id, into])).toEqual([
    ["p0", null],
    ["p1", null],
  ]);
});

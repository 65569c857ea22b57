import type { Analysis } from "../../graph/analysis";

/** Same counts, same problems, mixtures within rounding. */
export function expectSameAnalysis(found: Analysis, expected: Analysis): void {
  for (const column of ["productA", "productB", "clientsA", "clientsB", "clientsBoth"] as const) {
    const [one, other] = [found.intersections[column], expected.intersections[column]];
    expect(one.length).toBe(other.length);
    expect(one.findIndex((value, i) => value !== other[i])).toBe(-1);
  }
  expect(
    found.problems.map(({ id, label, topProducts, nClients, nProducts }) => ({ id, label, topProducts, nClients, nProducts })),
  ).toEqual(expected.problems.map(({ id, label, topProducts, nClients, nProducts }) => ({ id, label, topProducts, nClients, nProducts })));
  for (const part of ["theta", "phi", "pi"] as const) {
    const [one, other] = [found.model[part], expected.model[part]];
    expect(one.length).toBe(other.length);
    expect(one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), 0)).toBeLessThan(1e-9);
  }
}

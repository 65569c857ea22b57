import * as Plot from "@observablehq/plot";

interface Row {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Options {
  readonly rows: readonly Row[];
  /** What the values are, with their unit. */
  readonly label: string;
  readonly marginLeft: number;
  /** Ticks that do not run into each other; without it the library decides. */
  readonly ticks?: number;
  /** Further down than usual, for long labels. */
  readonly lowLabel?: boolean;
}

/** One line a row: a dot with its interval, the first row, which is ours, in colour. */
export const dotsWithIntervals = ({ rows, label, marginLeft, ticks, lowLabel = false }: Options): Plot.PlotOptions => ({
  marginLeft,
  ...(lowLabel && { marginBottom: 44 }),
  x: { label, grid: true, zero: true, ...(ticks !== undefined && { ticks }), ...(lowLabel && { labelOffset: 40 }) },
  y: { label: null, domain: rows.map(({ name }) => name) },
  marks: [
    Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--muted)", strokeWidth: 2.5 }),
    Plot.dot(rows, { y: "name", x: "value", r: 5, fill: (_: Row, i: number) => (i === 0 ? "var(--problem-0)" : "var(--muted)") }),
  ],
});

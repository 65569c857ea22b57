import type { ReactNode } from "react";

interface IntervalProps {
  readonly value: number;
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
  /** Ends of the scale. */
  readonly domain: readonly [number, number];
  /** Marked value: "no difference". */
  readonly reference?: number | undefined;
  readonly logarithmic?: boolean | undefined;
  readonly color?: string | undefined;
  readonly width?: number | undefined;
}

/** A dot with its interval on a scale, as decoration beside the numbers. */
export function Interval(props: IntervalProps): ReactNode {
  const { value, low, high, domain, reference, logarithmic = false, color = "var(--ink)", width = 92 } = props;
  const scale = (v: number): number => {
    const f = logarithmic ? (x: number): number => Math.log(Math.max(x, 1e-9)) : (x: number): number => x;
    const share = (f(v) - f(domain[0])) / (f(domain[1]) - f(domain[0]));
    return 4 + Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * (width - 8);
  };
  return (
    <svg className="interval" width={width} height={16} aria-hidden="true" focusable="false">
      <line x1={4} x2={width - 4} y1={8} y2={8} stroke="var(--track)" strokeWidth={2} strokeLinecap="round" />
      {reference !== undefined && (
        <line x1={scale(reference)} x2={scale(reference)} y1={2} y2={14} stroke="var(--line-strong)" strokeWidth={1.5} />
      )}
      {typeof low === "number" && typeof high === "number" && (
        <line x1={scale(low)} x2={scale(high)} y1={8} y2={8} stroke={color} strokeOpacity={0.55} strokeWidth={3} strokeLinecap="round" />
      )}
      <circle cx={scale(value)} cy={8} r={4} fill={color} stroke="var(--surface)" strokeWidth={1.5} />
    </svg>
  );
}

/** One scale for all lifts of a list: from a half to the largest end, at least 4. */
export function liftDomain(
  rows: readonly { readonly lift: number; readonly liftHigh?: number | null | undefined }[],
): readonly [number, number] {
  let top = 4;
  for (const row of rows) top = Math.max(top, Math.min(row.liftHigh ?? row.lift, row.lift * 4));
  return [0.5, top];
}

import type { ReactNode } from "react";
import { Link } from "react-router";
import { calmName, formatShare } from "./format";
import { cssColorOfProblem } from "./palette";
import { problemPath } from "./paths";

/** The colour of a problem; always beside its name. */
export function ProblemDot({ id, size = 10 }: { readonly id: string | null; readonly size?: number }): ReactNode {
  return (
    <span
      className="dot"
      aria-hidden="true"
      style={{ width: size, height: size, background: id === null ? "var(--line-strong)" : cssColorOfProblem(id) }}
    />
  );
}

/** A problem by colour and name, leading to its page. */
export function ProblemLink({ id, label }: { readonly id: string; readonly label: string }): ReactNode {
  return (
    <Link to={problemPath(id)} className="problem-link" title={label}>
      <ProblemDot id={id} />
      <span className="ellipsis">{calmName(label, 64)}</span>
    </Link>
  );
}

export interface Share {
  readonly problemId: string;
  readonly problemLabel: string;
  readonly share: number;
}

/** Thinner parts than this cannot be told apart: they are left to the grey rest. */
const SLIVER = 0.012;

/** Shares of problems side by side; the same numbers must stand near it as text. */
export function ShareBar({
  shares,
  height = 14,
  label,
}: {
  readonly shares: readonly Share[];
  readonly height?: number;
  readonly label: string;
}): ReactNode {
  return (
    <div className="share-bar" role="img" aria-label={label} style={{ height }}>
      {shares
        .filter((each) => each.share >= SLIVER)
        .map((each) => (
          <span
            key={each.problemId}
            title={`${calmName(each.problemLabel)}: ${formatShare(each.share)}`}
            style={{ flexGrow: each.share, background: cssColorOfProblem(each.problemId) }}
          />
        ))}
    </div>
  );
}

/** One value in [0, 1] as a bar; decoration beside its number. */
export function Meter({ value, color, max = 1 }: { readonly value: number; readonly color?: string; readonly max?: number }): ReactNode {
  return (
    <span className="meter" aria-hidden="true">
      <span style={{ width: `${100 * Math.min(1, max > 0 ? value / max : 0)}%`, background: color ?? "var(--muted)" }} />
    </span>
  );
}

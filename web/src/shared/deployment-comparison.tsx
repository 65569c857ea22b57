import type { ReactNode } from "react";
import { texts } from "../texts";
import { formatCount, formatInterval, formatScore } from "./format";

interface Arm {
  readonly slates: number;
  readonly mean?: number | null;
}

interface Props {
  /** Null where no two policies share the decisions. */
  readonly comparison: {
    readonly champion: Arm;
    readonly challenger: Arm;
    readonly difference?: { readonly value: number; readonly low: number; readonly high: number } | null;
    readonly verdict: string;
  } | null;
}

/** How two policies that share the decisions do, in one sentence with the verdict. */
export function DeploymentComparison({ comparison }: Props): ReactNode {
  if (comparison === null) return <p className="muted">{texts.evaluation.noComparison}</p>;
  const { champion, challenger, difference, verdict } = comparison;
  return (
    <p>
      {texts.evaluation.comparison(
        formatCount(champion.slates),
        formatScore(champion.mean),
        formatCount(challenger.slates),
        formatScore(challenger.mean),
      )}{" "}
      {difference !== null &&
        difference !== undefined &&
        texts.evaluation.difference(formatScore(difference.value), formatInterval(difference.low, difference.high, formatScore))}{" "}
      <b>{verdict}</b>
    </p>
  );
}

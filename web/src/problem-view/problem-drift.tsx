import * as Plot from "@observablehq/plot";
import { useComputedColorScheme } from "@mantine/core";
import { useCallback, type ReactNode } from "react";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ProblemDriftQuery } from "../gql/graphql";
import { Chart } from "../shared/plot-figure";
import { calmName, formatCount, formatDay, formatInterval, formatShare } from "../shared/format";
import { colorOfProblem } from "../shared/palette";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const PROBLEM_DRIFT = graphql(`
  query ProblemDrift($id: ID!) {
    problem(id: $id) {
      id
      lineage {
        kind
        from
        overlap
      }
      drift(steps: 12) {
        until
        nDeals
        share
        low
        high
      }
    }
  }
`);

type Found = NonNullable<ProblemDriftQuery["problem"]>;

/** Whether a problem grows or fades, and where it comes from. */
export function ProblemDrift({ problemId }: { readonly problemId: string }): ReactNode {
  return (
    <QueryView query={PROBLEM_DRIFT} variables={{ id: problemId }} what={texts.things.problem} skeleton={<LoadingRows rows={4} />}>
      {({ problem }) => (problem === null || problem === undefined ? null : <Drift problem={problem} />)}
    </QueryView>
  );
}

function lineageText({ kind, from, overlap }: Found["lineage"]): string {
  const told = texts.problem.lineages[kind];
  return typeof told === "string" ? told : told(from.map((id) => calmName(id, 30)).join(", "), formatShare(overlap));
}

function Drift({ problem }: { readonly problem: Found }): ReactNode {
  const scheme = useComputedColorScheme("light");
  const { drift, id } = problem;
  const draw = useCallback((): Plot.PlotOptions => {
    const rows = drift.flatMap((each) => (each.share === null ? [] : [{ ...each, until: new Date(`${each.until}T00:00:00Z`) }]));
    const color = colorOfProblem(id, scheme);
    return {
      marginLeft: 48,
      x: { type: "utc", label: null, ticks: 5 },
      y: { label: null, tickFormat: "%", zero: true, ticks: 4, grid: true },
      marks: [
        Plot.areaY(rows, { x: "until", y1: "low", y2: "high", fill: color, fillOpacity: 0.2 }),
        Plot.lineY(rows, { x: "until", y: "share", stroke: color, strokeWidth: 2 }),
        Plot.dot(rows, { x: "until", y: "share", fill: color, r: 3 }),
      ],
    };
  }, [drift, id, scheme]);
  return (
    <>
      {drift.length === 0 ? (
        <p className="muted">{texts.problem.noDrift}</p>
      ) : (
        <>
          <p className="muted">{texts.problem.driftText}</p>
          <Chart label={texts.problem.driftChart} height={180} draw={draw} />
          <details className="more">
            <summary>{texts.client.byDay}</summary>
            <table className="compact-table">
              <thead>
                <tr>
                  <th scope="col">{texts.problem.until}</th>
                  <th scope="col" className="number">
                    {texts.product.deals}
                  </th>
                  <th scope="col" className="number">
                    {texts.problem.ofDeals}
                  </th>
                  <th scope="col" className="number">
                    {texts.product.interval}
                  </th>
                </tr>
              </thead>
              <tbody>
                {drift.map((each) => (
                  <tr key={each.until}>
                    <th scope="row">{formatDay(each.until)}</th>
                    <td className="number">{formatCount(each.nDeals)}</td>
                    <td className="number">{formatShare(each.share)}</td>
                    <td className="number">{formatInterval(each.low, each.high, formatShare)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      <h3>{texts.problem.lineage}</h3>
      <p>{lineageText(problem.lineage)}</p>
    </>
  );
}

import * as Plot from "@observablehq/plot";
import { useComputedColorScheme } from "@mantine/core";
import { useCallback, useMemo, type ReactNode } from "react";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientMixtureOverTimeQuery } from "../gql/graphql";
import { Chart } from "../shared/plot-figure";
import { calmName, formatCount, formatDay, formatInterval, formatShare } from "../shared/format";
import { colorOfProblem } from "../shared/palette";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const CLIENT_MIXTURE_OVER_TIME = graphql(`
  query ClientMixtureOverTime($id: ID!) {
    client(id: $id) {
      id
      mixtureOverTime(steps: 24) {
        on
        nDeals
        nProducts
        shares {
          problemId
          problemLabel
          share
          low
          high
        }
      }
    }
  }
`);

type Moments = NonNullable<ClientMixtureOverTimeQuery["client"]>["mixtureOverTime"];

/** How the mixture formed, deal by deal. */
export function MixtureOverTime({ clientId }: { readonly clientId: string }): ReactNode {
  return (
    <QueryView
      query={CLIENT_MIXTURE_OVER_TIME}
      variables={{ id: clientId }}
      what={texts.things.mixtures}
      skeleton={<LoadingRows rows={4} />}
    >
      {(data) => {
        const moments = data.client?.mixtureOverTime ?? [];
        return moments.length < 2 ? <p className="muted">{texts.client.noMixture}</p> : <Shares moments={moments} />;
      }}
    </QueryView>
  );
}

const SHOWN = 5;
const ROW_HEIGHT = 66;

function Shares({ moments }: { readonly moments: Moments }): ReactNode {
  const scheme = useComputedColorScheme("light");
  const last = moments[moments.length - 1];
  const shown = useMemo(() => [...last.shares].sort((a, b) => b.share - a.share).slice(0, SHOWN), [last]);
  const rows = useMemo(
    () =>
      moments.flatMap((moment) =>
        shown.map(({ problemId }) => {
          const found = moment.shares.find((each) => each.problemId === problemId);
          const share = found?.share ?? 0;
          return { on: new Date(`${moment.on}T00:00:00Z`), problemId, share, low: found?.low ?? share, high: found?.high ?? share };
        }),
      ),
    [moments, shown],
  );
  const draw = useCallback((): Plot.PlotOptions => {
    const colorOf = (row: (typeof rows)[number]): string => colorOfProblem(row.problemId, scheme);
    const names = shown.map(({ problemId, problemLabel }) => ({ problemId, name: calmName(problemLabel, 60), on: rows[0].on }));
    return {
      marginLeft: 44,
      marginTop: 22,
      marginRight: 12,
      x: { type: "utc", label: null, ticks: 4 },
      y: { label: null, tickFormat: "%", domain: [0, 1], ticks: 2, grid: true },
      fy: { axis: null, domain: shown.map(({ problemId }) => problemId), padding: 0.42 },
      marks: [
        Plot.areaY(rows, {
          x: "on",
          y1: "low",
          y2: "high",
          fy: "problemId",
          z: "problemId",
          curve: "step-after",
          fill: colorOf,
          fillOpacity: 0.22,
        }),
        Plot.lineY(rows, { x: "on", y: "share", fy: "problemId", z: "problemId", curve: "step-after", stroke: colorOf, strokeWidth: 2 }),
        Plot.text(names, {
          x: "on",
          fy: "problemId",
          frameAnchor: "top-left",
          text: "name",
          textAnchor: "start",
          dy: -14,
          fill: "var(--ink)",
          fontWeight: 550,
        }),
      ],
    };
  }, [rows, shown, scheme]);
  return (
    <>
      <Chart label={texts.client.overTimeChart(moments.length, shown.length)} height={30 + ROW_HEIGHT * shown.length} draw={draw} />
      <p className="muted">{texts.client.overTimeText}</p>
      <details className="more">
        <summary>{texts.client.byDay}</summary>
        <div className="table-scroll" role="region" aria-label={texts.client.byDay} tabIndex={0}>
          <table className="compact-table">
            <thead>
              <tr>
                <th scope="col">{texts.client.day}</th>
                <th scope="col" className="number">
                  {texts.client.deals}
                </th>
                {shown.map((each) => (
                  <th scope="col" key={each.problemId} className="number">
                    {calmName(each.problemLabel, 22)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moments.map((moment) => (
                <tr key={moment.on}>
                  <th scope="row" className="nowrap">
                    {formatDay(moment.on)}
                  </th>
                  <td className="number">{formatCount(moment.nDeals)}</td>
                  {shown.map(({ problemId }) => {
                    const found = moment.shares.find((each) => each.problemId === problemId);
                    return (
                      <td key={problemId} className="number">
                        {formatShare(found?.share)}
                        <span className="sub">{formatInterval(found?.low, found?.high, formatShare)}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

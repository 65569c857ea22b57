import * as Plot from "@observablehq/plot";
import { useComputedColorScheme } from "@mantine/core";
import { useCallback, useMemo, type ReactNode } from "react";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientMixtureOverTimeQuery } from "../gql/graphql";
import { Chart } from "../shared/plot-figure";
import { calmName, formatCount, formatDay, formatShare } from "../shared/format";
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

const SHOWN = 6;

function Shares({ moments }: { readonly moments: Moments }): ReactNode {
  const scheme = useComputedColorScheme("light");
  const rows = useMemo(
    () =>
      moments.flatMap((moment) =>
        moment.shares.map((each) => ({ on: new Date(`${moment.on}T00:00:00Z`), problemId: each.problemId, share: each.share })),
      ),
    [moments],
  );
  const last = moments[moments.length - 1];
  const shown = [...last.shares].sort((a, b) => b.share - a.share).slice(0, SHOWN);
  const draw = useCallback(
    (): Plot.PlotOptions => ({
      marginLeft: 44,
      x: { type: "utc", label: null, ticks: 4 },
      y: { label: null, tickFormat: "%", domain: [0, 1], ticks: 4, grid: true },
      marks: [
        Plot.areaY(rows, {
          x: "on",
          y: "share",
          z: "problemId",
          order: "sum",
          reverse: true,
          curve: "step-after",
          fill: (row: (typeof rows)[number]) => colorOfProblem(row.problemId, scheme),
        }),
      ],
    }),
    [rows, scheme],
  );
  return (
    <>
      <Chart label={texts.client.overTimeChart(moments.length, last.shares.length)} height={190} draw={draw} />
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
                  {shown.map(({ problemId }) => (
                    <td key={problemId} className="number">
                      {formatShare(moment.shares.find((each) => each.problemId === problemId)?.share)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

import { Button } from "@mantine/core";
import * as Plot from "@observablehq/plot";
import { useCallback, useMemo, type ReactNode } from "react";
import { useMutation, useQuery } from "urql";
import { causeOf } from "../data/graphql-client";
import { graphql } from "../gql";
import { downloadCsv } from "../shared/download";
import { displayName, formatBits, formatCount, formatInterval, formatMoment, formatScore, formatShare } from "../shared/format";
import { JobBar } from "../shared/job-bar";
import { Chart } from "../shared/plot-figure";
import { ErrorState, LoadingRows, StaleNote } from "../shared/states";
import { texts } from "../texts";
import { dotsWithIntervals } from "./dots-with-intervals";
import { readSimulation, type HistoryPolicies, type PlantedPolicy, type SimulationReport } from "./report";

const SIMULATIONS = graphql(`
  query Simulations {
    simulations {
      id
      status
      progress
      stage
      error
      finishedAt
      report
    }
  }
`);

const START_SIMULATION = graphql(`
  mutation StartSimulation {
    startSimulation {
      id
      status
    }
  }
`);

const says = texts.simulation;

/** Ticks that do not run into each other. */
const ticksFor = (width: number): number => (width < 420 ? 2 : 4);

/** What policies lose where the truth is known, and what they earn in a process fitted to the own history. */
export function Simulation(): ReactNode {
  const [{ data, error, fetching }, refetch] = useQuery({ query: SIMULATIONS, requestPolicy: "cache-and-network" });
  const [{ fetching: starting, error: refused }, start] = useMutation(START_SIMULATION);
  const again = useCallback((): void => {
    refetch({ requestPolicy: "network-only" });
  }, [refetch]);
  const failed = error !== undefined && !fetching;
  const newest = data?.simulations.at(0);
  const done = data?.simulations.find((each) => each.status === "SUCCEEDED");
  const report = readSimulation(done?.report);
  return (
    <section className="card" aria-labelledby="simulation-title">
      <h2 id="simulation-title">{says.title}</h2>
      <p className="muted">{says.lead}</p>
      {data === undefined ? (
        failed ? (
          <ErrorState what={texts.things.simulation} cause={causeOf(error)} onRetry={again} />
        ) : (
          <LoadingRows rows={4} />
        )
      ) : (
        <>
          {failed && <StaleNote loadedAt={null} cause={causeOf(error)} onRetry={again} />}
          <JobBar
            job={newest}
            hasResult={report !== null}
            starting={starting}
            failure={refused === undefined ? null : causeOf(refused)}
            onStart={() => {
              void start({}).then(again);
            }}
            onChange={again}
            says={says}
          />
          {report !== null && <Found report={report} finishedAt={done?.finishedAt} />}
        </>
      )}
    </section>
  );
}

const nameOf = ({ policy, byState }: PlantedPolicy): string => (byState ? says.byState(policy) : policy);

function Found({ report, finishedAt }: { readonly report: SimulationReport; readonly finishedAt: string | null | undefined }): ReactNode {
  const { options, markets, bestAcceptanceRate } = report.planted;
  return (
    <>
      <p className="muted">
        {texts.evaluation.made(formatMoment(finishedAt))}{" "}
        {says.planted(formatCount(options.nMarkets), formatCount(options.nDecisions), formatShare(bestAcceptanceRate))}
      </p>
      <div className="two-columns">
        <Regret policies={markets} />
        <Learning policies={markets} nDecisions={options.nDecisions} />
      </div>
      <RegretTable policies={markets} seed={options.seed} />
      {report.history === null ? (
        <p className="muted">{says.noHistory(displayName(report.historyMissing, 200))}</p>
      ) : (
        <OwnHistory history={report.history} />
      )}
    </>
  );
}

/** Where each policy ended, over the markets. */
function Regret({ policies }: { readonly policies: readonly PlantedPolicy[] }): ReactNode {
  const draw = useCallback(
    (width: number) =>
      dotsWithIntervals({
        rows: policies.map((each) => ({ name: nameOf(each), value: each.regret, ...each.regretRange })),
        label: says.axis,
        marginLeft: 170,
        ticks: ticksFor(width),
        lowLabel: true,
      }),
    [policies],
  );
  return (
    <div>
      <h3>{says.regret}</h3>
      <Chart label={says.regretChart} height={75 + 26 * policies.length} draw={draw} />
    </div>
  );
}

/** How regret grows: one that learns bends away from the straight line of one that does not. */
function Learning({ policies, nDecisions }: { readonly policies: readonly PlantedPolicy[]; readonly nDecisions: number }): ReactNode {
  const rows = useMemo(
    () =>
      policies.flatMap((each, rank) => [
        { rank, policy: each.policy, name: nameOf(each), at: 0, regret: 0 },
        ...each.regretByTenth.map((regret, tenth) => ({
          rank,
          policy: each.policy,
          name: nameOf(each),
          at: ((tenth + 1) * nDecisions) / 10,
          regret,
        })),
      ]),
    [policies, nDecisions],
  );
  const draw = useCallback(
    (width: number): Plot.PlotOptions => {
      const isNamed = (row: (typeof rows)[number]): boolean => row.rank === 0 || row.policy === "popularity";
      const ends = rows.filter((row) => row.at === nDecisions && isNamed(row));
      return {
        marginLeft: 56,
        marginRight: 24,
        marginTop: 30,
        marginBottom: 44,
        x: { label: says.decisions, labelOffset: 40, ticks: ticksFor(width), domain: [0, nDecisions] },
        y: { label: says.axis, grid: true, ticks: 5, zero: true },
        marks: [
          Plot.line(rows, {
            filter: (row: (typeof rows)[number]) => !isNamed(row),
            x: "at",
            y: "regret",
            z: "name",
            stroke: "var(--line-strong)",
          }),
          Plot.line(rows, {
            filter: (row: (typeof rows)[number]) => row.policy === "popularity",
            x: "at",
            y: "regret",
            stroke: "var(--ink)",
            strokeDasharray: "5 4",
            strokeWidth: 2,
          }),
          Plot.line(rows, {
            filter: (row: (typeof rows)[number]) => row.rank === 0,
            x: "at",
            y: "regret",
            stroke: "var(--problem-0)",
            strokeWidth: 2.5,
          }),
          Plot.text(ends, {
            x: "at",
            y: "regret",
            text: "name",
            textAnchor: "end",
            dx: 0,
            dy: -10,
            fill: "var(--ink)",
            stroke: "var(--surface)",
            strokeWidth: 4,
          }),
        ],
      };
    },
    [rows, nDecisions],
  );
  return (
    <div>
      <h3>{says.learning}</h3>
      <Chart label={says.learningChart} height={75 + 26 * policies.length} draw={draw} />
    </div>
  );
}

function RegretTable({ policies, seed }: { readonly policies: readonly PlantedPolicy[]; readonly seed: number }): ReactNode {
  return (
    <details className="more">
      <summary>{texts.evaluation.asTable}</summary>
      <div className="table-scroll" role="region" aria-label={says.table} tabIndex={0}>
        <table className="compact-table">
          <thead>
            <tr>
              <th scope="col">{texts.serving.policy}</th>
              <th scope="col" className="number">
                {says.regret}
              </th>
              <th scope="col" className="number">
                {says.range}
              </th>
              <th scope="col" className="number">
                {says.half}
              </th>
              <th scope="col" className="number">
                {says.accepted}
              </th>
              <th scope="col" className="number">
                {says.ofPopularity}
              </th>
            </tr>
          </thead>
          <tbody>
            {policies.map((each) => (
              <tr key={nameOf(each)}>
                <th scope="row">{nameOf(each)}</th>
                <td className="number">{formatCount(each.regret)}</td>
                <td className="number">{formatInterval(each.regretRange.low, each.regretRange.high, formatCount)}</td>
                <td className="number">{formatCount(each.regretByTenth[4])}</td>
                <td className="number">{formatShare(each.acceptanceRate)}</td>
                <td className="number">{formatInterval(each.shareOfPopularity.low, each.shareOfPopularity.high, formatBits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="button-row">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            downloadCsv(`dealgraph-regret-${seed}.csv`, [
              [
                "policy",
                "by_state",
                "regret",
                "regret_low",
                "regret_high",
                "acceptance_rate",
                ...Array.from({ length: 10 }, (_, i) => `regret_${10 * (i + 1)}_percent`),
              ],
              ...policies.map((each) => [
                each.policy,
                String(each.byState),
                each.regret,
                each.regretRange.low,
                each.regretRange.high,
                each.acceptanceRate,
                ...each.regretByTenth,
              ]),
            ]);
          }}
        >
          {texts.exports.csv}
        </Button>
      </div>
    </details>
  );
}

function OwnHistory({ history }: { readonly history: HistoryPolicies }): ReactNode {
  const { fit, policies, periodDays } = history;
  const draw = useCallback(
    (width: number) =>
      dotsWithIntervals({
        rows: policies.map(({ policy, value, standardError }) => ({
          name: policy,
          value,
          low: value - 1.96 * standardError,
          high: value + 1.96 * standardError,
        })),
        label: says.value,
        marginLeft: 170,
        ticks: ticksFor(width),
        lowLabel: true,
      }),
    [policies],
  );
  return (
    <>
      <h3>{says.own}</h3>
      <p className="muted">
        {says.fit(formatCount(fit.nClients), formatCount(periodDays), formatScore(fit.bitsPerPeriod), formatScore(fit.standardError))}
      </p>
      <p className={fit.isInformative ? "verdict verdict-good" : "verdict verdict-warn"}>
        {fit.isInformative ? says.informative : says.uninformative}
      </p>
      <Chart label={says.ownChart} height={75 + 26 * policies.length} draw={draw} />
      <details className="more">
        <summary>{texts.evaluation.asTable}</summary>
        <table className="compact-table">
          <thead>
            <tr>
              <th scope="col">{texts.serving.policy}</th>
              <th scope="col" className="number">
                {says.value}
              </th>
              <th scope="col" className="number">
                {texts.product.interval}
              </th>
            </tr>
          </thead>
          <tbody>
            {policies.map(({ policy, value, standardError }) => (
              <tr key={policy}>
                <th scope="row">{policy}</th>
                <td className="number">{formatScore(value)}</td>
                <td className="number">{formatInterval(value - 1.96 * standardError, value + 1.96 * standardError, formatScore)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

import { Button, Progress } from "@mantine/core";
import * as Plot from "@observablehq/plot";
import { useCallback, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useMutation, useQuery } from "urql";
import { causeOf } from "../data/graphql-client";
import { isUnderWay, useJobEvents } from "../data/live";
import { useStatus } from "../data/status";
import { graphql } from "../gql";
import type { EvaluationsQuery } from "../gql/graphql";
import { Chart } from "../shared/plot-figure";
import { downloadCsv } from "../shared/download";
import {
  displayName,
  formatAmount,
  formatCount,
  formatDay,
  formatInterval,
  formatMoment,
  formatScore,
  formatShare,
} from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { EmptyBlock, ErrorState, LoadingState, StaleNote } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { dotsWithIntervals } from "./dots-with-intervals";
import { Policies } from "./policies";
import { Simulation } from "./simulation";
import { readReport, type Cut, type Ranged } from "./report";

const EVALUATIONS = graphql(`
  query Evaluations {
    evaluations {
      id
      status
      progress
      stage
      error
      createdAt
      finishedAt
      report
    }
  }
`);

const START_EVALUATION = graphql(`
  mutation StartEvaluation {
    startEvaluation {
      id
      status
    }
  }
`);

const CANCEL_EVALUATION = graphql(`
  mutation CancelEvaluation($id: ID!) {
    cancelEvaluation(id: $id) {
      id
      status
    }
  }
`);

/** How good recommendations are: judged at past dates by what came after them. */
export function EvaluationView(): ReactNode {
  useTitle(texts.evaluation.title);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.evaluation.title}</h1>
        <p className="lead">{texts.evaluation.lead}</p>
      </header>
      <NeedsRun>
        <HoldOut />
        <Policies />
        <Simulation />
      </NeedsRun>
    </div>
  );
}

type Evaluation = EvaluationsQuery["evaluations"][number];

function HoldOut(): ReactNode {
  const [{ data, error, fetching }, refetch] = useQuery({ query: EVALUATIONS, requestPolicy: "cache-and-network" });
  const newest = data?.evaluations.at(0);
  const underWay = newest !== undefined && isUnderWay(newest);
  const again = (): void => {
    refetch({ requestPolicy: "network-only" });
  };
  useJobEvents(underWay, again);
  if (data === undefined)
    return error !== undefined && !fetching ? (
      <ErrorState what={texts.things.evaluation} cause={causeOf(error)} onRetry={again} />
    ) : (
      <LoadingState />
    );
  const done = data.evaluations.find((each) => each.status === "SUCCEEDED");
  const report = readReport(done?.report);
  return (
    <>
      {error !== undefined && !fetching && <StaleNote loadedAt={null} cause={causeOf(error)} onRetry={again} />}
      {underWay && <UnderWay evaluation={newest} onChange={again} />}
      {newest?.status === "FAILED" && (
        <div className="note note-bad" role="alert">
          <span className="note-text">
            {texts.evaluation.failed} {displayName(newest.error, 300)}
          </span>
        </div>
      )}
      {!underWay && <Start first={report === null} onChange={again} />}
      {report !== null && done !== undefined && (
        <Report cuts={report.cuts} ratio={report.mean_ratio_to_best_peer} finishedAt={done.finishedAt} />
      )}
    </>
  );
}

function UnderWay({ evaluation, onChange }: { readonly evaluation: Evaluation; readonly onChange: () => void }): ReactNode {
  const [{ fetching }, cancel] = useMutation(CANCEL_EVALUATION);
  return (
    <section className="card" aria-labelledby="evaluating-title">
      <h2 id="evaluating-title">{texts.evaluation.underWay(formatShare(evaluation.progress))}</h2>
      <Progress value={100 * evaluation.progress} size="lg" aria-label={texts.evaluation.title} />
      <p className="muted" role="status">
        {evaluation.stage === "" ? texts.runs.waiting : evaluation.stage}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        loading={fetching}
        onClick={() => {
          void cancel({ id: evaluation.id }).then(onChange);
        }}
      >
        {texts.runs.cancel}
      </Button>
    </section>
  );
}

function Start({ first, onChange }: { readonly first: boolean; readonly onChange: () => void }): ReactNode {
  const [{ fetching, error }, start] = useMutation(START_EVALUATION);
  const { dataset } = useStatus();
  const button = (
    <Button
      variant={first ? "filled" : "default"}
      size={first ? "sm" : "compact-sm"}
      loading={fetching}
      onClick={() => {
        void start({}).then(onChange);
      }}
    >
      {first ? texts.evaluation.start : texts.evaluation.again}
    </Button>
  );
  return (
    <div className="no-print">
      {first ? (
        <EmptyBlock title={texts.evaluation.none} action={button}>
          <p>{texts.evaluation.noneText(formatCount(dataset.deals))}</p>
        </EmptyBlock>
      ) : (
        button
      )}
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
    </div>
  );
}

const ranged = ({ value, ci_low: low, ci_high: high }: Ranged, format: (value: number | null | undefined) => string): string =>
  `${format(value)} (${formatInterval(low, high, format)})`;

interface ReportProps {
  readonly cuts: readonly Cut[];
  readonly ratio: number | null;
  readonly finishedAt: string | null | undefined;
}

function Report({ cuts, ratio, finishedAt }: ReportProps): ReactNode {
  const [params, setParams] = useSearchParams();
  const asked = params.get("cut");
  const cut = cuts.find((each) => each.cut === asked) ?? cuts.at(-1);
  if (cut === undefined) return null;
  return (
    <>
      <div className="card-head">
        <p className="muted">
          {texts.evaluation.made(formatMoment(finishedAt))}
          {ratio !== null && ` ${texts.evaluation.ratio(formatScore(ratio))}`}
        </p>
        <label className="native-select">
          <span>{texts.evaluation.cut}</span>
          <select
            value={cut.cut}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setParams(
                (before) => {
                  before.set("cut", value);
                  return before;
                },
                { replace: true, preventScrollReset: true },
              );
            }}
          >
            {cuts.map((each) => (
              <option key={each.cut} value={each.cut}>
                {formatDay(each.cut)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Methods cut={cut} />
      <div className="two-columns">
        <Calibration cut={cut} />
        <RetroCard cut={cut} />
      </div>
      {cut.notes.length > 0 && (
        <ul className="plain-list muted">
          {cut.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Methods({ cut }: { readonly cut: Cut }): ReactNode {
  const { methods } = cut;
  const draw = useCallback(
    () =>
      dotsWithIntervals({
        rows: methods.map((each) => ({ name: each.method, value: each.ndcg10, low: each.ci_low, high: each.ci_high })),
        label: "NDCG@10",
        marginLeft: 150,
      }),
    [methods],
  );
  return (
    <section className="card" aria-labelledby="methods-title">
      <div className="card-head">
        <h2 id="methods-title">{texts.evaluation.methods}</h2>
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          onClick={() => {
            downloadCsv(`dealgraph-evaluation-${cut.cut}.csv`, [
              ["method", "ndcg10", "ci_low", "ci_high", "hit5", "recall10", "coverage", "ranking_is"],
              ...methods.map((each) => [
                each.method,
                each.ndcg10,
                each.ci_low,
                each.ci_high,
                each.hit5,
                each.recall10,
                each.coverage,
                each.ranking_is,
              ]),
            ]);
          }}
        >
          {texts.exports.csv}
        </Button>
      </div>
      <p className="muted">
        {texts.evaluation.judged(formatCount(cut.judged_clients), formatCount(cut.adoptions), formatDay(cut.cut), formatDay(cut.end))}
      </p>
      <Chart label={texts.evaluation.methodsChart} height={50 + 26 * methods.length} draw={draw} />
      <div className="table-scroll" role="region" aria-label={texts.evaluation.methods} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.evaluation.method}</th>
              <th scope="col" className="number">
                NDCG@10
              </th>
              <th scope="col" className="number">
                {texts.product.interval}
              </th>
              <th scope="col" className="number wide-only">
                {texts.evaluation.hit5}
              </th>
              <th scope="col" className="number wide-only">
                {texts.evaluation.coverage}
              </th>
              <th scope="col">{texts.evaluation.lead_}</th>
            </tr>
          </thead>
          <tbody>
            {methods.map((each) => (
              <tr key={each.method}>
                <th scope="row">{each.method}</th>
                <td className="number">{formatScore(each.ndcg10)}</td>
                <td className="number">{formatInterval(each.ci_low, each.ci_high, formatScore)}</td>
                <td className="number wide-only">{formatShare(each.hit5)}</td>
                <td className="number wide-only">{formatShare(each.coverage)}</td>
                <td>
                  {each.ranking_lead !== null && ranged(each.ranking_lead, formatScore)}
                  <span className="sub">{each.ranking_is}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Calibration({ cut }: { readonly cut: Cut }): ReactNode {
  const { calibration } = cut;
  const bins = calibration?.bins;
  const draw = useCallback((): Plot.PlotOptions => {
    const rows = (bins ?? []).filter((bin) => bin.cells > 0 && bin.predicted > 0);
    const most = Math.max(0.01, ...rows.map((bin) => Math.max(bin.predicted, bin.ci_high)));
    return {
      marginLeft: 56,
      x: { label: texts.evaluation.predicted, domain: [0, most], tickFormat: "%", ticks: 4 },
      y: { label: texts.evaluation.observed, domain: [0, most], tickFormat: "%", ticks: 4, grid: true },
      marks: [
        Plot.line(
          [
            [0, 0],
            [most, most],
          ],
          { stroke: "var(--line-strong)", strokeDasharray: "4 4" },
        ),
        Plot.ruleX(rows, { x: "predicted", y1: "ci_low", y2: "ci_high", stroke: "var(--muted)", strokeWidth: 2 }),
        Plot.dot(rows, { x: "predicted", y: "observed", r: 4, fill: "var(--problem-0)" }),
      ],
    };
  }, [bins]);
  return (
    <section className="card" aria-labelledby="calibration-title">
      <h2 id="calibration-title">{texts.evaluation.calibration}</h2>
      {calibration === null ? (
        <p className="muted">{texts.evaluation.noCalibration}</p>
      ) : (
        <>
          <p>{texts.evaluation.calibrationText(ranged(calibration.observed_over_expected, formatScore))}</p>
          <Chart label={texts.evaluation.calibrationChart} height={240} draw={draw} />
          <details className="more">
            <summary>{texts.evaluation.asTable}</summary>
            <table className="compact-table">
              <thead>
                <tr>
                  <th scope="col">{texts.evaluation.predicted}</th>
                  <th scope="col">{texts.evaluation.observed}</th>
                  <th scope="col">{texts.product.interval}</th>
                </tr>
              </thead>
              <tbody>
                {calibration.bins.map((bin) => (
                  <tr key={bin.predicted}>
                    <td>{formatShare(bin.predicted)}</td>
                    <td>{formatShare(bin.observed)}</td>
                    <td>{formatInterval(bin.ci_low, bin.ci_high, formatShare)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

function RetroCard({ cut: { retro } }: { readonly cut: Cut }): ReactNode {
  return (
    <section className="card" aria-labelledby="retro-title">
      <h2 id="retro-title">{texts.evaluation.retro}</h2>
      {retro === null ? (
        <p className="muted">{texts.evaluation.noRetro}</p>
      ) : (
        <>
          <p>{texts.evaluation.retroText(formatCount(retro.offers_per_client), formatCount(retro.clients))}</p>
          <dl className="facts facts-large">
            <div>
              <dt>{texts.evaluation.closedLater}</dt>
              <dd>{ranged(retro.closed_later.count, formatCount)}</dd>
            </div>
            <div>
              <dt>{texts.evaluation.byPopularity}</dt>
              <dd>{formatCount(retro.popularity_closed_later.count)}</dd>
            </div>
            <div>
              <dt>{texts.evaluation.leftOnTable}</dt>
              <dd>{ranged(retro.left_on_table.count, formatCount)}</dd>
            </div>
            {retro.has_amounts && (
              <div>
                <dt>{texts.evaluation.leftValue}</dt>
                <dd>{ranged(retro.left_on_table.value, (value) => formatAmount(value, null))}</dd>
              </div>
            )}
          </dl>
        </>
      )}
    </section>
  );
}

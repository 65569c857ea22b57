import { Badge, Button, Progress } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { useStatus } from "../data/status";
import { useStartAnalysis } from "../data/use-start-analysis";
import { graphql } from "../gql";
import type { RunMode, RunsQuery } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { formatAgo, formatCount, formatDay, formatDuration, formatMoment, formatShare } from "../shared/format";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useNow } from "../shared/use-now";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { JobList } from "./job-list";

const RUNS = graphql(`
  query Runs {
    runs(first: 50) {
      totalCount
      nodes {
        id
        status
        active
        seed
        asOf
        mode
        createdAt
        startedAt
        finishedAt
        stage
        progress
        error
        nClients
        nProducts
        nProblems
        nStates
        structure
      }
    }
  }
`);

const ACTIVATE = graphql(`
  mutation ActivateRun($id: ID!) {
    activateRun(id: $id) {
      id
      active
    }
  }
`);

const CANCEL = graphql(`
  mutation CancelRun($id: ID!) {
    cancelRun(id: $id) {
      id
      status
    }
  }
`);

/** Analyses: what runs, what ran, which one is served. */
export function RunsView(): ReactNode {
  useTitle(texts.runs.title);
  const { dataset, running } = useStatus();
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.runs.title}</h1>
        <p className="lead">{texts.runs.lead}</p>
      </header>
      {dataset.deals === 0 ? (
        <EmptyBlock title={texts.empty.noDeals}>
          <p>{texts.empty.noDealsText}</p>
          <pre className="command">{texts.empty.importCommand}</pre>
        </EmptyBlock>
      ) : (
        <StartForm />
      )}
      {running !== null && <RunningCard />}
      <section className="card" aria-labelledby="runs-title">
        <h2 id="runs-title">{texts.runs.list}</h2>
        {/* What is listed depends on which run is under way and which is served: a new key asks again. */}
        <QueryView
          key={`${running?.id ?? ""}/${dataset.activeRunId ?? ""}`}
          fresh
          query={RUNS}
          variables={{}}
          what={texts.things.runs}
          skeleton={<LoadingRows rows={5} />}
        >
          {(data) => <RunTable runs={data.runs.nodes} />}
        </QueryView>
      </section>
      <JobList key={`jobs/${running?.id ?? ""}`} />
    </div>
  );
}

function StartForm(): ReactNode {
  const { start, starting, cause } = useStartAnalysis();
  const { running } = useStatus();
  const [mode, setMode] = useState<RunMode>("THOROUGH");
  const [asOf, setAsOf] = useState("");
  return (
    <section className="card" aria-labelledby="start-title">
      <h2 id="start-title">{texts.runs.startTitle}</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void start({ mode, asOf: asOf === "" ? null : asOf, activate: asOf === "" });
        }}
      >
        <label className="native-select">
          <span>{texts.runs.mode}</span>
          <select
            value={mode}
            onChange={(event) => {
              setMode(event.currentTarget.value === "FAST" ? "FAST" : "THOROUGH");
            }}
          >
            <option value="THOROUGH">{texts.runs.modes.THOROUGH}</option>
            <option value="FAST">{texts.runs.modes.FAST}</option>
            <option value="UPDATE">{texts.runs.modes.UPDATE}</option>
          </select>
        </label>
        <label className="native-select">
          <span>{texts.runs.asOf}</span>
          <input
            type="date"
            value={asOf}
            onChange={(event) => {
              setAsOf(event.currentTarget.value);
            }}
          />
        </label>
        <Button type="submit" loading={starting} disabled={running !== null}>
          {texts.runs.start}
        </Button>
      </form>
      <p className="muted">{asOf === "" ? texts.runs.willActivate : texts.runs.willNotActivate}</p>
      {cause !== null && (
        <p role="alert" className="bad-text">
          {texts.runs.notStarted} {cause}
        </p>
      )}
    </section>
  );
}

function RunningCard(): ReactNode {
  const { running, check } = useStatus();
  const [{ fetching, error }, cancel] = useMutation(CANCEL);
  if (running === null) return null;
  return (
    <section className="card" aria-labelledby="running-title">
      <h2 id="running-title">{texts.runs.underWay(formatShare(running.progress))}</h2>
      <Progress value={100 * running.progress} size="lg" aria-label={texts.runs.progress} />
      <p className="muted" role="status">
        {running.stage ?? texts.runs.waiting}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        loading={fetching}
        onClick={() => {
          void cancel({ id: running.id }).then(check);
        }}
      >
        {texts.runs.cancel}
      </Button>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
    </section>
  );
}

type Run = RunsQuery["runs"]["nodes"][number];

function RunTable({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const [{ fetching, error }, activate] = useMutation(ACTIVATE);
  const { check, dataset } = useStatus();
  const announce = useAnnounce();
  const now = useNow();
  if (runs.length === 0) return <p className="muted">{texts.runs.none}</p>;
  return (
    <>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {texts.runs.notActivated} {causeOf(error)}
        </p>
      )}
      <div className="table-scroll" role="region" aria-label={texts.runs.table} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.runs.run}</th>
              <th scope="col">{texts.runs.status}</th>
              <th scope="col">{texts.runs.found}</th>
              <th scope="col" className="wide-only">
                {texts.runs.settings}
              </th>
              <th scope="col" className="wide-only">
                {texts.runs.took}
              </th>
              <th scope="col">
                <span className="visually-hidden">{texts.runs.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <span title={formatMoment(run.createdAt)}>{formatAgo(run.createdAt, now)}</span>
                  <span className="sub">{run.id.slice(0, 13)}</span>
                </th>
                <td>
                  <RunState run={run} outdated={run.active && dataset.stale} />
                </td>
                <td>
                  {run.status === "SUCCEEDED" &&
                    (run.structure === "NONE" ? texts.runs.noStructure : texts.runs.problems(run.nProblems ?? 0))}
                  {run.status === "SUCCEEDED" && (
                    <span className="sub">{texts.runs.from(formatCount(run.nClients), formatCount(run.nProducts))}</span>
                  )}
                  {typeof run.error === "string" && <span className="bad-text">{run.error}</span>}
                </td>
                <td className="wide-only">
                  {texts.runs.modes[run.mode]}
                  <span className="sub">
                    {typeof run.asOf === "string" ? texts.runs.upTo(formatDay(run.asOf)) : texts.runs.allDeals} ·{" "}
                    {texts.runs.seed(run.seed)}
                  </span>
                </td>
                <td className="wide-only nowrap">
                  {typeof run.startedAt === "string" && typeof run.finishedAt === "string" && formatDuration(run.startedAt, run.finishedAt)}
                </td>
                <td className="number">
                  {run.status === "SUCCEEDED" && !run.active && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={fetching}
                      onClick={() => {
                        void activate({ id: run.id }).then((result) => {
                          if (result.error === undefined) announce(texts.runs.activated);
                          check();
                        });
                      }}
                    >
                      {texts.runs.activate}
                    </Button>
                  )}
                  {run.status === "SUCCEEDED" && !run.active && (
                    <Link className="sub" to={`/graph?${new URLSearchParams({ compare: run.id }).toString()}`}>
                      {texts.runs.compare}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function RunState({ run, outdated }: { readonly run: Run; readonly outdated: boolean }): ReactNode {
  if (run.active)
    return (
      <Badge variant="light" color={outdated ? "yellow" : "green"} className={outdated ? "badge-warn" : "badge-good"}>
        {outdated ? texts.runs.servedOutdated : texts.runs.served}
      </Badge>
    );
  return (
    <Badge variant="outline" color="gray" className={run.status === "FAILED" ? "badge-bad" : "badge-plain"}>
      {texts.runs.statuses[run.status]}
    </Badge>
  );
}

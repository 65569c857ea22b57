import { Button, Progress } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { NavLink } from "react-router";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { LeadDeskQuery } from "../gql/graphql";
import { formatInterval, formatShare } from "../shared/format";
import { EmptyBlock, LoadingRows } from "../shared/states";
import "../styles/leads.css";
import { texts } from "../texts";

const DESK = graphql(`
  query LeadDesk {
    leadDesk {
      job {
        id
        status
        progress
        stage
        error
      }
      summary {
        workedAt
        asOf
        nOpen
        isOpen
        gateReasons
        nWon
        nLost
        auc
        leakyColumns {
          column
          finding
        }
        agentEvidence
        expected
        baseline
        gain {
          value
          low
          high
        }
        nUnassigned
        notes
        agents {
          agentId
          load
          capacity
        }
        adviceValue {
          gain {
            value
            low
            high
          }
        }
        caution
      }
    }
  }
`);

const START = graphql(`
  mutation StartLeadDesk($retroFrom: String, $retroTo: String) {
    startLeadDesk(retroFrom: $retroFrom, retroTo: $retroTo) {
      id
      status
    }
  }
`);

type Desk = LeadDeskQuery["leadDesk"];
export type DeskSummary = NonNullable<Desk["summary"]>;

const ROOMS = [
  { to: "/leads", label: texts.leads.workList },
  { to: "/leads/board", label: texts.leads.board },
  { to: "/leads/retro", label: texts.leads.retro },
  { to: "/leads/tracking", label: texts.leads.tracking },
] as const;

const POLL_MS = 1_500;

/** Starts the desk, with or without a period to be judged. */
export function useStartDesk(onChange: () => void) {
  const [{ fetching, error }, start] = useMutation(START);
  return {
    starting: fetching,
    failure: error === undefined ? null : causeOf(error),
    start: (period: { readonly from: string; readonly to: string } | null = null): void => {
      void start({ retroFrom: period?.from ?? null, retroTo: period?.to ?? null }).then(onChange);
    },
  };
}

interface DeskPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: (summary: DeskSummary, job: Desk["job"], refresh: () => void) => ReactNode;
}

/** What all rooms of the desk share: their heading, the way between them, the run under way, and the answer before the first run. */
export function DeskPage({ title, lead, children }: DeskPageProps): ReactNode {
  // A new number asks again: while the desk is at work, and after it was started.
  const [asked, setAsked] = useState(0);
  const refresh = (): void => {
    setAsked(asked + 1);
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
      </header>
      <nav className="rooms" aria-label={texts.leads.rooms}>
        {ROOMS.map(({ to, label }) => (
          <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? "room active" : "room")}>
            {label}
          </NavLink>
        ))}
      </nav>
      <QueryView fresh query={DESK} variables={{}} key={asked} what={texts.leads.thing} skeleton={<LoadingRows rows={8} />}>
        {({ leadDesk: { job, summary } }) => (
          <>
            <DeskBar job={job} hasSummary={summary !== null && summary !== undefined} onChange={refresh} />
            {summary !== null && summary !== undefined && children(summary, job, refresh)}
          </>
        )}
      </QueryView>
    </div>
  );
}

export const isAtWork = (job: Desk["job"]): boolean => job?.status === "QUEUED" || job?.status === "RUNNING";

function DeskBar(props: { readonly job: Desk["job"]; readonly hasSummary: boolean; readonly onChange: () => void }): ReactNode {
  const { job, hasSummary, onChange } = props;
  const { starting, failure, start } = useStartDesk(onChange);
  const active = isAtWork(job);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(onChange, POLL_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [active, job, onChange]);
  const button = (
    <Button
      variant={hasSummary ? "default" : "filled"}
      loading={starting}
      disabled={active}
      onClick={() => {
        start();
      }}
    >
      {hasSummary ? texts.leads.again : texts.leads.start}
    </Button>
  );
  return (
    <>
      {active && job !== null && job !== undefined && (
        <div className="note" role="status">
          <span className="note-text">
            {texts.leads.underWay(formatShare(job.progress))} {job.stage}
          </span>
          <Progress className="note-progress" value={100 * job.progress} size="sm" aria-label={texts.leads.progress} />
        </div>
      )}
      {job?.status === "FAILED" && (
        <div className="note note-bad" role="alert">
          <span className="note-text">
            {texts.leads.failed} {job.error}
          </span>
        </div>
      )}
      {failure !== null && (
        <p role="alert" className="bad-text">
          {failure}
        </p>
      )}
      {hasSummary ? (
        <div className="button-row">{button}</div>
      ) : (
        !active && (
          <EmptyBlock title={texts.leads.none} action={button}>
            <p>{texts.leads.noneText}</p>
          </EmptyBlock>
        )
      )}
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly head: readonly { readonly text: string; readonly number?: boolean }[];
  /** Cells by row; the first is the row's heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table that scrolls by itself where the page is narrow. */
export function DeskTable({ label, head, rows }: TableProps): ReactNode {
  const kind = (c: number): string | undefined => (head[c]?.number === true ? "number" : undefined);
  return (
    <div className="table-scroll desk-table" role="region" aria-label={texts.leads.tableOf(label)} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {head.map(({ text }, c) => (
              <th key={text} scope="col" className={kind(c)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, c) =>
                c === 0 ? (
                  <th key={c} scope="row" className={kind(c)}>
                    {cell}
                  </th>
                ) : (
                  <td key={c} className={kind(c)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Estimated {
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** A figure with its interval. */
export const formatEstimate = (estimate: Estimated | null | undefined, format: (value: number | null | undefined) => string): string =>
  estimate === null || estimate === undefined
    ? format(null)
    : `${format(estimate.value)} (${formatInterval(estimate.low, estimate.high, format)})`;

import { useState, type ReactNode } from "react";
import { NavLink } from "react-router";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { LeadDeskQuery } from "../gql/graphql";
import { formatInterval } from "../shared/format";
import { JobBar } from "../shared/job-bar";
import { LoadingRows } from "../shared/states";
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
        adviceByLog {
          days
          gain {
            value
            low
            high
          }
          effectiveSampleSize
          support
          reasons
        }
        trial {
          nDecisions
          nOther
          followed {
            ...TrialFigures
          }
          won {
            ...TrialFigures
          }
        }
        caution
      }
    }
  }

  fragment TrialFigures on TrialEstimate {
    nRounds
    logged
    policy {
      value
      low
      high
    }
    effectiveSampleSize
    support
    reasons
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

function DeskBar(props: { readonly job: Desk["job"]; readonly hasSummary: boolean; readonly onChange: () => void }): ReactNode {
  const { starting, failure, start } = useStartDesk(props.onChange);
  return (
    <JobBar
      job={props.job}
      hasResult={props.hasSummary}
      starting={starting}
      failure={failure}
      onStart={() => {
        start();
      }}
      onChange={props.onChange}
      says={texts.leads}
    />
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

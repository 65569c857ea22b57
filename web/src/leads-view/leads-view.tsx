import { Button } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { NudgeVerdict } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { downloadCsv } from "../shared/download";
import { displayName, formatBits, formatCount, formatDay, formatInterval, formatScore, formatShare } from "../shared/format";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { DeskPage, DeskTable, type DeskSummary } from "./parts";

const NUDGES = graphql(`
  query LeadNudges {
    nudges {
      leadId
      action
      deadline
      hazard
      reason
      status
      lot {
        usual
        propensity
      }
    }
  }
`);

const ANSWER = graphql(`
  mutation AnswerNudge($leadId: ID!, $action: String!, $verdict: NudgeVerdict!) {
    answerNudge(leadId: $leadId, action: $action, verdict: $verdict) {
      leadId
      action
      status
      until
    }
  }
`);

const RANKS = graphql(`
  query LeadRanks {
    leadRanks {
      leadId
      place
      p
      grade
      reasons
      agentId
      source
    }
  }
`);

const ASSIGNMENTS = graphql(`
  query LeadAssignments {
    leadAssignments {
      leadId
      agentId
      p
      runnerUp
      runnerUpP
      cost
      kind
      log
    }
  }
`);

/** Rows shown of long lists; the file has all. */
const MOST_ROWS = 100;

/** What to do today, and every open lead by its chance. */
export function WorkListView(): ReactNode {
  useTitle(texts.leads.title);
  return (
    <DeskPage title={texts.leads.title} lead={texts.leads.lead}>
      {(summary) => (
        <div key={summary.workedAt} className="desk-stack">
          <Quality summary={summary} />
          <Nudges />
          <Ranking />
        </div>
      )}
    </DeskPage>
  );
}

function Quality({ summary }: { readonly summary: DeskSummary }): ReactNode {
  return (
    <>
      {summary.isOpen ? (
        <p className="muted">{texts.leads.quality(formatCount(summary.nWon), formatCount(summary.nLost), formatScore(summary.auc))}</p>
      ) : (
        <div className="note note-warn" role="status">
          <span className="note-text">
            {texts.leads.gateClosed} {summary.gateReasons.join(" ")}
          </span>
        </div>
      )}
      {summary.leakyColumns.map(({ column, finding }) => (
        <div key={column} className="note note-warn" role="status">
          <span className="note-text">{texts.leads.leaks(column, finding)}</span>
        </div>
      ))}
    </>
  );
}

function Nudges(): ReactNode {
  const [asked, setAsked] = useState(0);
  return (
    <section className="card" aria-labelledby="nudges-title">
      <h2 id="nudges-title">{texts.leads.nudges}</h2>
      <p className="muted">{texts.leads.nudgesWhy}</p>
      <QueryView fresh query={NUDGES} variables={{}} key={asked} what={texts.leads.nudges} skeleton={<LoadingRows rows={6} />}>
        {({ nudges }) =>
          nudges.length === 0 ? (
            <EmptyBlock title={texts.leads.noNudges} />
          ) : (
            <>
              <DeskTable
                label={texts.leads.nudges}
                head={[
                  { text: texts.leads.lead1 },
                  { text: texts.leads.action },
                  { text: texts.leads.by },
                  { text: texts.leads.hazard, number: true },
                  { text: texts.leads.why },
                  { text: texts.leads.answer },
                ]}
                rows={nudges.slice(0, MOST_ROWS).map(({ leadId, action, deadline, hazard, reason, lot }) => ({
                  key: leadId,
                  cells: [
                    displayName(leadId, 40),
                    action,
                    formatDay(deadline),
                    formatShare(hazard),
                    lot === null || lot === undefined
                      ? reason
                      : `${reason} ${texts.leads.drawn(displayName(lot.usual, 40), formatShare(lot.propensity))}`,
                    <Answers
                      key="answers"
                      leadId={leadId}
                      action={action}
                      onChange={() => {
                        setAsked(asked + 1);
                      }}
                    />,
                  ],
                }))}
              />
              {nudges.length > MOST_ROWS && <p className="muted">{texts.leads.more(formatCount(nudges.length - MOST_ROWS))}</p>}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  downloadCsv("nudges.csv", [
                    ["lead_id", "action", "deadline", "hazard", "reason"],
                    ...nudges.map((row) => [row.leadId, row.action, row.deadline ?? "", row.hazard ?? "", row.reason]),
                  ]);
                }}
              >
                {texts.leads.download}
              </Button>
            </>
          )
        }
      </QueryView>
    </section>
  );
}

function Answers(props: { readonly leadId: string; readonly action: string; readonly onChange: () => void }): ReactNode {
  const { leadId, action, onChange } = props;
  const [{ fetching, error }, answer] = useMutation(ANSWER);
  const announce = useAnnounce();
  const say = (verdict: NudgeVerdict): void => {
    void answer({ leadId, action, verdict }).then(({ error: failed }) => {
      if (failed !== undefined) return;
      announce(texts.leads.answered(leadId, verdict.toLowerCase()));
      onChange();
    });
  };
  const buttons = [
    ["ACCEPTED", texts.leads.accept, texts.leads.acceptOf(leadId)],
    ["SNOOZED", texts.leads.snooze, texts.leads.snoozeOf(leadId)],
    ["REJECTED", texts.leads.reject, texts.leads.rejectOf(leadId)],
  ] as const;
  return (
    <>
      <span className="answers">
        {buttons.map(([verdict, text, label]) => (
          <Button
            key={verdict}
            size="compact-sm"
            variant="default"
            aria-label={label}
            disabled={fetching}
            onClick={() => {
              say(verdict);
            }}
          >
            {text}
          </Button>
        ))}
      </span>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
    </>
  );
}

function Ranking(): ReactNode {
  return (
    <section className="card" aria-labelledby="ranking-title">
      <h2 id="ranking-title">{texts.leads.ranking}</h2>
      <QueryView query={RANKS} variables={{}} what={texts.leads.ranking} skeleton={<LoadingRows rows={8} />}>
        {({ leadRanks }) =>
          leadRanks.length === 0 ? (
            <EmptyBlock title={texts.leads.noOpen} />
          ) : (
            <>
              <DeskTable
                label={texts.leads.ranking}
                head={[
                  { text: texts.leads.lead1 },
                  { text: texts.leads.chance, number: true },
                  { text: texts.leads.grade },
                  { text: texts.leads.why },
                  { text: texts.leads.agent },
                  { text: texts.leads.source },
                ]}
                rows={leadRanks.slice(0, MOST_ROWS).map(({ leadId, p, grade, reasons, agentId, source }) => ({
                  key: leadId,
                  cells: [
                    displayName(leadId, 40),
                    formatShare(p),
                    grade ?? "–",
                    reasons.join("; "),
                    agentId ?? texts.leads.nobody,
                    source ?? "–",
                  ],
                }))}
              />
              {leadRanks.length > MOST_ROWS && <p className="muted">{texts.leads.more(formatCount(leadRanks.length - MOST_ROWS))}</p>}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  downloadCsv("ranks.csv", [
                    ["lead_id", "p_close", "grade", "reasons"],
                    ...leadRanks.map((row) => [row.leadId, row.p ?? "", row.grade ?? "", row.reasons.join("; ")]),
                  ]);
                }}
              >
                {texts.leads.download}
              </Button>
            </>
          )
        }
      </QueryView>
    </section>
  );
}

/** The whole load over all agents. */
export function BoardView(): ReactNode {
  useTitle(texts.leads.board);
  return (
    <DeskPage title={texts.leads.board} lead={texts.leads.boardWhy}>
      {(summary) => (
        <div key={summary.workedAt} className="desk-stack">
          <Loads summary={summary} />
          <Choices summary={summary} />
        </div>
      )}
    </DeskPage>
  );
}

function Loads({ summary }: { readonly summary: DeskSummary }): ReactNode {
  const { gain, agents } = summary;
  return (
    <section className="card" aria-labelledby="loads-title">
      <h2 id="loads-title">{texts.leads.loads}</h2>
      <dl className="desk-figures">
        <div>
          <dt>{texts.leads.expected}</dt>
          <dd>{formatBits(summary.expected)}</dd>
        </div>
        <div>
          <dt>{texts.leads.asBefore}</dt>
          <dd>{formatBits(summary.baseline)}</dd>
        </div>
        <div>
          <dt>{texts.leads.gain}</dt>
          <dd>
            {formatBits(gain.value)} <span className="muted">({formatInterval(gain.low, gain.high, formatBits)})</span>
          </dd>
        </div>
        <div>
          <dt>{texts.leads.unassigned}</dt>
          <dd>{formatCount(summary.nUnassigned)}</dd>
        </div>
      </dl>
      <p className="muted">{summary.agentEvidence}</p>
      {summary.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      <DeskTable
        label={texts.leads.loads}
        head={[
          { text: texts.leads.agent },
          { text: texts.leads.load, number: true },
          { text: texts.leads.capacity, number: true },
          { text: "" },
        ]}
        rows={agents.map(({ agentId, load, capacity }) => ({
          key: agentId,
          cells: [
            displayName(agentId, 40),
            formatCount(load),
            formatCount(capacity),
            <span key="bar" className="load-track" aria-hidden="true">
              <span className="load-bar" style={{ width: `${capacity > 0 ? Math.min(100, (100 * load) / capacity) : 0}%` }} />
            </span>,
          ],
        }))}
      />
    </section>
  );
}

function Choices({ summary }: { readonly summary: DeskSummary }): ReactNode {
  const [params, setParams] = useSearchParams();
  const id = useId();
  const agent = params.get("agent") ?? "";
  return (
    <section className="card" aria-labelledby="choices-title">
      <h2 id="choices-title">{texts.leads.choices}</h2>
      <label className="native-select" htmlFor={id}>
        {texts.leads.filter}
        <select
          id={id}
          value={agent}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setParams(chosen === "" ? {} : { agent: chosen }, { replace: true, preventScrollReset: true });
          }}
        >
          <option value="">{texts.leads.everybody}</option>
          {summary.agents.map(({ agentId }) => (
            <option key={agentId}>{agentId}</option>
          ))}
        </select>
      </label>
      <QueryView query={ASSIGNMENTS} variables={{}} what={texts.leads.choices} skeleton={<LoadingRows rows={8} />}>
        {({ leadAssignments }) => {
          const rows = leadAssignments.filter(({ agentId }) => agent === "" || agentId === agent);
          return rows.length === 0 ? (
            <EmptyBlock title={texts.leads.noOpen} />
          ) : (
            <>
              <DeskTable
                label={texts.leads.choices}
                head={[
                  { text: texts.leads.lead1 },
                  { text: texts.leads.agent },
                  { text: texts.leads.chance, number: true },
                  { text: texts.leads.runnerUp },
                  { text: texts.leads.cost, number: true },
                  { text: texts.leads.why },
                ]}
                rows={rows.slice(0, MOST_ROWS).map((row) => ({
                  key: row.leadId,
                  cells: [
                    displayName(row.leadId, 40),
                    row.agentId ?? texts.leads.nobody,
                    formatShare(row.p),
                    row.runnerUp === null || row.runnerUp === undefined ? "–" : `${row.runnerUp} ${formatShare(row.runnerUpP)}`,
                    formatShare(row.cost),
                    row.log,
                  ],
                }))}
              />
              {rows.length > MOST_ROWS && <p className="muted">{texts.leads.more(formatCount(rows.length - MOST_ROWS))}</p>}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  downloadCsv("assignments.csv", [
                    ["lead_id", "agent_id", "p_close", "runner_up", "runner_up_p", "cost", "kind", "log"],
                    ...rows.map((row) => [
                      row.leadId,
                      row.agentId ?? "",
                      row.p ?? "",
                      row.runnerUp ?? "",
                      row.runnerUpP ?? "",
                      row.cost,
                      row.kind,
                      row.log,
                    ]),
                  ]);
                }}
              >
                {texts.leads.download}
              </Button>
            </>
          );
        }}
      </QueryView>
    </section>
  );
}

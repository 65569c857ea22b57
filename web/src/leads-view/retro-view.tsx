import { Button } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { isUnderWay } from "../data/live";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { LeadRetroQuery } from "../gql/graphql";
import { displayName, formatBits, formatCount, formatDay, formatInterval, formatShare } from "../shared/format";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { DeskPage, DeskTable, formatEstimate, useStartDesk } from "./parts";

const RETRO = graphql(`
  query LeadRetro {
    leadRetro {
      from
      to
      nLeads
      nWon
      refusal
      evidence
      gain {
        value
        low
        high
      }
      fromAgents {
        value
        low
        high
      }
      fromResponse {
        value
        low
        high
      }
      notWorked {
        ...RetroLeadRow
      }
      workedLate {
        ...RetroLeadRow
      }
      muchLowerAgent {
        ...RetroLeadRow
      }
      byTeam {
        name
        nLeads
        nWon
        gain {
          value
          low
          high
        }
      }
      byFunnel {
        name
        nLeads
        nWon
        gain {
          value
          low
          high
        }
      }
      grades {
        grade
        nLeads
        nWon
        expected
      }
      wrong {
        lostAtA
        wonAtD {
          ...RetroLeadRow
        }
        wonByOther {
          ...RetroLeadRow
        }
      }
    }
  }

  fragment RetroLeadRow on RetroLead {
    leadId
    grade
    p
    outcome
    agentId
    responseHours
    betterAgentId
    pActual
    pBetter
  }
`);

type Retro = NonNullable<LeadRetroQuery["leadRetro"]>;

/** What was left on the table in a past period. */
export function RetroView(): ReactNode {
  useTitle(texts.leads.retro);
  return (
    <DeskPage title={texts.leads.retro} lead={texts.leads.retroLead}>
      {(summary, job, refresh) => (
        <div key={summary.workedAt} className="desk-stack">
          <PeriodForm disabled={isUnderWay(job)} onChange={refresh} />
          <QueryView fresh query={RETRO} variables={{}} what={texts.leads.retro} skeleton={<LoadingRows rows={8} />}>
            {({ leadRetro }) =>
              leadRetro === null || leadRetro === undefined ? (
                <EmptyBlock title={texts.leads.retroNone}>
                  <p>{texts.leads.retroNoneText}</p>
                </EmptyBlock>
              ) : (
                <Report retro={leadRetro} />
              )
            }
          </QueryView>
        </div>
      )}
    </DeskPage>
  );
}

function PeriodForm({ disabled, onChange }: { readonly disabled: boolean; readonly onChange: () => void }): ReactNode {
  const ids = [useId(), useId()] as const;
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const { starting, failure, start } = useStartDesk(onChange);
  const day = (id: string, label: string, value: string, set: (value: string) => void): ReactNode => (
    <label className="native-select" htmlFor={id}>
      {label}
      <input
        id={id}
        type="date"
        required
        value={value}
        onChange={(event) => {
          set(event.currentTarget.value);
        }}
      />
    </label>
  );
  return (
    <form
      className="desk-period"
      onSubmit={(event) => {
        event.preventDefault();
        start({ from, to });
      }}
    >
      {day(ids[0], texts.leads.from, from, setFrom)}
      {day(ids[1], texts.leads.to, to, setTo)}
      <Button type="submit" variant="default" loading={starting} disabled={disabled || from === "" || to === ""}>
        {texts.leads.judge}
      </Button>
      {failure !== null && (
        <p role="alert" className="bad-text">
          {failure}
        </p>
      )}
    </form>
  );
}

function Report({ retro }: { readonly retro: Retro }): ReactNode {
  const { gain, wrong } = retro;
  if (retro.refusal !== null && retro.refusal !== undefined)
    return (
      <div className="note note-warn" role="status">
        <span className="note-text">{retro.refusal}</span>
      </div>
    );
  return (
    <>
      <section className="card" aria-labelledby="left-title">
        <h2 id="left-title">
          {formatDay(retro.from)} – {formatDay(retro.to)}
        </h2>
        <p>
          {texts.leads.left(formatBits(gain.value), formatInterval(gain.low, gain.high, formatBits), formatCount(retro.nWon))}{" "}
          {(gain.low ?? 0) <= 0 && texts.leads.coversZero}
        </p>
        <p className="muted">{retro.evidence}</p>
        <h3>{texts.leads.whereFrom}</h3>
        <DeskTable
          label={texts.leads.whereFrom}
          head={[{ text: texts.leads.cause }, { text: texts.leads.closes, number: true }]}
          rows={[
            { key: "agents", cells: [texts.leads.otherAgent, formatEstimate(retro.fromAgents, formatBits)] },
            { key: "response", cells: [texts.leads.inTime, formatEstimate(retro.fromResponse, formatBits)] },
          ]}
        />
        <Groups title={texts.leads.byTeam} groups={retro.byTeam} />
        <Groups title={texts.leads.byFunnel} groups={retro.byFunnel} />
      </section>
      <Leads title={texts.leads.notWorked} leads={retro.notWorked} />
      <Leads title={texts.leads.workedLate} leads={retro.workedLate} />
      <Leads title={texts.leads.muchLower} leads={retro.muchLowerAgent} />
      <section className="card" aria-labelledby="wrong-title">
        <h2 id="wrong-title">{texts.leads.wrong}</h2>
        <p>{texts.leads.wrongText(formatCount(wrong.lostAtA), formatCount(wrong.wonAtD.length), formatCount(wrong.wonByOther.length))}</p>
        <h3>{texts.leads.rankingRight}</h3>
        <DeskTable
          label={texts.leads.rankingRight}
          head={[
            { text: texts.leads.grade },
            { text: texts.leads.leads, number: true },
            { text: texts.leads.won, number: true },
            { text: texts.leads.expectedWon, number: true },
          ]}
          rows={retro.grades.map(({ grade, nLeads, nWon, expected }) => ({
            key: grade,
            cells: [grade, formatCount(nLeads), formatCount(nWon), formatBits(expected)],
          }))}
        />
      </section>
      <Leads title={texts.leads.wonAtD} leads={wrong.wonAtD} />
      <Leads title={texts.leads.wonByOther} leads={wrong.wonByOther} />
    </>
  );
}

function Groups({ title, groups }: { readonly title: string; readonly groups: Retro["byTeam"] }): ReactNode {
  return (
    <>
      <h3>{title}</h3>
      <DeskTable
        label={title}
        head={[
          { text: texts.leads.name },
          { text: texts.leads.leads, number: true },
          { text: texts.leads.won, number: true },
          { text: texts.leads.within, number: true },
        ]}
        rows={groups.map(({ name, nLeads, nWon, gain }) => ({
          key: name,
          cells: [displayName(name, 40), formatCount(nLeads), formatCount(nWon), formatEstimate(gain, formatBits)],
        }))}
      />
    </>
  );
}

const MOST_LISTED = 15;

function Leads({ title, leads }: { readonly title: string; readonly leads: Retro["notWorked"] }): ReactNode {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {leads.length === 0 ? (
        <p className="muted">{texts.leads.nothing}</p>
      ) : (
        <DeskTable
          label={title}
          head={[
            { text: texts.leads.lead1 },
            { text: texts.leads.grade },
            { text: texts.leads.outcome },
            { text: texts.leads.had },
            { text: texts.leads.wouldHave },
            { text: texts.leads.answeredAfter, number: true },
          ]}
          rows={leads.slice(0, MOST_LISTED).map((lead) => ({
            key: lead.leadId,
            cells: [
              displayName(lead.leadId, 40),
              lead.grade,
              texts.leads.outcomes[lead.outcome ?? "open"],
              `${lead.agentId ?? texts.leads.nobody} ${formatShare(lead.pActual)}`,
              `${lead.betterAgentId ?? texts.leads.nobody} ${formatShare(lead.pBetter)}`,
              lead.responseHours === null || lead.responseHours === undefined
                ? texts.leads.never
                : texts.leads.hours(formatCount(lead.responseHours)),
            ],
          }))}
        />
      )}
    </section>
  );
}

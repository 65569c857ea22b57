import { Button } from "@mantine/core";
import { useCallback, useState, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useClient, useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { FunnelStudyQuery } from "../gql/graphql";
import { downloadCsv } from "../shared/download";
import { formatCount, formatDay, formatInterval, formatLift, formatQ, formatShare } from "../shared/format";
import { JobBar } from "../shared/job-bar";
import { NeedsRun } from "../shared/needs-run";
import { ShareBar } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { useTitle } from "../shared/use-title";
import "../styles/funnels.css";
import { texts } from "../texts";
import { FunnelTree } from "./funnel-tree";
import { Mechanics } from "./mechanics";
import { UpsetPlot } from "./upset-plot";

const STUDY = graphql(`
  query FunnelStudy {
    funnelStudy {
      job {
        id
        status
        progress
        stage
        error
      }
      report {
        studiedAt
        definition
        verdict
        reason
        liftInside
        liftOutside
        summary {
          funnels
          unified
          contacts
          contactsAfter
          withoutDeals
          wonWithoutFunnel
        }
        tree {
          leaves
          merges {
            left
            right
            lift
          }
          gain
          proposedMerges
        }
        unified {
          id
          funnelIds
          products
          clients
          sharedClients
          expectedShared
          pValue
          stability
          problems {
            problemId
            share
          }
          intersections {
            funnelIds
            clients
            expected
            pValue
          }
          intersectionsLeftOut
          lost {
            funnelId
            productId
            productClients
            clients
            expected
          }
          contacts
          contactsAfter
        }
        validation {
          cutDate
          verdict
          rows {
            kind
            pairs
            exposed
            followed
            rate
            lift
            low
            high
          }
        }
        validationReason
        problems {
          id
          label
        }
        bounds
      }
    }
  }
`);

const START = graphql(`
  mutation StartFunnelStudy {
    startFunnelStudy {
      id
      status
    }
  }
`);

const CALLS = graphql(`
  query FunnelCalls($unifiedId: ID!) {
    funnelCalls(unifiedId: $unifiedId) {
      rank
      clientId
      expectedValue
      chance
      productId
      problemId
      share
      funnelIds
      inHandsOf
      lastDate
    }
  }
`);

type Report = NonNullable<FunnelStudyQuery["funnelStudy"]["report"]>;
type Unified = Report["unified"][number];

/** Which funnels are one, and which mechanics carry over. */
export function FunnelsView(): ReactNode {
  useTitle(texts.funnels.title);
  // A new number asks again: while a study is under way, and after one was started.
  const [asked, setAsked] = useState(0);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.funnels.title}</h1>
        <p className="lead">{texts.funnels.lead}</p>
      </header>
      <NeedsRun>
        <QueryView fresh query={STUDY} variables={{}} key={asked} what={texts.funnels.thing} skeleton={<LoadingRows rows={8} />}>
          {({ funnelStudy: { job, report } }) => (
            <>
              <StudyBar
                job={job ?? null}
                hasReport={report !== null && report !== undefined}
                onChange={() => {
                  setAsked(asked + 1);
                }}
              />
              {report !== null && report !== undefined && <ReportView report={report} />}
            </>
          )}
        </QueryView>
      </NeedsRun>
    </div>
  );
}

function StudyBar(props: {
  readonly job: FunnelStudyQuery["funnelStudy"]["job"] | null;
  readonly hasReport: boolean;
  readonly onChange: () => void;
}): ReactNode {
  const [{ fetching, error }, start] = useMutation(START);
  return (
    <JobBar
      job={props.job}
      hasResult={props.hasReport}
      starting={fetching}
      failure={error === undefined ? null : causeOf(error)}
      onStart={() => {
        void start({}).then(props.onChange);
      }}
      onChange={props.onChange}
      says={texts.funnels}
    />
  );
}

function ReportView({ report }: { readonly report: Report }): ReactNode {
  const several = report.unified.filter(({ funnelIds }) => funnelIds.length > 1);
  const [params, setParams] = useSearchParams();
  const group = several.find(({ id }) => id === params.get("group")) ?? several.at(0);
  const cut = /^\d+$/.test(params.get("cut") ?? "") ? Number(params.get("cut")) : null;
  const onCut = useCallback(
    (merges: number | null) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (merges === null) next.delete("cut");
          else next.set("cut", String(merges));
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );
  const onChoose = (id: string): void => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set("group", id);
        return next;
      },
      { preventScrollReset: true },
    );
  };
  return (
    <>
      <BeforeAfter report={report} />
      <section className="card" aria-labelledby="tree-title">
        <h2 id="tree-title">{texts.funnels.tree}</h2>
        <p>{report.reason}</p>
        <FunnelTree key={report.studiedAt} tree={report.tree} cut={cut} onCut={onCut} />
      </section>
      <UnifiedTable groups={report.unified} problems={report.problems} chosen={group?.id ?? null} onChoose={onChoose} />
      {group !== undefined && <GroupCard group={group} />}
      <Validation report={report} />
      <Mechanics problems={report.problems} />
      {report.bounds.map((bound) => (
        <p key={bound} className="muted">
          {bound}
        </p>
      ))}
    </>
  );
}

function BeforeAfter({ report: { summary, definition } }: { readonly report: Report }): ReactNode {
  const rows = [
    { name: texts.funnels.funnels, before: summary.funnels, after: summary.unified },
    { name: texts.funnels.contacts, before: summary.contacts, after: summary.contactsAfter },
  ];
  return (
    <section className="card" aria-labelledby="before-title">
      <h2 id="before-title">{texts.funnels.beforeAfter}</h2>
      <p className="muted">{texts.funnels.definitions[definition] ?? definition}</p>
      <table className="table before-after">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{texts.funnels.measure}</span>
            </th>
            <th scope="col" className="number">
              {texts.funnels.before}
            </th>
            <th scope="col" className="number">
              {texts.funnels.after}
            </th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{formatCount(before)}</td>
              <td className="number">{formatCount(after)}</td>
              <td aria-hidden="true" className="before-after-bars">
                <span style={{ width: "100%" }} className="bar-before" />
                <span style={{ width: `${before > 0 ? (100 * after) / before : 0}%` }} className="bar-after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {summary.withoutDeals > 0 && <p className="muted">{texts.funnels.withoutDeals(formatCount(summary.withoutDeals))}</p>}
      {summary.wonWithoutFunnel > 0 && <p className="muted">{texts.funnels.wonWithout(formatCount(summary.wonWithoutFunnel))}</p>}
    </section>
  );
}

const MOST_GROUPS = 200;

function UnifiedTable(props: {
  readonly groups: readonly Unified[];
  readonly problems: Report["problems"];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const { groups, problems, chosen, onChoose } = props;
  const labels = new Map(problems.map(({ id, label }) => [id, label]));
  return (
    <section className="card" aria-labelledby="unified-title">
      <h2 id="unified-title">{texts.funnels.unified}</h2>
      <div className="table-scroll" role="region" aria-label={texts.funnels.unified} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.funnels.group}</th>
              <th scope="col">{texts.funnels.members}</th>
              <th scope="col">{texts.funnels.problems}</th>
              <th scope="col" className="number">
                {texts.funnels.clients}
              </th>
              <th scope="col" className="number">
                {texts.funnels.inSeveral}
              </th>
              <th scope="col" className="number">
                {texts.funnels.stability}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, MOST_GROUPS).map((group) => (
              <tr key={group.id} aria-current={group.id === chosen}>
                <th scope="row">
                  {group.funnelIds.length > 1 ? (
                    <Button
                      size="compact-sm"
                      variant={group.id === chosen ? "filled" : "default"}
                      onClick={() => {
                        onChoose(group.id);
                      }}
                    >
                      {group.id}
                    </Button>
                  ) : (
                    group.id
                  )}
                </th>
                <td>
                  {group.funnelIds.slice(0, 8).join(", ")}
                  {group.funnelIds.length > 8 && ` ${texts.funnels.more(group.funnelIds.length - 8)}`}
                </td>
                <td className="group-problems">
                  <ShareBar
                    shares={group.problems.map(({ problemId, share }) => ({
                      problemId,
                      share,
                      problemLabel: labels.get(problemId) ?? problemId,
                    }))}
                    label={group.problems
                      .map(({ problemId, share }) => `${labels.get(problemId) ?? problemId} ${formatShare(share)}`)
                      .join(", ")}
                  />
                  <span className="sub">{labels.get(group.problems.at(0)?.problemId ?? "")}</span>
                </td>
                <td className="number">{formatCount(group.clients)}</td>
                <td className="number">
                  {formatCount(group.sharedClients)}
                  {group.funnelIds.length > 1 && (
                    <span className="sub">{texts.funnels.byChance(formatCount(group.expectedShared), formatQ(group.pValue))}</span>
                  )}
                </td>
                <td className="number">{formatShare(group.stability)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {groups.length > MOST_GROUPS && <p className="muted">{texts.funnels.groupsLeftOut(groups.length - MOST_GROUPS)}</p>}
    </section>
  );
}

function GroupCard({ group }: { readonly group: Unified }): ReactNode {
  return (
    <section className="card" aria-labelledby="group-title">
      <h2 id="group-title">{texts.funnels.groupTitle(group.id)}</h2>
      <p className="muted">{texts.funnels.contactsSaved(formatCount(group.contacts), formatCount(group.contactsAfter))}</p>
      <UpsetPlot group={group} />
      <h3>{texts.funnels.lost}</h3>
      {group.lost.length === 0 ? (
        <p className="muted">{texts.funnels.nothingLost}</p>
      ) : (
        <ul className="lost-list">
          {group.lost.slice(0, 20).map((row) => (
            <li key={`${row.funnelId} ${row.productId}`}>
              {row.productId} <span className="muted">({row.funnelId})</span>:{" "}
              {texts.funnels.follows(formatCount(row.clients), formatCount(row.productClients), row.expected.toFixed(1))}
            </li>
          ))}
          {group.lost.length > 20 && <li className="muted">{texts.funnels.more(group.lost.length - 20)}</li>}
        </ul>
      )}
      <CallList unifiedId={group.id} />
    </section>
  );
}

function CallList({ unifiedId }: { readonly unifiedId: string }): ReactNode {
  const client = useClient();
  const [cause, setCause] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const { data, error } = await client.query(CALLS, { unifiedId }).toPromise();
    if (error !== undefined || data === undefined) {
      setCause(error === undefined ? texts.funnels.noCalls : causeOf(error));
      return;
    }
    setCause(null);
    downloadCsv(`calls-${unifiedId}.csv`, [
      [
        "rank",
        "client_id",
        "expected_value",
        "chance",
        "product_id",
        "problem_id",
        "problem_share",
        "known_by_funnels",
        "in_hands_of",
        "last_deal",
      ],
      ...data.funnelCalls.map((row) => [
        row.rank,
        row.clientId,
        row.expectedValue,
        row.chance,
        row.productId,
        row.problemId,
        row.share,
        row.funnelIds.join(";"),
        row.inHandsOf.join(";"),
        row.lastDate ?? "",
      ]),
    ]);
  };
  return (
    <div className="button-row">
      <Button
        variant="default"
        onClick={() => {
          void save();
        }}
      >
        {texts.funnels.callList}
      </Button>
      {cause !== null && (
        <p role="alert" className="bad-text">
          {cause}
        </p>
      )}
    </div>
  );
}

function Validation({ report: { validation, validationReason } }: { readonly report: Report }): ReactNode {
  return (
    <section className="card" aria-labelledby="validation-title">
      <h2 id="validation-title">{texts.funnels.validation}</h2>
      {validation === null || validation === undefined ? (
        <p className="muted">{validationReason}</p>
      ) : (
        <>
          <p className="muted">{texts.funnels.validationLead(formatDay(validation.cutDate))}</p>
          <p>{validation.verdict}</p>
          <div className="table-scroll" role="region" aria-label={texts.funnels.validation} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.funnels.pairsKind}</th>
                  <th scope="col" className="number">
                    {texts.funnels.pairs}
                  </th>
                  <th scope="col" className="number">
                    {texts.funnels.followed}
                  </th>
                  <th scope="col" className="number">
                    {texts.funnels.lift}
                  </th>
                </tr>
              </thead>
              <tbody>
                {validation.rows.map((row) => (
                  <tr key={row.kind}>
                    <th scope="row">{texts.funnels.pairKinds[row.kind] ?? row.kind}</th>
                    <td className="number">{formatCount(row.pairs)}</td>
                    <td className="number">
                      {formatCount(row.followed)} / {formatCount(row.exposed)}
                      <span className="sub">{formatShare(row.rate)}</span>
                    </td>
                    <td className="number">
                      {formatLift(row.lift)}
                      <span className="sub">{formatInterval(row.low, row.high, formatLift)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

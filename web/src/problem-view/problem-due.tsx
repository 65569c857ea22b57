import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ProblemDueQuery } from "../gql/graphql";
import { displayName, formatCount, formatShare } from "../shared/format";
import { clientPath } from "../shared/paths";
import { ProblemLink } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const PROBLEM_DUE = graphql(`
  query ProblemDue($id: ID!) {
    problem(id: $id) {
      id
      chainOut {
        toProblemId
        toLabel
        lift
        qValue
        time {
          medianDays
          lowDays
          highDays
        }
        due(first: 5) {
          totalCount
          nodes {
            clientId
            clientName
            waitedDays
            withinDays
            chance
          }
        }
      }
    }
  }
`);

type NextLink = NonNullable<ProblemDueQuery["problem"]>["chainOut"][number];

const SURE_Q = 0.05;

/** Clients of a problem who have not met the one that follows: how long it takes, and who is likely to be next. */
export function ProblemDue({ problemId }: { readonly problemId: string }): ReactNode {
  return (
    <QueryView query={PROBLEM_DUE} variables={{ id: problemId }} what={texts.things.problem} skeleton={<LoadingRows rows={3} />}>
      {({ problem }) => {
        const sure = (problem?.chainOut ?? []).filter((link) => link.qValue <= SURE_Q && link.lift > 1);
        if (sure.length === 0) return <p className="muted">{texts.chain.nobodyDue}</p>;
        return (
          <div className="due-grid">
            {sure.map((link) => (
              <DueForNext key={link.toProblemId} link={link} />
            ))}
          </div>
        );
      }}
    </QueryView>
  );
}

function DueForNext({ link }: { readonly link: NextLink }): ReactNode {
  const { time, due } = link;
  const days = (value: number): string => formatCount(Math.round(value));
  return (
    <section className="stack-s">
      <h3>
        <ProblemLink id={link.toProblemId} label={link.toLabel} />
      </h3>
      {time !== null && time !== undefined && (
        <p className="muted">{texts.chain.takes(days(time.medianDays), days(time.lowDays), days(time.highDays))}</p>
      )}
      {due.totalCount === 0 ? (
        <p className="muted">{texts.chain.nobodyDue}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.client.client}</th>
              <th scope="col" className="number">
                {texts.chain.waited}
              </th>
              <th scope="col" className="number">
                {texts.chain.chanceWithin(days(due.nodes[0].withinDays))}
              </th>
            </tr>
          </thead>
          <tbody>
            {due.nodes.map((row) => (
              <tr key={row.clientId}>
                <th scope="row">
                  <Link to={clientPath(row.clientId)}>{displayName(row.clientName)}</Link>
                </th>
                <td className="number">{formatCount(row.waitedDays)}</td>
                <td className="number">{formatShare(row.chance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

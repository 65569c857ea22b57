import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { DecisionLogQuery } from "../gql/graphql";
import { displayName, formatMoment, formatShare } from "../shared/format";
import { Paged, usePaging } from "../shared/paging";
import { clientPath, productPath } from "../shared/paths";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const DECISIONS = graphql(`
  query DecisionLog($first: Int!, $offset: Int!, $where: FlatDecisionsWhere) {
    flat_decisions(first: $first, offset: $offset, where: $where, order_by: [{ decided_at: desc }, { slate_id: asc }, { rank: asc }]) {
      totalCount
      nodes {
        decision_id
        decided_at
        client_id
        product_id
        rank
        propensity
        n_candidates
        policy
        policy_version
        role
        predicted
        reason
      }
    }
  }
`);

const OUTCOMES = graphql(`
  query OutcomesOfDecisions($ids: [String!]!, $first: Int!) {
    flat_outcomes(first: $first, where: { decision_id: { _in: $ids } }) {
      nodes {
        outcome_id
        decision_id
        outcome
      }
    }
  }
`);

const ROLES = ["champion", "challenger", "shadow"] as const;
const PAGE = 20;
/** Outcomes of one page that are asked for; a decision mostly has one. */
const MOST_OUTCOMES = 500;

/** Every decision, newest first: who, what, by which policy with which probability, and what became of it. */
export function Decisions(): ReactNode {
  const paging = usePaging(PAGE, "page");
  const [params, setParams] = useSearchParams();
  const role = ROLES.find((known) => known === params.get("role")) ?? null;
  return (
    <section className="card" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{texts.serving.decisions}</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <label className="native-select">
          <span>{texts.serving.role}</span>
          <select
            value={role ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setParams(
                (before) => {
                  if (value === "") before.delete("role");
                  else before.set("role", value);
                  before.delete("page");
                  return before;
                },
                { preventScrollReset: true },
              );
            }}
          >
            <option value="">{texts.serving.allRoles}</option>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {texts.serving.roleOf(name)}
              </option>
            ))}
          </select>
        </label>
      </form>
      <QueryView
        fresh
        keepsPrevious
        query={DECISIONS}
        variables={{ ...paging.variables, where: role === null ? null : { role: { _eq: role } } }}
        what={texts.things.decisions}
        skeleton={<LoadingRows rows={8} />}
      >
        {({ flat_decisions: { nodes, totalCount } }, { updating }) =>
          totalCount === 0 ? (
            <p className="muted">{texts.serving.noDecisions}</p>
          ) : (
            <Paged paging={paging} total={totalCount} updating={updating}>
              <DecisionTable rows={nodes} />
            </Paged>
          )
        }
      </QueryView>
    </section>
  );
}

function DecisionTable({ rows }: { readonly rows: DecisionLogQuery["flat_decisions"]["nodes"] }): ReactNode {
  const [{ data }] = useQuery({
    query: OUTCOMES,
    variables: { ids: rows.map((row) => row.decision_id), first: MOST_OUTCOMES },
    requestPolicy: "cache-and-network",
    pause: rows.length === 0,
  });
  const outcomes = new Map<string, string[]>();
  for (const { decision_id: id, outcome } of data?.flat_outcomes.nodes ?? []) outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
  return (
    <div className="table-scroll" role="region" aria-label={texts.serving.decisions} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.serving.when}</th>
            <th scope="col">{texts.serving.client}</th>
            <th scope="col">{texts.serving.product}</th>
            <th scope="col">{texts.serving.policy}</th>
            <th scope="col" className="number">
              {texts.serving.probability}
            </th>
            <th scope="col">{texts.serving.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.decision_id}>
              <th scope="row">
                {formatMoment(row.decided_at)}
                <span className="sub">{texts.serving.rank(row.rank)}</span>
              </th>
              <td>
                <Link to={clientPath(row.client_id)}>{displayName(row.client_id, 40)}</Link>
              </td>
              <td>
                <Link to={productPath(row.product_id)} title={row.reason}>
                  {displayName(row.product_id, 40)}
                </Link>
              </td>
              <td>
                {row.policy}
                <span className="sub">
                  {texts.serving.roleOf(row.role)} · {texts.serving.version(row.policy_version)}
                </span>
              </td>
              <td className="number">
                {formatShare(row.propensity)}
                <span className="sub">{texts.serving.candidates(row.n_candidates)}</span>
              </td>
              <td>
                {(outcomes.get(row.decision_id) ?? []).map((outcome) => (
                  <Badge key={outcome} variant="outline" color="gray" className={outcome === "accepted" ? "badge-good" : "badge-plain"}>
                    {texts.serving.outcomeOf(outcome)}
                  </Badge>
                ))}
                {!outcomes.has(row.decision_id) && <span className="muted">–</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

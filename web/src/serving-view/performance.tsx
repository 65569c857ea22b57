import type { ReactNode } from "react";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import { formatAmount, formatCount, formatInterval, formatShare } from "../shared/format";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const PERFORMANCE = graphql(`
  query PolicyPerformance {
    flat_policy_performance(first: 100) {
      nodes {
        run_id
        policy
        role
        n_slates
        n_offers
        n_accepted
        n_rejected
        n_ignored
        n_unanswered
        accepted_share
        ci_low
        ci_high
        mean_predicted
        accepted_amount
      }
    }
  }
`);

/** What became of the offers of each policy, from the decision log. */
export function Performance(): ReactNode {
  return (
    <section className="card" aria-labelledby="performance-title">
      <h2 id="performance-title">{texts.serving.performance}</h2>
      <QueryView fresh query={PERFORMANCE} variables={{}} what={texts.serving.thing} skeleton={<LoadingRows rows={3} />}>
        {({ flat_policy_performance: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="muted">{texts.serving.noDecisions}</p>
          ) : (
            <div className="table-scroll" role="region" aria-label={texts.serving.performance} tabIndex={0}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{texts.serving.policy}</th>
                    <th scope="col">{texts.serving.role}</th>
                    <th scope="col" className="number">
                      {texts.serving.offers}
                    </th>
                    <th scope="col" className="number">
                      {texts.serving.answers}
                    </th>
                    <th scope="col" className="number">
                      {texts.serving.acceptedShare}
                    </th>
                    <th scope="col" className="number">
                      {texts.serving.predicted}
                    </th>
                    <th scope="col" className="number">
                      {texts.serving.amount}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {nodes.map((row) => (
                    <tr key={`${row.run_id} ${row.policy} ${row.role}`}>
                      <th scope="row">{row.policy}</th>
                      <td>{texts.serving.roleOf(row.role)}</td>
                      <td className="number">
                        {formatCount(row.n_offers)}
                        <span className="sub">{texts.serving.slates(formatCount(row.n_slates))}</span>
                      </td>
                      <td className="number">
                        {formatCount(row.n_accepted)} / {formatCount(row.n_rejected)} / {formatCount(row.n_ignored)}
                        <span className="sub">{texts.serving.unanswered(formatCount(row.n_unanswered))}</span>
                      </td>
                      <td className="number">
                        {formatShare(row.accepted_share)}
                        <span className="sub">{formatInterval(row.ci_low, row.ci_high, formatShare)}</span>
                      </td>
                      <td className="number">{formatShare(row.mean_predicted)}</td>
                      <td className="number">{formatAmount(row.accepted_amount, null)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryView>
    </section>
  );
}

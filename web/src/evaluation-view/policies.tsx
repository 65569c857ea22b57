import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { PoliciesOverTimeQuery } from "../gql/graphql";
import { DeploymentComparison } from "../shared/deployment-comparison";
import { formatMoment, formatShare } from "../shared/format";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const POLICIES_OVER_TIME = graphql(`
  query PoliciesOverTime {
    deployments {
      version
      at
      by
      champion
      challenger
      split
      shadow
    }
    deploymentComparison {
      experimentId
      champion {
        slates
        mean
      }
      challenger {
        slates
        mean
      }
      difference {
        value
        low
        high
      }
      ripeSlates
      verdict
    }
  }
`);

/** Who decided when, and how two policies that share the decisions do, from the decision log. */
export function Policies(): ReactNode {
  return (
    <section className="card" aria-labelledby="policies-title">
      <h2 id="policies-title">{texts.evaluation.policies}</h2>
      <QueryView query={POLICIES_OVER_TIME} variables={{}} fresh what={texts.things.evaluation} skeleton={<LoadingRows rows={3} />}>
        {(data) => <Found data={data} />}
      </QueryView>
      <p className="card-foot">
        <Link to="/serving">{texts.serving.link}</Link>
      </p>
    </section>
  );
}

function Found({ data }: { readonly data: PoliciesOverTimeQuery }): ReactNode {
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.evaluation.since}</th>
            <th scope="col">{texts.evaluation.champion}</th>
            <th scope="col">{texts.evaluation.challenger}</th>
            <th scope="col">{texts.evaluation.shadow}</th>
          </tr>
        </thead>
        <tbody>
          {data.deployments.map((each) => (
            <tr key={each.version}>
              <th scope="row">{typeof each.at === "string" ? formatMoment(each.at) : texts.evaluation.always}</th>
              <td>{each.champion}</td>
              <td>
                {each.challenger ?? "–"}
                {typeof each.split === "number" && <span className="sub">{formatShare(each.split)}</span>}
              </td>
              <td>{each.shadow ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DeploymentComparison comparison={data.deploymentComparison ?? null} />
    </>
  );
}

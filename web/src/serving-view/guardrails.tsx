import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ServingGuardrailsQuery } from "../gql/graphql";
import { displayName, formatDay, formatMoment, formatShare } from "../shared/format";
import { clientPath, productPath } from "../shared/paths";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const GUARDRAILS = graphql(`
  query ServingGuardrails {
    guardrails {
      version
      at
      by
      rules {
        doNotOffer {
          clientId
          productId
          until
          reason
        }
        eligibility {
          productId
          category
          attribute
          allow
          deny
        }
        capacity {
          productId
          offers
          days
        }
        contactPressure {
          slates
          days
        }
        minOwners
        minOwnedToExplore
        mostExploration
        rejectedForDays
        repeatChance
        ignoredAfterDays
      }
    }
  }
`);

type Rules = ServingGuardrailsQuery["guardrails"]["rules"];

/** What may be offered to whom, whatever a policy thinks of it. */
export function Guardrails(): ReactNode {
  return (
    <section className="card" aria-labelledby="guardrails-title">
      <h2 id="guardrails-title">{texts.serving.guardrails}</h2>
      <QueryView fresh query={GUARDRAILS} variables={{}} what={texts.serving.thing} skeleton={<LoadingRows rows={4} />}>
        {({ guardrails: { at, by, rules } }) => (
          <>
            <p className="muted">
              {typeof at === "string" ? texts.serving.setBy(formatMoment(at), by ?? texts.serving.nobody) : texts.serving.defaults}
            </p>
            <ul className="plain-list">
              {sentences(rules).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <DoNotOffer rules={rules} />
          </>
        )}
      </QueryView>
    </section>
  );
}

function sentences(rules: Rules): string[] {
  const { contactPressure, repeatChance } = rules;
  const says = texts.serving.rules;
  return [
    ...(contactPressure === null || contactPressure === undefined ? [] : [says.pressure(contactPressure.slates, contactPressure.days)]),
    ...rules.capacity.map(({ productId, offers, days }) => says.capacity(productId, offers, days)),
    ...rules.eligibility.map(({ productId, category, attribute, allow, deny }) =>
      says.eligibility(productId ?? category ?? "", attribute, allow ?? null, deny),
    ),
    ...(rules.minOwners > 0 ? [says.minOwners(rules.minOwners)] : []),
    ...(rules.minOwnedToExplore > 0 ? [says.minOwnedToExplore(rules.minOwnedToExplore)] : []),
    ...(rules.mostExploration < 1 ? [says.mostExploration(formatShare(rules.mostExploration))] : []),
    ...(rules.rejectedForDays > 0 ? [says.rejected(rules.rejectedForDays)] : []),
    typeof repeatChance === "number" ? says.repeats(formatShare(repeatChance)) : says.noRepeats,
    says.ignored(rules.ignoredAfterDays),
  ];
}

function DoNotOffer({ rules: { doNotOffer } }: { readonly rules: Rules }): ReactNode {
  if (doNotOffer.length === 0) return <p className="muted">{texts.serving.nobodyBarred}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={texts.serving.doNotOffer} tabIndex={0}>
      <table className="table">
        <caption className="muted">{texts.serving.doNotOffer}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.serving.client}</th>
            <th scope="col">{texts.serving.product}</th>
            <th scope="col">{texts.serving.until}</th>
            <th scope="col">{texts.serving.why}</th>
          </tr>
        </thead>
        <tbody>
          {doNotOffer.map((rule) => (
            <tr key={`${rule.clientId ?? ""} ${rule.productId ?? ""} ${rule.until ?? ""} ${rule.reason}`}>
              <th scope="row">
                {typeof rule.clientId === "string" ? (
                  <Link to={clientPath(rule.clientId)}>{displayName(rule.clientId, 40)}</Link>
                ) : (
                  texts.serving.everybody
                )}
              </th>
              <td>
                {typeof rule.productId === "string" ? (
                  <Link to={productPath(rule.productId)}>{displayName(rule.productId, 40)}</Link>
                ) : (
                  texts.serving.anything
                )}
              </td>
              <td>{typeof rule.until === "string" ? formatDay(rule.until) : texts.serving.forGood}</td>
              <td>{displayName(rule.reason, 120)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

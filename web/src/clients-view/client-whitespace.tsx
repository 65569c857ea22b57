import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientOpenOffersQuery } from "../gql/graphql";
import { downloadCsv } from "../shared/download";
import { calmName, displayName, formatAmount, formatShare } from "../shared/format";
import { cssColorOfProblem } from "../shared/palette";
import { Paged, usePaging } from "../shared/paging";
import { productPath } from "../shared/paths";
import { Meter, ProblemDot } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const CLIENT_OPEN_OFFERS = graphql(`
  query ClientOpenOffers($id: ID!, $orderBy: OpenOfferOrder!, $first: Int!, $offset: Int!) {
    openOffers(clientId: $id, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount
      nodes {
        productId
        productName
        probability
        expectedAmount
        expectedValue
        supportClients
        problemId
        problemLabel
        reason
        littleData
      }
    }
  }
`);

type Offer = ClientOpenOffersQuery["openOffers"]["nodes"][number];

/** The row of the whitespace that belongs to one client: every product it does not have, with chance, value, support and reason. */
export function ClientWhitespace({ clientId }: { readonly clientId: string }): ReactNode {
  const [params, setParams] = useSearchParams();
  const paging = usePaging(10, "open");
  const orderBy = params.get("openby") === "chance" ? "PROBABILITY" : "EXPECTED_VALUE";
  return (
    <>
      <div className="card-head">
        <h2 id="open-title">{texts.client.whitespace}</h2>
        <label className="native-select">
          <span>{texts.client.orderBy}</span>
          <select
            value={orderBy}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setParams(
                (before) => {
                  if (value === "PROBABILITY") before.set("openby", "chance");
                  else before.delete("openby");
                  before.delete("open");
                  return before;
                },
                { replace: true, preventScrollReset: true },
              );
            }}
          >
            <option value="EXPECTED_VALUE">{texts.client.byValue}</option>
            <option value="PROBABILITY">{texts.client.byChance}</option>
          </select>
        </label>
      </div>
      <p className="muted">{texts.client.whitespaceText}</p>
      <QueryView
        query={CLIENT_OPEN_OFFERS}
        variables={{ id: clientId, orderBy, ...paging.variables }}
        what={texts.things.openOffers}
        skeleton={<LoadingRows rows={8} />}
        keepsPrevious
      >
        {({ openOffers }, { updating }) =>
          openOffers.totalCount === 0 ? (
            <p className="muted">{texts.client.whitespaceNone}</p>
          ) : (
            <Paged paging={paging} total={openOffers.totalCount} updating={updating}>
              <Rows clientId={clientId} offers={openOffers.nodes} />
            </Paged>
          )
        }
      </QueryView>
    </>
  );
}

function Rows({ clientId, offers }: { readonly clientId: string; readonly offers: readonly Offer[] }): ReactNode {
  const most = Math.max(0, ...offers.map((each) => each.probability));
  const valued = offers.some((each) => typeof each.expectedValue === "number");
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.product.product}</th>
            <th scope="col" className="number">
              {texts.client.chance}
            </th>
            {valued && (
              <th scope="col" className="number">
                {texts.client.expectedValue}
              </th>
            )}
            <th scope="col" className="number wide-only">
              {texts.client.support}
            </th>
            <th scope="col" className="wide-only">
              {texts.client.why}
            </th>
          </tr>
        </thead>
        <tbody>
          {offers.map((each) => (
            <tr key={each.productId}>
              <th scope="row">
                <span className="problem-link">
                  <ProblemDot id={each.problemId ?? null} />
                  <Link to={productPath(each.productId)} title={each.productName}>
                    {calmName(each.productName)}
                  </Link>
                </span>
              </th>
              <td className="number">
                {formatShare(each.probability)}
                <Meter value={each.probability} max={most} color={each.problemId == null ? undefined : cssColorOfProblem(each.problemId)} />
              </td>
              {valued && <td className="number">{formatAmount(each.expectedValue, null)}</td>}
              <td className="number wide-only">{texts.client.supportText(each.supportClients)}</td>
              <td className="wide-only">{displayName(each.reason, 240)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row no-print">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            downloadCsv(`dealgraph-open-${clientId}.csv`, [
              [
                "product_id",
                "product_name",
                "chance",
                "expected_amount",
                "expected_value",
                "support_clients",
                "problem_id",
                "problem",
                "reason",
              ],
              ...offers.map((each) => [
                each.productId,
                each.productName,
                each.probability,
                each.expectedAmount,
                each.expectedValue,
                each.supportClients,
                each.problemId,
                each.problemLabel,
                each.reason,
              ]),
            ]);
          }}
        >
          {texts.exports.csv}
        </Button>
      </div>
    </>
  );
}

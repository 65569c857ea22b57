import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import { calmName, displayName, formatCount, formatDay, formatShare } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { Paged, usePaging } from "../shared/paging";
import { clientPath, productPath } from "../shared/paths";
import { ProblemDot } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";

const MISFIT_CLIENTS = graphql(`
  query MisfitClients($first: Int!, $offset: Int!) {
    clients(misfit: true, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        nProducts
        lastDealOn
        topProblemId
        topShare
      }
    }
  }
`);

const MISFIT_PRODUCTS = graphql(`
  query MisfitProducts($first: Int!, $offset: Int!) {
    products(misfit: true, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        category
        nClients
        problemId
      }
    }
  }
`);

/** Clients and products that fit nowhere: predicted no better through problems than by popularity. */
export function MisfitsView(): ReactNode {
  useTitle(texts.misfits.title);
  return (
    <NeedsRun>
      <div className="page">
        <header className="page-head">
          <h1>{texts.misfits.title}</h1>
          <p className="lead">{texts.misfits.lead}</p>
        </header>
        <div className="two-columns">
          <section className="card" aria-labelledby="misfit-clients-title">
            <h2 id="misfit-clients-title">{texts.misfits.clients}</h2>
            <MisfitClients />
          </section>
          <section className="card" aria-labelledby="misfit-products-title">
            <h2 id="misfit-products-title">{texts.misfits.products}</h2>
            <MisfitProducts />
          </section>
        </div>
      </div>
    </NeedsRun>
  );
}

function MisfitClients(): ReactNode {
  const paging = usePaging(25, "clients");
  return (
    <QueryView
      query={MISFIT_CLIENTS}
      variables={paging.variables}
      what={texts.things.clients}
      skeleton={<LoadingRows rows={10} />}
      keepsPrevious
    >
      {({ clients }, { updating }) =>
        clients.totalCount === 0 ? (
          <p className="muted">{texts.misfits.noClients}</p>
        ) : (
          <Paged paging={paging} total={clients.totalCount} updating={updating}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.client.client}</th>
                  <th scope="col" className="number">
                    {texts.client.products}
                  </th>
                  <th scope="col" className="number">
                    {texts.misfits.largest}
                  </th>
                  <th scope="col" className="number wide-only">
                    {texts.client.lastDeal}
                  </th>
                </tr>
              </thead>
              <tbody>
                {clients.nodes.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <span className="problem-link">
                        <ProblemDot id={row.topProblemId ?? null} />
                        <Link to={clientPath(row.id)}>{displayName(row.name)}</Link>
                      </span>
                    </th>
                    <td className="number">{formatCount(row.nProducts)}</td>
                    <td className="number">{formatShare(row.topShare)}</td>
                    <td className="number wide-only">{formatDay(row.lastDealOn)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Paged>
        )
      }
    </QueryView>
  );
}

function MisfitProducts(): ReactNode {
  const paging = usePaging(25, "products");
  return (
    <QueryView
      query={MISFIT_PRODUCTS}
      variables={paging.variables}
      what={texts.things.products}
      skeleton={<LoadingRows rows={10} />}
      keepsPrevious
    >
      {({ products }, { updating }) =>
        products.totalCount === 0 ? (
          <p className="muted">{texts.misfits.noProducts}</p>
        ) : (
          <Paged paging={paging} total={products.totalCount} updating={updating}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.product.product}</th>
                  <th scope="col" className="number">
                    {texts.product.clients}
                  </th>
                </tr>
              </thead>
              <tbody>
                {products.nodes.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <span className="problem-link">
                        <ProblemDot id={row.problemId ?? null} />
                        <Link to={productPath(row.id)} title={row.name}>
                          {calmName(row.name)}
                        </Link>
                      </span>
                      {typeof row.category === "string" && row.category !== "" && (
                        <span className="sub">{displayName(row.category, 40)}</span>
                      )}
                    </th>
                    <td className="number">{formatCount(row.nClients)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Paged>
        )
      }
    </QueryView>
  );
}

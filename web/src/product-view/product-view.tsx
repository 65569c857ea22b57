import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ProductPageQuery } from "../gql/graphql";
import {
  calmName,
  displayName,
  formatAmount,
  formatCount,
  formatDay,
  formatInterval,
  formatLift,
  formatQ,
  formatShare,
} from "../shared/format";
import { Interval, liftDomain } from "../shared/interval";
import { NeedsRun } from "../shared/needs-run";
import { Paged, usePaging } from "../shared/paging";
import { clientPath, graphPathOfProduct, intersectionPath, productPath } from "../shared/paths";
import { ProblemDot, ProblemLink, ShareBar } from "../shared/problem";
import { EmptyBlock, LoadingRows, LoadingState, NotFoundState } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { Beside } from "./beside";

const PRODUCT_PAGE = graphql(`
  query ProductPage($id: ID!) {
    product(id: $id) {
      id
      name
      category
      listPrice
      launchedAt
      discontinuedAt
      funnelId
      nClients
      nDeals
      amount
      problemId
      problems {
        problemId
        problemLabel
        weight
      }
    }
  }
`);

const ADJACENT = graphql(`
  query AdjacentProducts($id: ID!, $first: Int!, $offset: Int!) {
    product(id: $id) {
      id
      adjacent(first: $first, offset: $offset, minClients: 2) {
        totalCount
        nodes {
          productId
          productName
          category
          problemId
          clientsOther
          clientsBoth
          expected
          lift
          liftLow
          liftHigh
          qValue
        }
      }
    }
  }
`);

const PRODUCT_CLIENTS = graphql(`
  query ProductClients($id: ID!, $first: Int!, $offset: Int!) {
    product(id: $id) {
      id
      clients(first: $first, offset: $offset) {
        totalCount
        nodes {
          id
          name
          topProblemId
          topShare
        }
      }
    }
  }
`);

/** One product: the problems it solves, the products that share its clients and how surely, who bought it. */
export function ProductView(): ReactNode {
  const { productId = "" } = useParams();
  return (
    <NeedsRun>
      <QueryView query={PRODUCT_PAGE} variables={{ id: productId }} what={texts.things.product} skeleton={<LoadingState />}>
        {(data) => (data.product === null || data.product === undefined ? <NotFoundState /> : <ProductPage product={data.product} />)}
      </QueryView>
    </NeedsRun>
  );
}

type Product = NonNullable<ProductPageQuery["product"]>;

function ProductPage({ product }: { readonly product: Product }): ReactNode {
  useTitle(calmName(product.name, 60));
  return (
    <div className="page">
      <header className="page-head">
        <p className="kicker">
          <ProblemDot id={product.problemId ?? null} /> {texts.product.kicker(displayName(product.id, 40))}
          {typeof product.category === "string" && product.category !== "" && ` · ${displayName(product.category, 40)}`}
        </p>
        <h1 title={product.name}>{calmName(product.name, 160)}</h1>
        <dl className="facts facts-large">
          <div>
            <dt>{texts.product.clients}</dt>
            <dd>{formatCount(product.nClients)}</dd>
          </div>
          <div>
            <dt>{texts.product.deals}</dt>
            <dd>{formatCount(product.nDeals)}</dd>
          </div>
          {typeof product.listPrice === "number" && (
            <div>
              <dt>{texts.product.listPrice}</dt>
              <dd>{formatAmount(product.listPrice, null)}</dd>
            </div>
          )}
          {typeof product.launchedAt === "string" && (
            <div>
              <dt>{texts.product.launched}</dt>
              <dd>{formatDay(product.launchedAt)}</dd>
            </div>
          )}
          {typeof product.discontinuedAt === "string" && (
            <div>
              <dt>{texts.product.discontinued}</dt>
              <dd>{formatDay(product.discontinuedAt)}</dd>
            </div>
          )}
        </dl>
        {product.problems.length > 0 && (
          <p>
            <Link to={graphPathOfProduct(product.id)}>{texts.product.onMap}</Link>
          </p>
        )}
      </header>
      {product.problems.length === 0 ? (
        <EmptyBlock title={texts.product.notInRun}>
          <p>{texts.product.notInRunText}</p>
        </EmptyBlock>
      ) : (
        <div className="two-columns wide-first">
          <div className="stack-l">
            <section className="card" aria-labelledby="adjacent-title">
              <h2 id="adjacent-title">{texts.product.adjacent}</h2>
              <p className="muted">{texts.product.adjacentText}</p>
              <AdjacentProducts id={product.id} />
            </section>
            <Beside id={product.id} />
          </div>
          <div className="stack-l">
            <section className="card" aria-labelledby="solves-title">
              <h2 id="solves-title">{texts.product.solves}</h2>
              <Solves problems={product.problems} />
            </section>
            <section className="card" aria-labelledby="buyers-title">
              <h2 id="buyers-title">{texts.product.buyers}</h2>
              <Buyers id={product.id} />
            </section>
          </div>
        </div>
      )}
    </div>
  );
}

/** The problems a product solves, heaviest first. */
export function Solves({ problems }: { readonly problems: Product["problems"] }): ReactNode {
  const sorted = [...problems].sort((a, b) => b.weight - a.weight).filter((each) => each.weight >= 0.005);
  return (
    <>
      <ShareBar
        label={texts.product.solves}
        shares={sorted.map((each) => ({ problemId: each.problemId, problemLabel: each.problemLabel, share: each.weight }))}
      />
      <ul className="share-list">
        {sorted.map((each) => (
          <li key={each.problemId}>
            <ProblemLink id={each.problemId} label={each.problemLabel} />
            <span className="number">{formatShare(each.weight)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function AdjacentProducts({ id }: { readonly id: string }): ReactNode {
  const paging = usePaging(20, "adjacent");
  return (
    <QueryView
      query={ADJACENT}
      variables={{ id, ...paging.variables }}
      what={texts.things.adjacent}
      skeleton={<LoadingRows rows={15} />}
      keepsPrevious
    >
      {(data, { updating }) => {
        const page = data.product?.adjacent;
        if (page === undefined || page.totalCount === 0)
          return (
            <EmptyBlock title={texts.product.noAdjacent}>
              <p>{texts.product.noAdjacentText}</p>
            </EmptyBlock>
          );
        const domain = liftDomain(page.nodes);
        return (
          <Paged paging={paging} total={page.totalCount} updating={updating}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.product.product}</th>
                  <th scope="col" className="number">
                    {texts.product.shared}
                  </th>
                  <th scope="col" className="number">
                    {texts.product.lift}
                  </th>
                  <th scope="col" className="wide-only">
                    {texts.product.interval}
                  </th>
                  <th scope="col" className="number wide-only">
                    {texts.product.qHead}
                  </th>
                </tr>
              </thead>
              <tbody>
                {page.nodes.map((row) => (
                  <tr key={row.productId}>
                    <th scope="row">
                      <span className="problem-link">
                        <ProblemDot id={row.problemId ?? null} />
                        <Link to={productPath(row.productId)} title={row.productName}>
                          {calmName(row.productName)}
                        </Link>
                      </span>
                    </th>
                    <td className="number">
                      <Link to={intersectionPath([id, row.productId])} aria-label={texts.intersection.exactly(row.clientsBoth)}>
                        {formatCount(row.clientsBoth)}
                      </Link>
                      <span className="sub">{texts.product.of(formatCount(row.clientsOther))}</span>
                    </td>
                    <td className="number">{formatLift(row.lift)}</td>
                    <td className="wide-only nowrap">
                      <Interval value={row.lift} low={row.liftLow} high={row.liftHigh} domain={domain} reference={1} logarithmic />
                      <span className="sub">{formatInterval(row.liftLow, row.liftHigh, formatLift)}</span>
                    </td>
                    <td className="number wide-only">{formatQ(row.qValue)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Paged>
        );
      }}
    </QueryView>
  );
}

function Buyers({ id }: { readonly id: string }): ReactNode {
  const paging = usePaging(10, "buyers");
  return (
    <QueryView
      query={PRODUCT_CLIENTS}
      variables={{ id, ...paging.variables }}
      what={texts.things.clients}
      skeleton={<LoadingRows rows={10} />}
      keepsPrevious
    >
      {(data, { updating }) => {
        const page = data.product?.clients;
        if (page === undefined || page.totalCount === 0) return <p className="muted">{texts.product.noBuyers}</p>;
        return (
          <Paged paging={paging} total={page.totalCount} updating={updating}>
            <ul className="share-list">
              {page.nodes.map((row) => (
                <li key={row.id}>
                  <span className="problem-link">
                    <ProblemDot id={row.topProblemId ?? null} />
                    <Link to={clientPath(row.id)}>{displayName(row.name)}</Link>
                  </span>
                </li>
              ))}
            </ul>
          </Paged>
        );
      }}
    </QueryView>
  );
}

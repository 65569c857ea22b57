import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ProductAdjacenciesQuery } from "../gql/graphql";
import { calmName, formatAmount, formatCount, formatInterval, formatLift, formatShare } from "../shared/format";
import { productPath } from "../shared/paths";
import { ProblemLink } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const ADJACENCIES = graphql(`
  query ProductAdjacencies($id: ID!) {
    productAdjacencies(productId: $id, limit: 10) {
      productId
      productName
      kind
      clientsBoth
      before
      together
      after
      lift
      liftLow
      liftHigh
      value
      problemId
      problemLabel
      likeness
    }
  }
`);

type Row = ProductAdjacenciesQuery["productAdjacencies"][number];

/** What clients take before, with and after a product, and what is adjacent by problem though no deal shows it. */
export function Beside({ id }: { readonly id: string }): ReactNode {
  return (
    <QueryView query={ADJACENCIES} variables={{ id }} what={texts.things.adjacent} skeleton={<LoadingRows rows={8} />}>
      {({ productAdjacencies: rows }) => (
        <>
          <section className="card" aria-labelledby="beside-title">
            <h2 id="beside-title">{texts.product.beside}</h2>
            <p className="muted">{texts.product.besideText}</p>
            <Taken rows={rows.filter(({ kind }) => kind === "taken")} />
          </section>
          <section className="card" aria-labelledby="open-title">
            <h2 id="open-title">{texts.product.open}</h2>
            <p className="muted">{texts.product.openText}</p>
            <Open rows={rows.filter(({ kind }) => kind === "open")} />
          </section>
        </>
      )}
    </QueryView>
  );
}

const Name = ({ row }: { readonly row: Row }): ReactNode => (
  <>
    <Link to={productPath(row.productId)} title={row.productName}>
      {calmName(row.productName)}
    </Link>
    <span className="sub">
      <ProblemLink id={row.problemId} label={row.problemLabel} />
    </span>
  </>
);

function Taken({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return <p className="muted">{texts.product.noTaken}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={texts.product.beside} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.product.product}</th>
            {[
              texts.product.shared,
              texts.product.beforeHead,
              texts.product.withHead,
              texts.product.afterHead,
              texts.product.lift,
              texts.product.valueHead,
            ].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.productId}>
              <th scope="row">
                <Name row={row} />
              </th>
              <td className="number">{formatCount(row.clientsBoth)}</td>
              <td className="number">{formatCount(row.before)}</td>
              <td className="number">{formatCount(row.together)}</td>
              <td className="number">{formatCount(row.after)}</td>
              <td className="number">
                {formatLift(row.lift)}
                {typeof row.liftLow === "number" && typeof row.liftHigh === "number" && (
                  <span className="sub">{formatInterval(row.liftLow, row.liftHigh, formatLift)}</span>
                )}
              </td>
              <td className="number">{typeof row.value === "number" ? formatAmount(row.value, null) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Open({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return <p className="muted">{texts.product.noOpen}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={texts.product.open} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.product.product}</th>
            <th scope="col" className="number">
              {texts.product.likenessHead}
            </th>
            <th scope="col" className="number">
              {texts.product.shared}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.productId}>
              <th scope="row">
                <Name row={row} />
              </th>
              <td className="number">{formatShare(row.likeness)}</td>
              <td className="number">{formatCount(row.clientsBoth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

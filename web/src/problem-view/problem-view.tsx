import { lazy, Suspense, type ReactNode } from "react";
import { Link, useParams } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ProblemPageQuery } from "../gql/graphql";
import { calmName, displayName, formatCount, formatLift, formatQ, formatShare } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { cssColorOfProblem } from "../shared/palette";
import { Paged, usePaging } from "../shared/paging";
import { clientPath, graphPathOfProblem, productPath } from "../shared/paths";
import { Meter, ProblemDot, ProblemLink } from "../shared/problem";
import { EmptyBlock, LoadingRows, LoadingState, NotFoundState } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { ProblemDue } from "./problem-due";
import { ProblemName } from "./problem-name";

// The chart library comes with it.
const ProblemDrift = lazy(async () => ({ default: (await import("./problem-drift")).ProblemDrift }));

const PROBLEM_PAGE = graphql(`
  query ProblemPage($id: ID!) {
    problem(id: $id) {
      id
      label
      generatedLabel
      named
      share
      nClients
      nProducts
      stability
      firmographics {
        attribute
        value
        clients
        share
        baseline
        lift
        qValue
      }
      chainIn {
        fromProblemId
        fromLabel
        observed
        expected
        lift
        qValue
        clients
      }
      chainOut {
        toProblemId
        toLabel
        observed
        expected
        lift
        qValue
        clients
      }
    }
  }
`);

const PROBLEM_PRODUCTS = graphql(`
  query ProblemProducts($id: ID!, $first: Int!, $offset: Int!) {
    problem(id: $id) {
      id
      profile(first: $first, offset: $offset) {
        totalCount
        nodes {
          productId
          productName
          category
          probability
          lift
          weight
          nClients
        }
      }
    }
  }
`);

const PROBLEM_CLIENTS = graphql(`
  query ProblemClients($id: ID!, $first: Int!, $offset: Int!) {
    problem(id: $id) {
      id
      clients(first: $first, offset: $offset) {
        totalCount
        nodes {
          clientId
          clientName
          share
          nProducts
        }
      }
    }
  }
`);

/** One problem: what it is made of, who has it, what comes before and after. */
export function ProblemView(): ReactNode {
  const { problemId = "" } = useParams();
  return (
    <NeedsRun>
      <QueryView query={PROBLEM_PAGE} variables={{ id: problemId }} what={texts.things.problem} skeleton={<LoadingState />}>
        {(data) => (data.problem === null || data.problem === undefined ? <NotFoundState /> : <ProblemPage problem={data.problem} />)}
      </QueryView>
    </NeedsRun>
  );
}

type Problem = NonNullable<ProblemPageQuery["problem"]>;

function ProblemPage({ problem }: { readonly problem: Problem }): ReactNode {
  useTitle(calmName(problem.label, 60));
  return (
    <div className="page">
      <header className="page-head">
        <p className="kicker">
          <ProblemDot id={problem.id} /> {texts.problem.kicker(problem.id)}
        </p>
        <ProblemName problem={problem} />
        <dl className="facts facts-large">
          <div>
            <dt>{texts.problem.share}</dt>
            <dd>{formatShare(problem.share)}</dd>
          </div>
          <div>
            <dt>{texts.problem.clients}</dt>
            <dd>{formatCount(problem.nClients)}</dd>
          </div>
          <div>
            <dt>{texts.problem.products}</dt>
            <dd>{formatCount(problem.nProducts)}</dd>
          </div>
          <div title={texts.problem.stabilityHelp}>
            <dt>{texts.problem.stability}</dt>
            <dd>
              {problem.stability === null || problem.stability === undefined ? texts.problem.notMeasured : formatShare(problem.stability)}
            </dd>
          </div>
        </dl>
        <p>
          <Link to={graphPathOfProblem(problem.id)}>{texts.problem.onMap}</Link>
        </p>
      </header>
      <div className="two-columns">
        <div className="stack-l">
          <section className="card" aria-labelledby="profile-title">
            <h2 id="profile-title">{texts.problem.profile}</h2>
            <p className="muted">{texts.problem.profileText}</p>
            <Products id={problem.id} />
          </section>
          <section className="card" aria-labelledby="firmographics-title">
            <h2 id="firmographics-title">{texts.problem.firmographics}</h2>
            <Firmographics rows={problem.firmographics} />
          </section>
        </div>
        <div className="stack-l">
          <section className="card" aria-labelledby="clients-title">
            <h2 id="clients-title">{texts.problem.whoHasIt}</h2>
            <Clients id={problem.id} />
          </section>
          <section className="card" aria-labelledby="drift-title">
            <h2 id="drift-title">{texts.problem.drift}</h2>
            <Suspense fallback={<LoadingRows rows={4} />}>
              <ProblemDrift problemId={problem.id} />
            </Suspense>
          </section>
          <section className="card" aria-labelledby="chain-title">
            <h2 id="chain-title">{texts.chain.beforeAfter}</h2>
            <Chain
              title={texts.chain.before}
              links={problem.chainIn.map((link) => ({ ...link, id: link.fromProblemId, label: link.fromLabel }))}
            />
            <Chain
              title={texts.chain.after}
              links={problem.chainOut.map((link) => ({ ...link, id: link.toProblemId, label: link.toLabel }))}
            />
          </section>
        </div>
      </div>
      <section className="card" aria-labelledby="due-title">
        <h2 id="due-title">{texts.chain.due}</h2>
        <ProblemDue problemId={problem.id} />
      </section>
    </div>
  );
}

function Products({ id }: { readonly id: string }): ReactNode {
  const paging = usePaging(15, "products");
  return (
    <QueryView
      query={PROBLEM_PRODUCTS}
      variables={{ id, ...paging.variables }}
      what={texts.things.products}
      skeleton={<LoadingRows rows={15} />}
      keepsPrevious
    >
      {(data, { updating }) => {
        const page = data.problem?.profile;
        if (page === undefined || page.totalCount === 0) return <EmptyBlock title={texts.problem.noProducts} />;
        const most = Math.max(...page.nodes.map((each) => each.probability));
        return (
          <Paged paging={paging} total={page.totalCount} updating={updating}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.product.product}</th>
                  <th scope="col" className="number">
                    {texts.problem.probability}
                  </th>
                  <th scope="col" className="number">
                    {texts.problem.liftOverPopularity}
                  </th>
                  <th scope="col" className="number wide-only">
                    {texts.problem.weight}
                  </th>
                  <th scope="col" className="number wide-only">
                    {texts.problem.clients}
                  </th>
                </tr>
              </thead>
              <tbody>
                {page.nodes.map((row) => (
                  <tr key={row.productId}>
                    <th scope="row">
                      <Link to={productPath(row.productId)} title={row.productName}>
                        {calmName(row.productName)}
                      </Link>
                    </th>
                    <td className="number with-meter">
                      {formatShare(row.probability)}
                      <Meter value={row.probability} max={most} color={cssColorOfProblem(id)} />
                    </td>
                    <td className="number">{formatLift(row.lift)}</td>
                    <td className="number wide-only">{formatShare(row.weight)}</td>
                    <td className="number wide-only">{formatCount(row.nClients)}</td>
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

function Clients({ id }: { readonly id: string }): ReactNode {
  const paging = usePaging(10, "clients");
  return (
    <QueryView
      query={PROBLEM_CLIENTS}
      variables={{ id, ...paging.variables }}
      what={texts.things.clients}
      skeleton={<LoadingRows rows={10} />}
      keepsPrevious
    >
      {(data, { updating }) => {
        const page = data.problem?.clients;
        if (page === undefined || page.totalCount === 0) return <EmptyBlock title={texts.problem.noClients} />;
        return (
          <Paged paging={paging} total={page.totalCount} updating={updating}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{texts.client.client}</th>
                  <th scope="col" className="number">
                    {texts.problem.shareOfClient}
                  </th>
                  <th scope="col" className="number wide-only">
                    {texts.client.products}
                  </th>
                </tr>
              </thead>
              <tbody>
                {page.nodes.map((row) => (
                  <tr key={row.clientId}>
                    <th scope="row">
                      <Link to={clientPath(row.clientId)}>{displayName(row.clientName)}</Link>
                    </th>
                    <td className="number with-meter">
                      {formatShare(row.share)}
                      <Meter value={row.share} color={cssColorOfProblem(id)} />
                    </td>
                    <td className="number wide-only">{formatCount(row.nProducts)}</td>
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

interface ChainEnd {
  readonly id: string;
  readonly label: string;
  readonly lift: number;
  readonly qValue: number;
  readonly clients: number;
}

const SURE_Q = 0.05;

function Chain({ title, links }: { readonly title: string; readonly links: readonly ChainEnd[] }): ReactNode {
  const sure = links.filter((link) => link.qValue <= SURE_Q).sort((a, b) => b.lift - a.lift);
  return (
    <>
      <h3>{title}</h3>
      {sure.length === 0 ? (
        <p className="muted">{links.length === 0 ? texts.chain.nothing : texts.chain.nothingSure(links.length)}</p>
      ) : (
        <table className="table">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{texts.problem.problem}</th>
              <th scope="col">{texts.product.lift}</th>
              <th scope="col">{texts.problem.clients}</th>
            </tr>
          </thead>
          <tbody>
            {sure.map((link) => (
              <tr key={link.id}>
                <th scope="row" className="fill">
                  <ProblemLink id={link.id} label={link.label} />
                </th>
                <td className="number">
                  {formatLift(link.lift)}
                  <span className="sub">{texts.product.q(formatQ(link.qValue))}</span>
                </td>
                <td className="number">{texts.chain.clients(link.clients)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Firmographics({ rows }: { readonly rows: Problem["firmographics"] }): ReactNode {
  if (rows.length === 0) return <p className="muted">{texts.problem.noFirmographics}</p>;
  return (
    <>
      <p className="muted">{texts.problem.firmographicsText}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.problem.attribute}</th>
            <th scope="col" className="number">
              {texts.problem.ofThem}
            </th>
            <th scope="col" className="number">
              {texts.product.lift}
            </th>
            <th scope="col" className="number">
              {texts.product.qHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 12).map((row) => (
            <tr key={`${row.attribute}=${row.value}`}>
              <th scope="row">
                {displayName(row.value, 40)} <span className="muted">{displayName(row.attribute, 24)}</span>
              </th>
              <td className="number">
                {formatShare(row.share)}
                <span className="sub">{texts.problem.against(formatShare(row.baseline))}</span>
              </td>
              <td className="number">{formatLift(row.lift)}</td>
              <td className="number">{formatQ(row.qValue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

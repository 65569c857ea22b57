import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { useStatus } from "../data/status";
import { graphql } from "../gql";
import type { OverviewQuery } from "../gql/graphql";
import { calmName, displayName, formatBits, formatCount, formatInterval, formatLift, formatShare } from "../shared/format";
import { ArrowIcon } from "../shared/icons";
import { Interval } from "../shared/interval";
import { NeedsRun } from "../shared/needs-run";
import { cssColorOfProblem } from "../shared/palette";
import { graphPathOfProblem, problemPath, productPath } from "../shared/paths";
import { Meter, ProblemDot, ProblemLink, ShareBar } from "../shared/problem";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";

const OVERVIEW = graphql(`
  query Overview {
    activeRun {
      id
      asOf
      nClients
      nProducts
      nPairs
      nProblems
      nStates
      structure
      report {
        structure
        structureReason
        warnings
        misfitClients
        misfitProducts
        predictability {
          description
          bits
          low
          high
        }
      }
    }
    problems(first: 100) {
      totalCount
      nodes {
        id
        label
        named
        share
        nClients
        nProducts
        stability
        profile(first: 4) {
          nodes {
            productId
            productName
            probability
            lift
          }
        }
      }
    }
    chain(first: 500, maxQ: 0.05) {
      totalCount
      nodes {
        fromProblemId
        fromLabel
        toProblemId
        toLabel
        lift
        clients
      }
    }
  }
`);

/** What was found, how sure that is and what to do next. */
export function OverviewView(): ReactNode {
  useTitle(texts.overview.title);
  return (
    <NeedsRun>
      <QueryView query={OVERVIEW} variables={{}} what={texts.things.overview} skeleton={<OverviewSkeleton />}>
        {(data) => <Overview data={data} />}
      </QueryView>
    </NeedsRun>
  );
}

function Overview({ data }: { readonly data: OverviewQuery }): ReactNode {
  const run = data.activeRun;
  const report = run?.report;
  const problems = [...data.problems.nodes].sort((a, b) => b.share - a.share);
  const rest = 1 - problems.reduce((sum, each) => sum + each.share, 0);
  const found = (report?.structure ?? run?.structure) !== "NONE";
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {found
            ? texts.overview.headline(data.problems.totalCount, formatCount(run?.nClients), formatCount(run?.nProducts))
            : texts.overview.noStructure}
        </h1>
        <p className="lead">{report?.structureReason ?? ""}</p>
      </header>
      {found && problems.length > 1 && (
        <div className="stack-s">
          <ShareBar
            height={20}
            label={texts.overview.sharesLabel}
            shares={problems.map((each) => ({ problemId: each.id, problemLabel: each.label, share: each.share }))}
          />
          {rest >= 0.005 && <p className="muted">{texts.overview.rest(formatShare(rest))}</p>}
        </div>
      )}
      <div className="overview-grid">
        <section aria-labelledby="problems-title">
          <h2 id="problems-title">{found ? texts.overview.problems : texts.overview.oneGroup}</h2>
          <ul className="cards">
            {problems.slice(0, SHOWN_CARDS).map((problem) => (
              <ProblemCard key={problem.id} problem={problem} />
            ))}
          </ul>
          {problems.length > SHOWN_CARDS && <SmallerProblems problems={problems.slice(SHOWN_CARDS)} />}
        </section>
        <div className="stack-l">
          <NextSteps data={data} found={found} />
          <Predictability rows={report?.predictability ?? []} />
          {found && <ChainCard data={data} />}
          {found && report !== undefined && report !== null && (
            <MisfitsCard clients={report.misfitClients} products={report.misfitProducts} />
          )}
          {report !== undefined && report !== null && report.warnings.length > 0 && (
            <section className="card" aria-labelledby="warnings-title">
              <h2 id="warnings-title">{texts.overview.warnings}</h2>
              <ul className="plain-list">
                {report.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

/** Cards for the largest problems, rows for the others. */
const SHOWN_CARDS = 8;
const SHOWN_LINKS = 6;

type OverviewProblem = OverviewQuery["problems"]["nodes"][number];

function ProblemCard({ problem }: { readonly problem: OverviewProblem }): ReactNode {
  const color = cssColorOfProblem(problem.id);
  const top = problem.profile.nodes;
  const most = Math.max(...top.map((each) => each.probability), 0);
  return (
    <li className="card problem-card" style={{ borderTopColor: color }}>
      <h3>
        <Link to={problemPath(problem.id)} title={problem.label}>
          {calmName(problem.label, 72)}
        </Link>
      </h3>
      <dl className="facts">
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
        {problem.stability !== null && problem.stability !== undefined && (
          <div title={texts.problem.stabilityHelp}>
            <dt>{texts.problem.stability}</dt>
            <dd>{formatShare(problem.stability)}</dd>
          </div>
        )}
      </dl>
      <ul className="mini-bars" aria-label={texts.problem.topProducts}>
        {top.map((product) => (
          <li key={product.productId}>
            <Link to={productPath(product.productId)} className="ellipsis" title={product.productName}>
              {calmName(product.productName)}
            </Link>
            <Meter value={product.probability} max={most} color={color} />
            <span className="number">{formatShare(product.probability)}</span>
          </li>
        ))}
      </ul>
      <p className="card-foot">
        <Link to={graphPathOfProblem(problem.id)}>
          {texts.problem.onMap} <ArrowIcon />
        </Link>
      </p>
    </li>
  );
}

function SmallerProblems({ problems }: { readonly problems: readonly OverviewProblem[] }): ReactNode {
  return (
    <div className="card smaller-problems">
      <table className="table">
        <caption>{texts.overview.smaller(problems.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.problem.problem}</th>
            <th scope="col" className="number">
              {texts.problem.share}
            </th>
            <th scope="col" className="number">
              {texts.problem.clients}
            </th>
            <th scope="col" className="number wide-only">
              {texts.problem.products}
            </th>
            <th scope="col" className="number wide-only">
              {texts.problem.stability}
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.id}>
              <th scope="row" className="fill">
                <ProblemLink id={problem.id} label={problem.label} />
              </th>
              <td className="number">{formatShare(problem.share)}</td>
              <td className="number">{formatCount(problem.nClients)}</td>
              <td className="number wide-only">{formatCount(problem.nProducts)}</td>
              <td className="number wide-only">{formatShare(problem.stability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NextSteps({ data, found }: { readonly data: OverviewQuery; readonly found: boolean }): ReactNode {
  const { dataset } = useStatus();
  const unnamed = [...data.problems.nodes].sort((a, b) => b.share - a.share).find((each) => !each.named);
  return (
    <section className="card" aria-labelledby="next-title">
      <h2 id="next-title">{texts.overview.next}</h2>
      <ol className="steps">
        {dataset.stale && (
          <li>
            <Link to="/runs">{texts.overview.nextAgain}</Link>
            <span>{texts.overview.nextAgainWhy}</span>
          </li>
        )}
        {!found && (
          <li>
            <Link to="/runs">{texts.overview.nextMoreData}</Link>
            <span>{texts.overview.nextMoreDataWhy}</span>
          </li>
        )}
        {found && unnamed !== undefined && (
          <li>
            <Link to={problemPath(unnamed.id)}>{texts.overview.nextName(calmName(unnamed.label, 40))}</Link>
            <span>{texts.overview.nextNameWhy}</span>
          </li>
        )}
        <li>
          <Link to="/graph">{texts.overview.nextGraph}</Link>
          <span>{texts.overview.nextGraphWhy}</span>
        </li>
        <li>
          <Link to="/clients">{texts.overview.nextClients}</Link>
          <span>{texts.overview.nextClientsWhy}</span>
        </li>
      </ol>
    </section>
  );
}

function MisfitsCard({ clients, products }: { readonly clients: number; readonly products: number }): ReactNode {
  return (
    <section className="card" aria-labelledby="misfits-title">
      <h2 id="misfits-title">{texts.misfits.title}</h2>
      {clients + products === 0 ? (
        <p className="muted">{texts.misfits.none}</p>
      ) : (
        <p>
          <Link to="/misfits">{texts.misfits.counts(clients, products)}</Link>
        </p>
      )}
      <p className="muted">{texts.misfits.lead}</p>
    </section>
  );
}

type PredictabilityRow = NonNullable<NonNullable<OverviewQuery["activeRun"]>["report"]>["predictability"][number];

/** The claim the product stands on, shown also when it fails. */
function Predictability({ rows }: { readonly rows: readonly PredictabilityRow[] }): ReactNode {
  // Popularity is what the others are measured against.
  const compared = rows.filter((row) => row.description !== "popularity");
  const isAttribute = (row: PredictabilityRow): boolean => row.description.startsWith("attribute ");
  const main = compared.filter((row) => !isAttribute(row)).sort((a, b) => b.bits - a.bits);
  const attributes = compared.filter(isAttribute);
  const domain = [Math.min(0, ...compared.map((row) => row.low)), Math.max(0.1, ...compared.map((row) => row.high))] as const;
  const problems = compared.find((row) => row.description === "problems");
  return (
    <section className="card" aria-labelledby="predictability-title">
      <h2 id="predictability-title">{texts.predictability.title}</h2>
      {compared.length === 0 ? (
        <p className="muted">{texts.predictability.none}</p>
      ) : (
        <>
          <p className="muted">{texts.predictability.text}</p>
          <PredictabilityTable rows={main} domain={domain} />
          {problems !== undefined && (
            <p className={problems.low > 0 ? "verdict verdict-good" : "verdict verdict-warn"}>
              {problems.low > 0 ? texts.predictability.holds : texts.predictability.fails}
            </p>
          )}
          {attributes.length > 0 && (
            <details className="more">
              <summary>{texts.predictability.attributes(attributes.length)}</summary>
              <PredictabilityTable rows={attributes} domain={domain} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

interface PredictabilityTableProps {
  readonly rows: readonly PredictabilityRow[];
  readonly domain: readonly [number, number];
}

function PredictabilityTable({ rows, domain }: PredictabilityTableProps): ReactNode {
  return (
    <table className="compact-table">
      <thead>
        <tr>
          <th scope="col">{texts.predictability.known}</th>
          <th scope="col" className="number">
            {texts.predictability.bits}
          </th>
          <th scope="col">
            <span className="visually-hidden">{texts.predictability.chart}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.description}>
            <th scope="row">{displayName(row.description.replace(/^attribute /, "").replaceAll("_", " "), 60)}</th>
            <td className="number">
              {formatBits(row.bits)}
              <span className="sub">{formatInterval(row.low, row.high, formatBits)}</span>
            </td>
            <td>
              <Interval value={row.bits} low={row.low} high={row.high} domain={domain} reference={0} width={76} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChainCard({ data }: { readonly data: OverviewQuery }): ReactNode {
  const { totalCount } = data.chain;
  const nodes = [...data.chain.nodes].sort((a, b) => b.lift - a.lift).slice(0, SHOWN_LINKS);
  return (
    <section className="card" aria-labelledby="chain-title">
      <h2 id="chain-title">{texts.chain.title}</h2>
      {nodes.length === 0 ? (
        <p className="muted">{texts.chain.none}</p>
      ) : (
        <ul className="chain-list">
          {nodes.map((link) => (
            <li key={`${link.fromProblemId}>${link.toProblemId}`}>
              <Link to={problemPath(link.fromProblemId)} className="problem-link" title={link.fromLabel}>
                <ProblemDot id={link.fromProblemId} />
                <span className="ellipsis">{calmName(link.fromLabel, 32)}</span>
              </Link>
              <span className="chain-arrow" aria-label={texts.chain.leadsTo} role="img">
                <ArrowIcon />
              </span>
              <Link to={problemPath(link.toProblemId)} className="problem-link" title={link.toLabel}>
                <ProblemDot id={link.toProblemId} />
                <span className="ellipsis">{calmName(link.toLabel, 32)}</span>
              </Link>
              <span className="number muted" title={texts.chain.clients(link.clients)}>
                {formatLift(link.lift)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {totalCount > nodes.length && <p className="muted">{texts.chain.more(totalCount - nodes.length)}</p>}
    </section>
  );
}

function OverviewSkeleton(): ReactNode {
  return (
    <div className="page" role="status" aria-label={texts.states.loading}>
      <Skeleton height={34} width="60%" />
      <Skeleton height={20} mt="md" />
      <div className="cards" style={{ marginTop: 24 }}>
        {Array.from({ length: 6 }, (_, i) => (
          <Skeleton key={i} height={230} radius="lg" />
        ))}
      </div>
    </div>
  );
}

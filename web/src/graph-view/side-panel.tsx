import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { PanelProblemQuery, PanelProductQuery } from "../gql/graphql";
import { calmName, displayName, formatCount, formatInterval, formatLift, formatQ, formatShare } from "../shared/format";
import { Interval, liftDomain } from "../shared/interval";
import { cssColorOfProblem } from "../shared/palette";
import { problemPath, productPath } from "../shared/paths";
import { Meter, ProblemDot, ProblemLink, ShareBar } from "../shared/problem";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { texts } from "../texts";
import { ComparePanel } from "./compare-panel";
import type { ClientsOnMap, GraphNode, GraphProblem, ProductGraph } from "./graph-data";
import type { GraphState } from "./graph-params";
import { ClientCard, PickedPanel, ProductTools, type ProductPath } from "./side-tools";

const PANEL_PRODUCT = graphql(`
  query PanelProduct($id: ID!) {
    product(id: $id) {
      id
      name
      category
      nClients
      nDeals
      problemId
      problems {
        problemId
        problemLabel
        weight
      }
      adjacent(first: 12, minClients: 2) {
        totalCount
        nodes {
          productId
          productName
          problemId
          clientsBoth
          lift
          liftLow
          liftHigh
          qValue
        }
      }
    }
  }
`);

const PANEL_PROBLEM = graphql(`
  query PanelProblem($id: ID!) {
    problem(id: $id) {
      id
      label
      share
      nClients
      nProducts
      profile(first: 12) {
        totalCount
        nodes {
          productId
          productName
          probability
          lift
        }
      }
      chainOut {
        toProblemId
        toLabel
        lift
        qValue
      }
    }
  }
`);

interface Props {
  readonly graph: ProductGraph;
  readonly state: GraphState;
  readonly problems: readonly GraphProblem[];
  readonly nodes: readonly GraphNode[];
  /** Whether the map shows another run than the one that is served, of which the details are. */
  readonly isOtherRun: boolean;
  readonly clients: ClientsOnMap | null;
  /** The way from the selected product to the goal; "none" when there is none; null while it is not known or not asked for. */
  readonly path: ProductPath | "none" | null;
}

/** What is selected: who shares it and why. */
export function SidePanel({ graph, state, problems, nodes, isOtherRun, clients, path }: Props): ReactNode {
  const { productId, problemId, selectProduct } = state;
  const close = (
    <CloseButton
      aria-label={texts.graph.close}
      onClick={() => {
        selectProduct(null);
      }}
    />
  );
  const client = clients?.clients.find((each) => each.clientId === state.clientId);
  if (productId !== null)
    return (
      <aside className="graph-right" aria-label={texts.graph.details}>
        {isOtherRun && <p className="note">{texts.graph.detailsOfServed}</p>}
        {client !== undefined && <ClientCard client={client} state={state} />}
        <QueryView
          key={productId}
          query={PANEL_PRODUCT}
          variables={{ id: productId }}
          what={texts.things.product}
          skeleton={<LoadingRows rows={8} />}
        >
          {(data) =>
            data.product === null || data.product === undefined ? (
              <EmptyBlock title={texts.graph.unknownProduct(displayName(productId, 40))} action={close} />
            ) : (
              <ProductPanel product={data.product} state={state} onMap={graph.hasNode(productId)} close={close}>
                {graph.hasNode(productId) && !isOtherRun && (
                  <ProductTools productId={productId} state={state} nodes={nodes} clients={clients} path={path} />
                )}
              </ProductPanel>
            )
          }
        </QueryView>
      </aside>
    );
  if (problemId !== null)
    return (
      <aside className="graph-right" aria-label={texts.graph.details}>
        {isOtherRun && <p className="note">{texts.graph.detailsOfServed}</p>}
        <QueryView
          key={problemId}
          query={PANEL_PROBLEM}
          variables={{ id: problemId }}
          what={texts.things.problem}
          skeleton={<LoadingRows rows={8} />}
        >
          {(data) =>
            data.problem === null || data.problem === undefined ? (
              <EmptyBlock title={texts.graph.unknownProblem(displayName(problemId, 40))} action={close} />
            ) : (
              <ProblemPanel problem={data.problem} state={state} close={close} />
            )
          }
        </QueryView>
      </aside>
    );
  if (state.picked.size > 0)
    return (
      <aside className="graph-right" aria-label={texts.graph.details}>
        <PickedPanel state={state} nodes={nodes} problems={problems} />
      </aside>
    );
  if (state.compare !== null)
    return (
      <aside className="graph-right" aria-label={texts.graph.details}>
        <ComparePanel state={state} />
      </aside>
    );
  return (
    <aside className="graph-right graph-hint" aria-label={texts.graph.details}>
      <h2>{texts.graph.hintTitle}</h2>
      <ul className="plain-list">
        <li>{texts.graph.hintPoint}</li>
        <li>{texts.graph.hintSelect}</li>
        <li>{texts.graph.hintSearch}</li>
        <li>{texts.graph.hintKeys}</li>
      </ul>
      <p className="muted">{texts.graph.hintReading(formatCount(graph.order), texts.graph.nProblems(problems.length))}</p>
    </aside>
  );
}

type PanelProduct = NonNullable<PanelProductQuery["product"]>;

interface PanelProps {
  readonly state: GraphState;
  readonly close: ReactNode;
}

function ProductPanel({
  product,
  state,
  onMap,
  close,
  children,
}: PanelProps & { readonly product: PanelProduct; readonly onMap: boolean; readonly children: ReactNode }): ReactNode {
  const { nodes, totalCount } = product.adjacent;
  const domain = liftDomain(nodes);
  const solves = product.problems.filter((each) => each.weight >= 0.02).slice(0, 4);
  return (
    <>
      <div className="panel-head">
        <div>
          <p className="kicker">
            <ProblemDot id={product.problemId ?? null} /> {texts.product.kicker(displayName(product.id, 30))}
          </p>
          <h2 title={product.name}>{calmName(product.name, 120)}</h2>
        </div>
        {close}
      </div>
      {!onMap && <p className="note note-warn">{texts.product.notInRunText}</p>}
      <dl className="facts">
        <div>
          <dt>{texts.product.clients}</dt>
          <dd>{formatCount(product.nClients)}</dd>
        </div>
        <div>
          <dt>{texts.product.deals}</dt>
          <dd>{formatCount(product.nDeals)}</dd>
        </div>
        {typeof product.category === "string" && product.category !== "" && (
          <div>
            <dt>{texts.product.category}</dt>
            <dd>{displayName(product.category, 40)}</dd>
          </div>
        )}
      </dl>
      {children}
      {solves.length > 0 && (
        <section>
          <h3>{texts.product.solves}</h3>
          <ShareBar label={texts.product.solves} shares={product.problems.map((each) => ({ ...each, share: each.weight }))} height={10} />
          <ul className="share-list">
            {solves.map((each) => (
              <li key={each.problemId}>
                <ProblemLink id={each.problemId} label={each.problemLabel} />
                <span className="number">{formatShare(each.weight)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{texts.product.adjacent}</h3>
        {nodes.length === 0 ? (
          <p className="muted">{texts.product.noAdjacentText}</p>
        ) : (
          <ul className="adjacent-list">
            {nodes.map((each) => (
              <li key={each.productId}>
                <button
                  type="button"
                  className="adjacent"
                  title={each.productName}
                  onClick={() => {
                    state.selectProduct(each.productId);
                  }}
                >
                  <ProblemDot id={each.problemId ?? null} />
                  <span className="adjacent-name">{calmName(each.productName)}</span>
                  <span className="adjacent-shared">{texts.product.sharedClients(each.clientsBoth)}</span>
                  <Interval
                    value={each.lift}
                    low={each.liftLow}
                    high={each.liftHigh}
                    domain={domain}
                    reference={1}
                    logarithmic
                    width={84}
                  />
                  <span className="adjacent-lift">
                    <b>{formatLift(each.lift)}</b> {formatInterval(each.liftLow, each.liftHigh, formatLift)} ·{" "}
                    {texts.product.q(formatQ(each.qValue))}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p>
          <Link to={productPath(product.id)}>
            {totalCount > nodes.length ? texts.product.allAdjacent(formatCount(totalCount)) : texts.product.page}
          </Link>
        </p>
      </section>
    </>
  );
}

type PanelProblem = NonNullable<PanelProblemQuery["problem"]>;

function ProblemPanel({ problem, state, close }: PanelProps & { readonly problem: PanelProblem }): ReactNode {
  const { nodes, totalCount } = problem.profile;
  const most = Math.max(0, ...nodes.map((each) => each.probability));
  const next = problem.chainOut.filter((link) => link.qValue <= 0.05).slice(0, 3);
  return (
    <>
      <div className="panel-head">
        <div>
          <p className="kicker">
            <ProblemDot id={problem.id} /> {texts.problem.kicker(problem.id)}
          </p>
          <h2 title={problem.label}>{calmName(problem.label, 120)}</h2>
        </div>
        {close}
      </div>
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
      </dl>
      <section>
        <h3>{texts.problem.topProducts}</h3>
        <ul className="mini-bars">
          {nodes.map((each) => (
            <li key={each.productId}>
              <button
                type="button"
                className="link-button ellipsis"
                title={each.productName}
                onClick={() => {
                  state.selectProduct(each.productId);
                }}
              >
                {calmName(each.productName)}
              </button>
              <Meter value={each.probability} max={most} color={cssColorOfProblem(problem.id)} />
              <span className="number">{formatShare(each.probability)}</span>
            </li>
          ))}
        </ul>
      </section>
      {next.length > 0 && (
        <section>
          <h3>{texts.chain.after}</h3>
          <ul className="share-list">
            {next.map((link) => (
              <li key={link.toProblemId}>
                <ProblemLink id={link.toProblemId} label={link.toLabel} />
                <span className="number">{formatLift(link.lift)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link to={problemPath(problem.id)}>
          {totalCount > nodes.length ? texts.problem.pageAll(formatCount(totalCount)) : texts.problem.page}
        </Link>
      </p>
    </>
  );
}

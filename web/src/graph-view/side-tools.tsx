import { Button, CloseButton, TextInput } from "@mantine/core";
import { useId, useMemo, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { GraphPathQuery } from "../gql/graphql";
import { downloadCsv } from "../shared/download";
import { calmName, displayName, formatAmount, formatCount, formatLift } from "../shared/format";
import { cssColorOfProblem } from "../shared/palette";
import { clientPath, intersectionPath, MAX_INTERSECTED, MIN_INTERSECTED } from "../shared/paths";
import { Meter, ProblemDot, ProblemLink } from "../shared/problem";
import { texts } from "../texts";
import { CLIENT_CAP, type ClientsOnMap, type GraphNode, type GraphProblem } from "./graph-data";
import type { GraphState } from "./graph-params";

export type ProductPath = NonNullable<GraphPathQuery["productPath"]>;

interface ToolsProps {
  readonly productId: string;
  readonly state: GraphState;
  readonly nodes: readonly GraphNode[];
  readonly clients: ClientsOnMap | null;
  readonly path: ProductPath | "none" | null;
}

/** What can be done from a product on the map: show only its neighbourhood, its clients, the way to another product. */
export function ProductTools({ productId, state, nodes, clients, path }: ToolsProps): ReactNode {
  const { around, withClients } = state;
  const expanded = around.includes(productId);
  return (
    <section className="panel-tools">
      <div className="button-row">
        <Button
          size="compact-sm"
          variant="default"
          disabled={expanded}
          onClick={() => {
            state.go({ around: [...around, productId] });
          }}
        >
          {around.length === 0 ? texts.graph.onlyNeighbors : texts.graph.expand}
        </Button>
        <Button
          size="compact-sm"
          variant={withClients ? "filled" : "default"}
          aria-pressed={withClients}
          onClick={() => {
            state.go({ withClients: !withClients, clientId: null });
          }}
        >
          {texts.graph.showClients}
        </Button>
      </div>
      {withClients && clients !== null && (
        <p className="muted" role="status">
          {texts.graph.clientsShown(formatCount(clients.clients.length), formatCount(clients.nClients), clients.nClients > CLIENT_CAP)}
        </p>
      )}
      {withClients && clients !== null && (
        <details className="more">
          <summary>{texts.graph.clientList}</summary>
          <ul className="share-list">
            {clients.clients.map((each) => (
              <li key={each.clientId}>
                <span className="problem-link">
                  <ProblemDot id={each.problemId} />
                  <Link to={clientPath(each.clientId)}>{displayName(each.name, 60)}</Link>
                </span>
                <span className="number">{texts.graph.nProducts(each.nProducts)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <PathFinder productId={productId} state={state} nodes={nodes} path={path} />
    </section>
  );
}

const SUGGESTIONS = 12;

function PathFinder({ productId, state, nodes, path }: Omit<ToolsProps, "clients">): ReactNode {
  const [text, setText] = useState("");
  const listId = useId();
  const nameOf = useMemo(() => new Map(nodes.map((node) => [node.productId, node.name])), [nodes]);
  const needle = text.trim().toLowerCase();
  const matches = useMemo(
    () =>
      needle === ""
        ? []
        : nodes
            .filter(
              (node) =>
                node.productId !== productId && (node.name.toLowerCase().includes(needle) || node.productId.toLowerCase() === needle),
            )
            .slice(0, SUGGESTIONS),
    [nodes, needle, productId],
  );
  const find = (): void => {
    const exact = matches.find((node) => node.name.toLowerCase() === needle || node.productId.toLowerCase() === needle) ?? matches.at(0);
    if (exact === undefined) return;
    setText("");
    state.go({ goalId: exact.productId });
  };
  const goal = state.goalId;
  return (
    <>
      <form
        className="path-form"
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <TextInput
          size="xs"
          label={texts.graph.pathTo}
          placeholder={texts.graph.pathHint}
          value={text}
          list={listId}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <datalist id={listId}>
          {matches.map((node) => (
            <option key={node.productId} value={displayName(node.name, 120)} />
          ))}
        </datalist>
        <Button size="xs" variant="default" type="submit" disabled={matches.length === 0}>
          {texts.graph.findPath}
        </Button>
      </form>
      {goal !== null && path !== null && (
        <div className="path-found">
          <div className="panel-head">
            <h3>{path === "none" ? texts.graph.noPath(calmName(nameOf.get(goal) ?? goal, 40)) : texts.graph.path(path.links.length)}</h3>
            <CloseButton
              size="sm"
              aria-label={texts.graph.closePath}
              onClick={() => {
                state.go({ goalId: null });
              }}
            />
          </div>
          {path === "none" ? (
            <p className="muted">{texts.graph.noPathText}</p>
          ) : (
            <ol className="path-list">
              {path.productIds.map((id, i) => (
                <li key={id}>
                  {i > 0 && (
                    <span className="sub">{texts.graph.pathLink(path.links[i - 1].clientsBoth, formatLift(path.links[i - 1].lift))}</span>
                  )}
                  {calmName(nameOf.get(id) ?? id, 60)}
                </li>
              ))}
            </ol>
          )}
        </div>
      )}
    </>
  );
}

type ClientOnMap = ClientsOnMap["clients"][number];

/** A client drawn on the map. */
export function ClientCard({ client, state }: { readonly client: ClientOnMap; readonly state: GraphState }): ReactNode {
  return (
    <div className="client-card">
      <div className="panel-head">
        <div>
          <p className="kicker">
            <ProblemDot id={client.problemId} /> {texts.client.client}
          </p>
          <h2>
            <Link to={clientPath(client.clientId)}>{displayName(client.name, 80)}</Link>
          </h2>
        </div>
        <CloseButton
          aria-label={texts.graph.closeClient}
          onClick={() => {
            state.go({ clientId: null });
          }}
        />
      </div>
      <p className="muted">{texts.graph.nProducts(client.nProducts)}</p>
    </div>
  );
}

interface PickedProps {
  readonly state: GraphState;
  readonly nodes: readonly GraphNode[];
  readonly problems: readonly GraphProblem[];
}

/** Products picked together: what they are about. */
export function PickedPanel({ state, nodes, problems }: PickedProps): ReactNode {
  const chosen = nodes.filter((node) => state.picked.has(node.productId)).sort((a, b) => b.clients - a.clients);
  const counts = new Map<string, number>();
  for (const node of chosen) counts.set(node.problemId, (counts.get(node.problemId) ?? 0) + 1);
  const labels = new Map(problems.map((each) => [each.id, each.label]));
  const shares = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const amount = chosen.reduce((sum, node) => sum + node.amount, 0);
  return (
    <>
      <div className="panel-head">
        <h2>{texts.graph.picked(chosen.length)}</h2>
        <CloseButton
          aria-label={texts.graph.dropPicked}
          onClick={() => {
            state.go({ picked: new Set() });
          }}
        />
      </div>
      {amount > 0 && (
        <dl className="facts">
          <div>
            <dt>{texts.client.amount}</dt>
            <dd>{formatAmount(amount, null)}</dd>
          </div>
        </dl>
      )}
      <section>
        <h3>{texts.graph.legend}</h3>
        <ul className="mini-bars">
          {shares.map(([problemId, n]) => (
            <li key={problemId}>
              <ProblemLink id={problemId} label={labels.get(problemId) ?? problemId} />
              <Meter value={n} max={shares[0][1]} color={cssColorOfProblem(problemId)} />
              <span className="number">{formatCount(n)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{texts.problem.products}</h3>
        <ul className="share-list">
          {chosen.map((node) => (
            <li key={node.productId}>
              <button
                type="button"
                className="link-button ellipsis"
                title={node.name}
                onClick={() => {
                  state.go({ productId: node.productId });
                }}
              >
                {calmName(node.name, 60)}
              </button>
              <span className="number">{formatCount(node.clients)}</span>
            </li>
          ))}
        </ul>
      </section>
      {chosen.length >= MIN_INTERSECTED && chosen.length <= MAX_INTERSECTED && (
        <p>
          <Link to={intersectionPath(chosen.map(({ productId }) => productId))}>{texts.intersection.boughtAll}</Link>
        </p>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          downloadCsv("dealgraph-picked.csv", [
            ["product_id", "name", "problem_id", "clients", "amount"],
            ...chosen.map((node) => [node.productId, node.name, node.problemId, node.clients, node.amount]),
          ]);
        }}
      >
        {texts.exports.csv}
      </Button>
    </>
  );
}

import { useMemo, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { calmName, displayName, formatCount } from "../shared/format";
import { Paged, usePaging } from "../shared/paging";
import { ProblemDot } from "../shared/problem";
import { texts } from "../texts";
import type { GraphEdge, GraphNode } from "./graph-data";
import type { GraphState } from "./graph-params";

interface Props {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly state: GraphState;
  readonly problemLabels: ReadonlyMap<string, string>;
}

const COLUMNS = ["name", "problem", "clients", "links"] as const;
type Column = (typeof COLUMNS)[number];
const isColumn = (text: string | null): text is Column => COLUMNS.some((column) => column === text);

interface Row {
  readonly node: GraphNode;
  readonly problem: string;
  readonly links: number;
}

/** The same products, filters and selection as the map, to read and to sort. */
export function ProductTable({ nodes, edges, state, problemLabels }: Props): ReactNode {
  const { off, productId, problemId, picked, selectProduct } = state;
  const [params, setParams] = useSearchParams();
  const asked = params.get("sort");
  const sort: Column = isColumn(asked) ? asked : "clients";
  const paging = usePaging(50, "page");
  const rows = useMemo(() => {
    const visible: Row[] = [];
    const links = new Map<string, number>();
    for (const { a, b } of edges) for (const id of [a, b]) links.set(id, (links.get(id) ?? 0) + 1);
    for (const node of nodes)
      if (!off.has(node.problemId) && (problemId === null || node.problemId === problemId))
        visible.push({
          node,
          problem: problemLabels.get(node.problemId) ?? node.problemId,
          links: links.get(node.productId) ?? 0,
        });
    const byName = (a: Row, b: Row): number => a.node.name.localeCompare(b.node.name);
    const orders: Record<Column, (a: Row, b: Row) => number> = {
      name: byName,
      problem: (a, b) => a.problem.localeCompare(b.problem) || b.node.clients - a.node.clients,
      clients: (a, b) => b.node.clients - a.node.clients || byName(a, b),
      links: (a, b) => b.links - a.links || byName(a, b),
    };
    return visible.sort(orders[sort]);
  }, [nodes, off, problemId, problemLabels, edges, sort]);
  const shown = rows.slice(paging.variables.offset, paging.variables.offset + paging.size);

  const heading = (column: Column, label: string, numeric: boolean): ReactNode => (
    <th
      scope="col"
      className={numeric ? "number" : undefined}
      aria-sort={sort === column ? (column === "name" || column === "problem" ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => {
          setParams(
            (before) => {
              before.set("sort", column);
              before.delete("page");
              return before;
            },
            { replace: true },
          );
        }}
      >
        {label}
        {sort === column && <span aria-hidden="true"> {column === "name" || column === "problem" ? "↑" : "↓"}</span>}
      </button>
    </th>
  );

  return (
    <div className="table-view">
      <Paged paging={paging} total={rows.length} updating={false}>
        <table className="table">
          <caption className="visually-hidden">{texts.graph.tableCaption(rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{texts.graph.pick}</span>
              </th>
              {heading("name", texts.product.product, false)}
              {heading("problem", texts.problem.problem, false)}
              {heading("clients", texts.product.clients, true)}
              {heading("links", texts.graph.links, true)}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ node, problem, links }) => (
              <tr key={node.productId} className={node.productId === productId ? "row-selected" : undefined}>
                <td className="pick-cell">
                  <input
                    type="checkbox"
                    aria-label={texts.graph.pickLabel(calmName(node.name))}
                    checked={picked.has(node.productId)}
                    onChange={() => {
                      const next = new Set(picked);
                      if (!next.delete(node.productId)) next.add(node.productId);
                      state.tune({ picked: next });
                    }}
                  />
                </td>
                <th scope="row">
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={node.productId === productId}
                    title={node.name}
                    onClick={() => {
                      selectProduct(node.productId === productId ? null : node.productId);
                    }}
                  >
                    {calmName(node.name)}
                  </button>
                  {typeof node.category === "string" && node.category !== "" && (
                    <span className="sub">{displayName(node.category, 40)}</span>
                  )}
                </th>
                <td>
                  <span className="problem-link">
                    <ProblemDot id={node.problemId} />
                    <span className="ellipsis">{problem}</span>
                  </span>
                </td>
                <td className="number">{formatCount(node.clients)}</td>
                <td className="number">{formatCount(links)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Paged>
    </div>
  );
}

import { Button } from "@mantine/core";
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from "d3-sankey";
import { useMemo, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ChainFlowQuery } from "../gql/graphql";
import { downloadCsv } from "../shared/download";
import { calmName, formatCount, formatLift, formatQ } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { cssColorOfProblem } from "../shared/palette";
import { Paged, usePaging } from "../shared/paging";
import { ProblemLink } from "../shared/problem";
import { EmptyBlock, LoadingState } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";

const CHAIN_FLOW = graphql(`
  query ChainFlow($maxQ: Float!) {
    chain(first: 400, maxQ: $maxQ) {
      totalCount
      nodes {
        fromProblemId
        fromLabel
        toProblemId
        toLabel
        observed
        expected
        lift
        qValue
        clients
      }
    }
    activeRun {
      id
      report {
        typicalOrder
      }
    }
  }
`);

type Links = ChainFlowQuery["chain"]["nodes"];

/** Which problem follows which: a flow, and the same as a table. */
export function ChainView(): ReactNode {
  useTitle(texts.chain.title);
  const [params, setParams] = useSearchParams();
  const all = params.get("all") === "1";
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.chain.title}</h1>
        <p className="lead">{texts.chain.lead}</p>
      </header>
      <NeedsRun>
        <label className="check-line no-print">
          <input
            type="checkbox"
            checked={all}
            onChange={() => {
              setParams(
                (before) => {
                  if (all) before.delete("all");
                  else before.set("all", "1");
                  return before;
                },
                { replace: true },
              );
            }}
          />
          {texts.chain.showUnsure}
        </label>
        <QueryView query={CHAIN_FLOW} variables={{ maxQ: all ? 1 : 0.05 }} what={texts.things.chain} skeleton={<LoadingState />}>
          {(data) =>
            data.chain.nodes.length === 0 ? (
              <EmptyBlock title={texts.chain.nothingYet}>
                <p>{texts.chain.none}</p>
              </EmptyBlock>
            ) : (
              <>
                <section className="card" aria-labelledby="flow-title">
                  <h2 id="flow-title">{texts.chain.flow}</h2>
                  <p className="muted">{texts.chain.flowText}</p>
                  <Flow links={data.chain.nodes} />
                </section>
                <LinkTable links={data.chain.nodes} total={data.chain.totalCount} />
              </>
            )
          }
        </QueryView>
      </NeedsRun>
    </div>
  );
}

interface FlowNode {
  readonly key: string;
  readonly id: string;
  readonly label: string;
}
interface FlowLink {
  readonly title: string;
}
type PlacedNode = SankeyNode<FlowNode, FlowLink>;
type PlacedLink = SankeyLink<FlowNode, FlowLink>;

const WIDTH = 960;
/** More ribbons than these cross each other beyond reading; the rest is in the table. */
const MOST_RIBBONS = 30;

/** Left what comes before, right what follows; a problem stands on both sides, so that circles can be drawn too. */
function Flow({ links }: { readonly links: Links }): ReactNode {
  const shown = useMemo(() => [...links].sort((a, b) => b.clients - a.clients || b.lift - a.lift).slice(0, MOST_RIBBONS), [links]);
  const height =
    60 + 34 * Math.max(new Set(shown.map((link) => link.fromProblemId)).size, new Set(shown.map((link) => link.toProblemId)).size);
  const graph = useMemo(() => {
    const nodes = new Map<string, FlowNode>();
    const put = (side: string, id: string, label: string): string => {
      const key = `${side}:${id}`;
      nodes.set(key, { key, id, label: calmName(label, 30) });
      return key;
    };
    const ribbons = shown.map((link) => ({
      source: put("a", link.fromProblemId, link.fromLabel),
      target: put("b", link.toProblemId, link.toLabel),
      value: Math.max(1, link.clients),
      title: texts.chain.ribbon(calmName(link.fromLabel, 60), calmName(link.toLabel, 60), formatLift(link.lift), link.clients),
    }));
    return sankey<FlowNode, FlowLink>()
      .nodeId((node) => node.key)
      .nodeWidth(12)
      .nodePadding(14)
      .extent([
        [236, 10],
        [WIDTH - 236, height - 10],
      ])({ nodes: [...nodes.values()].map((node) => ({ ...node })), links: ribbons });
  }, [shown, height]);
  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  const nodeOf = (end: PlacedLink["source"]): PlacedNode | null => (typeof end === "object" ? end : null);
  return (
    <div className="timeline" role="region" aria-label={texts.chain.flow} tabIndex={0}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={texts.chain.flowLabel(shown.length)}>
        <g fill="none">
          {graph.links.map((link) => (
            <path
              key={`${nodeOf(link.source)?.key ?? ""}>${nodeOf(link.target)?.key ?? ""}`}
              d={path(link) ?? ""}
              stroke={cssColorOfProblem(nodeOf(link.source)?.id ?? "")}
              strokeOpacity={0.38}
              strokeWidth={Math.max(1.5, link.width ?? 1)}
            >
              <title>{link.title}</title>
            </path>
          ))}
        </g>
        {graph.nodes.map((node) => {
          const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
          const left = node.key.startsWith("a:");
          return (
            <g key={node.key}>
              <rect x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} rx={2} fill={cssColorOfProblem(node.id)} />
              <text
                x={left ? x0 - 8 : x1 + 8}
                y={(y0 + y1) / 2}
                textAnchor={left ? "end" : "start"}
                dominantBaseline="central"
                fontSize={12.5}
                fill="var(--ink)"
              >
                {node.label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function LinkTable({ links, total }: { readonly links: Links; readonly total: number }): ReactNode {
  const paging = usePaging(30, "links");
  const { first, offset } = paging.variables;
  return (
    <section className="card" aria-labelledby="links-title">
      <div className="card-head">
        <h2 id="links-title">{texts.chain.table}</h2>
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          onClick={() => {
            downloadCsv("dealgraph-chain.csv", [
              ["from_problem", "from_label", "to_problem", "to_label", "observed", "expected", "lift", "q_value", "clients"],
              ...links.map((link) => [
                link.fromProblemId,
                link.fromLabel,
                link.toProblemId,
                link.toLabel,
                link.observed,
                link.expected,
                link.lift,
                link.qValue,
                link.clients,
              ]),
            ]);
          }}
        >
          {texts.chain.csv}
        </Button>
      </div>
      <Paged paging={paging} total={links.length} updating={false}>
        <div className="table-scroll" role="region" aria-label={texts.chain.table} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{texts.chain.earlier}</th>
                <th scope="col">{texts.chain.later}</th>
                <th scope="col" className="number">
                  {texts.product.lift}
                </th>
                <th scope="col" className="number">
                  {texts.product.qHead}
                </th>
                <th scope="col" className="number">
                  {texts.product.clients}
                </th>
              </tr>
            </thead>
            <tbody>
              {links.slice(offset, offset + first).map((link) => (
                <tr key={`${link.fromProblemId}>${link.toProblemId}`}>
                  <td>
                    <ProblemLink id={link.fromProblemId} label={link.fromLabel} />
                  </td>
                  <td>
                    <ProblemLink id={link.toProblemId} label={link.toLabel} />
                  </td>
                  <td className="number">{formatLift(link.lift)}</td>
                  <td className="number">{formatQ(link.qValue)}</td>
                  <td className="number">{formatCount(link.clients)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Paged>
      {total > links.length && <p className="muted">{texts.graph.andMore(formatCount(total - links.length))}</p>}
    </section>
  );
}

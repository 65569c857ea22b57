import { SegmentedControl, Slider } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useQuery } from "urql";
import { arrivalOf, causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import type { GraphNodesQuery } from "../gql/graphql";
import { calmName, formatCount, formatLift } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { EmptyBlock, LoadingState, StaleNote } from "../shared/states";
import { useDebounced } from "../shared/use-debounced";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import {
  assignEdges,
  buildGraph,
  GRAPH_EDGES,
  GRAPH_NEIGHBORS,
  GRAPH_NODES,
  maxEdgesOf,
  type ExtraEdges,
  type GraphEdge,
} from "./graph-data";
import { GraphMap } from "./graph-map";
import { MAX_LIFT, MAX_SHARED, useGraphState, type GraphState } from "./graph-params";
import { Legend } from "./legend";
import { ProductTable } from "./product-table";
import { SidePanel } from "./side-panel";

/** All products on one map, placed and coloured by problem, with an equal table. */
export function GraphView(): ReactNode {
  useTitle(texts.graph.title);
  return (
    <NeedsRun>
      <QueryView query={GRAPH_NODES} variables={{}} what={texts.things.graph} skeleton={<LoadingState />}>
        {(data) =>
          data.productGraph === null || data.productGraph === undefined || data.productGraph.nodes.length === 0 ? (
            <EmptyBlock title={texts.graph.none}>
              <p>{texts.graph.noneText}</p>
            </EmptyBlock>
          ) : (
            <GraphPage key={data.productGraph.runId} data={data} />
          )
        }
      </QueryView>
    </NeedsRun>
  );
}

interface Edges {
  readonly edges: readonly GraphEdge[];
  readonly nMatching: number;
}

/** The edges under the thresholds; those of the thresholds before stay, marked, until the new ones are there. */
function useEdges(
  state: GraphState,
  maxEdges: number,
): { readonly current: Edges | null; readonly updating: boolean; readonly problem: ReactNode } {
  const wanted = useDebounced(`${state.minShared}|${state.minLift}`, 150);
  const [minShared, minLift] = wanted.split("|").map(Number);
  const [{ data, error, fetching, operation }, refetch] = useQuery({ query: GRAPH_EDGES, variables: { minShared, minLift, maxEdges } });
  const [last, setLast] = useState<{ readonly source: unknown; readonly edges: Edges } | null>(null);
  const graph = data?.productGraph;
  if (graph !== null && graph !== undefined && last?.source !== data)
    setLast({ source: data, edges: { edges: graph.edges, nMatching: graph.nEdgesMatching } });
  const behind = operation?.variables.minShared !== state.minShared || operation.variables.minLift !== state.minLift;
  const failed = error !== undefined && !fetching;
  return {
    current: last?.edges ?? null,
    updating: (fetching || behind) && !failed,
    problem: failed ? (
      <StaleNote
        loadedAt={last === null ? null : arrivalOf(last.source)}
        cause={causeOf(error)}
        onRetry={() => {
          refetch({ requestPolicy: "network-only" });
        }}
      />
    ) : null,
  };
}

/** The links of the selected product under the thresholds; null until they are there. */
function useNeighbors(state: GraphState): ExtraEdges | null {
  const { productId, minShared, minLift } = state;
  const [{ data }] = useQuery({
    query: GRAPH_NEIGHBORS,
    variables: { id: productId ?? "", minShared: useDebounced(minShared, 150) },
    pause: productId === null,
  });
  return useMemo(() => {
    if (productId === null || data?.product?.id !== productId) return null;
    const edges = data.product.adjacent.nodes
      .filter((each) => each.lift >= minLift)
      .map((each) => ({ a: productId, b: each.productId, clientsBoth: each.clientsBoth, lift: each.lift, qValue: each.qValue }));
    return { of: productId, edges };
  }, [data, productId, minLift]);
}

function GraphPage({ data }: { readonly data: GraphNodesQuery }): ReactNode {
  const state = useGraphState();
  const nodes = data.productGraph?.nodes;
  const maxEdges = maxEdgesOf(nodes?.length ?? 0);
  const { current, updating, problem } = useEdges(state, maxEdges);
  const neighbors = useNeighbors(state);
  const graph = useMemo(() => buildGraph(nodes ?? []), [nodes]);
  // The graph is the drawing library's own store; its edges follow the answer. The version tells everybody who reads it.
  const edgesVersion = useMemo(() => {
    assignEdges(graph, current?.edges ?? [], neighbors);
    return { edges: current?.edges ?? [] };
  }, [graph, current, neighbors]);
  const problemLabels = useMemo(
    () => new Map(data.problems.nodes.map((each) => [each.id, calmName(each.label, 26)])),
    [data.problems.nodes],
  );
  const nVisible = useMemo(() => (nodes ?? []).filter((node) => !state.off.has(node.problemId)).length, [nodes, state.off]);

  return (
    <div className="graph-page">
      <h1 className="visually-hidden">{texts.graph.title}</h1>
      <aside className="graph-left" aria-label={texts.graph.filters}>
        <SegmentedControl
          fullWidth
          value={state.view}
          onChange={(value) => {
            state.setView(value === "table" ? "table" : "map");
          }}
          data={[
            { value: "map", label: texts.graph.map },
            { value: "table", label: texts.graph.table },
          ]}
          aria-label={texts.graph.viewAs}
        />
        <Thresholds state={state} />
        <p className="muted edge-count" role="status">
          {updating || current === null
            ? texts.graph.counting
            : texts.graph.edges(
                formatCount(current.edges.length),
                formatCount(current.nMatching),
                current.nMatching > current.edges.length,
              )}
        </p>
        <Legend problems={data.problems.nodes} nodes={nodes ?? []} state={state} />
      </aside>
      <section
        className={updating && current !== null ? "graph-middle updating" : "graph-middle"}
        aria-label={state.view === "map" ? texts.graph.map : texts.graph.table}
      >
        {problem}
        {nVisible === 0 ? (
          <EmptyBlock title={texts.graph.allOff}>
            <p>{texts.graph.allOffText}</p>
          </EmptyBlock>
        ) : state.view === "map" ? (
          <GraphMap graph={graph} edgesVersion={edgesVersion} state={state} problemLabels={problemLabels} />
        ) : (
          <ProductTable nodes={nodes ?? []} edges={edgesVersion.edges} state={state} problemLabels={problemLabels} />
        )}
      </section>
      <SidePanel graph={graph} state={state} problems={data.problems.nodes} />
    </div>
  );
}

function Thresholds({ state }: { readonly state: GraphState }): ReactNode {
  return (
    <div className="stack-m">
      <Threshold
        label={texts.graph.minShared}
        value={state.minShared}
        min={1}
        max={MAX_SHARED}
        step={1}
        format={formatCount}
        onCommit={(minShared) => {
          state.setThresholds({ minShared });
        }}
      />
      <Threshold
        label={texts.graph.minLift}
        value={state.minLift}
        min={0}
        max={MAX_LIFT}
        step={0.1}
        format={formatLift}
        onCommit={(minLift) => {
          state.setThresholds({ minLift });
        }}
      />
    </div>
  );
}

interface ThresholdProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
  readonly onCommit: (value: number) => void;
}

/** A slider that follows the hand and reports when it rests. */
function Threshold({ label, value, min, max, step, format, onCommit }: ThresholdProps): ReactNode {
  const [draft, setDraft] = useState<{ readonly value: number; readonly over: number } | null>(null);
  // What the hand chose counts until the address says something else.
  const shown = draft !== null && draft.over === value ? draft.value : value;
  return (
    <div>
      <div className="threshold-head">
        <span>{label}</span>
        <output>{format(shown)}</output>
      </div>
      <Slider
        value={shown}
        min={min}
        max={max}
        step={step}
        label={null}
        size="sm"
        thumbLabel={label}
        onChange={(v) => {
          setDraft({ value: v, over: value });
        }}
        onChangeEnd={(v) => {
          onCommit(Math.round(v * 10) / 10);
        }}
      />
    </div>
  );
}

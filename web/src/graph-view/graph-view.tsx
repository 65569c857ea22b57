import { Button, SegmentedControl, Slider } from "@mantine/core";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useQuery, type AnyVariables, type TypedDocumentNode } from "urql";
import { arrivalOf, causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import type { GraphNodesQuery } from "../gql/graphql";
import { useStatus } from "../data/status";
import { calmName, displayName, formatCount, formatDay, formatLift, formatMoment, formatQ } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { EmptyBlock, LoadingState, StaleNote } from "../shared/states";
import { useDebounced } from "../shared/use-debounced";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { CompareSelect, RUN_COMPARISON } from "./compare-panel";
import { ExportMenu } from "./export-menu";
import { GRAPH_EDGES, GRAPH_NODES } from "./first-questions";
import {
  assignClients,
  assignEdges,
  assignFrame,
  buildGraph,
  CLIENT_CAP,
  edgesOfColumns,
  GRAPH_AROUND,
  GRAPH_CLIENTS,
  GRAPH_FRAME,
  GRAPH_NEIGHBORS,
  GRAPH_PATH,
  GRAPH_TIMELINE,
  maxEdgesOf,
  nodesInFrame,
  type ExtraEdges,
  type GraphEdge,
  type GraphNode,
  type RunFrame,
} from "./graph-data";
import { GraphMap } from "./graph-map";
import { MAX_LIFT, MAX_SHARED, Q_STEPS, useGraphState, type GraphState } from "./graph-params";
import { momentOf, momentOfRun, stepOfDay, type Filters } from "./scene";
import { TimeBar } from "./time-bar";
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

const NO_NODES: readonly GraphNode[] = [];

interface Edges {
  readonly edges: readonly GraphEdge[];
  readonly nMatching: number;
}

/** The edges under the thresholds; those of the thresholds before stay, marked, until the new ones are there. */
function useEdges(
  state: GraphState,
  nodes: readonly GraphNode[],
  maxEdges: number,
): { readonly current: Edges | null; readonly updating: boolean; readonly problem: ReactNode } {
  const wanted = useDebounced(`${state.minShared}|${state.minLift}|${state.maxQ}`, 150);
  const [minShared, minLift, maxQ] = wanted.split("|").map(Number);
  const [{ data, error, fetching, operation }, refetch] = useQuery({
    query: GRAPH_EDGES,
    variables: { minShared, minLift, maxQ, maxEdges },
  });
  const [last, setLast] = useState<{ readonly source: unknown; readonly edges: Edges } | null>(null);
  const graph = data?.productGraph;
  if (graph !== null && graph !== undefined && last?.source !== data)
    setLast({ source: data, edges: { edges: edgesOfColumns(nodes, graph.links), nMatching: graph.nEdgesMatching } });
  const behind =
    operation?.variables.minShared !== state.minShared ||
    operation.variables.minLift !== state.minLift ||
    operation.variables.maxQ !== state.maxQ;
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
  const { productId, minShared, minLift, maxQ } = state;
  const [{ data }] = useQuery({
    query: GRAPH_NEIGHBORS,
    variables: { id: productId ?? "", minShared: useDebounced(minShared, 150) },
    pause: productId === null,
  });
  return useMemo(() => {
    if (productId === null || data?.product?.id !== productId) return null;
    const edges = data.product.adjacent.nodes
      .filter((each) => each.lift >= minLift && each.qValue <= maxQ)
      .map((each) => ({ a: productId, b: each.productId, clientsBoth: each.clientsBoth, lift: each.lift, qValue: each.qValue }));
    return { of: productId, edges };
  }, [data, productId, minLift, maxQ]);
}

/** The map as another run saw it; that of the run before stays, marked, until it is there. */
function useFrame(
  state: GraphState,
  maxEdges: number,
): { readonly frame: RunFrame | null; readonly updating: boolean; readonly problem: ReactNode } {
  const { frame: runId, minShared, minLift, maxQ } = state;
  const variables = { runId: runId ?? "", minShared: useDebounced(minShared, 150), minLift, maxQ, maxEdges: Math.min(5000, maxEdges) };
  const { data, fetching, problem } = useAddition(GRAPH_FRAME, variables, runId === null);
  const [last, setLast] = useState<RunFrame | null>(null);
  const found = data?.runOnMap ?? null;
  if (found !== null && found !== last && found.runId === runId) setLast(found);
  if (runId === null && last !== null) setLast(null);
  return {
    frame: runId === null ? null : last,
    updating: runId !== null && (fetching || last?.runId !== runId) && problem === null,
    problem,
  };
}

/** Something beside the map that the reader asked for: its answer, or why there is none. */
function useAddition<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause: boolean,
): { readonly data: Data | undefined; readonly fetching: boolean; readonly problem: ReactNode } {
  const [{ data, error, fetching }, refetch] = useQuery<Data, Variables>({ query, variables, pause });
  return {
    data: pause ? undefined : data,
    fetching,
    problem:
      error === undefined || fetching || pause ? null : (
        <StaleNote
          loadedAt={null}
          cause={causeOf(error)}
          onRetry={() => {
            refetch({ requestPolicy: "network-only" });
          }}
        />
      ),
  };
}

function GraphPage({ data }: { readonly data: GraphNodesQuery }): ReactNode {
  const state = useGraphState();
  // The map begins; what stands beside it is put together while the map is being drawn.
  const beside = useDeferredValue(true, false);
  const servedNodes = data.productGraph?.nodes;
  const maxEdges = state.maxEdges ?? maxEdgesOf(servedNodes?.length ?? 0);
  const { current, updating, problem } = useEdges(state, servedNodes ?? NO_NODES, maxEdges);
  const { frame, updating: toFrame, problem: noFrame } = useFrame(state, maxEdges);
  const ofServed = useNeighbors(state);
  // What another run says and what the served one says are never drawn together.
  const neighbors = frame === null ? ofServed : null;
  const nodes = useMemo(() => (frame === null ? servedNodes : nodesInFrame(servedNodes ?? [], frame)), [servedNodes, frame]);
  const problems = frame?.problems ?? data.problems.nodes;
  const { minShared, minLift, maxQ, productId, goalId, around, off, time, compare } = state;
  const filter = { minShared, minLift, maxQ };
  const nearby = useAddition(GRAPH_AROUND, { ids: [...around], ...filter }, around.length === 0);
  const way = useAddition(GRAPH_PATH, { from: productId ?? "", to: goalId ?? "", ...filter }, productId === null || goalId === null);
  const growth = useAddition(GRAPH_TIMELINE, { ...filter, maxEdges: Math.min(5000, maxEdges) }, time === null);
  const buyers = useAddition(GRAPH_CLIENTS, { id: productId ?? "", first: CLIENT_CAP }, productId === null || !state.withClients);
  const other = useAddition(RUN_COMPARISON, { id: compare ?? "" }, compare === null);

  const timeline = growth.data?.graphTimeline ?? null;
  const moment = useMemo(
    () =>
      frame !== null ? momentOfRun(frame) : timeline === null || time === null ? null : momentOf(timeline, stepOfDay(timeline.days, time)),
    [frame, timeline, time],
  );
  const found = frame === null ? (nearby.data?.neighborhood ?? null) : null;
  const filters = useMemo<Filters>(
    () => ({ off, moment, minShared, only: found === null ? null : new Set(found.products.map((each) => each.productId)) }),
    [off, moment, minShared, found],
  );
  const hidden = useMemo(
    () =>
      new Map(
        (found?.products ?? []).flatMap((each) => (each.nNeighbors > each.nShown ? [[each.productId, each.nNeighbors - each.nShown]] : [])),
      ),
    [found],
  );
  const path = useMemo(() => way.data?.productPath?.productIds ?? null, [way.data]);
  const moved = useMemo(
    () => (other.data?.runComparison == null ? null : new Set(other.data.runComparison.changes.map((each) => each.productId))),
    [other.data],
  );
  const clients = buyers.data?.clientsOnMap ?? null;
  const graph = useMemo(() => buildGraph(servedNodes ?? [], state.sizeBy), [servedNodes, state.sizeBy]);
  // The graph is the drawing library's own store; its edges follow the answer. The version tells everybody who reads it.
  const edgesVersion = useMemo(() => {
    const drawn = frame !== null ? frame.links : found === null ? (current?.edges ?? []) : found.links;
    const wayLinks = way.data?.productPath?.links ?? [];
    assignFrame(graph, servedNodes ?? [], frame === null ? null : (nodes ?? []), state.sizeBy);
    assignEdges(graph, wayLinks.length === 0 ? drawn : [...drawn, ...wayLinks], neighbors);
    assignClients(graph, clients);
    return { edges: drawn };
  }, [graph, servedNodes, nodes, frame, state.sizeBy, current, neighbors, found, clients, way.data]);
  const problemLabels = useMemo(() => new Map(problems.map((each) => [each.id, calmName(each.label, 26)])), [problems]);
  const visible = useMemo(
    () =>
      (nodes ?? []).filter(
        (node) =>
          !off.has(node.problemId) &&
          (filters.only === null || filters.only.has(node.productId)) &&
          (moment === null || (moment.clients.get(node.productId) ?? 0) > 0),
      ),
    [nodes, off, filters.only, moment],
  );

  const { dataset } = useStatus();
  const shownRun =
    frame === null
      ? { id: dataset.activeRunId ?? "", analysedAt: dataset.analysedAt ?? null, lastDealOn: dataset.lastDealOn ?? null }
      : { id: frame.runId, analysedAt: frame.createdAt, lastDealOn: frame.asOf ?? frame.createdAt.slice(0, 10) };
  return (
    <div className="graph-page">
      <h1 className="visually-hidden">{texts.graph.title}</h1>
      <aside className="graph-left" aria-label={texts.graph.filters}>
        {beside && (
          <>
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
              {updating || toFrame || current === null
                ? texts.graph.counting
                : frame !== null
                  ? texts.graph.edges(
                      formatCount(frame.links.length),
                      formatCount(frame.nEdgesMatching),
                      frame.nEdgesMatching > frame.links.length,
                    )
                  : found !== null
                    ? texts.graph.edges(formatCount(found.links.length), formatCount(found.links.length), false)
                    : texts.graph.edges(
                        formatCount(current.edges.length),
                        formatCount(current.nMatching),
                        current.nMatching > current.edges.length,
                      )}
            </p>
            <Legend problems={problems} nodes={nodes ?? []} state={state} />
            <div className="graph-selects">
              <label className="native-select">
                <span>{texts.graph.sizeBy}</span>
                <select
                  value={frame === null ? state.sizeBy : "clients"}
                  disabled={frame !== null}
                  onChange={(event) => {
                    state.tune({ sizeBy: event.currentTarget.value === "value" ? "value" : "clients" });
                  }}
                >
                  <option value="clients">{texts.graph.byClients}</option>
                  <option value="value">{texts.graph.byValue}</option>
                </select>
              </label>
              <CompareSelect state={state} />
            </div>
          </>
        )}
      </aside>
      <section
        className={toFrame || (updating && current !== null) ? "graph-middle updating" : "graph-middle"}
        aria-label={state.view === "map" ? texts.graph.map : texts.graph.table}
      >
        {problem}
        {noFrame ?? nearby.problem ?? way.problem ?? growth.problem ?? buyers.problem}
        <OtherRunNote state={state} />
        {frame !== null && (
          <div className="note" role="note">
            <span className="note-text">
              {texts.graph.frameNote(
                typeof frame.asOf === "string" ? formatDay(frame.asOf) : null,
                formatMoment(frame.createdAt),
                formatCount((servedNodes?.length ?? 0) - (nodes?.length ?? 0)),
              )}
            </span>
          </div>
        )}
        {frame === null && <AroundBar state={state} nShown={visible.length} nAll={nodes?.length ?? 0} />}
        {visible.length === 0 ? (
          <EmptyBlock title={moment === null ? texts.graph.allOff : texts.graph.noneYet}>
            <p>{moment === null ? texts.graph.allOffText : texts.graph.noneYetText}</p>
          </EmptyBlock>
        ) : state.view === "map" && current === null && problem === null ? (
          // One picture with everything: drawing first without links and then with them would take twice as long.
          <LoadingState />
        ) : state.view === "map" ? (
          <GraphMap
            graph={graph}
            edgesVersion={edgesVersion}
            state={state}
            problems={problems}
            problemLabels={problemLabels}
            run={shownRun}
            filters={filters}
            path={path}
            moved={moved}
            hidden={hidden}
            rows={visible}
          />
        ) : (
          <>
            <div className="table-tools">
              <ExportMenu picture={null} run={shownRun} rows={visible} problemLabels={problemLabels} />
            </div>
            <ProductTable nodes={visible} edges={edgesVersion.edges} state={state} problemLabels={problemLabels} />
          </>
        )}
        <TimeBar state={state} timeline={timeline} frame={frame} waiting={growth.fetching || toFrame} />
      </section>
      {beside ? (
        <SidePanel
          graph={graph}
          state={state}
          problems={problems}
          nodes={nodes ?? []}
          isOtherRun={frame !== null}
          clients={clients}
          path={goalId === null || way.data === undefined ? null : (way.data.productPath ?? "none")}
        />
      ) : (
        <aside className="graph-right" aria-label={texts.graph.details} />
      )}
    </div>
  );
}

/** A link made on another run says so: what it shows may have moved. */
function OtherRunNote({ state }: { readonly state: GraphState }): ReactNode {
  const { dataset } = useStatus();
  const { run, compare } = state;
  if (run === null || run === dataset.activeRunId) return null;
  return (
    <div className="note note-warn" role="note">
      <span className="note-text">{texts.graph.otherRunLink(displayName(run, 40))}</span>
      {compare === null && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            state.go({ compare: run, run: null });
          }}
        >
          {texts.graph.compareThem}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          state.tune({ run: null });
        }}
      >
        {texts.graph.dismiss}
      </Button>
    </div>
  );
}

/** While only neighbourhoods are shown: how much is hidden, one step back, everything back. */
function AroundBar({ state, nShown, nAll }: { readonly state: GraphState; readonly nShown: number; readonly nAll: number }): ReactNode {
  const { around } = state;
  if (around.length === 0) return null;
  return (
    <div className="note">
      <span className="note-text">{texts.graph.aroundText(formatCount(nShown), formatCount(nAll))}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          state.go({ around: around.slice(0, -1) });
        }}
      >
        {texts.graph.undoExpand}
      </Button>
      {around.length > 1 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            state.go({ around: [] });
          }}
        >
          {texts.graph.wholeMap}
        </Button>
      )}
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
      <label className="native-select q-select">
        <span>{texts.graph.maxQ}</span>
        <select
          value={state.maxQ}
          onChange={(event) => {
            state.setThresholds({ maxQ: Number(event.currentTarget.value) });
          }}
        >
          {[...new Set<number>([...Q_STEPS, state.maxQ])].map((q) => (
            <option key={q} value={q}>
              {q === 1 ? texts.graph.anyQ : formatQ(q)}
            </option>
          ))}
        </select>
      </label>
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

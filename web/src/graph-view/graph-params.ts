import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** Everything about the map that the reader chose. It lives in the address only, so that a link restores it. */
export interface GraphParams {
  readonly view: "map" | "table";
  readonly productId: string | null;
  readonly problemId: string | null;
  /** A client drawn beside a product, when one is selected. */
  readonly clientId: string | null;
  /** Problems switched off in the legend. */
  readonly off: ReadonlySet<string>;
  readonly minShared: number;
  readonly minLift: number;
  readonly maxQ: number;
  readonly sizeBy: "clients" | "value";
  /** Most links to draw; null as many as can be read. */
  readonly maxEdges: number | null;
  /** The map as it stood at the end of this day, ISO date; null with all deals. */
  readonly time: string | null;
  /** A run that the map is shown as of, instead of the one that is served. */
  readonly frame: string | null;
  /** Another run to hold beside the one that is served. */
  readonly compare: string | null;
  /** Goal of a way that starts at the selected product. */
  readonly goalId: string | null;
  /** Products picked by lasso or in the table. */
  readonly picked: ReadonlySet<string>;
  /** Products whose neighbours are shown, in the order of expanding; empty is the whole map. */
  readonly around: readonly string[];
  /** Whether the clients of the selected product are drawn. */
  readonly withClients: boolean;
  /** The run that the link was made on. */
  readonly run: string | null;
}

const DEFAULT_MIN_SHARED = 3;
const DEFAULT_MIN_LIFT = 1.5;
export const MAX_SHARED = 50;
export const MAX_LIFT = 20;
export const Q_STEPS = [1, 0.1, 0.05, 0.01, 0.001] as const;
/** More would not fit into an address. */
export const MAX_PICKED = 300;
const MOST_EDGES = 200_000;

const within = (text: string | null, low: number, high: number, fallback: number): number => {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
};
const listOf = (text: string | null): string[] => (text === null || text === "" ? [] : text.split(",").map(decodeSafely));
const textOf = (ids: Iterable<string>): string | null => {
  const text = [...ids].map(encodeURIComponent).join(",");
  return text === "" ? null : text;
};

/** A stray percent sign in a hand-written address is no reason to fail. */
function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads the address; values outside their range are brought into it, unknown ones ignored. */
export function parseGraphParams(params: URLSearchParams): GraphParams {
  const productId = params.get("product");
  const time = params.get("time");
  const edges = params.get("edges");
  return {
    view: params.get("view") === "table" ? "table" : "map",
    productId,
    problemId: productId === null ? params.get("problem") : null,
    clientId: params.get("client"),
    off: new Set(listOf(params.get("off"))),
    minShared: Math.round(within(params.get("shared"), 1, MAX_SHARED, DEFAULT_MIN_SHARED)),
    minLift: within(params.get("lift"), 0, MAX_LIFT, DEFAULT_MIN_LIFT),
    maxQ: within(params.get("q"), 0, 1, 1),
    sizeBy: params.get("size") === "value" ? "value" : "clients",
    maxEdges: edges === null ? null : Math.round(within(edges, 0, MOST_EDGES, 0)),
    time: time !== null && /^\d{4}-\d{2}-\d{2}$/.test(time) ? time : null,
    frame: params.get("frame"),
    compare: params.get("compare"),
    goalId: productId === null ? null : params.get("to"),
    picked: new Set(listOf(params.get("set")).slice(0, MAX_PICKED)),
    around: [...new Set(listOf(params.get("around")))],
    withClients: params.get("clients") === "1",
    run: params.get("run"),
  };
}

/** Writes a change into a copy of the address; defaults leave no trace, other parameters stay. */
export function withGraphParams(before: URLSearchParams, change: Partial<GraphParams>): URLSearchParams {
  const params = new URLSearchParams(before);
  const put = (name: string, value: string | null | undefined): void => {
    if (value === undefined) return;
    if (value === null) params.delete(name);
    else params.set(name, value);
  };
  const unless = <T>(value: T | undefined, usual: T): string | null | undefined =>
    value === undefined ? undefined : value === usual ? null : String(value);
  put("view", unless(change.view, "map"));
  put("product", change.productId);
  put("problem", change.problemId);
  put("client", change.clientId);
  if (change.off !== undefined) put("off", textOf([...change.off].sort()));
  put("shared", unless(change.minShared, DEFAULT_MIN_SHARED));
  put("lift", unless(change.minLift, DEFAULT_MIN_LIFT));
  put("q", unless(change.maxQ, 1));
  put("size", unless(change.sizeBy, "clients"));
  if (change.maxEdges !== undefined) put("edges", change.maxEdges === null ? null : String(change.maxEdges));
  put("time", change.time);
  put("frame", change.frame);
  put("compare", change.compare);
  put("to", change.goalId);
  if (change.picked !== undefined) put("set", textOf([...change.picked].sort().slice(0, MAX_PICKED)));
  if (change.around !== undefined) put("around", textOf(change.around));
  if (change.withClients !== undefined) put("clients", change.withClients ? "1" : null);
  put("run", change.run);
  return params;
}

export interface GraphState extends GraphParams {
  /** Selecting makes a step for the back button; tuning filters does not. */
  readonly selectProduct: (id: string | null) => void;
  readonly selectProblem: (id: string | null) => void;
  readonly setOff: (off: ReadonlySet<string>) => void;
  readonly setThresholds: (change: { readonly minShared?: number; readonly minLift?: number; readonly maxQ?: number }) => void;
  readonly setView: (view: GraphParams["view"]) => void;
  /** Any other change that back should undo. */
  readonly go: (change: Partial<GraphParams>) => void;
  /** Any other change that back should not see. */
  readonly tune: (change: Partial<GraphParams>) => void;
}

export function useGraphState(): GraphState {
  const [search, setSearch] = useSearchParams();
  // Moving the camera changes the address, but nothing that is derived from the rest of it.
  const rest = new URLSearchParams(search);
  rest.delete("camera");
  const text = rest.toString();
  const parsed = useMemo(() => parseGraphParams(new URLSearchParams(text)), [text]);
  const change = useCallback(
    (next: Partial<GraphParams>, replace: boolean) => {
      setSearch((before) => withGraphParams(before, next), { replace, preventScrollReset: true });
    },
    [setSearch],
  );
  return useMemo(
    () => ({
      ...parsed,
      selectProduct: (id) => {
        change({ productId: id, problemId: null, clientId: null, goalId: null, ...(id === null && { withClients: false }) }, false);
      },
      selectProblem: (id) => {
        change({ productId: null, problemId: id, clientId: null, goalId: null, withClients: false }, false);
      },
      setOff: (off) => {
        change({ off }, true);
      },
      setThresholds: (next) => {
        change(next, true);
      },
      setView: (view) => {
        change({ view }, false);
      },
      go: (next) => {
        change(next, false);
      },
      tune: (next) => {
        change(next, true);
      },
    }),
    [parsed, change],
  );
}

import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** Everything about the map that the reader chose. It lives in the address only, so that a link restores it. */
export interface GraphParams {
  readonly view: "map" | "table";
  readonly productId: string | null;
  readonly problemId: string | null;
  /** Problems switched off in the legend. */
  readonly off: ReadonlySet<string>;
  readonly minShared: number;
  readonly minLift: number;
}

const DEFAULT_MIN_SHARED = 3;
const DEFAULT_MIN_LIFT = 1.5;
export const MAX_SHARED = 50;
export const MAX_LIFT = 20;

const within = (text: string | null, low: number, high: number, fallback: number): number => {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
};

/** Reads the address; values outside their range are brought into it, unknown ones ignored. */
export function parseGraphParams(params: URLSearchParams): GraphParams {
  const off = params.get("off");
  return {
    view: params.get("view") === "table" ? "table" : "map",
    productId: params.get("product"),
    problemId: params.get("product") === null ? params.get("problem") : null,
    off: new Set(off === null || off === "" ? [] : off.split(",").map(decodeURIComponent)),
    minShared: Math.round(within(params.get("shared"), 1, MAX_SHARED, DEFAULT_MIN_SHARED)),
    minLift: within(params.get("lift"), 0, MAX_LIFT, DEFAULT_MIN_LIFT),
  };
}

/** Writes a change into a copy of the address; defaults leave no trace, other parameters stay. */
export function withGraphParams(before: URLSearchParams, change: Partial<GraphParams>): URLSearchParams {
  const params = new URLSearchParams(before);
  const put = (name: string, value: string | null): void => {
    if (value === null) params.delete(name);
    else params.set(name, value);
  };
  if (change.view !== undefined) put("view", change.view === "table" ? "table" : null);
  if (change.productId !== undefined) put("product", change.productId);
  if (change.problemId !== undefined) put("problem", change.problemId);
  if (change.off !== undefined) put("off", change.off.size === 0 ? null : [...change.off].sort().map(encodeURIComponent).join(","));
  if (change.minShared !== undefined) put("shared", change.minShared === DEFAULT_MIN_SHARED ? null : String(change.minShared));
  if (change.minLift !== undefined) put("lift", change.minLift === DEFAULT_MIN_LIFT ? null : String(change.minLift));
  return params;
}

export interface GraphState extends GraphParams {
  /** Selecting makes a step for the back button; tuning filters does not. */
  readonly selectProduct: (id: string | null) => void;
  readonly selectProblem: (id: string | null) => void;
  readonly setOff: (off: ReadonlySet<string>) => void;
  readonly setThresholds: (change: { readonly minShared?: number; readonly minLift?: number }) => void;
  readonly setView: (view: GraphParams["view"]) => void;
}

export function useGraphState(): GraphState {
  const [search, setSearch] = useSearchParams();
  const parsed = useMemo(() => parseGraphParams(search), [search]);
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
        change({ productId: id, problemId: null }, false);
      },
      selectProblem: (id) => {
        change({ productId: null, problemId: id }, false);
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
    }),
    [parsed, change],
  );
}

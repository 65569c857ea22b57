import "@react-sigma/core/lib/style.css";
import { ActionIcon, Button, Tooltip, useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { useCallback, useDeferredValue, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import type Sigma from "sigma";
import { useAnnounce } from "../shared/announcer";
import { FitIcon, MinusIcon, PlusIcon } from "../shared/icons";
import { CANVAS_COLORS } from "../shared/palette";
import { texts } from "../texts";
import { AppearanceController, Stage } from "./appearance-controller";
import { ExportMenu, type ShownRun } from "./export-menu";
import { CameraController, WHOLE_GRAPH, type CameraPlace } from "./camera-controller";
import { Drawing } from "./drawing";
import { EventsController } from "./events-controller";
import { pictureOfMap } from "./export-map";
import { bestConnected, focusOf, neighborToward, type Direction } from "./focus";
import {
  clientIdOf,
  clientNode,
  type EdgeAttributes,
  type GraphNode,
  type GraphProblem,
  type NodeAttributes,
  type ProductGraph,
} from "./graph-data";
import { MAX_PICKED, type GraphState } from "./graph-params";
import { LabelsController } from "./labels-controller";
import { isInside, Lasso } from "./lasso";
import { isOn, type Filters, type Scene } from "./scene";

interface Props {
  readonly graph: ProductGraph;
  /** Changes when the edges were replaced. */
  readonly edgesVersion: object | null;
  readonly state: GraphState;
  readonly problems: readonly GraphProblem[];
  readonly problemLabels: ReadonlyMap<string, string>;
  readonly run: ShownRun;
  readonly filters: Filters;
  readonly path: readonly string[] | null;
  readonly moved: ReadonlySet<string> | null;
  /** Neighbours that are not shown, by product. */
  readonly hidden: ReadonlyMap<string, number>;
  readonly rows: readonly GraphNode[];
}

const ARROWS = new Set<string>(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const isArrow = (key: string): key is Direction => ARROWS.has(key);

/** The map: drawn by Sigma, walked by mouse, finger or keys. Its equal for reading is the table. */
export function GraphMap(props: Props): ReactNode {
  const { graph, edgesVersion, state, problems, problemLabels, run, filters, path, moved, hidden, rows } = props;
  const { productId, problemId, clientId, picked, selectProduct } = state;
  const [pointed, setPointed] = useState<string | null>(null);
  const sigma = useRef<Sigma<NodeAttributes, EdgeAttributes>>(null);
  const [params, setParams] = useSearchParams();
  const scheme = useComputedColorScheme("light");
  const reducedMotion = useReducedMotion();
  const announce = useAnnounce();
  const [lassoing, setLassoing] = useState(false);
  // The picture begins; what lies upon it is put together while it is being drawn.
  const upon = useDeferredValue(true, false);
  const client = clientId === null ? null : clientNode(clientId);
  // The neighbourhood depends on the edges too.
  const focus = useMemo(
    () =>
      edgesVersion === null
        ? null
        : focusOf({
            graph,
            pointed: pointed ?? (client !== null && graph.hasNode(client) ? client : null),
            productId,
            problemId,
            path,
            picked,
            moved,
          }),
    [graph, edgesVersion, pointed, client, productId, problemId, path, picked, moved],
  );
  const selected = productId !== null && graph.hasNode(productId) ? productId : null;
  const scene = useMemo<Scene>(
    () => ({ graph, scheme, filters, focus, selected, hidden }),
    [graph, scheme, filters, focus, selected, hidden],
  );
  const [stage] = useState(() => new Stage(scene));
  const settings = useMemo(
    () => ({
      nodeReducer: stage.nodeReducer,
      edgeReducer: stage.edgeReducer,
      allowInvalidContainer: true,
      renderLabels: false,
      zIndex: true,
      stagePadding: 56,
      minCameraRatio: 0.04,
      maxCameraRatio: 2.5,
      defaultDrawNodeHover: drawRing(() => CANVAS_COLORS[stage.scheme].ring),
    }),
    [stage],
  );
  const isVisible = useCallback((id: string) => isOn(filters, id, graph.getNodeAttributes(id)), [graph, filters]);
  const onRest = useCallback(
    (place: CameraPlace) => {
      setParams(
        (before) => {
          const camera = formatCamera(place);
          if ((before.get("camera") ?? "") === camera) return before;
          if (camera === "") before.delete("camera");
          else before.set("camera", camera);
          return before;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );
  const { go } = state;
  const select = useCallback(
    (id: string | null, extend: boolean) => {
      const asClient = id === null ? null : clientIdOf(id);
      if (asClient !== null) go({ clientId: asClient });
      else if (extend && id !== null && productId !== null && id !== productId) go({ goalId: id });
      else selectProduct(id);
    },
    [go, selectProduct, productId],
  );
  const pickInside = (polygon: readonly { readonly x: number; readonly y: number }[]): void => {
    setLassoing(false);
    const drawn = sigma.current;
    if (drawn === null || polygon.length < 3) return;
    const inside = graph.filterNodes(
      (id, attributes) => attributes.kind === "product" && isVisible(id) && isInside(polygon, drawn.graphToViewport(attributes)),
    );
    inside.sort((a, b) => graph.getNodeAttribute(b, "clients") - graph.getNodeAttribute(a, "clients") || (a < b ? -1 : 1));
    go({ picked: new Set(inside.slice(0, MAX_PICKED)), productId: null, problemId: null, goalId: null });
    announce(texts.graph.pickedSpoken(Math.min(inside.length, MAX_PICKED), inside.length));
  };
  const duration = reducedMotion ? 0 : 250;

  const describe = (id: string): string => {
    const node = graph.getNodeAttributes(id);
    if (node.kind === "client") return texts.graph.clientSpoken(node.label, node.clients);
    return texts.graph.nodeSpoken(node.label, problemLabels.get(node.problemId) ?? node.problemId, node.clients, graph.degree(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const cursor = pointed ?? selected;
    if (isArrow(event.key)) {
      event.preventDefault();
      const next = cursor === null ? bestConnected(graph, isVisible) : neighborToward(graph, cursor, event.key, isVisible);
      if (next === null) announce(texts.graph.noWay);
      else {
        setPointed(next);
        announce(describe(next));
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      const next = cursor ?? bestConnected(graph, isVisible);
      if (next !== null) {
        setPointed(null);
        select(next, event.shiftKey);
        announce(texts.graph.selected(describe(next)));
      }
    } else if (event.key === "Escape") {
      setPointed(null);
      setLassoing(false);
      if (productId !== null || problemId !== null || picked.size > 0)
        go({ productId: null, problemId: null, clientId: null, goalId: null, withClients: false, picked: new Set() });
      announce(texts.graph.letGo);
    } else if (event.key === "+" || event.key === "=") void sigma.current?.getCamera().animatedZoom({ duration });
    else if (event.key === "-") void sigma.current?.getCamera().animatedUnzoom({ duration });
    else if (event.key === "0") void sigma.current?.getCamera().animatedReset({ duration });
  };

  return (
    <div className="map">
      <div
        className="map-surface"
        role="application"
        tabIndex={0}
        aria-label={texts.graph.mapLabel(graph.order, graph.size)}
        aria-describedby="map-help"
        onKeyDown={onKeyDown}
        onBlur={() => {
          setPointed(null);
        }}
      >
        <div aria-hidden="true" className="map-canvas">
          <Drawing graph={graph} settings={settings} ref={sigma}>
            <AppearanceController scene={scene} stage={stage} />
            <EventsController onPoint={setPointed} onSelect={select} />
            <CameraController
              graph={graph}
              version={edgesVersion}
              selected={selected}
              initial={parseCamera(params.get("camera"))}
              onRest={onRest}
              reducedMotion={reducedMotion}
            />
            <LabelsController scene={scene} problemLabels={problemLabels} />
          </Drawing>
        </div>
      </div>
      <p id="map-help" className="visually-hidden">
        {texts.graph.keys}
      </p>
      {lassoing && <Lasso onClose={pickInside} />}
      {upon && (
        <>
          <div className="map-tools">
            <Button
              size="compact-sm"
              variant={lassoing ? "filled" : "default"}
              aria-pressed={lassoing}
              title={texts.graph.lassoHelp}
              onClick={() => {
                setLassoing(!lassoing);
              }}
            >
              {texts.graph.lasso}
            </Button>
            <ExportMenu
              run={run}
              rows={rows}
              problemLabels={problemLabels}
              picture={(words) => (sigma.current === null ? null : pictureOfMap(sigma.current, scene, problems, words))}
            />
          </div>
          <div className="map-buttons">
            <MapButton
              label={texts.graph.zoomIn}
              icon={<PlusIcon />}
              onClick={() => void sigma.current?.getCamera().animatedZoom({ duration })}
            />
            <MapButton
              label={texts.graph.zoomOut}
              icon={<MinusIcon />}
              onClick={() => void sigma.current?.getCamera().animatedUnzoom({ duration })}
            />
            <MapButton
              label={texts.graph.fit}
              icon={<FitIcon />}
              onClick={() => void sigma.current?.getCamera().animatedReset({ duration })}
            />
          </div>
        </>
      )}
    </div>
  );
}

function MapButton({
  label,
  icon,
  onClick,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon variant="default" size={34} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** `x,y,ratio`; anything else is the whole graph. */
function parseCamera(text: string | null): CameraPlace {
  const [x, y, ratio] = (text ?? "").split(",").map((part) => (part === "" ? Number.NaN : Number(part)));
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(ratio) && ratio > 0 ? { x, y, ratio } : WHOLE_GRAPH;
}

function formatCamera({ x, y, ratio }: CameraPlace): string {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.002;
  if (near(x, WHOLE_GRAPH.x) && near(y, WHOLE_GRAPH.y) && near(ratio, WHOLE_GRAPH.ratio)) return "";
  return [x, y, ratio].map((value) => value.toFixed(3)).join(",");
}

interface DrawnNode {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A ring around a node pointed at or selected; its name is drawn with the others. */
const drawRing =
  (color: () => string) =>
  (context: CanvasRenderingContext2D, data: DrawnNode): void => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = color();
    context.stroke();
  };

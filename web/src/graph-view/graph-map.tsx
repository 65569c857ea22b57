import "@react-sigma/core/lib/style.css";
import { ActionIcon, Tooltip, useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { SigmaContainer } from "@react-sigma/core";
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import type Sigma from "sigma";
import { useAnnounce } from "../shared/announcer";
import { FitIcon, MinusIcon, PlusIcon } from "../shared/icons";
import { CANVAS_COLORS } from "../shared/palette";
import { texts } from "../texts";
import { AppearanceController } from "./appearance-controller";
import { CameraController, WHOLE_GRAPH, type CameraPlace } from "./camera-controller";
import { EdgesController } from "./edges-controller";
import { EventsController } from "./events-controller";
import { bestConnected, focusOf, neighborToward, type Direction } from "./focus";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";
import type { GraphState } from "./graph-params";
import { LabelsController } from "./labels-controller";

interface Props {
  readonly graph: ProductGraph;
  /** Changes when the edges were replaced. */
  readonly edgesVersion: object | null;
  readonly state: GraphState;
  readonly problemLabels: ReadonlyMap<string, string>;
}

const ARROWS = new Set<string>(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const isArrow = (key: string): key is Direction => ARROWS.has(key);

/** The map: drawn by Sigma, walked by mouse, finger or keys. Its equal for reading is the table. */
export function GraphMap({ graph, edgesVersion, state, problemLabels }: Props): ReactNode {
  const { productId, problemId, off, selectProduct } = state;
  const [pointed, setPointed] = useState<string | null>(null);
  const sigma = useRef<Sigma<NodeAttributes, EdgeAttributes>>(null);
  const [params, setParams] = useSearchParams();
  const [initialCamera] = useState(() => parseCamera(params.get("camera")));
  const scheme = useComputedColorScheme("light");
  const reducedMotion = useReducedMotion();
  const announce = useAnnounce();
  const settings = useMemo(
    () => ({
      allowInvalidContainer: true,
      renderLabels: false,
      zIndex: true,
      stagePadding: 56,
      defaultEdgeColor: CANVAS_COLORS[scheme].edge,
      minCameraRatio: 0.04,
      maxCameraRatio: 2.5,
      defaultDrawNodeHover: drawRing(CANVAS_COLORS[scheme].ring),
    }),
    [scheme],
  );
  // The neighbourhood depends on the edges too.
  const focus = useMemo(
    () => (edgesVersion === null ? null : focusOf({ graph, pointed, productId, problemId })),
    [graph, edgesVersion, pointed, productId, problemId],
  );
  const isVisible = useCallback((id: string) => !off.has(graph.getNodeAttribute(id, "problemId")), [graph, off]);
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
  const selected = productId !== null && graph.hasNode(productId) ? productId : null;
  const duration = reducedMotion ? 0 : 250;

  const describe = (id: string): string => {
    const node = graph.getNodeAttributes(id);
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
        selectProduct(next);
        announce(texts.graph.selected(describe(next)));
      }
    } else if (event.key === "Escape") {
      setPointed(null);
      if (productId !== null || problemId !== null) selectProduct(null);
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
          <SigmaContainer ref={sigma} graph={graph} settings={settings} className="sigma-holder">
            <AppearanceController graph={graph} scheme={scheme} off={off} focus={focus} selected={selected} />
            <EdgesController graph={graph} version={edgesVersion} />
            <EventsController onPoint={setPointed} onSelect={selectProduct} />
            <CameraController graph={graph} selected={selected} initial={initialCamera} onRest={onRest} reducedMotion={reducedMotion} />
            <LabelsController graph={graph} scheme={scheme} off={off} focus={focus} selected={selected} problemLabels={problemLabels} />
          </SigmaContainer>
        </div>
      </div>
      <p id="map-help" className="visually-hidden">
        {texts.graph.keys}
      </p>
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
        <MapButton label={texts.graph.fit} icon={<FitIcon />} onClick={() => void sigma.current?.getCamera().animatedReset({ duration })} />
      </div>
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
  (color: string) =>
  (context: CanvasRenderingContext2D, data: DrawnNode): void => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = color;
    context.stroke();
  };

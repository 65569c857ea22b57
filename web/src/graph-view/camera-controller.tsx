import { useSigma } from "@react-sigma/core";
import { useEffect, useRef } from "react";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";

export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export const WHOLE_GRAPH: CameraPlace = { x: 0.5, y: 0.5, ratio: 1 };

interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Extent {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** What the products cover; clients drawn beside them do not count, so that showing them moves nothing. */
function extentOfProducts(graph: ProductGraph): Extent {
  const extent: Extent = {
    x: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    y: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  };
  graph.forEachNode((_, { x, y, kind }) => {
    if (kind !== "product") return;
    extent.x[0] = Math.min(extent.x[0], x);
    extent.x[1] = Math.max(extent.x[1], x);
    extent.y[0] = Math.min(extent.y[0], y);
    extent.y[1] = Math.max(extent.y[1], y);
  });
  return Number.isFinite(extent.x[0]) ? extent : { x: [0, 1], y: [0, 1] };
}

/**
 * Where the camera must look to see a place of the graph: Sigma frames the graph's extent into a square of side 1 around (.5, .5).
 * Computed here, because Sigma's own conversions, extent and display data are not valid between a refresh and the next picture.
 */
function framedPlace(extent: Extent, place: Place): Place {
  const ratio = Math.max(extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]) || 1;
  const frame = (value: number, [low, high]: readonly [number, number]): number => 0.5 + (value - (low + high) / 2) / ratio;
  return { x: frame(place.x, extent.x), y: frame(place.y, extent.y) };
}

interface Props {
  readonly graph: ProductGraph;
  /** Changes when the edges or the clients beside a product were replaced. */
  readonly version: object | null;
  readonly selected: string | null;
  /** Where to look at first; later changes are ignored, the reader moves the camera. */
  readonly initial: CameraPlace;
  readonly onRest: (place: CameraPlace) => void;
  readonly reducedMotion: boolean;
}

const REST_MS = 350;
/** A selected product closer than this to the border is brought in. */
const MARGIN_PX = 40;

/** Restores the camera from the address, reports where it rests, and brings a selected product into view. */
export function CameraController({ graph, version, selected, initial, onRest, reducedMotion }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  const first = useRef(initial);
  // What the address selects at first is seen from where the address looks.
  const before = useRef(selected);

  // Only where something has changed: each of these draws the whole picture again.
  useEffect(() => {
    const withClients = graph.someNode((_, { kind }) => kind === "client");
    if (withClients || sigma.getCustomBBox() !== null) sigma.setCustomBBox(withClients ? extentOfProducts(graph) : null);
  }, [sigma, graph, version]);

  useEffect(() => {
    const camera = sigma.getCamera();
    const { x, y, ratio } = camera.getState();
    const place = first.current;
    if (x !== place.x || y !== place.y || ratio !== place.ratio) camera.setState({ ...place, angle: 0 });
  }, [sigma, graph]);

  useEffect(() => {
    const camera = sigma.getCamera();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { x, y, ratio } = camera.getState();
        first.current = { x, y, ratio };
        onRest({ x, y, ratio });
      }, REST_MS);
    };
    camera.on("updated", onUpdate);
    return () => {
      clearTimeout(timer);
      camera.off("updated", onUpdate);
    };
  }, [sigma, onRest]);

  useEffect(() => {
    if (selected === before.current) return;
    before.current = selected;
    if (selected === null || !graph.hasNode(selected)) return;
    const camera = sigma.getCamera();
    const target = framedPlace(extentOfProducts(graph), graph.getNodeAttributes(selected));
    const { x, y } = sigma.framedGraphToViewport(target, { cameraState: camera.getState() });
    const { width, height } = sigma.getDimensions();
    if (x > MARGIN_PX && y > MARGIN_PX && x < width - MARGIN_PX && y < height - MARGIN_PX) return;
    if (reducedMotion) camera.setState(target);
    else void camera.animate(target, { duration: 400 });
  }, [sigma, graph, selected, reducedMotion]);
  return null;
}

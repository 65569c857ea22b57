import { SigmaProvider } from "@react-sigma/core";
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type Ref } from "react";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import type { CameraState } from "sigma/types";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";

type MapSigma = Sigma<NodeAttributes, EdgeAttributes>;

interface Props {
  readonly graph: ProductGraph;
  /** Must never change. */
  readonly settings: Partial<Settings<NodeAttributes, EdgeAttributes>>;
  readonly ref: Ref<MapSigma | null>;
  /** The controllers, which find the drawing by `useSigma`. */
  readonly children: ReactNode;
}

/**
 * Sigma in its place. Unlike the library's own container it draws and mounts its controllers in the task that puts it there: with many links the
 * browser waits for the first picture for a second before it gives anybody a turn again.
 */
export function Drawing({ graph, settings, ref, children }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const camera = useRef<CameraState>(null);
  const [drawn, setDrawn] = useState<{ readonly sigma: MapSigma; readonly graph: ProductGraph } | null>(null);
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const drawing = new Sigma(graph, place.current, settings);
    if (camera.current !== null) drawing.getCamera().setState(camera.current);
    // For measurements and for people who look: the drawing hangs on its element.
    Reflect.set(place.current, "sigma", drawing);
    setDrawn({ sigma: drawing, graph });
    return () => {
      camera.current = drawing.getCamera().getState();
      drawing.kill();
    };
  }, [graph, settings]);
  // A drawing of another graph is over: its controllers leave with it.
  const sigma = drawn?.graph === graph ? drawn.sigma : null;
  useImperativeHandle<MapSigma | null, MapSigma | null>(ref, () => sigma, [sigma]);
  const context = useMemo(() => (sigma === null ? null : { sigma, container: sigma.getContainer() }), [sigma]);
  return (
    <div className="react-sigma sigma-holder">
      <div ref={place} className="sigma-container" />
      {context !== null && <SigmaProvider value={context}>{children}</SigmaProvider>}
    </div>
  );
}

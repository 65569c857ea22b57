import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";

/** Draws again when the edges of the graph were replaced. */
export function EdgesController({ graph, version }: { readonly graph: ProductGraph; readonly version: object | null }): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  // For measurements and for people who look: the drawing hangs on its element.
  useEffect(() => {
    Reflect.set(sigma.getContainer(), "sigma", sigma);
  }, [sigma]);
  useEffect(() => {
    if (sigma.getGraph() === graph) sigma.refresh();
  }, [sigma, graph, version]);
  return null;
}

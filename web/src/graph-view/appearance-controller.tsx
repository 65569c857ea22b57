import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";
import { lookOfEdge, lookOfNode, type Scene } from "./scene";

/** How nodes and edges look: derived from the filters, the focus and the theme, never stored in the graph. */
export function AppearanceController({ scene }: { readonly scene: Scene }): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    const { graph, focus, selected } = scene;
    sigma.setSettings({
      nodeReducer: (id, node) => {
        const { hidden, dimmed, color, size } = lookOfNode(scene, id, node);
        return {
          ...node,
          hidden,
          color,
          size,
          highlighted: id === selected,
          zIndex: id === selected ? 3 : dimmed ? 0 : focus === null ? 1 : 2,
        };
      },
      edgeReducer: (id, edge) => {
        const [a, b] = graph.extremities(id);
        const look = lookOfEdge(scene, edge, a, b);
        return look === null ? { ...edge, hidden: true } : { ...edge, color: look.color, zIndex: look.zIndex };
      },
    });
  }, [sigma, scene]);
  return null;
}

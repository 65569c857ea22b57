import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { Scheme } from "../shared/palette";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";
import { colorOfEdge, lookOfNode, type Scene } from "./scene";

/**
 * How nodes and edges look: derived from the filters, the focus and the theme, never stored in the graph. The drawing asks it for every node and
 * edge, from its first picture on.
 */
export class Stage {
  constructor(private scene: Scene) {}

  /** Changes the scene; false where it is the one that is shown. */
  show(scene: Scene): boolean {
    const changes = this.scene !== scene;
    this.scene = scene;
    return changes;
  }

  get scheme(): Scheme {
    return this.scene.scheme;
  }

  readonly nodeReducer = (id: string, node: NodeAttributes): Partial<NodeDisplayData> => {
    const { focus, selected } = this.scene;
    const { hidden, dimmed, color, size } = lookOfNode(this.scene, id, node);
    const zIndex = id === selected ? 3 : dimmed ? 0 : focus === null ? 1 : 2;
    // Names are drawn by ourselves: without one here, none is laid out for nothing.
    return { x: node.x, y: node.y, label: null, hidden, color, size, highlighted: id === selected, zIndex };
  };

  readonly edgeReducer = (_: string, edge: EdgeAttributes): Partial<EdgeDisplayData> => {
    const color = colorOfEdge(this.scene, edge);
    // Only what is drawn: copying the rest, too, takes longer than looking it up.
    return color === null ? { size: edge.size, hidden: true } : { size: edge.size, color };
  };
}

/** Draws again when the scene has changed; a drawing that was just made has it, and with many links a second picture takes as long as the first. */
export function AppearanceController({ scene, stage }: { readonly scene: Scene; readonly stage: Stage }): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    if (stage.show(scene) && sigma.getGraph() === scene.graph) sigma.scheduleRefresh();
  }, [sigma, scene, stage]);
  return null;
}

import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import { CANVAS_COLORS, colorOfProblem, mixColors, type Scheme } from "../shared/palette";
import type { Focus } from "./focus";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";

interface Props {
  readonly graph: ProductGraph;
  readonly scheme: Scheme;
  readonly off: ReadonlySet<string>;
  readonly focus: Focus | null;
  readonly selected: string | null;
}

/** How nodes and edges look: derived from the filters, the focus and the theme, never stored in the graph. */
export function AppearanceController({ graph, scheme, off, focus, selected }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    const canvas = CANVAS_COLORS[scheme];
    const problemOf = (id: string): string => graph.getNodeAttribute(id, "problemId");
    sigma.setSettings({
      nodeReducer: (id, node) => {
        const hidden = off.has(node.problemId);
        const dimmed = focus !== null && !focus.members.has(id);
        return {
          ...node,
          hidden,
          color: dimmed ? canvas.faintNode : colorOfProblem(node.problemId, scheme),
          highlighted: id === selected,
          zIndex: id === selected ? 3 : dimmed ? 0 : focus === null ? 1 : 2,
        };
      },
      edgeReducer: (id, edge) => {
        const [a, b] = graph.extremities(id);
        const [pa, pb] = [problemOf(a), problemOf(b)];
        if (off.has(pa) || off.has(pb)) return { ...edge, hidden: true };
        if (edge.of !== null && edge.of !== focus?.center) return { ...edge, hidden: true };
        if (focus === null)
          return {
            ...edge,
            color: pa === pb ? mixColors(colorOfProblem(pa, scheme), canvas.surface, 0.28) : canvas.edge,
            zIndex: pa === pb ? 1 : 0,
          };
        if (focus.center === null)
          return focus.members.has(a) && focus.members.has(b)
            ? { ...edge, color: mixColors(colorOfProblem(pa, scheme), canvas.surface, 0.4), zIndex: 1 }
            : { ...edge, hidden: true };
        if (a !== focus.center && b !== focus.center) return { ...edge, hidden: true };
        const other = a === focus.center ? pb : pa;
        return { ...edge, color: mixColors(colorOfProblem(other, scheme), canvas.surface, 0.65), zIndex: 1 };
      },
    });
  }, [sigma, graph, scheme, off, focus, selected]);
  return null;
}

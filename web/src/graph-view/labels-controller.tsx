import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import { CANVAS_COLORS, colorOfProblem, type Scheme } from "../shared/palette";
import type { Focus } from "./focus";
import type { EdgeAttributes, NodeAttributes, ProductGraph } from "./graph-data";
import { boxesBeside, placeLabels, type Box, type LabelWish } from "./place-labels";

interface Props {
  readonly graph: ProductGraph;
  readonly scheme: Scheme;
  readonly off: ReadonlySet<string>;
  readonly focus: Focus | null;
  readonly selected: string | null;
  /** Name of each problem, short enough for one line. */
  readonly problemLabels: ReadonlyMap<string, string>;
}

const LAYER = "captions";
const FONT = '"Inter Variable", system-ui, sans-serif';
const LINE = 17;
/** One name for about this many square pixels of map. */
const AREA_PER_LABEL = 9_000;
/** Nodes this large are never covered by a name. */
const OBSTACLE_RADIUS = 3;

interface Caption {
  readonly text: string;
  readonly font: string;
  readonly color: string;
  /** A dot in the problem's colour before the text: the caption of a problem. */
  readonly dot: string | null;
  /** Stands on a plate: the product in focus. */
  readonly plate: boolean;
}

/**
 * Names that never overlap: what is in focus first, then problems, then products by size. Sigma's own names may overlap and have no halo,
 * so they are off and these are drawn on a layer above.
 */
export function LabelsController({ graph, scheme, off, focus, selected, problemLabels }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    if (!(LAYER in sigma.getCanvases())) {
      sigma.createCanvasContext(LAYER, { style: { pointerEvents: "none" } });
      sigma.resize(true);
    }
    const canvas = sigma.getCanvases()[LAYER];
    const context = canvas.getContext("2d");
    if (context === null) return;
    const widths = new Map<string, number>();
    const widthOf = (text: string, font: string): number => {
      const key = `${font}|${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        context.font = font;
        width = context.measureText(text).width;
        widths.set(key, width);
      }
      return width;
    };

    const draw = (): void => {
      const { width, height } = sigma.getDimensions();
      context.clearRect(0, 0, width, height);
      const colors = CANVAS_COLORS[scheme];
      const wishes: { readonly wish: LabelWish<Caption>; readonly rank: number }[] = [];
      const obstacles: Box[] = [];
      const discs: Box[] = [];
      const extents = new Map<string, { left: number; right: number; top: number; bottom: number }>();

      graph.forEachNode((id, attributes) => {
        if (off.has(attributes.problemId)) return;
        const shown = sigma.getNodeDisplayData(id);
        if (shown === undefined) return;
        const { x, y } = sigma.graphToViewport(attributes);
        const inFocus = focus?.members.has(id) ?? true;
        const extent = extents.get(attributes.problemId);
        if (inFocus) {
          if (extent === undefined) extents.set(attributes.problemId, { left: x, right: x, top: y, bottom: y });
          else {
            extent.left = Math.min(extent.left, x);
            extent.right = Math.max(extent.right, x);
            extent.top = Math.min(extent.top, y);
            extent.bottom = Math.max(extent.bottom, y);
          }
        }
        if (!inFocus || x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
        const radius = sigma.scaleSize(shown.size);
        const disc = { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
        discs.push(disc);
        if (radius >= OBSTACLE_RADIUS) obstacles.push(disc);
        const main = id === focus?.center || id === selected;
        const font = `${main ? 620 : 450} ${main ? 13 : 12}px ${FONT}`;
        const textWidth = widthOf(attributes.label, font) + (main ? 12 : 4);
        wishes.push({
          wish: {
            item: { text: attributes.label, font, color: colors.text, dot: null, plate: main },
            boxes: boxesBeside(x, y, radius, textWidth, main ? LINE + 5 : LINE),
          },
          rank: main ? 1e9 : radius + (focus === null ? 0 : 1e6),
        });
      });

      // Problems are named while no product is in the middle of things.
      if (focus?.center === undefined || focus.center === null)
        for (const [problemId, extent] of extents) {
          const text = problemLabels.get(problemId) ?? problemId;
          const font = `640 12.5px ${FONT}`;
          const textWidth = widthOf(text, font) + 18;
          const middle = (extent.left + extent.right) / 2 - textWidth / 2;
          const size = { width: textWidth, height: LINE };
          const slide = (left: number): number => Math.min(Math.max(4, left), width - textWidth - 4);
          wishes.push({
            wish: {
              item: { text, font, color: colors.text, dot: colorOfProblem(problemId, scheme), plate: false },
              boxes: [
                ...[0, -60, 60].map((shift) => ({ left: slide(middle + shift), top: extent.top - 30, ...size })),
                ...[0, -60, 60].map((shift) => ({ left: slide(middle + shift), top: extent.bottom + 13, ...size })),
                { left: slide(extent.right + 14), top: (extent.top + extent.bottom) / 2 - 11, ...size },
                { left: slide(extent.left - textWidth - 14), top: (extent.top + extent.bottom) / 2 - 11, ...size },
                { left: slide(middle), top: (extent.top + extent.bottom) / 2 - 11, ...size },
              ],
            },
            rank: 1e8,
          });
        }

      wishes.sort((a, b) => b.rank - a.rank);
      const first = wishes.filter((each) => each.rank >= 1e8).map((each) => each.wish);
      const rest = wishes.filter((each) => each.rank < 1e8).map((each) => each.wish);
      // The most important names may cover nodes; the others may not.
      const placedFirst = placeLabels(first, { width, height }, [], first.length, discs);
      const placedRest = placeLabels(
        rest,
        { width, height },
        [...obstacles, ...placedFirst.map((each) => each.box)],
        Math.max(12, Math.floor((width * height) / AREA_PER_LABEL)),
      );
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const { item, box } of [...placedRest, ...placedFirst]) {
        const y = box.top + box.height / 2;
        let x = box.left + (item.plate ? 6 : 2);
        context.font = item.font;
        if (item.plate) {
          context.fillStyle = colors.surface;
          context.globalAlpha = 0.88;
          context.beginPath();
          context.roundRect(box.left, box.top, box.width, box.height, 6);
          context.fill();
          context.globalAlpha = 1;
        }
        if (item.dot !== null) {
          context.fillStyle = item.dot;
          context.strokeStyle = colors.surface;
          context.lineWidth = 2;
          context.beginPath();
          context.arc(x + 5, y, 4.5, 0, 2 * Math.PI);
          context.stroke();
          context.fill();
          x += 14;
        }
        if (!item.plate) {
          context.lineWidth = item.dot === null ? 3.5 : 4.5;
          context.strokeStyle = colors.surface;
          context.strokeText(item.text, x, y);
        }
        context.fillStyle = item.color;
        context.fillText(item.text, x, y);
      }
      // For tests and for people who look: how many names could be placed.
      canvas.dataset["labels"] = String(placedFirst.length + placedRest.length);
    };

    sigma.on("afterRender", draw);
    // Sigma draws once in its constructor, before this listener was there.
    sigma.scheduleRender();
    // Widths measured before the font arrived are wrong.
    let alive = true;
    void document.fonts.ready.then(() => {
      widths.clear();
      if (alive) sigma.scheduleRender();
    });
    return () => {
      alive = false;
      sigma.off("afterRender", draw);
    };
  }, [sigma, graph, scheme, off, focus, selected, problemLabels]);
  return null;
}

import type Sigma from "sigma";
import { CANVAS_COLORS, colorOfProblem } from "../shared/palette";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";
import { boxesBeside, placeLabels, type Box, type LabelWish, type PlacedLabel, type UnmeasuredWish } from "./place-labels";
import { isOn, type Scene } from "./scene";

const CAPTION_FONT = '"Inter Variable", system-ui, sans-serif';
const LINE = 17;
/** One name for about this many square pixels of map. */
const AREA_PER_LABEL = 9_000;
/** Nodes this large are never covered by a name. */
const OBSTACLE_RADIUS = 3;

export interface Caption {
  readonly text: string;
  readonly font: string;
  readonly weight: number;
  readonly size: number;
  readonly color: string;
  /** A dot in the problem's colour before the text: the caption of a problem. */
  readonly dot: string | null;
  /** Stands on a plate: the product in focus. */
  readonly plate: boolean;
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where most of some places are: their middle half, each way. */
function middleOf(xs: readonly number[], ys: readonly number[]): Extent {
  const quarter = (values: readonly number[], share: number): number =>
    [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
  return { left: quarter(xs, 0.25), right: quarter(xs, 0.75), top: quarter(ys, 0.25), bottom: quarter(ys, 0.75) };
}

interface Candidate {
  readonly rank: number;
  readonly wish: LabelWish<Caption> | UnmeasuredWish<Caption>;
}

/** Pixels that a character takes at least, on the average of a name. */
const LEAST_CHARACTER = 2.5;

/**
 * Names that never overlap, for what the camera sees now: what is in focus first, then problems, then products by size. Drawn in this order,
 * the last above.
 */
export function placeCaptions(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  scene: Scene,
  problemLabels: ReadonlyMap<string, string>,
  widthOf: (text: string, font: string) => number,
): readonly PlacedLabel<Caption>[] {
  const { graph, scheme, filters, focus, selected, hidden } = scene;
  const { width, height } = sigma.getDimensions();
  const colors = CANVAS_COLORS[scheme];
  const fontOf = (weight: number, size: number): string => `${weight} ${size}px ${CAPTION_FONT}`;
  const wishes: Candidate[] = [];
  const obstacles: Box[] = [];
  const discs: Box[] = [];
  const extents = new Map<string, Extent>();
  // Products of another run lie apart: there a name stands where most of its products are.
  const scattered = filters.moment?.ofRun === true ? new Map<string, { readonly xs: number[]; readonly ys: number[] }>() : null;

  graph.forEachNode((id, attributes) => {
    if (!isOn(filters, id, attributes)) return;
    const shown = sigma.getNodeDisplayData(id);
    if (shown === undefined) return;
    const { x, y } = sigma.graphToViewport(attributes);
    const inFocus = focus?.members.has(id) ?? true;
    if (attributes.kind === "client" && focus?.center !== id && !inFocus) return;
    const extent = extents.get(attributes.problemId);
    if (inFocus && attributes.kind === "product") {
      if (scattered !== null) {
        const places = scattered.get(attributes.problemId) ?? { xs: [], ys: [] };
        scattered.set(attributes.problemId, places);
        places.xs.push(x);
        places.ys.push(y);
      }
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
    const nHidden = hidden.get(id) ?? 0;
    const main = id === focus?.center || id === selected;
    // Most names find no place, and measuring all of them would take longer than placing those that do.
    const boxHeight = main ? LINE + 5 : LINE;
    const text = nHidden > 0 ? `${attributes.label}  +${nHidden}` : attributes.label;
    const measure = (): LabelWish<Caption> => {
      const [weight, fontSize] = main ? [620, 13] : [450, 12];
      const font = fontOf(weight, fontSize);
      return {
        item: { text, font, weight, size: fontSize, color: colors.text, dot: null, plate: main },
        boxes: boxesBeside(x, y, radius, widthOf(text, font) + (main ? 12 : 4), boxHeight),
      };
    };
    const wish = { least: boxesBeside(x, y, radius, LEAST_CHARACTER * text.length, boxHeight), measure };
    wishes.push({ wish, rank: main ? 1e9 : radius + (focus === null ? 0 : 1e6) + (nHidden > 0 ? 1e5 : 0) });
  });

  for (const [problemId, { xs, ys }] of scattered ?? []) extents.set(problemId, middleOf(xs, ys));
  // Problems are named while no product is in the middle of things.
  if (focus === null || (focus.center === null && focus.links === null))
    for (const [problemId, extent] of extents) {
      const text = problemLabels.get(problemId) ?? problemId;
      const font = fontOf(640, 12.5);
      const textWidth = widthOf(text, font) + 18;
      const middle = (extent.left + extent.right) / 2 - textWidth / 2;
      const size = { width: textWidth, height: LINE };
      const slide = (left: number): number => Math.min(Math.max(4, left), width - textWidth - 4);
      wishes.push({
        wish: {
          item: { text, font, weight: 640, size: 12.5, color: colors.text, dot: colorOfProblem(problemId, scheme), plate: false },
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
  const nFirst = wishes.filter((each) => each.rank >= 1e8).length;
  // The most important names may cover nodes; the others may not.
  const placedFirst = placeLabels(
    wishes.slice(0, nFirst).map(({ wish }) => wish),
    { width, height },
    [],
    nFirst,
    discs,
  );
  const placedRest = placeLabels(
    wishes.slice(nFirst).map(({ wish }) => wish),
    { width, height },
    [...obstacles, ...placedFirst.map((each) => each.box)],
    Math.max(12, Math.floor((width * height) / AREA_PER_LABEL)),
  );
  return [...placedRest, ...placedFirst];
}

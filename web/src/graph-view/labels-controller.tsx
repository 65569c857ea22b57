import { useSigma } from "@react-sigma/core";
import { useEffect, useState } from "react";
import { CANVAS_COLORS } from "../shared/palette";
import { placeCaptions } from "./captions";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";
import type { Scene } from "./scene";

interface Props {
  readonly scene: Scene;
  /** Name of each problem, short enough for one line. */
  readonly problemLabels: ReadonlyMap<string, string>;
}

const LAYER = "captions";

/** Sigma's own names may overlap and have no halo, so they are off and these are drawn on a layer above. */
export function LabelsController({ scene, problemLabels }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  // Names keep their widths when the scene changes.
  const [widths] = useState(() => new Map<string, number>());
  useEffect(() => {
    const isNew = !(LAYER in sigma.getCanvases());
    if (isNew) sigma.createCanvasContext(LAYER, { style: { pointerEvents: "none" } });
    const canvas = sigma.getCanvases()[LAYER];
    const context = canvas.getContext("2d");
    if (context === null) return;
    if (isNew) sizeLike(canvas, context, sigma.getCanvases()["labels"]);
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
      cancelAnimationFrame(frame);
      const { width, height } = sigma.getDimensions();
      context.clearRect(0, 0, width, height);
      const colors = CANVAS_COLORS[scene.scheme];
      const placed = placeCaptions(sigma, scene, problemLabels, widthOf);
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const { item, box } of placed) {
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
      canvas.dataset["labels"] = String(placed.length);
    };

    sigma.on("afterRender", draw);
    // Names alone: what lies below has been drawn, or will be in this frame, and then they come with it.
    let frame = requestAnimationFrame(draw);
    let alive = true;
    // Widths measured before the font arrived are wrong.
    if (document.fonts.status !== "loaded")
      void document.fonts.ready.then(() => {
        widths.clear();
        if (alive) frame = requestAnimationFrame(draw);
      });
    return () => {
      alive = false;
      cancelAnimationFrame(frame);
      sigma.off("afterRender", draw);
    };
  }, [sigma, scene, problemLabels, widths]);
  return null;
}

/** Sizes a layer as Sigma has sized its others; `sigma.resize(true)` would do it too, but clears them all. */
function sizeLike(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, other: HTMLCanvasElement): void {
  canvas.style.width = other.style.width;
  canvas.style.height = other.style.height;
  canvas.width = other.width;
  canvas.height = other.height;
  const ratio = window.devicePixelRatio;
  if (ratio !== 1) context.scale(ratio, ratio);
}

import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
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
  }, [sigma, scene, problemLabels]);
  return null;
}

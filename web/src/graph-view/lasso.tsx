import { useState, type PointerEvent, type ReactNode } from "react";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether a point lies inside a closed line, by counting crossings. */
export function isInside(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const [a, b] = [polygon[i], polygon[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** A sheet over the map on which a line is drawn by hand. */
export function Lasso({ onClose }: { readonly onClose: (polygon: readonly Point[]) => void }): ReactNode {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  return (
    <svg
      className="lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPoints([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        if (points.length > 0) setPoints([...points, pointOf(event)]);
      }}
      onPointerUp={() => {
        setPoints([]);
        onClose(points);
      }}
      onPointerCancel={() => {
        setPoints([]);
      }}
    >
      <polygon points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
    </svg>
  );
}

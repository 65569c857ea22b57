import { useComputedColorScheme } from "@mantine/core";
import { plot, type PlotOptions } from "@observablehq/plot";
import { useEffect, useRef, type ReactNode } from "react";

interface Props {
  /** What it shows, for those who do not see it; the same numbers must stand near it as text. */
  readonly label: string;
  readonly height: number;
  /** Called with the width in pixels and whether the theme is dark. Must be stable: wrap it in useCallback. */
  readonly draw: (width: number, dark: boolean) => PlotOptions;
}

/** A chart as wide as its place. Its library comes with it, so what imports this file is loaded lazily. */
export function Chart({ label, height, draw }: Props): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme("light") === "dark";
  useEffect(() => {
    const place = holder.current;
    if (place === null) return;
    let width = 0;
    const render = (): void => {
      const next = Math.floor(place.clientWidth);
      if (next === width || next === 0) return;
      width = next;
      const figure = plot({
        ...draw(width, dark),
        width,
        height,
        style: { background: "transparent", color: "var(--ink)", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
      });
      figure.setAttribute("role", "img");
      figure.setAttribute("aria-label", label);
      // The library names its groups of marks, which have no role that may be named.
      for (const group of figure.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
      place.replaceChildren(figure);
    };
    render();
    const observer = new ResizeObserver(render);
    observer.observe(place);
    return () => {
      observer.disconnect();
      place.replaceChildren();
    };
  }, [draw, dark, height, label]);
  return <div ref={holder} className="chart" style={{ minHeight: height }} />;
}

import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { problemColorVariables } from "./shared/palette";

/** The only accent is ink: colour is kept for problems. */
const ink: MantineColorsTuple = [
  "#f5f6f8",
  "#e9ebef",
  "#d5d8df",
  "#b3b8c4",
  "#8b92a1",
  "#667080",
  "#4a5262",
  "#343b49",
  "#232936",
  "#151922",
];

export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 1 },
  // The main action is ink on paper in both themes.
  variantColorResolver: (input) =>
    input.variant === "filled" && (input.color ?? "ink") === "ink"
      ? {
          background: "var(--ink)",
          hover: "color-mix(in srgb, var(--ink) 86%, var(--surface))",
          color: "var(--surface)",
          border: "none",
        }
      : defaultVariantColorsResolver(input),
  colors: {
    ink,
    // Mantine paints its dark theme from this scale: 0 text ... 6 inputs, 7 page, 9 deepest.
    dark: ["#e6e9ee", "#c5cad3", "#a4abb8", "#6d7482", "#3d424d", "#2f333c", "#23262d", "#1a1c21", "#131519", "#0d0e11"],
  },
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: "620" },
  defaultRadius: "md",
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "18px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
});

/** Colours the style sheet uses, once for each theme. `palette.ts` repeats a few of them for canvases. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...problemColorVariables("light"),
    "--page": "#f6f7f9",
    "--surface": "#ffffff",
    "--raised": "#ffffff",
    "--sunken": "#f1f2f5",
    "--line": "#e3e5ea",
    "--line-strong": "#c9cdd6",
    "--ink": "#1d2027",
    "--muted": "#5c6370",
    "--track": "#e9ebef",
    "--focus": "#2563eb",
    "--warn-surface": "#fff6e3",
    "--warn-line": "#ecd59b",
    "--warn-ink": "#6b4a00",
    "--bad-surface": "#fdefee",
    "--bad-line": "#efc4c0",
    "--bad-ink": "#93231a",
    "--good-surface": "#eaf6ee",
    "--good-line": "#b9dfc6",
    "--good-ink": "#1c5f38",
    "--mantine-color-dimmed": "#5c6370",
    "--mantine-color-body": "#f6f7f9",
    "--mantine-color-text": "#1d2027",
    "--mantine-color-error": "#93231a",
  },
  dark: {
    ...problemColorVariables("dark"),
    "--page": "#121317",
    "--surface": "#1a1c21",
    "--raised": "#202329",
    "--sunken": "#16181c",
    "--line": "#2a2d35",
    "--line-strong": "#434853",
    "--ink": "#eceef2",
    "--muted": "#a4abb8",
    "--track": "#2a2d35",
    "--focus": "#7fb0ff",
    "--warn-surface": "#2b2413",
    "--warn-line": "#5a4a1e",
    "--warn-ink": "#f2d58a",
    "--bad-surface": "#2f1b1a",
    "--bad-line": "#6b3330",
    "--bad-ink": "#ffb3ab",
    "--good-surface": "#16281d",
    "--good-line": "#2f5a40",
    "--good-ink": "#9bdcb2",
    "--mantine-color-dimmed": "#a4abb8",
    "--mantine-color-body": "#121317",
    "--mantine-color-text": "#eceef2",
    "--mantine-color-error": "#ffb3ab",
  },
});

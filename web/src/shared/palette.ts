/**
 * Colours of problems. A problem keeps its colour because the colour follows from its id, and ids are kept across runs.
 *
 * Chosen by search in OKLab: the first twelve stay apart by at least .07, all by .05, under normal sight, protanopia and deuteranopia, and every
 * colour has a contrast of 3:1 or more with its theme's surface. After the last colour they start again: a colour never stands alone, a name is
 * always beside it.
 */
const PROBLEM_COLORS = [
  ["#364fc1", "#6688ff"],
  ["#c1865f", "#fdbe96"],
  ["#289f9e", "#6cd9d7"],
  ["#7b2044", "#b65676"],
  ["#037bba", "#54b4f6"],
  ["#945909", "#ce8f4d"],
  ["#5117a9", "#8159e6"],
  ["#397852", "#6faf86"],
  ["#6e167d", "#a652b6"],
  ["#6b748a", "#a1abc2"],
  ["#664e93", "#9a83cd"],
  ["#4b4b00", "#7e7f3c"],
  ["#50a320", "#89de62"],
  ["#bf737b", "#fcaab2"],
  ["#977c43", "#d0b479"],
  ["#00525b", "#42868f"],
  ["#af84c9", "#e9c9fd"],
  ["#c93573", "#fc7ca8"],
  ["#9a3878", "#cf68a8"],
  ["#8d63a6", "#c498df"],
  ["#5d8700", "#91be4d"],
  ["#a83636", "#df6763"],
  ["#6d3f2f", "#986655"],
  ["#8636af", "#b868e4"],
  ["#673672", "#915e9c"],
  ["#413c9b", "#6566c9"],
  ["#af5b57", "#ea908a"],
  ["#8388b6", "#bec3f5"],
  ["#845261", "#b68090"],
  ["#426789", "#6f96bb"],
  ["#619d60", "#9bdb9a"],
  ["#367500", "#65a641"],
] as const;

export type Scheme = "light" | "dark";

/** Position of a problem's colour: the number in its id (`p12`), or a hash of an id without one. */
export function colorIndexOfProblem(problemId: string): number {
  const digits = /(\d+)$/.exec(problemId);
  if (digits !== null) return Number(digits[1]) % PROBLEM_COLORS.length;
  let hash = 0;
  for (const char of problemId) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % PROBLEM_COLORS.length;
}

/** Hex colour for canvases, which cannot read CSS variables. */
export function colorOfProblem(problemId: string, scheme: Scheme): string {
  return PROBLEM_COLORS[colorIndexOfProblem(problemId)][scheme === "light" ? 0 : 1];
}

/** The same colour as a CSS variable that follows the theme. */
export const cssColorOfProblem = (problemId: string): string => `var(--problem-${colorIndexOfProblem(problemId)})`;

/** CSS variables of all problem colours for one theme. */
export function problemColorVariables(scheme: Scheme): Record<string, string> {
  return Object.fromEntries(PROBLEM_COLORS.map((pair, i) => [`--problem-${i}`, pair[scheme === "light" ? 0 : 1]]));
}

/** Canvas colours that are no problem's. They match styles.css. */
export const CANVAS_COLORS = {
  light: { surface: "#ffffff", text: "#1d2027", muted: "#5c6370", faintNode: "#dfe1e5", edge: "#e5e7eb", ring: "#1d2027" },
  dark: { surface: "#1a1c21", text: "#eceef2", muted: "#a4abb8", faintNode: "#34373f", edge: "#2d3038", ring: "#ffffff" },
} as const;

/** `#rrggbb` mixed over a background: canvas edges stay opaque, which draws faster than alpha and looks the same. */
export function mixColors(foreground: string, background: string, share: number): string {
  const channel = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round(channel(foreground, i) * share + channel(background, i) * (1 - share)));
  return `#${mixed.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}

/** One analysis of the growth curve. */
export interface GrowthPoint {
  readonly nDeals: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly nProblems: number;
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 150;
const TOP = 24;
const BOTTOM = 48;
const LINE = 14;
const SERIES = [
  { name: "CPU seconds", color: "#1864ab", value: (point: GrowthPoint) => point.cpuSeconds },
  { name: "seconds", color: "#2b8a3e", value: (point: GrowthPoint) => point.seconds },
  { name: "peak MB", color: "#c92a2a", value: (point: GrowthPoint) => point.peakMb },
] as const;

const power = (exponent: number): string => `10<tspan dy="-4" font-size="9">${exponent}</tspan>`;

/** Curves on two logarithmic axes; each is named at its end, so that colour is not needed to tell them apart. */
export function drawGrowth(points: readonly GrowthPoint[]): string {
  const values = points.flatMap((point) => SERIES.map(({ value }) => Math.log10(value(point))));
  const low = Math.floor(Math.min(...values));
  const high = Math.ceil(Math.max(...values));
  const sizes = points.map(({ nDeals }) => Math.log10(nDeals));
  const first = Math.floor(Math.min(...sizes));
  const last = Math.max(first + 1, Math.ceil(Math.max(...sizes) - 0.01));
  const x = (log: number): number => LEFT + ((log - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (log: number): number => HEIGHT - BOTTOM - ((log - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const text = (at: readonly [number, number], content: string, rest = ""): string =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${rest}>${content}</text>`;
  const grid = [
    ...range(low, high).flatMap((exponent) => [
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(exponent).toFixed(1)}" y2="${y(exponent).toFixed(1)}" stroke="#dee2e6"/>`,
      text([LEFT - 8, y(exponent) + 4], power(exponent), 'text-anchor="end"'),
    ]),
    ...range(first, last).flatMap((exponent) => [
      `<line x1="${x(exponent).toFixed(1)}" x2="${x(exponent).toFixed(1)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#dee2e6"/>`,
      text([x(exponent), HEIGHT - BOTTOM + 18], power(exponent), 'text-anchor="middle"'),
    ]),
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8], "deals", 'text-anchor="middle"'),
  ];
  const final = points[points.length - 1];
  // Curves that end close together: from the lowest up, each name at least a line above the one before.
  const nameAt = new Map<string, number>();
  let free = Infinity;
  for (const { name, value } of [...SERIES].sort((a, b) => a.value(final) - b.value(final))) {
    const at = Math.min(y(Math.log10(value(final))) + 4, free);
    nameAt.set(name, at);
    free = at - LINE;
  }
  const curves = SERIES.flatMap(({ name, color, value }) => {
    const places = points.map((point) => [x(Math.log10(point.nDeals)), y(Math.log10(value(point)))] as const);
    const end = places[places.length - 1];
    return [
      `<polyline fill="none" stroke="${color}" stroke-width="2" points="${places.map((place) => place.map((n) => n.toFixed(1)).join(",")).join(" ")}"/>`,
      ...places.map(([cx, cy]) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" fill="${color}"/>`),
      text([end[0] + 8, nameAt.get(name) ?? end[1] + 4], `${name}: ${value(final).toFixed(0)}`, `fill="${color}"`),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    "<title>Whole analysis, file to mixtures: CPU seconds, seconds and peak memory by number of deals</title>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...curves,
    "</svg>",
    "",
  ].join("\n");
}

/** A picture of the map as numbers and texts: what a file needs. Pixels from the top left. */
export interface MapPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Date, run, filters: one line each. */
  readonly lines: readonly string[];
  readonly colors: { readonly surface: string; readonly text: string; readonly muted: string };
  readonly links: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly width: number;
    readonly color: string;
  }[];
  readonly nodes: readonly {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly color: string;
    readonly title: string;
  }[];
  readonly captions: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly weight: number;
    readonly size: number;
    readonly dot: string | null;
  }[];
  readonly legend: readonly { readonly color: string; readonly name: string; readonly count: string }[];
  readonly legendTitle: string;
}

const FONT = "'Inter Variable', Inter, system-ui, sans-serif";
const HEAD = 64;
const LEGEND_ROW = 20;
const LEGEND_COLUMN = 280;
const MARGIN = 20;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Whether XML 1.0 can say a code point; halves of a pair cannot stand alone. */
const isXml = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;

/** Text as text, whatever it contains; characters that XML cannot say are dropped. */
export const escapeXml = (text: string): string =>
  Array.from(text, (character) => (isXml(character.codePointAt(0) ?? 0) ? (ENTITIES[character] ?? character) : "")).join("");

const round = (value: number): string => (Math.round(value * 10) / 10).toString();

/** How large the whole picture is: head, map, legend. */
export function sizeOfPicture({ width, height, legend }: Pick<MapPicture, "width" | "height" | "legend">): {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
} {
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN) / LEGEND_COLUMN));
  return { width, height: HEAD + height + 40 + Math.ceil(legend.length / columns) * LEGEND_ROW + MARGIN, columns };
}

/** The picture with title, date, run and legend, as a document of its own: no reference to anything outside. */
export function renderMapSvg(picture: MapPicture): string {
  const { colors, legend } = picture;
  const { width, height, columns } = sizeOfPicture(picture);
  const text = (x: number, y: number, size: number, weight: number, color: string, content: string, extra = ""): string =>
    `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${color}"${extra}>${escapeXml(content)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(FONT)}">`,
    `<title>${escapeXml(picture.title)}</title>`,
    `<desc>${escapeXml(picture.lines.join("; "))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${colors.surface}"/>`,
    text(MARGIN, 28, 18, 620, colors.text, picture.title),
    ...picture.lines.map((line, i) => text(MARGIN, 46 + 15 * i, 12, 400, colors.muted, line)),
    `<clipPath id="map"><rect width="${width}" height="${picture.height}"/></clipPath>`,
    `<g transform="translate(0 ${HEAD})" clip-path="url(#map)">`,
    `<g stroke-linecap="round">`,
    ...picture.links.map(
      ({ x1, y1, x2, y2, width: stroke, color }) =>
        `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}" stroke-width="${round(stroke)}"/>`,
    ),
    `</g><g>`,
    ...picture.nodes.map(
      ({ x, y, radius, color, title }) =>
        `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${color}"><title>${escapeXml(title)}</title></circle>`,
    ),
    `</g><g paint-order="stroke" stroke-linejoin="round">`,
    ...picture.captions.flatMap(({ x, y, text: content, weight, size, dot }) => [
      ...(dot === null ? [] : [`<circle cx="${round(x + 5)}" cy="${round(y)}" r="4.5" fill="${dot}"/>`]),
      text(
        x + (dot === null ? 0 : 14),
        y,
        size,
        weight,
        colors.text,
        content,
        ` dominant-baseline="central" stroke="${colors.surface}" stroke-width="3.5"`,
      ),
    ]),
    `</g></g>`,
    `<g class="legend" transform="translate(${MARGIN} ${HEAD + picture.height + 26})">`,
    text(0, 0, 12, 620, colors.muted, picture.legendTitle),
    ...legend.flatMap(({ color, name, count }, i) => {
      const x = (i % columns) * LEGEND_COLUMN;
      const y = 20 + Math.floor(i / columns) * LEGEND_ROW;
      return [`<circle cx="${x + 6}" cy="${y - 4}" r="5.5" fill="${color}"/>`, text(x + 18, y, 12, 450, colors.text, `${name} (${count})`)];
    }),
    `</g></svg>`,
  ];
  return parts.join("\n");
}

/** Text as it may stand in HTML and SVG. */
export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A value with its interval under a name. */
export interface PlotRow {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** `own` is drawn in the colour of what the report is about. */
  readonly tone: "own" | "other" | "good" | "bad";
  /** Said to the right of the row; default: the value. */
  readonly note?: string;
}

const WIDTH = 720;
const LABEL_WIDTH = 190;
const NOTE_WIDTH = 130;
const ROW_HEIGHT = 26;
const AXIS_HEIGHT = 26;

/** At most six round numbers that span the range. */
function ticksOf(low: number, high: number): number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw) ?? raw;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) ticks.push(i * step);
  return ticks;
}

/** Few digits, no exponent for what people compare. */
export const shortNumber = (value: number): string => {
  if (!Number.isFinite(value)) return "n/a";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
};

function svg(height: number, title: string, body: string): string {
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeText(title)}">` +
    `<title>${escapeText(title)}</title>${body}</svg>`
  );
}

const at = (x: number): string => String(Math.round(x * 10) / 10);

/**
 * Horizontal rows on one scale: bars from zero with whiskers, or points with whiskers.
 * @param kind bars for amounts, points for differences: a line marks zero
 */
export function plotRows(title: string, rows: readonly PlotRow[], kind: "bars" | "points"): string {
  const finite = rows.filter(({ value }) => Number.isFinite(value));
  if (finite.length === 0) return "";
  const low = Math.min(0, ...finite.map((row) => row.low));
  const high = Math.max(0, ...finite.map((row) => row.high));
  const span = high - low > 0 ? high - low : 1;
  const x = (value: number): number => LABEL_WIDTH + ((value - low) / span) * (WIDTH - LABEL_WIDTH - NOTE_WIDTH);
  const height = finite.length * ROW_HEIGHT + AXIS_HEIGHT;
  const grid = ticksOf(low, low + span)
    .map(
      (tick) =>
        `<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="0" y2="${height - AXIS_HEIGHT}"/>` +
        `<text class="tick" x="${at(x(tick))}" y="${height - 8}" text-anchor="middle">${shortNumber(tick)}</text>`,
    )
    .join("");
  const marks = finite
    .map((row, i) => {
      const middle = i * ROW_HEIGHT + ROW_HEIGHT / 2;
      const whisker =
        `<line class="whisker" x1="${at(x(row.low))}" x2="${at(x(row.high))}" y1="${middle}" y2="${middle}"/>` +
        [row.low, row.high]
          .map((end) => `<line class="whisker" x1="${at(x(end))}" x2="${at(x(end))}" y1="${middle - 4}" y2="${middle + 4}"/>`)
          .join("");
      const mark =
        kind === "bars"
          ? `<rect class="${row.tone}" x="${at(Math.min(x(0), x(row.value)))}" y="${middle - 8}" width="${at(Math.abs(x(row.value) - x(0)))}" height="16"/>`
          : `<circle class="${row.tone}" cx="${at(x(row.value))}" cy="${middle}" r="5"/>`;
      const text =
        `<text class="label" x="${LABEL_WIDTH - 10}" y="${middle + 4}" text-anchor="end">${escapeText(row.label)}</text>` +
        `<text class="note" x="${WIDTH - NOTE_WIDTH + 10}" y="${middle + 4}">${escapeText(row.note ?? shortNumber(row.value))}</text>`;
      return kind === "bars" ? mark + whisker + text : whisker + mark + text;
    })
    .join("");
  const zero = `<line class="zero" x1="${at(x(0))}" x2="${at(x(0))}" y1="0" y2="${height - AXIS_HEIGHT}"/>`;
  return svg(height, title, grid + zero + marks);
}

/** A point of a calibration plot. */
export interface CalibrationPoint {
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
  readonly size: number;
}

const SQUARE = 360;
const MARGIN = 60;

/** Predicted against observed on logarithmic axes, with the diagonal of perfect calibration; points that cannot be drawn are left out. */
export function plotCalibration(title: string, points: readonly CalibrationPoint[]): string {
  const drawn = points.filter(({ predicted, observed }) => predicted > 0 && observed > 0);
  if (drawn.length === 0) return "";
  const least = Math.min(...drawn.flatMap(({ predicted, observed, low }) => [predicted, observed, low > 0 ? low : observed]));
  const most = Math.max(...drawn.flatMap(({ predicted, high }) => [predicted, high]));
  const from = Math.floor(Math.log10(least) * 2) / 2;
  const to = Math.ceil(Math.log10(most) * 2) / 2;
  const inner = SQUARE - 2 * MARGIN;
  const share = (value: number): number => (Math.log10(Math.max(value, 10 ** from)) - from) / (to - from);
  const x = (value: number): number => MARGIN + share(value) * inner;
  const y = (value: number): number => SQUARE - MARGIN - share(value) * inner;
  const ticks: number[] = [];
  for (let d = Math.floor(from); d <= to; d += 1) {
    // Over a short range the powers of ten alone would leave the axis bare.
    for (const digit of to - from > 2 ? [1] : [1, 2, 5]) {
      const tick = Number(`${digit}e${d}`);
      if (tick >= 10 ** from * (1 - 1e-9) && tick <= 10 ** to * (1 + 1e-9)) ticks.push(tick);
    }
  }
  const grid = ticks
    .map(
      (tick) =>
        `<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${MARGIN}" y2="${SQUARE - MARGIN}"/>` +
        `<line class="grid" x1="${MARGIN}" x2="${SQUARE - MARGIN}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>` +
        `<text class="tick" x="${at(x(tick))}" y="${SQUARE - MARGIN + 16}" text-anchor="middle">${tick}</text>` +
        `<text class="tick" x="${MARGIN - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
    )
    .join("");
  const [start, end] = [10 ** from, 10 ** to];
  const diagonal = `<line class="zero" x1="${at(x(start))}" y1="${at(y(start))}" x2="${at(x(end))}" y2="${at(y(end))}"/>`;
  const marks = drawn
    .map(
      (point) =>
        `<line class="whisker" x1="${at(x(point.predicted))}" x2="${at(x(point.predicted))}" y1="${at(y(point.low))}" y2="${at(y(point.high))}"/>` +
        `<circle class="own" cx="${at(x(point.predicted))}" cy="${at(y(point.observed))}" r="5"><title>` +
        escapeText(
          `${shortNumber(point.predicted)} predicted, ${shortNumber(point.observed)} came true, ${shortNumber(point.size)} cells`,
        ) +
        "</title></circle>",
    )
    .join("");
  const names =
    `<text class="label" x="${SQUARE / 2}" y="${SQUARE - 8}" text-anchor="middle">predicted probability</text>` +
    `<text class="label" transform="translate(14 ${SQUARE / 2}) rotate(-90)" text-anchor="middle">share that came true</text>`;
  return (
    `<svg viewBox="0 0 ${SQUARE} ${SQUARE}" width="${SQUARE}" height="${SQUARE}" role="img" aria-label="${escapeText(title)}">` +
    `<title>${escapeText(title)}</title>${grid}${diagonal}${marks}${names}</svg>`
  );
}

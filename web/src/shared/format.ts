/** Numbers and dates for people, in the browser's locale. */
const locale = undefined;

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
// "negative": what rounds to zero has no sign.
const twoDigits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "negative" });
const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** What stands where a value is unknown. */
const UNKNOWN = "–";

type MaybeNumber = number | null | undefined;
const known = (value: MaybeNumber): value is number => value !== null && value !== undefined && Number.isFinite(value);

const scores = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: "negative" });

export const formatCount = (value: MaybeNumber): string => (known(value) ? whole.format(value) : UNKNOWN);
/** A measure of quality or a ratio, three decimals. */
export const formatScore = (value: MaybeNumber): string => (known(value) ? scores.format(value) : UNKNOWN);
export const formatBits = (value: MaybeNumber): string => (known(value) ? twoDigits.format(value) : UNKNOWN);

/** A share in [0, 1]: no decimals, save below 10 % where one tells more. */
export function formatShare(value: MaybeNumber): string {
  if (!known(value)) return UNKNOWN;
  if (value > 0 && value < 0.001) return `< ${finePercent.format(0.001)}`;
  return (value < 0.0995 ? finePercent : percent).format(value);
}

/** A lift: how many times the expected, `3.4×`. */
export const formatLift = (value: MaybeNumber): string =>
  known(value) ? `${value >= 100 ? whole.format(value) : oneDigit.format(value)}×` : UNKNOWN;

export const formatInterval = (low: MaybeNumber, high: MaybeNumber, format: (value: MaybeNumber) => string): string =>
  known(low) && known(high) ? `${format(low)} – ${format(high)}` : UNKNOWN;

/** Very small q-values are a bound, not a number. */
export function formatQ(value: MaybeNumber): string {
  if (!known(value)) return UNKNOWN;
  if (value < 0.0001) return `< ${new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(0.0001)}`;
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(value);
}

/** Money; without a currency the bare number. An unknown currency code is kept as text. */
export function formatAmount(value: MaybeNumber, currency: string | null | undefined): string {
  if (!known(value)) return UNKNOWN;
  if (currency === null || currency === undefined || currency === "") return twoDigits.format(value);
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
  } catch {
    return `${twoDigits.format(value)} ${currency}`;
  }
}

/** A calendar day (UTC), from an ISO date or instant. */
export function formatDay(iso: string | null | undefined): string {
  if (iso === null || iso === undefined) return UNKNOWN;
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(date.getTime()) ? iso : day.format(date);
}

/** An instant in the reader's own time zone. */
export function formatMoment(iso: string | null | undefined): string {
  if (iso === null || iso === undefined) return UNKNOWN;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : moment.format(date);
}

export const formatClock = (ms: number): string => clock.format(new Date(ms));

const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago, in the largest whole unit. */
export function formatAgo(iso: string | null | undefined, nowMs: number): string {
  if (iso === null || iso === undefined) return UNKNOWN;
  const seconds = (new Date(iso).getTime() - nowMs) / 1000;
  if (!Number.isFinite(seconds)) return UNKNOWN;
  for (const [unit, size] of UNITS) if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return relative.format(0, "minute");
}

/** Seconds between two instants, as `4 s` or `2 min 5 s`. */
export function formatDuration(fromIso: string, toIso: string): string {
  const seconds = Math.max(0, Math.round((new Date(toIso).getTime() - new Date(fromIso).getTime()) / 1000));
  if (!Number.isFinite(seconds)) return UNKNOWN;
  return seconds < 60 ? `${whole.format(seconds)} s` : `${whole.format(Math.floor(seconds / 60))} min ${whole.format(seconds % 60)} s`;
}

/**
 * A name from data, fit for one line: control and direction marks are dropped so that a hostile name cannot reorder the text around it,
 * and it is cut at `max` characters (code points).
 */
export function displayName(text: string | null | undefined, max = 80): string {
  if (text === null || text === undefined) return UNKNOWN;
  // A first cut by UTF-16 units keeps a megabyte label cheap.
  const clean = text
    .slice(0, max * 4)
    .replace(/[\p{Cc}\p{Cf}]+/gu, (marks) => (marks === "\u200d" ? marks : " "))
    .replace(/\s+/g, " ")
    .trim();
  const points = Array.from(clean);
  if (points.length === 0) return UNKNOWN;
  return points.length > max
    ? `${points
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`
    : clean;
}

/** `WHITE HANGING HEART` is shouting: names in capitals only are shown in sentence case, others as they are. */
export function calmName(text: string | null | undefined, max = 80): string {
  const name = displayName(text, max);
  if (name.length < 4 || name !== name.toUpperCase() || name === name.toLowerCase() || !/\s/.test(name)) return name;
  const lower = name.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

import { dayOfIsoDate, isoDateOfDay } from "../../../graph/deals/dataset";

/** A moment as stored: UTC day, and milliseconds within it or null when only the date is known. */
export interface StoredInstant {
  readonly day: number;
  readonly ms: number | null;
}

const MS_PER_DAY = 86_400_000;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Reads an ISO date or an ISO instant with zone; null when the text is neither. */
export function parseInstant(text: string): StoredInstant | null {
  const day = dayOfIsoDate(text);
  if (!Number.isNaN(day)) return { day, ms: null };
  if (!ISO_INSTANT.test(text) || Number.isNaN(dayOfIsoDate(text.slice(0, 10)))) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  const instantDay = Math.floor(time / MS_PER_DAY);
  return { day: instantDay, ms: time - instantDay * MS_PER_DAY };
}

/** ISO date, or ISO instant in UTC, of a stored moment; null where there is none. */
export function formatInstant(day: number | null, ms: number | null): string | null {
  if (day === null) return null;
  if (ms === null) return isoDateOfDay(day);
  return new Date(day * MS_PER_DAY + ms).toISOString();
}

import type { Attributes } from "../../ports/deal-store";

/** Names under which CRMs keep why a deal was lost, in lower case without marks. */
const REASONS = new Set(["lostreason", "lossreason", "reasonlost", "closedlostreason", "reason"]);
/** A reason is a phrase; what is longer is a note. */
const LONGEST = 200;

/** Why a deal was lost, by the first of its attributes (in their order) that says so; null where none does. */
export function lossReason(attributes: Attributes): string | null {
  const entry = Object.entries(attributes).find(
    ([name, text]) => REASONS.has(name.toLowerCase().replace(/[^a-z]/g, "")) && text.trim() !== "",
  );
  return entry === undefined ? null : entry[1].trim().slice(0, LONGEST);
}

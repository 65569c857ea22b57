/** One thing that was looked at. */
export interface Finding {
  /** `note`: worth knowing, works without. */
  readonly level: "ok" | "note" | "wrong";
  readonly what: string;
  /** What to do about it, where it is not well. */
  readonly remedy?: string;
}

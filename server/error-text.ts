/** Message of whatever was thrown. Errors of native modules may belong to another realm, so `instanceof Error` does not hold for them. */
export function messageOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return String(error);
}

/** System code of whatever was thrown, for example ENOENT; empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
  return "";
}

import { resolve } from "node:path";

/** The file of an embedded store, absolute; null for stores in memory or on a server of their own. */
export function embeddedFile(storeUrl: string): string | null {
  const path = /^duckdb:(.+)$/.exec(storeUrl)?.[1];
  return path === undefined || path === ":memory:" ? null : resolve(path);
}

import { InputError } from "../../ports/errors";
import type { Page, PageRequest } from "../../ports/paging";

/** A cursor is the sort key of its row, as base64url JSON; clients must not read it. */
const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key behind a cursor, null when there is none. */
export function decodeCursor(
  cursor: string | null | undefined,
  kinds: readonly ("string" | "number")[],
): readonly (string | number)[] | null {
  if (cursor === null || cursor === undefined) return null;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    key = null;
  }
  const fits = Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => typeof (key as unknown[])[i] === kind);
  if (!fits) throw new InputError(`after: "${cursor}" is no cursor of this list; take one from an earlier page`);
  return key as readonly (string | number)[];
}

/** Checks a page request; returns limit and offset. */
export function resolvePage(page: PageRequest): { readonly limit: number; readonly offset: number } {
  const offset = page.offset ?? 0;
  if (!Number.isInteger(page.first) || page.first < 1 || page.first > 10_000) {
    throw new InputError(`first must be an integer in [1, 10000], got ${page.first}`);
  }
  if (!Number.isInteger(offset) || offset < 0) throw new InputError(`offset must be an integer >= 0, got ${offset}`);
  return { limit: page.first, offset };
}

/** Makes a page of rows that were read with one row more than asked for. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  totalCount: number,
  node: (row: R) => T,
  key: (row: R) => readonly (string | number)[],
): Page<T> {
  const shown = rows.slice(0, limit);
  return {
    nodes: shown.map(node),
    cursors: shown.map((row) => encodeCursor(key(row))),
    hasNextPage: rows.length > limit,
    totalCount,
  };
}

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

/** A row of one of several lists, with its place in that list from 1, and how long that list is. */
export interface PlacedRow<R> {
  readonly list: string;
  readonly total: number;
  readonly place: number;
  readonly row: R;
}

/**
 * Makes the page of each of several lists. Of each list its first row must be there, for its length, and the rows of the page with one
 * more than asked for, in order.
 */
export function toPages<R, T, Id extends string>(
  ids: readonly Id[],
  rows: readonly PlacedRow<R>[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
  node: (row: R) => T,
  key: (row: R) => readonly (string | number)[],
): Map<Id, Page<T>> {
  const lists = new Map<string, PlacedRow<R>[]>();
  for (const row of rows) {
    const own = lists.get(row.list);
    if (own === undefined) lists.set(row.list, [row]);
    else own.push(row);
  }
  return new Map(
    ids.map((id) => {
      const own = lists.get(id) ?? [];
      const paged = own.filter(({ place }) => place > offset && place <= offset + limit + 1).map(({ row }) => row);
      return [id, toPage(paged, limit, own.at(0)?.total ?? 0, node, key)];
    }),
  );
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

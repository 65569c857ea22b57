import { InputError } from "../ports/errors";
import type { Page, PageRequest } from "../ports/paging";

export const MAX_PAGE = 10_000;

/** @throws InputError when a page asks for more than the limit or less than one row */
function checkPage(page: PageRequest): PageRequest {
  if (!Number.isInteger(page.first) || page.first < 1 || page.first > MAX_PAGE)
    throw new InputError(`first must be 1 to ${MAX_PAGE}, got ${page.first}`);
  const offset = page.offset ?? 0;
  if (!Number.isInteger(offset) || offset < 0) throw new InputError(`offset must be 0 or more, got ${offset}`);
  return page;
}

/**
 * A page of a list that is fixed as long as `version` is: cursors are positions in it, and one of another version is refused
 * rather than answered with rows of another list.
 */
export function pageOfFixedList<T>(list: ArrayLike<T>, page: PageRequest, version: string): Page<T>;
export function pageOfFixedList<T, R>(list: ArrayLike<T>, page: PageRequest, version: string, view: (item: T) => R): Page<R>;
export function pageOfFixedList<T, R>(list: ArrayLike<T>, page: PageRequest, version: string, view?: (item: T) => R): Page<T | R> {
  checkPage(page);
  const after = page.after ?? null;
  const start = (after === null ? 0 : positionOf(after, version) + 1) + (page.offset ?? 0);
  const end = Math.min(list.length, start + page.first);
  const nodes: (T | R)[] = [];
  const cursors: string[] = [];
  for (let i = start; i < end; i += 1) {
    nodes.push(view === undefined ? list[i] : view(list[i]));
    cursors.push(Buffer.from(`${version}#${i}`).toString("base64url"));
  }
  return { nodes, cursors, hasNextPage: end < list.length, totalCount: list.length };
}

function positionOf(cursor: string, version: string): number {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const mark = text.lastIndexOf("#");
  const position = Number(text.slice(mark + 1));
  if (mark < 0 || !Number.isSafeInteger(position) || position < 0) throw new InputError("after is no cursor of this list");
  if (text.slice(0, mark) !== version)
    throw new InputError("after belongs to other results: the active run changed, start at the first page");
  return position;
}

export const emptyPage = <T>(): Page<T> => ({ nodes: [], cursors: [], hasNextPage: false, totalCount: 0 });

/** A page of each of several lists, in the order of the ids: all at once where they begin at the start; a cursor is of one list. */
export async function firstPagesOr<Id extends string, T>(
  ids: readonly Id[],
  page: PageRequest,
  read: {
    readonly each: (id: Id) => Promise<Page<T>>;
    readonly all: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Page<T>>>;
  },
): Promise<readonly Page<T>[]> {
  if (ids.length === 1 || (page.after ?? null) !== null) return Promise.all(ids.map(read.each));
  const found = await read.all(ids);
  return ids.map((id) => found.get(id) ?? emptyPage<T>());
}

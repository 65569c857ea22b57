/** A page of a keyset-ordered list. */
export interface PageRequest {
  /** Rows to return, 1 to 10,000. */
  readonly first: number;
  /** Opaque cursor of the row before the page; null or missing for the start. */
  readonly after?: string | null | undefined;
  /** Rows to skip after `after`; default 0. */
  readonly offset?: number | undefined;
}

/** A page from the start of a list. */
export type FirstPageRequest = Omit<PageRequest, "after">;

export interface Page<T> {
  readonly nodes: readonly T[];
  /** Cursor of each node, aligned with `nodes`. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

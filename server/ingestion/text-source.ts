import type { Margins } from "./byte-stream";

/** What is wrong with the shape of a row, found outside DuckDB. */
export interface RowFault {
  readonly line: number;
  readonly value: string;
  readonly reason: string;
}

/** Lines of consecutive readable rows, and the unreadable ones among them. */
export interface LineBatch {
  /** Physical line of each row that DuckDB reads, in order. */
  readonly lines: readonly number[];
  readonly faults: readonly RowFault[];
}

/** A file as rows of text columns `c0`, `c1`, ... for DuckDB. */
export interface TextSource {
  readonly name: string;
  /** What stands after FROM. */
  readonly relation: string;
  /** Column names as they stand in the file. */
  readonly headers: readonly string[];
  /** SQL of each column as text, over `relation`; NULL or empty where a value is missing. */
  readonly columns: readonly string[];
  readonly margins: Margins;
  /** Whether a value may contain a NUL byte. */
  readonly hasNul: boolean;
  /** SQL of a condition that a row must fulfil to be readable at all, with the reason when it does not. */
  readonly readable: { readonly condition: string; readonly reason: string } | null;
  /** Rows that are left out because of their shape. */
  readonly nShapeFaults: number;
  /** Physical lines of the rows, in file order. */
  readonly readLines: () => AsyncGenerator<LineBatch>;
  /** A source that leaves nothing to DuckDB's judgement; null when this is it. */
  readonly careful: (() => Promise<TextSource>) | null;
}

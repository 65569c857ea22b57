import type { RecordKind } from "../ports/deal-store";

export type DateFormat = "dmy" | "mdy" | "ymd";
export type DecimalMark = "." | ",";

/** What may be in a data folder. */
export type DataKind = RecordKind | "aliases" | "rates";

/** How to read files that do not say it themselves. Every field is optional. */
export interface ImportOptions {
  /** Order of day, month and year in dates such as 01/02/2024; default: found from the column, and asked for where it is open. */
  readonly dateFormat?: DateFormat | undefined;
  /** Decimal mark of numbers; default: found from the column, `.` where nothing tells. */
  readonly decimal?: DecimalMark | undefined;
  /** Makes row faults fatal. Default false. */
  readonly strict?: boolean | undefined;
  /** Where rejected rows go; the import is refused where there are some and this cannot be written. */
  readonly rejectsPath?: string | undefined;
  /** Where they go when `rejectsPath` is not given; the system's temporary folder where this cannot be written, and by default. */
  readonly defaultRejectsPath?: string | undefined;
  /** Kinds without which the import is refused; default: at least one file of any kind. */
  readonly requires?: readonly RecordKind[] | undefined;
  /** A rates file outside the folder. */
  readonly ratesPath?: string | undefined;
  /** Currency of the reports, three letters; default: the one with rate 1 in the rates file. */
  readonly reportingCurrency?: string | undefined;
}

export interface ImportProgress {
  /** What is being done, for people. */
  readonly stage: string;
  readonly file: string | null;
  /** Part of the whole import that is done, 0 to 1. */
  readonly fraction: number;
}

export interface FileSummary {
  /** On stores that are loaded in batches all files of a kind, with commas between. */
  readonly file: string;
  readonly kind: DataKind;
  /** Data rows in the file, the header not counted. */
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows equal to another row of the import in every column. */
  readonly duplicates: number;
}

export interface ImportSummary {
  readonly files: readonly FileSummary[];
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Clients and products that deals name and no file describes. */
  readonly stubs: number;
  /** Null when no row was rejected. */
  readonly rejectsPath: string | null;
  readonly warnings: readonly string[];
  readonly seconds: number;
}

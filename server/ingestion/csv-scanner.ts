import { isUtf8 } from "node:buffer";

/** What is wrong with the shape of a record. */
export type ShapeFault = "too few columns" | "too many columns" | "text after a closing quote" | "not valid UTF-8" | "longer than 16 MB";

/** Longest record that is read. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

export interface ScannedRecord {
  /** Physical line on which the record starts, from 1. */
  readonly line: number;
  /** Bytes without the line end. */
  readonly bytes: Uint8Array;
  readonly fault: ShapeFault | null;
}

export interface ScanEnd {
  /** Line on which a quoted field was opened that never ends; null when all is well. */
  readonly unclosedQuoteLine: number | null;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;

/**
 * Splits UTF-8 bytes into the records of an RFC 4180 file: quoted fields may hold delimiters, doubled quotes and line ends; CRLF, LF and
 * CR end a record; blank lines are skipped. A quote inside an unquoted field is text. After a malformed quoted field the record is taken
 * to end with its physical line.
 *
 * @param nColumns fields that a record must have; one empty field more is let pass (a trailing delimiter)
 * @param checkUtf8 whether records are checked for valid UTF-8
 */
export class CsvScanner {
  private pending: Uint8Array = new Uint8Array(0);
  private line = 1;

  constructor(
    private readonly delimiter: number,
    private readonly nColumns: number,
    private readonly checkUtf8: boolean,
  ) {}

  /** Hands over the records that are complete with this chunk. */
  push(chunk: Uint8Array, visit: (record: ScannedRecord) => void): void {
    const bytes = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const used = this.scan(bytes, false, visit);
    this.pending = bytes.subarray(used);
    if (this.pending.length > 2 * MAX_RECORD_BYTES) this.dropOverlong(visit);
  }

  /** Hands over what is left. */
  end(visit: (record: ScannedRecord) => void): ScanEnd {
    const start = this.line;
    const used = this.scan(this.pending, true, visit);
    return { unclosedQuoteLine: used < this.pending.length ? Math.max(this.line, start) : null };
  }

  /** Scans whole records; returns the bytes used. In the end an open quoted field stays unused. */
  private scan(bytes: Uint8Array, atEnd: boolean, visit: (record: ScannedRecord) => void): number {
    const { delimiter } = this;
    const n = bytes.length;
    let start = 0;
    let line = this.line;
    for (;;) {
      let at = start;
      let fields = 1;
      let lastFieldStart = start;
      let newLines = 0;
      let malformed = false;
      let ended = false;
      let isBlank = true;
      record: while (at < n) {
        // At the start of a field: spaces before an opening quote do not count.
        let open = at;
        while (open < n && bytes[open] === SPACE) open += 1;
        if (open < n && bytes[open] === QUOTE) {
          isBlank = false;
          at = open + 1;
          for (;;) {
            if (at >= n) break record;
            const byte = bytes[at];
            at += 1;
            if (byte === QUOTE) {
              if (at >= n && !atEnd) break record;
              if (bytes[at] !== QUOTE || at >= n) break;
              at += 1;
            } else if (byte === LF || (byte === CR && bytes[at] !== LF)) newLines += 1;
          }
          while (at < n && bytes[at] === SPACE) at += 1;
          const after = at < n ? bytes[at] : LF;
          if (after !== delimiter && after !== LF && after !== CR) malformed = true;
        }
        while (at < n && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) {
          at += 1;
          isBlank = false;
        }
        if (at >= n) break;
        if (bytes[at] !== delimiter) {
          ended = true;
          break;
        }
        isBlank = false;
        fields += 1;
        at += 1;
        lastFieldStart = at;
      }
      // A CR at the very end may be half of a line end.
      if (!ended || (bytes[at] === CR && at + 1 >= n && !atEnd)) {
        if (!atEnd || start >= n) break;
        if (!ended && this.isOpen(bytes, start, n)) break;
        at = ended ? at : n;
      }
      const end = at;
      if (!isBlank && !this.isEmptyRecord(bytes, start, end)) {
        if (fields === this.nColumns + 1 && lastFieldStart === end) fields = this.nColumns;
        const record = bytes.subarray(start, end);
        visit({ line, bytes: record, fault: this.faultOf(record, fields, malformed) });
      }
      if (at < n) {
        at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
        newLines += 1;
      }
      start = at;
      line += newLines;
      this.line = line;
      if (start >= n) break;
    }
    return start;
  }

  /** A line of spaces between records of several columns, or `""` alone in a file of one column: DuckDB's reader has no row for it. */
  private isEmptyRecord(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.nColumns === 1) return end - start === 2 && bytes[start] === QUOTE && bytes[start + 1] === QUOTE;
    for (let at = start; at < end; at += 1) if (bytes[at] !== SPACE) return false;
    return true;
  }

  /** Whether a quoted field that begins in [start, n) does not end there. */
  private isOpen(bytes: Uint8Array, start: number, n: number): boolean {
    let at = start;
    while (at < n) {
      let open = at;
      while (open < n && bytes[open] === SPACE) open += 1;
      if (bytes[open] === QUOTE && open < n) {
        at = open + 1;
        for (;;) {
          if (at >= n) return true;
          at += 1;
          if (bytes[at - 1] !== QUOTE) continue;
          if (at >= n || bytes[at] !== QUOTE) break;
          at += 1;
        }
      }
      while (at < n && bytes[at] !== this.delimiter) at += 1;
      at += 1;
    }
    return false;
  }

  private faultOf(record: Uint8Array, fields: number, malformed: boolean): ShapeFault | null {
    if (malformed) return "text after a closing quote";
    if (fields < this.nColumns) return "too few columns";
    if (fields > this.nColumns) return "too many columns";
    if (record.length > MAX_RECORD_BYTES) return "longer than 16 MB";
    if (this.checkUtf8 && !isUtf8(record)) return "not valid UTF-8";
    return null;
  }

  /** Gives up on a record that outgrew every bound: nothing after it can be trusted. */
  private dropOverlong(visit: (record: ScannedRecord) => void): void {
    visit({ line: this.line, bytes: this.pending.subarray(0, 200), fault: "longer than 16 MB" });
    throw new OverlongRecordError(this.line);
  }
}

/** A record of more than twice the bound: most likely a quote that is never closed. */
export class OverlongRecordError extends Error {
  override readonly name = "OverlongRecordError";
  constructor(readonly line: number) {
    super(`the record that starts on line ${line} is longer than ${2 * MAX_RECORD_BYTES} bytes`);
  }
}

/** Fields of one record, unquoted, as DuckDB's reader gives them. */
export function splitRecord(text: string, delimiter: string): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = /^ *"((?:[^"]|"")*)" */.exec(text.slice(at));
    if (quoted !== null) {
      at += quoted[0].length;
      const rest = text.indexOf(delimiter, at);
      fields.push(quoted[1].replaceAll('""', '"') + text.slice(at, rest < 0 ? undefined : rest));
      if (rest < 0) return fields;
      at = rest + delimiter.length;
    } else {
      const next = text.indexOf(delimiter, at);
      fields.push(text.slice(at, next < 0 ? undefined : next));
      if (next < 0) return fields;
      at = next + delimiter.length;
    }
  }
}

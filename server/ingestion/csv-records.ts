import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { InputError } from "../ports/errors";

/** Takes one record. `line` is the physical line it begins on, from 1. */
export type RecordVisitor = (cells: readonly string[], line: number) => void;

const SEPARATORS = [",", ";", "\t"] as const;

/** The separator that the header uses most outside quotes; a comma when it uses none. */
function detectSeparator(text: string): string {
  const header = text.split(/\r?\n/, 1)[0].replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => header.split(separator).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** Splits text into records as it arrives: RFC 4180 with `,`, `;` or tab, quoted newlines and doubled quotes; blank lines are no records. */
class RecordSplitter {
  private separator = ",";
  private cells: string[] = [];
  private cell = "";
  private isQuoted = false;
  private wasQuoted = false;
  private hasQuotePending = false;
  private isFirst = true;
  private line = 1;
  private recordLine = 1;

  constructor(private readonly visit: RecordVisitor) {}

  push(text: string): void {
    let start = 0;
    if (this.isFirst && text.length > 0) {
      this.isFirst = false;
      if (text.startsWith("\uFEFF")) start = 1;
      this.separator = detectSeparator(text.slice(start));
    }
    for (let i = start; i < text.length; i += 1) {
      const char = text[i];
      if (this.hasQuotePending) {
        // A quote inside a quoted cell: doubled it is a quote, else it closed the cell.
        this.hasQuotePending = false;
        if (char === '"') {
          this.cell += '"';
          continue;
        }
        this.isQuoted = false;
      }
      if (this.isQuoted) {
        if (char === '"') this.hasQuotePending = true;
        else {
          this.cell += char;
          if (char === "\n") this.line += 1;
        }
      } else if (char === '"' && this.cell === "") {
        this.isQuoted = true;
        this.wasQuoted = true;
      } else if (char === this.separator) {
        this.cells.push(this.cell);
        this.cell = "";
      } else if (char === "\n") {
        this.endRecord();
        this.line += 1;
        this.recordLine = this.line;
      } else {
        this.cell += char;
      }
    }
  }

  finish(path: string): void {
    if (this.isQuoted && !this.hasQuotePending)
      throw new InputError(`${path}, line ${this.recordLine}: a quoted field is not closed. Close it, or double the quotes inside it.`);
    this.endRecord();
  }

  private endRecord(): void {
    const last = this.cell.endsWith("\r") ? this.cell.slice(0, -1) : this.cell;
    const isBlank = this.cells.length === 0 && last === "" && !this.wasQuoted;
    const cells = [...this.cells, last];
    this.cells = [];
    this.cell = "";
    this.wasQuoted = false;
    if (!isBlank) this.visit(cells, this.recordLine);
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch((cause: unknown) => {
    throw new InputError(`${path} cannot be read. Check the path and its permissions.`, { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (cause) {
    throw new InputError(`${path} cannot be read. It must be a file, plain or gzip.`, { cause });
  } finally {
    await file.close();
  }
}

/**
 * Reads a CSV file, plain or gzip (told by its content, not its name), record by record in bounded memory. The header is the first
 * record. Text must be UTF-8.
 * @throws InputError when the file cannot be read or decoded; what `visit` throws is passed on
 */
export async function readCsvRecords(path: string, visit: RecordVisitor): Promise<void> {
  const isPacked = await isGzip(path);
  const splitter = new RecordSplitter(visit);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const source = createReadStream(path);
  const gunzip = isPacked ? createGunzip() : null;
  const stream: Readable = gunzip === null ? source : source.pipe(gunzip);
  source.on("error", (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) splitter.push(decode(decoder, path, chunk as Buffer));
    splitter.push(decode(decoder, path));
  } catch (cause) {
    // Faults of the disk and of the archive carry a code; whatever else was thrown comes from the visitor.
    const code: unknown = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
    if (typeof code !== "string") throw cause;
    throw new InputError(`${path} cannot be read to its end (${code}). Check that it was copied completely.`, { cause });
  } finally {
    source.destroy();
  }
  splitter.finish(path);
}

function decode(decoder: TextDecoder, path: string, chunk?: Buffer): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new InputError(`${path} is not UTF-8 text. Save it as UTF-8.`, { cause });
  }
}

import { existsSync, openSync, readSync, closeSync, rmSync } from "node:fs";
import { mkdir, open, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { messageOf } from "../error-text";
import { InputError } from "../ports/errors";

export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

const HEADER = "file,line,column,value,reason\n";
const FLUSH_CHARS = 256 * 1024;

/** Writes the rejects file as rows come, creating it with the first; keeps the first few for messages. */
export class RejectsWriter {
  readonly first: Reject[] = [];
  count = 0;
  path: string | null = null;
  private file: FileHandle | null = null;
  private buffer = "";

  /**
   * @param wanted path asked for, or null
   * @param folder of the data, the place when none was asked for
   */
  constructor(
    private readonly wanted: string | null,
    private readonly folder: string,
  ) {}

  async add(reject: Reject): Promise<void> {
    if (this.file === null) await this.create();
    if (this.first.length < 3) this.first.push(reject);
    this.count += 1;
    const { file, line, column, value, reason } = reject;
    this.buffer += `${quote(file)},${line},${quote(column)},${quote(value)},${quote(reason)}\n`;
    if (this.buffer.length >= FLUSH_CHARS) await this.flush();
  }

  /** Finishes the file; without any reject, removes the one that an earlier import left in its place. */
  async close(): Promise<void> {
    await this.flush();
    await this.file?.close();
    const place = this.wanted ?? join(this.folder, "rejects.csv");
    if (this.file === null && isRejectsFile(place)) {
      try {
        rmSync(place);
      } catch {
        // A read-only folder keeps its old file; the summary says that nothing was rejected.
      }
    }
    this.file = null;
  }

  private async flush(): Promise<void> {
    if (this.buffer === "" || this.file === null) return;
    await this.file.writeFile(this.buffer);
    this.buffer = "";
  }

  private async create(): Promise<void> {
    const places =
      this.wanted !== null ? [this.wanted] : [join(this.folder, "rejects.csv"), join(tmpdir(), `dealgraph-rejects-${process.pid}.csv`)];
    for (const [i, place] of places.entries()) {
      // A file of that name that is none of ours stays as it is.
      if (this.wanted === null && existsSync(place) && !isRejectsFile(place) && i < places.length - 1) continue;
      try {
        await mkdir(dirname(place), { recursive: true });
        this.file = await open(place, "w");
        this.path = place;
        this.buffer = HEADER;
        return;
      } catch (error) {
        if (i < places.length - 1) continue;
        throw new InputError(`rejects file ${place} cannot be written (${messageOf(error)}); choose another place with --rejects`, {
          cause: error,
        });
      }
    }
  }
}

/** Fields as RFC 4180 has them; a leading formula sign is left alone, the file is for machines first. */
const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function isRejectsFile(path: string): boolean {
  if (!existsSync(path)) return false;
  const head = Buffer.alloc(HEADER.length);
  const file = openSync(path, "r");
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString() === HEADER;
}

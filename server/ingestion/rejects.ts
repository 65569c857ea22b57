import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
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

/** Writes the rejects file beside its place as rows come, and moves it there at the end; keeps the first few for messages. */
export class RejectsWriter {
  readonly first: Reject[] = [];
  count = 0;
  /** Where the file stands after `finish`; null when nothing was rejected. */
  path: string | null = null;
  private file: FileHandle | null = null;
  private place = "";
  private temporary = "";
  private buffer = "";

  /**
   * @param wanted path asked for, or null
   * @param preferred place when none was asked for, or null; never overwrites a file that is no rejects file
   */
  constructor(
    private readonly wanted: string | null,
    private readonly preferred: string | null,
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
  async finish(): Promise<void> {
    if (this.file === null) {
      this.removeOld();
      return;
    }
    await this.flush();
    await this.file.close();
    this.file = null;
    await rename(this.temporary, this.place);
    this.path = this.place;
  }

  /** Leaves everything as it was. */
  async discard(): Promise<void> {
    if (this.file === null) return;
    await this.file.close();
    this.file = null;
    await rm(this.temporary, { force: true });
  }

  private removeOld(): void {
    const place = this.wanted ?? this.preferred;
    if (place === null || !isRejectsFile(place)) return;
    try {
      rmSync(place);
    } catch {
      // A read-only folder keeps its old file; the summary says that nothing was rejected.
    }
  }

  private async flush(): Promise<void> {
    if (this.buffer === "" || this.file === null) return;
    await this.file.writeFile(this.buffer);
    this.buffer = "";
  }

  private async create(): Promise<void> {
    const fallback = join(tmpdir(), `dealgraph-rejects-${process.pid}.csv`);
    const places = this.wanted !== null ? [this.wanted] : this.preferred !== null ? [this.preferred, fallback] : [fallback];
    for (const [i, place] of places.entries()) {
      const isLast = i === places.length - 1;
      if (this.wanted === null && !isLast && existsSync(place) && !isRejectsFile(place)) continue;
      try {
        if (existsSync(place) && !statSync(place).isFile()) throw new Error("it is no file");
        await mkdir(dirname(place), { recursive: true });
        this.temporary = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
        this.file = await open(this.temporary, "w");
        this.place = place;
        this.buffer = HEADER;
        return;
      } catch (error) {
        if (!isLast) continue;
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
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const head = Buffer.alloc(HEADER.length);
  const file = openSync(path, "r");
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString() === HEADER;
}

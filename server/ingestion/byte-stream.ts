import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { messageOf } from "../error-text";
import { InputError } from "../ports/errors";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

const CHUNK_BYTES = 1024 * 1024;

/** The bytes of a file in chunks of about a megabyte, unpacked where it is gzipped. */
async function* readBytes(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const stream = gzip ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file;
  // Errors of the file do not travel down a pipe by themselves.
  if (gzip) file.on("error", (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw new InputError(`${path} cannot be read${gzip ? " as gzip" : ""}: ${messageOf(error)}`, { cause: error });
  } finally {
    file.destroy();
  }
}

/** What the bytes of a text file say about it. */
export interface ByteFacts {
  readonly encoding: Encoding;
  readonly nBytes: number;
  /** Whether every byte sequence is valid in UTF-8. Always true for other encodings, where every byte has a meaning. */
  readonly isClean: boolean;
  readonly hasNul: boolean;
  /** Carriage returns that no line feed follows, or line feeds of both kinds: DuckDB's reader wants one kind. */
  readonly hasMixedLineEnds: boolean;
  readonly margins: Margins;
}

/** White space that values may have at their ends; trimming costs as much as reading, so only what can be there is looked for. */
export type Margins = "none" | "spaces" | "any";

/**
 * Finds the encoding: by byte order mark, else UTF-8 when the bytes are valid UTF-8 or mostly so (more valid multi-byte characters than
 * bad bytes), else Windows-1252, which reads every Latin-1 file.
 */
export async function inspectBytes(path: string, gzip: boolean): Promise<ByteFacts> {
  let nBytes = 0;
  let isValid = true;
  let hasNul = false;
  let nLf = 0;
  let nCrLf = 0;
  let hasBareCr = false;
  let mark: Encoding | "utf-8-bom" | null = null;
  let tail: Buffer = Buffer.alloc(0);
  let endsWithCr = false;
  let hasSpace = false;
  let hasOther = false;
  for await (const chunk of readBytes(path, gzip)) {
    if (nBytes === 0) mark = readMark(chunk);
    nBytes += chunk.length;
    hasNul ||= chunk.includes(0);
    hasSpace ||= chunk.includes(0x20);
    // Tabs, quotes around line ends, and the last byte of a no-break space.
    hasOther ||= chunk.includes(0x09) || chunk.includes(0x22) || chunk.includes(0xa0);
    if (isValid) {
      const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const whole = wholeCharacters(bytes);
      isValid = isUtf8(bytes.subarray(0, whole));
      tail = bytes.subarray(whole);
    }
    // Only files with a carriage return need their line ends counted.
    if (endsWithCr || chunk.includes(0x0d)) {
      for (let at = chunk.indexOf(0x0d); at >= 0; at = chunk.indexOf(0x0d, at + 1)) {
        if (at + 1 < chunk.length && chunk[at + 1] !== 0x0a) hasBareCr = true;
        else if (at + 1 < chunk.length) nCrLf += 1;
      }
      if (endsWithCr && chunk[0] === 0x0a) nCrLf += 1;
      else if (endsWithCr) hasBareCr = true;
    }
    endsWithCr = chunk[chunk.length - 1] === 0x0d;
    if (nCrLf > 0) nLf += countByte(chunk, 0x0a);
    else if (nLf === 0 && chunk.includes(0x0a)) nLf += 1;
  }
  isValid &&= isUtf8(tail);
  const encoding = mark === "utf-8-bom" ? "utf-8" : (mark ?? (isValid || (await isMostlyUtf8(path, gzip)) ? "utf-8" : "windows-1252"));
  const isClean = encoding !== "utf-8" || isValid;
  const margins = hasOther || encoding !== "utf-8" ? "any" : hasSpace ? "spaces" : "none";
  return { encoding, nBytes, isClean, hasNul, hasMixedLineEnds: hasBareCr || endsWithCr || (nCrLf > 0 && nLf !== nCrLf), margins };
}

function countByte(bytes: Buffer, byte: number): number {
  let n = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) n += 1;
  return n;
}

function readMark(bytes: Buffer): Encoding | "utf-8-bom" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8-bom";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Length without an unfinished character at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return size > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Whether characters of several bytes outnumber the bytes that are none. */
async function isMostlyUtf8(path: string, gzip: boolean): Promise<boolean> {
  let nGood = 0;
  let nBad = 0;
  let missing = 0;
  for await (const chunk of readBytes(path, gzip)) {
    for (const byte of chunk) {
      if (missing > 0 && (byte & 0xc0) === 0x80) {
        missing -= 1;
        if (missing === 0) nGood += 1;
        continue;
      }
      if (missing > 0) nBad += 1;
      missing = byte >= 0xf0 && byte < 0xf8 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
      if (byte >= 0xf8 || (byte >= 0x80 && byte < 0xc2)) {
        nBad += 1;
        missing = 0;
      }
    }
  }
  return nGood > nBad;
}

/** The file as UTF-8 bytes without a byte order mark. Bad bytes of a UTF-8 file pass unchanged. */
export async function* readUtf8(path: string, gzip: boolean, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === "utf-8") {
    let isFirst = true;
    for await (const chunk of readBytes(path, gzip)) {
      const hasMark = isFirst && readMark(chunk) === "utf-8-bom";
      isFirst = false;
      yield hasMark ? chunk.subarray(3) : chunk;
    }
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of readBytes(path, gzip)) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

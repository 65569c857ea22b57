import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Request } from "express";
import { codeOf } from "../../error-text";
import { InputError, TimeLimitError } from "../../ports/errors";

export type UploadFormat = "csv" | "ndjson" | "parquet";

const FORMATS: Readonly<Record<string, UploadFormat>> = {
  "text/csv": "csv",
  "text/tab-separated-values": "csv",
  "application/csv": "csv",
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/vnd.apache.parquet": "parquet",
  "application/x-parquet": "parquet",
};

/** The format that the content type says. @throws InputError naming those there are */
export function formatOf(request: Request): UploadFormat {
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0].trim().toLowerCase();
  if (!Object.hasOwn(FORMATS, type)) throw new InputError(`send Content-Type: ${Object.keys(FORMATS).join(", ")}`);
  return FORMATS[type];
}

export interface UploadOptions {
  readonly maxBytes: number;
  /** Longest pause. */
  readonly idleMs: number;
}

/** Packed bytes grow by at most so much; more is a bomb, whatever the limit. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 10 * 1024 * 1024;

/**
 * Writes the body of a request into a new file, unpacked if it came packed.
 * @param signal stops it
 * @throws InputError when it is empty, larger than allowed or grows too much; TimeLimitError when it pauses too long; the signal's reason.
 * Then no file stays
 */
export async function receiveFile(
  request: Request,
  folder: string,
  name: string,
  options: UploadOptions,
  signal: AbortSignal,
): Promise<string> {
  const { maxBytes, idleMs } = options;
  const encoding = (request.headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding !== "identity" && encoding !== "gzip")
    throw new InputError(`Content-Encoding ${encoding.slice(0, 50)}: send the file as it is, or gzip`);
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > maxBytes) throw new InputError(`the file has ${declared} bytes; at most ${maxBytes} are allowed`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const pause = new AbortController();
  const stop = AbortSignal.any([pause.signal, signal]);
  let packed = 0;
  let unpacked = 0;
  let timer = setTimeout(() => undefined, 0);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      pause.abort(new TimeLimitError(`the body paused for longer than ${idleMs} ms`));
    }, idleMs);
  };
  const arriving = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      wait();
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (unpacked > maxBytes) done(new InputError(`the file unpacks to more than the ${maxBytes} bytes that are allowed`));
      else if (unpacked > RATIO_FROM_BYTES && unpacked > MAX_RATIO * packed)
        done(new InputError("the file unpacks to a multiple of itself that no table has"));
      else done(null, chunk);
    },
  });
  try {
    wait();
    const out = createWriteStream(path, { mode: 0o600 });
    if (encoding === "gzip") await pipeline(request, arriving, createGunzip(), counting, out, { signal: stop });
    else await pipeline(request, arriving, counting, out, { signal: stop });
    if (unpacked === 0) throw new InputError("the body is empty: send the file as the body");
    return path;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (stop.aborted) throw stop.reason;
    if (codeOf(error).startsWith("Z_")) throw new InputError("the body is no whole gzip file", { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

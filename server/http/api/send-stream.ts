import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Request, Response } from "express";

export interface StreamAnswer {
  readonly bytes: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
  readonly mediaType: string;
  /** Name under which a browser keeps it. */
  readonly fileName: string;
  /** Strong name of the content; null when it may change at any moment. */
  readonly tag: string | null;
  /** False for formats that are compressed in themselves. */
  readonly compressible: boolean;
}

/** Whether the caller has this content already; then the answer is 304 without a body. */
export function answerUnchanged(request: Request, response: Response, tag: string | null): boolean {
  if (tag === null) {
    response.setHeader("Cache-Control", "no-store");
    return false;
  }
  response.setHeader("ETag", `"${tag}"`);
  response.setHeader("Cache-Control", "private, no-cache");
  response.vary("Authorization");
  const asked = request.headers["if-none-match"];
  const names = (asked ?? "").split(",").map((name) => name.trim().replace(/^W\//, ""));
  // A proxy marks what it packed.
  if (!names.some((name) => name === "*" || name.replace(/-gzip"$/, '"') === `"${tag}"`)) return false;
  response.status(304).end();
  return true;
}

const takesGzip = (request: Request): boolean => request.acceptsEncodings("gzip", "identity") === "gzip";

/** Small pieces are gathered: a write a row would cost more than the row. */
const PIECE_CHARACTERS = 64 * 1024;

async function* gather(bytes: StreamAnswer["bytes"], signal: AbortSignal): AsyncGenerator<string | Uint8Array> {
  let waiting = "";
  for await (const part of bytes) {
    if (typeof part !== "string") {
      yield part;
      continue;
    }
    waiting += part;
    if (waiting.length < PIECE_CHARACTERS) continue;
    signal.throwIfAborted();
    yield waiting;
    waiting = "";
    // Sources that never wait still give other requests their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (waiting !== "") yield waiting;
}

/** Sends bytes as they are made, at the pace of the reader. The first piece is awaited before the head is sent, so that early faults get a status. */
export async function sendStream(request: Request, response: Response, answer: StreamAnswer, signal: AbortSignal): Promise<void> {
  const source = gather(answer.bytes, signal);
  const begun = request.method === "HEAD" ? null : await source.next();
  response.status(200);
  response.setHeader("Content-Type", answer.mediaType);
  response.setHeader("Content-Disposition", `attachment; filename="${answer.fileName}"`);
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (answer.compressible) response.vary("Accept-Encoding");
  if (begun === null) {
    response.end();
    return;
  }
  async function* all(): AsyncGenerator<string | Uint8Array> {
    if (begun?.done === false) yield begun.value;
    yield* source;
  }
  const readable = Readable.from(all(), { objectMode: false, highWaterMark: PIECE_CHARACTERS });
  if (answer.compressible && takesGzip(request)) {
    response.setHeader("Content-Encoding", "gzip");
    await pipeline(readable, createGzip({ level: 1 }), response, { signal });
  } else await pipeline(readable, response, { signal });
}

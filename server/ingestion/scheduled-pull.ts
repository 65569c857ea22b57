import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RECORD_KINDS } from "../ports/deal-store";
import type { Log } from "../ports/log";

export interface PullOptions {
  readonly folder: string | null;
  /** Address below which KIND.csv are. */
  readonly url: string | null;
  readonly minutes: number;
  /** Where fetched files wait for their import. */
  readonly uploadFolder: string;
  readonly maxBytes: number;
  readonly newId: () => string;
  readonly startImport: (input: { readonly folder: string; readonly uploadFolder?: string }) => Promise<unknown>;
  readonly log: Pick<Log, "warn">;
}

const FILES = [...RECORD_KINDS, "aliases", "rates"].map((kind) => `${kind}.csv`);
const TIMEOUT_MS = 600_000;

/** Looks at a folder or an address at once and then every few minutes, and imports it when it changed since it was imported last by this process. */
export function startPull(options: PullOptions): { stop(): void } {
  let before = "";
  let looking = false;
  const look = async (): Promise<void> => {
    if (options.folder !== null) {
      const stamp = await stampOf(options.folder);
      if (stamp !== "" && stamp !== before) {
        await options.startImport({ folder: options.folder });
        before = stamp;
      }
    }
    if (options.url !== null) await fetchAll(options, options.url, tags);
  };
  const tags = new Map<string, string>();
  const tick = (): void => {
    // A slow address must not be asked twice at a time.
    if (looking || (options.folder === null && options.url === null)) return;
    looking = true;
    look()
      .catch((error: unknown) => {
        options.log.warn({ err: error }, "the pull failed; it tries again");
      })
      .finally(() => {
        looking = false;
      });
  };
  const timer = setInterval(tick, options.minutes * 60_000);
  timer.unref();
  tick();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function stampOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  let n = 0;
  for (const name of (await readdir(folder)).sort()) {
    const { mtimeMs, size } = await stat(join(folder, name));
    if (!/\.(csv|tsv|ndjson|jsonl|parquet)(\.gz)?$/i.test(name)) continue;
    hash.update(`${name} ${mtimeMs} ${size}\n`);
    n += 1;
  }
  return n === 0 ? "" : hash.digest("hex");
}

async function fetchAll(
  { uploadFolder, newId, startImport, maxBytes }: PullOptions,
  url: string,
  tags: Map<string, string>,
): Promise<void> {
  const own = join(uploadFolder, `pull-${newId()}`);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const found = new Map<string, string>();
  try {
    for (const name of FILES) {
      const tag = tags.get(name);
      const response = await fetch(`${url}/${name}`, {
        headers: tag === undefined ? {} : { "if-none-match": tag },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: "error",
      });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        if (response.status === 404 || response.status === 304) continue;
        throw new Error(`${name}: status ${response.status}`);
      }
      let bytes = 0;
      const counted = Readable.fromWeb(response.body).map((chunk: Uint8Array) => {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new Error(`${name} has more than ${maxBytes} bytes`);
        return chunk;
      });
      await pipeline(counted, createWriteStream(join(own, name), { mode: 0o600 }));
      found.set(name, response.headers.get("etag") ?? "");
    }
    if (found.size === 0) {
      await rm(own, { recursive: true, force: true });
      return;
    }
    await startImport({ folder: own, uploadFolder: own });
    for (const [name, tag] of found) if (tag !== "") tags.set(name, tag);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
}

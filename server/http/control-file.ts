import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { embeddedFile } from "../stores/embedded-file";

/** How the command line finds the server that has an embedded store open. Written beside the database, readable by its owner only. */
export interface ControlFile {
  readonly pid: number;
  readonly url: string;
  /** Proves that the caller may read the file. */
  readonly token: string;
}

/** Null for stores that need none: in memory, or on a server of their own. */
export function controlFilePath(storeUrl: string): string | null {
  const file = embeddedFile(storeUrl);
  return file === null ? null : `${file}.server.json`;
}

export function writeControlFile(path: string, content: ControlFile): void {
  // Removed first: a mode given to an existing file would be ignored.
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
}

/** Null when there is none or it cannot be read. */
export function readControlFile(path: string): ControlFile | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isControlFile(content) ? content : null;
  } catch {
    return null;
  }
}

/** Removes the file if it is still the one of this process. */
export function removeControlFile(path: string, pid: number): void {
  if (readControlFile(path)?.pid === pid) rmSync(path, { force: true });
}

function isControlFile(content: unknown): content is ControlFile {
  if (typeof content !== "object" || content === null) return false;
  const { pid, url, token } = content as Partial<Record<keyof ControlFile, unknown>>;
  return (
    typeof pid === "number" &&
    typeof url === "string" &&
    /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(url) &&
    typeof token === "string"
  );
}

import { closeSync, openSync, writeSync } from "node:fs";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Log } from "../ports/log";
import type { AuditLog } from "../ports/principal";

type Entry = Parameters<AuditLog["record"]>[0];

/** Every change and export as one JSON line in a file that only grows, and in the log. Entries carry ids, never names. */
export class AuditFile implements AuditLog {
  private handle: number | null = null;

  constructor(
    private readonly path: string | null,
    private readonly log: Log,
  ) {}

  record(entry: Entry): void {
    // The subject may be the id of a client: it stands in the file, out of which it can be taken.
    const { at, principal, action } = entry;
    this.log.info({ audit: { at, principal, action } }, "audit");
    if (this.path === null) return;
    this.handle ??= openSync(this.path, "a", 0o600);
    writeSync(this.handle, `${JSON.stringify(entry)}\n`);
  }

  entries(): readonly Entry[] {
    if (this.path === null || !existsSync(this.path)) return [];
    return readFileSync(this.path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Entry);
  }

  /** Rewrites the file: each entry is kept, changed or (null) left out. @returns entries changed or left out */
  rewrite(change: (entry: Entry) => Entry | null): number {
    const before = this.entries();
    let changed = 0;
    const kept: Entry[] = [];
    for (const entry of before) {
      const next = change(entry);
      if (next !== entry) changed += 1;
      if (next !== null) kept.push(next);
    }
    if (changed === 0 || this.path === null) return 0;
    this.close();
    const beside = `${this.path}.new`;
    writeFileSync(beside, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(""), { mode: 0o600 });
    renameSync(beside, this.path);
    return changed;
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}

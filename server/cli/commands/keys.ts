import { keysPath } from "../../auth/create-auth";
import { KeyFile, type KeyRecord } from "../../auth/api-keys";
import { readConfig } from "../../config";
import { systemClock } from "../../ports/clock";
import { InputError } from "../../ports/errors";
import type { CommandContext } from "../command-context";

interface StoreOption {
  readonly store: string;
}
export interface CreateKeyOptions extends StoreOption {
  readonly name: string;
  readonly role: string;
  readonly scopes?: string;
  readonly expires: string;
}
export interface RotateKeyOptions extends StoreOption {
  readonly grace: string;
}

const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY_MS };

function openKeys({ store }: StoreOption): KeyFile {
  const path = keysPath(store, readConfig(process.env));
  if (path === null)
    throw new InputError("this store has no file of its own: say where keys are by DEALGRAPH_KEYS_FILE, to the server too");
  return new KeyFile(path);
}

/** Milliseconds of `90d`, `12h`, `30m`; null for `never`. */
function duration(text: string, what: string): number | null {
  if (text === "never") return null;
  const match = /^(\d{1,5})([mhd])$/.exec(text);
  if (match === null) throw new InputError(`${what} must be a time such as 90d, 12h or 30m, got ${text}`);
  return Number(match[1]) * UNITS[match[2]];
}

/** Makes a key and prints it: the only time that it is seen. */
export function createKeyCommand(options: CreateKeyOptions, context: CommandContext): void {
  const now = systemClock.now();
  const lifetime = duration(options.expires, "--expires");
  const { key, record } = openKeys(options).create(
    {
      name: options.name,
      role: options.role,
      scopes: options.scopes?.split(",").map((scope) => scope.trim()) ?? null,
      expiresAt: lifetime === null ? null : new Date(now.getTime() + lifetime),
    },
    now,
  );
  tell(key, record, context);
}

function tell(key: string, record: KeyRecord, context: CommandContext): void {
  context.print(key);
  context.note(
    `key ${record.id} of ${record.name}, role ${record.role}, ${record.expiresAt === null ? "does not expire" : `until ${record.expiresAt}`}: keep it, it is shown only now`,
  );
}

export function rotateKeyCommand(id: string, options: RotateKeyOptions, context: CommandContext): void {
  const grace = duration(options.grace, "--grace") ?? 0;
  const { key, record } = openKeys(options).rotate(id, grace, systemClock.now());
  tell(key, record, context);
  context.note(`key ${id} goes on for ${options.grace}`);
}

export function revokeKeyCommand(id: string, options: StoreOption, context: CommandContext): void {
  const { name } = openKeys(options).revoke(id, systemClock.now());
  context.print(`key ${id} of ${name} is revoked`);
}

export function listKeysCommand(options: StoreOption, context: CommandContext): void {
  const now = systemClock.now().toISOString();
  context.print("key_id,name,role,scopes,state,created_at,expires_at");
  for (const { id, name, role, scopes, createdAt, expiresAt, revokedAt } of openKeys(options).list()) {
    const state = revokedAt !== null ? "revoked" : expiresAt !== null && expiresAt <= now ? "expired" : "usable";
    context.print([id, JSON.stringify(name), role, (scopes ?? ["*"]).join(" "), state, createdAt, expiresAt ?? ""].join(","));
  }
}

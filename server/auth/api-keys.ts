import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { InputError, NotFoundError } from "../ports/errors";
import { ROLES, type Principal, type Role } from "../ports/principal";
import { covers, OPERATIONS } from "../use-cases/permissions";

/** A key as it is kept: what it opens and a hash, never the key. */
export interface KeyRecord {
  readonly id: string;
  /** Whose it is, for people. */
  readonly name: string;
  readonly role: Role;
  /** Operations it is held to; null for all that the role allows. */
  readonly scopes: readonly string[] | null;
  /** SHA-256 of the secret, hex. The secret has 256 random bits: nothing slower is needed. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

const KEY = /^dgk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
const NOTHING = hashOf("");

/**
 * The keys of a service, in a JSON file that only its owner may read. The command line writes it, the server reads it again when it
 * changed; both see whole files only.
 */
export class KeyFile {
  private cache: { readonly stamp: string; readonly keys: ReadonlyMap<string, KeyRecord> } | null = null;
  private checkedAt = Number.NEGATIVE_INFINITY;

  constructor(readonly path: string) {}

  /** Keys that are neither revoked nor expired. */
  hasUsable(now: Date): boolean {
    return this.list().some((key) => isUsable(key, now));
  }

  list(): readonly KeyRecord[] {
    return [...this.read(0).values()];
  }

  /** Whom a presented key stands for; null for anything that opens nothing. */
  verify(presented: string, now: Date): Principal | null {
    const [, id = "", secret = ""] = KEY.exec(presented) ?? [];
    const key = this.read(1000).get(id);
    // Hashed and compared whatever was found, so that time tells nothing.
    const isEqual = timingSafeEqual(hashOf(secret), key === undefined ? NOTHING : Buffer.from(key.hash, "hex"));
    if (key === undefined || secret === "" || !isEqual || !isUsable(key, now)) return null;
    return { id: `key:${key.id}`, roles: [key.role], scopes: key.scopes };
  }

  /** Why a principal that `verify` gave has not the rights any more that it had; null while it has. At most a second behind the file. */
  lapsed({ id, roles, scopes }: Principal, now: Date): string | null {
    const key = this.read(1000).get(id.slice("key:".length));
    if (key === undefined) return "the key was removed";
    if (key.revokedAt !== null) return "the key was revoked";
    if (!isUsable(key, now)) return "the key has expired";
    const isSame = roles.length === 1 && roles[0] === key.role && JSON.stringify(scopes) === JSON.stringify(key.scopes);
    return isSame ? null : "the rights of the key were changed";
  }

  /** @returns the key itself, which is shown once and kept nowhere */
  create(
    input: { readonly name: string; readonly role: string; readonly scopes: readonly string[] | null; readonly expiresAt: Date | null },
    now: Date,
  ): { readonly key: string; readonly record: KeyRecord } {
    const role = ROLES.find((one) => one === input.role);
    if (role === undefined) throw new InputError(`role must be one of ${ROLES.join(", ")}, got ${input.role}`);
    if (input.name.trim() === "" || input.name.length > 100) throw new InputError("the name of a key must have 1 to 100 characters");
    for (const scope of input.scopes ?? [])
      if (!OPERATIONS.some((operation) => covers(scope, operation)))
        throw new InputError(`scope ${scope} covers no operation; there are ${OPERATIONS.join(", ")}`);
    if (input.expiresAt !== null && input.expiresAt <= now) throw new InputError("the key would have expired already");
    const id = randomBytes(6).toString("hex");
    const secret = randomBytes(32).toString("base64url");
    const record: KeyRecord = {
      id,
      name: input.name.trim(),
      role,
      scopes: input.scopes,
      hash: hashOf(secret).toString("hex"),
      createdAt: now.toISOString(),
      expiresAt: input.expiresAt?.toISOString() ?? null,
      revokedAt: null,
    };
    this.write([...this.list(), record]);
    return { key: `dgk_${id}_${secret}`, record };
  }

  /** A new key with the same rights; the old one goes on for `graceMs`, so that its users can change over. */
  rotate(id: string, graceMs: number, now: Date): { readonly key: string; readonly record: KeyRecord } {
    const old = this.find(id);
    if (!isUsable(old, now)) throw new InputError(`key ${id} is revoked or has expired: create a new one`);
    const lifetime = old.expiresAt === null ? null : Date.parse(old.expiresAt) - Date.parse(old.createdAt);
    const made = this.create(
      { name: old.name, role: old.role, scopes: old.scopes, expiresAt: lifetime === null ? null : new Date(now.getTime() + lifetime) },
      now,
    );
    const end = new Date(Math.min(now.getTime() + graceMs, old.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(old.expiresAt)));
    this.write(this.list().map((key) => (key.id === id ? { ...key, expiresAt: end.toISOString() } : key)));
    return made;
  }

  revoke(id: string, now: Date): KeyRecord {
    const old = this.find(id);
    const revoked = { ...old, revokedAt: old.revokedAt ?? now.toISOString() };
    this.write(this.list().map((key) => (key.id === id ? revoked : key)));
    return revoked;
  }

  private find(id: string): KeyRecord {
    const key = this.read(0).get(id);
    if (key === undefined) throw new NotFoundError(`no key ${id} in ${this.path}`);
    return key;
  }

  private read(staleMs: number): ReadonlyMap<string, KeyRecord> {
    const now = performance.now();
    if (this.cache !== null && now - this.checkedAt < staleMs) return this.cache.keys;
    this.checkedAt = now;
    if (!existsSync(this.path)) {
      this.cache = { stamp: "", keys: new Map() };
      return this.cache.keys;
    }
    const { mtimeMs, size, ino } = statSync(this.path);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (this.cache?.stamp === stamp) return this.cache.keys;
    const content: unknown = JSON.parse(readFileSync(this.path, "utf8"));
    const keys = (content as { readonly keys?: unknown }).keys;
    if (!Array.isArray(keys) || !keys.every(isRecord)) throw new InputError(`${this.path} is no file of keys: restore it or remove it`);
    this.cache = { stamp, keys: new Map(keys.map((key) => [key.id, key])) };
    return this.cache.keys;
  }

  private write(keys: readonly KeyRecord[]): void {
    const beside = `${this.path}.${process.pid}.new`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
    renameSync(beside, this.path);
    this.cache = null;
  }
}

const isUsable = ({ revokedAt, expiresAt }: KeyRecord, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now.getTime());

function isRecord(value: unknown): value is KeyRecord {
  if (typeof value !== "object" || value === null) return false;
  const { id, hash, role, name } = value as Partial<Record<keyof KeyRecord, unknown>>;
  return (
    typeof id === "string" &&
    typeof name === "string" &&
    typeof hash === "string" &&
    /^[0-9a-f]{64}$/.test(hash) &&
    ROLES.some((one) => one === role)
  );
}

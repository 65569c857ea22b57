import { createHash, randomBytes } from "node:crypto";
import type { Principal } from "../ports/principal";

interface Session {
  readonly principal: Principal;
  readonly endsAt: number;
  /** Asked at every use: a session ends with the key it was opened by. */
  readonly stillValid: () => boolean;
}

const MAX_SESSIONS = 10_000;

/** Sign-ins of people, in memory: a restart ends them. Kept by the hash of what the browser holds. */
export class Sessions {
  private readonly byHash = new Map<string, Session>();

  constructor(private readonly lifetimeMs: number) {}

  open(principal: Principal, now: Date, stillValid: () => boolean = () => true): { readonly token: string; readonly maxAgeMs: number } {
    for (const [hash, { endsAt }] of this.byHash) if (endsAt <= now.getTime() || this.byHash.size >= MAX_SESSIONS) this.byHash.delete(hash);
    const token = randomBytes(32).toString("base64url");
    this.byHash.set(hashOf(token), { principal, endsAt: now.getTime() + this.lifetimeMs, stillValid });
    return { token, maxAgeMs: this.lifetimeMs };
  }

  find(token: string, now: Date): Principal | null {
    const session = this.byHash.get(hashOf(token));
    if (session === undefined || session.endsAt <= now.getTime() || !session.stillValid()) return null;
    return session.principal;
  }

  close(token: string): void {
    this.byHash.delete(hashOf(token));
  }
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

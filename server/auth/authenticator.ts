import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "../ports/clock";
import { UnauthenticatedError } from "../ports/errors";
import type { Principal } from "../ports/principal";
import type { KeyFile } from "./api-keys";
import type { Sessions } from "./sessions";
import type { TokenVerifier } from "./tokens";

export const SESSION_COOKIE = "dealgraph_session";
/** Without keys everybody on this machine is its owner. */
const OWNER: Principal = { id: "local", roles: ["admin"] };

export interface AuthenticatorOptions {
  readonly keys: KeyFile | null;
  readonly tokens: TokenVerifier | null;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** Who asks, and how we know. `via` session needs protection against forged requests, because browsers send cookies by themselves. */
export interface Identity {
  readonly principal: Principal;
  readonly via: "open" | "key" | "token" | "session";
  /** Why the principal has not these rights any more; null while it has. For what stays open. */
  readonly lapsed: () => string | null;
}

/** Tells who asks: by `Authorization: Bearer KEY-or-token`, `Authorization: Basic any:KEY`, `X-Api-Key: KEY`, or the cookie of a sign-in. */
export class Authenticator {
  constructor(private readonly options: AuthenticatorOptions) {}

  /** Whether anybody must say who they are. */
  isRequired(): boolean {
    const { keys, tokens, clock } = this.options;
    // A file of keys, even of revoked ones, was made to close the door: losing the last key must not open it.
    return tokens !== null || (keys !== null && (keys.list().length > 0 || keys.hasUsable(clock.now())));
  }

  /** @throws UnauthenticatedError */
  async identify(headers: IncomingHttpHeaders): Promise<Identity> {
    const presented = presentedBy(headers);
    if (presented !== null) return this.check(presented);
    const cookie = cookieOf(headers.cookie ?? "", SESSION_COOKIE);
    const principal = cookie === null ? null : this.options.sessions.find(cookie, this.options.clock.now());
    if (cookie !== null && principal !== null) {
      const lapsed = () => (this.options.sessions.find(cookie, this.options.clock.now()) === null ? "the sign-in has ended" : null);
      return { principal, via: "session", lapsed };
    }
    if (!this.isRequired())
      return { principal: OWNER, via: "open", lapsed: () => (this.isRequired() ? "a key is needed from now on" : null) };
    throw new UnauthenticatedError("a key is needed: send it as Authorization: Bearer KEY, as the password of Basic, or as X-Api-Key");
  }

  /** The key's owner, or null: for sign-in pages. */
  byKey(key: string): Principal | null {
    return this.options.keys?.verify(key, this.options.clock.now()) ?? null;
  }

  /** Whether a principal of `byKey` still has its rights. */
  keyStands(principal: Principal): boolean {
    return this.options.keys?.lapsed(principal, this.options.clock.now()) === null;
  }

  private async check(presented: string): Promise<Identity> {
    const { keys, tokens, clock } = this.options;
    const byKey = keys?.verify(presented, clock.now()) ?? null;
    if (keys !== null && byKey !== null) return { principal: byKey, via: "key", lapsed: () => keys.lapsed(byKey, clock.now()) };
    // Three parts with dots between: a token. Keys never have dots.
    if (tokens !== null && presented.split(".").length === 3) {
      const byToken = await tokens.verify(presented);
      if (byToken !== null) {
        const { principal, endsAtMs } = byToken;
        return { principal, via: "token", lapsed: () => (clock.now().getTime() >= endsAtMs ? "the token has expired" : null) };
      }
    }
    throw new UnauthenticatedError("the key or token is unknown, has expired or is meant for another service");
  }
}

function presentedBy(headers: IncomingHttpHeaders): string | null {
  const key = headers["x-api-key"];
  if (typeof key === "string" && key !== "") return key;
  const [scheme = "", value = ""] = (headers.authorization ?? "").split(/ +/, 2);
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return headers.authorization === undefined ? null : "";
  const text = Buffer.from(value, "base64").toString("utf8");
  return text.slice(text.indexOf(":") + 1);
}

export function cookieOf(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

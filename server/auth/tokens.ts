import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { StoreUnavailableError } from "../ports/errors";
import { ROLES, type Principal, type Role } from "../ports/principal";

/** Only signatures that a public key checks: a shared secret or none at all proves nothing here. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

export interface TokenOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Default: what the issuer's discovery document says. */
  readonly jwksUrl: string | null;
  readonly rolesClaim: string;
  readonly clockSkewSeconds: number;
}

export interface Discovery {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly authorization_endpoint?: string;
  readonly token_endpoint?: string;
}

/** Checks tokens of one OpenID Connect issuer against its published keys. */
export class TokenVerifier {
  private keys: JWTVerifyGetKey | null = null;
  private discovered: Discovery | null = null;

  constructor(private readonly options: TokenOptions) {}

  /**
   * Whom a token stands for and until when, with the allowance for clocks; null when it is not valid for this service.
   * @param nonce that an id token must carry
   */
  async verify(
    token: string,
    audience = this.options.audience,
    nonce: string | null = null,
  ): Promise<{ readonly principal: Principal; readonly endsAtMs: number } | null> {
    const { issuer, clockSkewSeconds, rolesClaim } = this.options;
    const keys = await this.keySet();
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: clockSkewSeconds,
        requiredClaims: ["exp", "sub"],
      }));
    } catch {
      return null;
    }
    if (nonce !== null && payload["nonce"] !== nonce) return null;
    const principal = { id: `person:${String(payload.sub).slice(0, 200)}`, roles: rolesOf(payload, rolesClaim) };
    return { principal, endsAtMs: 1000 * ((payload.exp ?? 0) + clockSkewSeconds) };
  }

  async discovery(): Promise<Discovery> {
    if (this.discovered !== null) return this.discovered;
    const url = `${this.options.issuer}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: "error" }).catch((error: unknown) => {
      throw new StoreUnavailableError(`the issuer does not answer at ${url}`, true, { cause: error });
    });
    const found = (await response.json().catch(() => ({}))) as Partial<Discovery>;
    if (!response.ok || typeof found.jwks_uri !== "string" || found.issuer !== this.options.issuer)
      throw new StoreUnavailableError(`${url} is no discovery document of this issuer`, true);
    this.discovered = found as Discovery;
    return this.discovered;
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    if (this.keys === null) {
      const url = this.options.jwksUrl ?? (await this.discovery()).jwks_uri;
      this.keys = createRemoteJWKSet(new URL(url), { cooldownDuration: 30_000, cacheMaxAge: 600_000, timeoutDuration: 5000 });
    }
    return this.keys;
  }
}

function rolesOf(payload: JWTPayload, claim: string): Role[] {
  let value: unknown = payload;
  for (const part of claim.split("."))
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  const names: readonly unknown[] = Array.isArray(value) ? value : typeof value === "string" ? value.split(/[ ,]+/) : [];
  return ROLES.filter((role) => names.includes(role));
}

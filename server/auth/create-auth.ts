import { checkExposure, type Config } from "../config";
import type { Clock } from "../ports/clock";
import { embeddedFile } from "../stores/embedded-file";
import { KeyFile } from "./api-keys";
import { Authenticator } from "./authenticator";
import { Sessions } from "./sessions";
import { TokenVerifier } from "./tokens";

const MINUTE_MS = 60_000;

/** A file that belongs to a store: beside an embedded one, or where a setting says. Null for stores in memory or elsewhere. */
export function besideStore(storeUrl: string, configured: string | null, ending: string): string | null {
  const file = embeddedFile(storeUrl);
  return configured ?? (file === null ? null : `${file}.${ending}`);
}

export const keysPath = (storeUrl: string, config: Pick<Config, "keysFile">): string | null =>
  besideStore(storeUrl, config.keysFile, "keys.json");

/** Everything that tells who asks. @throws InputError when the service would be open to other machines without it */
export function createAuth(storeUrl: string, config: Config, clock: Clock) {
  const path = keysPath(storeUrl, config);
  const keys = path === null ? null : new KeyFile(path);
  const { oidcIssuer: issuer, oidcAudience: audience, oidcJwksUrl: jwksUrl, oidcRolesClaim: rolesClaim, clockSkewSeconds } = config;
  const tokens =
    issuer === null || audience === null ? null : new TokenVerifier({ issuer, audience, jwksUrl, rolesClaim, clockSkewSeconds });
  const sessions = new Sessions(config.sessionMinutes * MINUTE_MS);
  const authenticator = new Authenticator({ keys, tokens, sessions, clock });
  checkExposure(config, authenticator.isRequired());
  return { authenticator, sessions, tokens };
}

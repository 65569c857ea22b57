import { createHash, randomBytes } from "node:crypto";
import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { cookieOf, SESSION_COOKIE, type Authenticator } from "../auth/authenticator";
import type { Sessions } from "../auth/sessions";
import type { TokenVerifier } from "../auth/tokens";
import type { Config } from "../config";
import type { Clock } from "../ports/clock";
import { UnauthenticatedError } from "../ports/errors";
import type { Principal } from "../ports/principal";
import type { RateLimits } from "./limits";

export interface SignInOptions {
  readonly config: Config;
  readonly authenticator: Authenticator;
  readonly sessions: Sessions;
  readonly tokens: TokenVerifier | null;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
}

const FLOW_COOKIE = "dealgraph_flow";
const FLOW_MS = 600_000;

/** Sign-in of people: by a key that `dealgraph keys create` made, or at the configured OpenID Connect issuer (code flow with PKCE). */
export function createSignIn(options: SignInOptions): RequestHandler {
  const { config, authenticator, sessions, tokens, rateLimits, clock } = options;
  const router = Router();
  const secure = config.publicUrl?.startsWith("https:") === true;
  const cookie = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;
  const hasOidc = tokens !== null && config.oidcClientId !== null;

  const begin = (response: Response, principal: Principal, stillValid?: () => boolean): void => {
    const { token, maxAgeMs } = sessions.open(principal, clock.now(), stillValid);
    response.cookie(SESSION_COOKIE, token, { ...cookie, sameSite: "strict", maxAge: maxAgeMs });
    // A page of our own leads on: after a way over another site a redirect would go without the strict cookie.
    response
      .status(200)
      .type("html")
      .send(page("Signed in", '<p>Signed in.</p><p><a class="button" href="/">Open the explorer</a></p>', "/"));
  };

  router.get("/", (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    if (!authenticator.isRequired()) {
      response.redirect(303, "/");
      return;
    }
    response.type("html").send(page("Sign in", form(hasOidc, null)));
  });

  router.post("/", express.urlencoded({ extended: false, limit: "4kb" }), async (request: Request, response: Response) => {
    const address = request.socket.remoteAddress ?? "";
    await rateLimits.checkFailures(address);
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== "null" && new URL(origin).host !== request.headers.host)
      throw new UnauthenticatedError("this form belongs to another site");
    const given: unknown = (request.body as Record<string, unknown> | undefined)?.["access"];
    const principal = typeof given === "string" ? authenticator.byKey(given.trim()) : null;
    if (principal === null) {
      await rateLimits.failed(address);
      response
        .status(401)
        .type("html")
        .send(page("Sign in", form(hasOidc, "This key opens nothing here: it may have expired or been revoked.")));
      return;
    }
    begin(response, principal, () => authenticator.keyStands(principal));
  });

  router.post("/out", (request, response) => {
    sessions.close(cookieOf(request.headers.cookie ?? "", SESSION_COOKIE) ?? "");
    response.clearCookie(SESSION_COOKIE, cookie).redirect(303, "/sign-in");
  });

  if (hasOidc) addOidc(router, options, tokens, begin, cookie);
  return router;
}

function addOidc(
  router: Router,
  { config, rateLimits }: SignInOptions,
  tokens: TokenVerifier,
  begin: (response: Response, principal: Principal) => void,
  cookie: { readonly httpOnly: true; readonly sameSite: "lax"; readonly secure: boolean; readonly path: string },
): void {
  const clientId = config.oidcClientId ?? "";
  const callback = `${config.publicUrl ?? ""}/sign-in/callback`;

  router.get("/oidc", async (_request, response) => {
    const { authorization_endpoint: endpoint } = await tokens.discovery();
    if (endpoint === undefined) throw new UnauthenticatedError("the issuer offers no sign-in");
    const [state, nonce, verifier] = [randomBytes(24), randomBytes(24), randomBytes(32)].map((bytes) => bytes.toString("base64url"));
    response.cookie(FLOW_COOKIE, `${state}.${nonce}.${verifier}`, { ...cookie, path: "/sign-in", maxAge: FLOW_MS });
    const url = new URL(endpoint);
    const parameters = {
      response_type: "code",
      client_id: clientId,
      redirect_uri: callback,
      scope: "openid profile",
      state,
      nonce,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    response.redirect(303, url.href);
  });

  router.get("/callback", async (request, response) => {
    const address = request.socket.remoteAddress ?? "";
    await rateLimits.checkFailures(address);
    const fail = async (why: string): Promise<never> => {
      await rateLimits.failed(address);
      throw new UnauthenticatedError(`sign-in failed: ${why}`);
    };
    const [state = "", nonce = "", verifier = ""] = (cookieOf(request.headers.cookie ?? "", FLOW_COOKIE) ?? "").split(".");
    response.clearCookie(FLOW_COOKIE, { ...cookie, path: "/sign-in" });
    const { code, state: returned } = request.query;
    if (state === "" || returned !== state) return fail("it was not begun here, or took too long; begin again");
    if (typeof code !== "string") return fail("the issuer refused it");
    const { token_endpoint: endpoint } = await tokens.discovery();
    if (endpoint === undefined) return fail("the issuer gives no tokens");
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: callback,
      client_id: clientId,
      code_verifier: verifier,
    });
    if (config.oidcClientSecret !== null) body.set("client_secret", config.oidcClientSecret);
    const answer = await fetch(endpoint, { method: "POST", body, signal: AbortSignal.timeout(10_000), redirect: "error" }).catch(
      () => null,
    );
    const content = (await answer?.json().catch(() => null)) as { readonly id_token?: unknown } | null | undefined;
    if (answer?.ok !== true || typeof content?.id_token !== "string") return fail("the issuer gave no token for the code");
    const signedIn = await tokens.verify(content.id_token, clientId, nonce);
    if (signedIn === null) return fail("the token is not valid");
    const { principal } = signedIn;
    if (principal.roles.length === 0) return fail(`the account has none of the roles in the claim ${config.oidcRolesClaim}`);
    begin(response, principal);
  });
}

const form = (hasOidc: boolean, fault: string | null): string => `
${fault === null ? "" : `<p role="alert" class="fault">${fault}</p>`}
${hasOidc ? '<p><a class="button" href="/sign-in/oidc">Sign in with your organisation</a></p><p>or</p>' : ""}
<form method="post" action="/sign-in">
<label for="access">Key</label>
<input id="access" name="access" type="password" autocomplete="current-password" required maxlength="200">
<p class="hint">The administrator makes one with <code>dealgraph keys create --name you --role viewer</code>; the first admin makes it on the machine itself.</p>
<button type="submit">Sign in</button>
</form>`;

/** A page without scripts; styles in place are what the policy allows. */
const page = (title: string, body: string, next: string | null = null): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - dealgraph</title>
${next === null ? "" : `<meta http-equiv="refresh" content="0; url=${next}">`}
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:15vh auto;padding:0 1rem}label{display:block;font-weight:600}
input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;margin:.25rem 0}button,.button{display:inline-block;padding:.5rem 1rem;font:inherit;cursor:pointer}
.fault{border-left:4px solid #c00;padding-left:.75rem}.hint{opacity:.8;font-size:.875rem}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>
`;

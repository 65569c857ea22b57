import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "graphql-sse";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { openStores } from "../../../server/stores/open-stores";
import { runCli } from "../support/run-cli";
import { keysAreSeen, startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

/** One server that plays everybody whom the service talks to: webhooks and the issuer. */
let world: Server;
let worldUrl = "";
let service: SecuredService;
let stopped = false;
const hooks: { readonly body: string; readonly signature: string | undefined }[] = [];
let hooksToFail = 1;

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

/** What the issuer gives for a code, by code; set by the tests. */
const idTokens = new Map<string, { readonly token: string; readonly challenge: string }>();
let signing: Awaited<ReturnType<typeof generateKeyPair>>;
let stranger: Awaited<ReturnType<typeof generateKeyPair>>;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const part of request) text += (part as Buffer).toString();
  return text;
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const json = (value: object): void => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(value));
  };
  switch (request.url) {
    case "/hook":
      hooks.push({ body, signature: request.headers["x-dealgraph-signature"] as string | undefined });
      response.statusCode = (hooksToFail -= 1) >= 0 ? 500 : 200;
      response.end();
      return;
    case "/issuer/.well-known/openid-configuration":
      json({
        issuer: `${worldUrl}/issuer`,
        jwks_uri: `${worldUrl}/issuer/keys`,
        authorization_endpoint: `${worldUrl}/issuer/authorize`,
        token_endpoint: `${worldUrl}/issuer/token`,
      });
      return;
    case "/issuer/keys":
      json({ keys: [{ ...(await exportJWK(signing.publicKey)), kid: "k1", alg: "ES256", use: "sig" }] });
      return;
    case "/issuer/token": {
      const form = new URLSearchParams(body);
      const given = idTokens.get(form.get("code") ?? "");
      const verifier = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      // As issuers do: the proof must fit the challenge with which the sign-in was begun.
      if (given?.challenge !== verifier || form.get("client_secret") !== "hush") {
        response.statusCode = 400;
        json({ error: "invalid_grant" });
      } else json({ id_token: given.token });
      return;
    }
    default:
      response.statusCode = 404;
      response.end();
  }
}

beforeAll(async () => {
  provider.register();
  [signing, stranger] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  world = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => world.listen(0, "127.0.0.1", resolve));
  worldUrl = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  service = await startSecuredService(
    {
      DEALGRAPH_WEBHOOK_URL: `${worldUrl}/hook`,
      DEALGRAPH_WEBHOOK_SECRET: "s3cret",
      DEALGRAPH_OIDC_ISSUER: `${worldUrl}/issuer`,
      DEALGRAPH_OIDC_AUDIENCE: "dealgraph",
      DEALGRAPH_OIDC_CLIENT_ID: "explorer",
      DEALGRAPH_OIDC_CLIENT_SECRET: "hush",
      DEALGRAPH_OIDC_ROLES_CLAIM: "realm.roles",
      DEALGRAPH_PUBLIC_URL: "http://127.0.0.1:4173",
      DEALGRAPH_CLOCK_SKEW_SECONDS: "5",
    },
    { analysed: false },
  );
});
afterAll(async () => {
  if (!stopped) await service.stop();
  rmSync(service.folder, { recursive: true, force: true });
  world.closeAllConnections();
  world.close();
});

describe("what happens in the service", () => {
  const events: { readonly kind: string; readonly status?: string; readonly runId?: string }[] = [];
  const subscribed: unknown[] = [];
  let runId = "";

  beforeAll(async () => {
    const stream = await service.call("/api/v1/events", { role: "viewer" });
    expect(stream.headers.get("content-type")).toBe("text/event-stream");
    void (async () => {
      let text = "";
      for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString();
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
          if (data !== undefined) events.push(JSON.parse(data) as (typeof events)[number]);
          text = text.slice(end + 2);
        }
      }
    })().catch(() => undefined); // Ends with an abort when the test has seen enough.
    const client = createClient({
      url: `${service.url}/graphql/stream`,
      headers: { authorization: `Bearer ${service.keys.viewer}` },
      retryAttempts: 0,
    });
    client.subscribe(
      { query: "subscription { runActivated { runId nProblems nClients } }" },
      {
        next: ({ data }) => subscribed.push(data),
        error: () => undefined,
        complete: () => undefined,
      },
    );
    // Both streams stand before anything happens.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { data } = await service.graphql<{ startAnalysis: { id: string } }>(
      "mutation { startAnalysis(input: { mode: FAST, seed: 3 }) { id } }",
    );
    runId = data.startAnalysis.id;
    await until(() => Promise.resolve(events.some(({ kind }) => kind === "run-active") && subscribed.length > 0 ? true : null), 300_000);
  });

  it("is told to followers: the progress of jobs, and the new results", async () => {
    await until(() => Promise.resolve(events.some(({ kind, status }) => kind === "job" && status === "succeeded") ? true : null), 20_000);
    expect(events.find(({ kind }) => kind === "run-active")).toMatchObject({ runId, nClients: 160 });
  });

  it("is told to subscribers over graphql-sse", () => {
    expect(subscribed[0]).toMatchObject({ runActivated: { runId, nClients: 160 } });
  });

  it("refuses queries, strangers and fields that are not there on the stream", async () => {
    const ask = (query: string, role: "viewer" | null) =>
      service.call("/graphql/stream", { role, method: "POST", headers: { accept: "text/event-stream" }, body: { query } });
    expect((await ask("subscription { runActivated { runId } }", null)).status).toBe(401);
    expect(await (await ask("{ activeRun { id } }", "viewer")).text()).toMatch(/only subscriptions/);
    expect(await (await ask("subscription { nothing }", "viewer")).text()).toMatch(/Cannot query field/);
    expect(await (await ask("subscription { runActivate { runId } }", "viewer")).text()).not.toMatch(/Did you mean|runActivated/);
  });

  it("is sent to the webhook, again after a failure, signed over the very bytes", async () => {
    const found = await until(() => Promise.resolve(hooks.find(({ body }) => body.includes('"run-active"')) ?? null), 30_000);
    expect(found.signature).toBe(`sha256=${createHmac("sha256", "s3cret").update(found.body).digest("hex")}`);
    await until(() => Promise.resolve(hooks.length > 1 ? true : null), 30_000);
    expect(hooks[0].body).toBe(hooks[1].body);
  });

  it("is traced from the resolver over the use-case into the store, in one trace, without ids of clients", async () => {
    exporter.reset();
    await service.graphql('{ clients(first: 3, search: "c1") { nodes { id } } }');
    const finished = exporter.getFinishedSpans();
    const request = finished.find(({ name }) => name === "POST /graphql");
    const traceId = request?.spanContext().traceId;
    // The service reads for itself too, in traces of its own.
    const spans = finished.filter((span) => span.spanContext().traceId === traceId);
    const [resolver, useCase, store] = ["resolver Query.clients", "use-case clients.read", "store read"].map((wanted) =>
      spans.find(({ name }) => name === wanted),
    );
    expect([request, resolver, useCase, store]).not.toContain(undefined);
    expect(store?.parentSpanContext?.spanId).toBe(useCase?.spanContext().spanId);
    expect(useCase?.parentSpanContext?.spanId).toBe(resolver?.spanContext().spanId);
    expect(JSON.stringify(finished.map(({ name, attributes }) => [name, attributes]))).not.toContain("c1");
  });
});

describe("decisions and outcomes as lists", () => {
  it("are there as files and in GraphQL, with what the policies made of them", async () => {
    const clients = (await service.graphql<{ clients: { nodes: { id: string }[] } }>("{ clients(first: 20) { nodes { id } } }")).data
      .clients.nodes;
    const ids: string[] = [];
    for (const { id } of clients.slice(0, 4)) {
      const { data } = await service.graphql<{ serveRecommendation: { items: { decisionId: string }[] } }>(
        "mutation($id: ID!) { serveRecommendation(clientId: $id) { items { decisionId } } }",
        { variables: { id } },
      );
      ids.push(...data.serveRecommendation.items.map(({ decisionId }) => decisionId));
    }
    const kinds = ["ACCEPTED", "REJECTED", "IGNORED"];
    for (const [i, decisionId] of ids.slice(0, 6).entries())
      expect(
        (
          await service.graphql(
            `mutation($d: ID!) { recordOutcome(input: { id: "o${i}", decisionId: $d, kind: ${kinds[i % 3]}, amount: 10 }) { recorded } }`,
            { variables: { d: decisionId } },
          )
        ).errors,
      ).toBeUndefined();
    const rows = async (name: string) => (await (await service.call(`/api/v1/export/${name}.json`)).json()) as Record<string, unknown>[];
    expect((await rows("decisions")).map((row) => row["decision_id"]).sort()).toEqual([...ids].sort());
    const outcomes = await rows("outcomes");
    expect(outcomes).toHaveLength(6);
    expect(outcomes.filter((row) => row["outcome"] === "accepted")).toHaveLength(2);
    const performance = await rows("policy_performance");
    const total = (column: string): number => performance.reduce((sum, row) => sum + (row[column] as number), 0);
    expect([
      total("n_offers"),
      total("n_accepted"),
      total("n_rejected"),
      total("n_ignored"),
      total("n_unanswered"),
      total("accepted_amount"),
    ]).toEqual([ids.length, 2, 2, 2, ids.length - 6, 20]);
    const { data } = await service.graphql<{
      flat_policy_performance: { nodes: { accepted_share: number; ci_low: number; ci_high: number }[] };
    }>("{ flat_policy_performance { nodes { accepted_share ci_low ci_high } } }");
    for (const { accepted_share: share, ci_low: low, ci_high: high } of data.flat_policy_performance.nodes.filter(
      (row) => row.accepted_share > 0,
    ))
      expect(low < share && share < high).toBe(true);
  });

  it("are empty before there is an evaluation, or another analysis to compare with", async () => {
    for (const name of ["evaluation", "problem_changes", "product_changes"])
      expect(await (await service.call(`/api/v1/export/${name}.json`)).json()).toEqual([]);
  });
});

/** A token of the issuer's. */
const tokenOf = (claims: object, audience: string, expires: string, key: typeof signing = signing): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "k1" })
    .setIssuer(`${worldUrl}/issuer`)
    .setAudience(audience)
    .setSubject("ann")
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key.privateKey);

describe("signing in at an issuer", () => {
  /** Begins a sign-in as a browser does, and comes back with a token of the issuer's. */
  async function signIn(
    claims: object,
    options: {
      readonly audience?: string;
      readonly expires?: string;
      readonly key?: typeof signing;
      readonly nonce?: string;
      readonly state?: string;
    } = {},
  ): Promise<Response> {
    const begun = await service.call("/sign-in/oidc", { role: null });
    expect(begun.status).toBe(303);
    const to = new URL(begun.headers.get("location") ?? "");
    expect(to.origin + to.pathname).toBe(`${worldUrl}/issuer/authorize`);
    expect(to.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:4173/sign-in/callback");
    const cookie = (begun.headers.get("set-cookie") ?? "").split(";", 1)[0];
    const token = await tokenOf(
      { nonce: options.nonce ?? to.searchParams.get("nonce"), ...claims },
      options.audience ?? "explorer",
      options.expires ?? "5m",
      options.key,
    );
    const code = `code-${idTokens.size}`;
    idTokens.set(code, { token, challenge: to.searchParams.get("code_challenge") ?? "" });
    const state = options.state ?? to.searchParams.get("state") ?? "";
    return service.call(`/sign-in/callback?code=${code}&state=${encodeURIComponent(state)}`, { role: null, headers: { cookie } });
  }
  const roles = (...names: string[]) => ({ realm: { roles: names } });

  it("opens a session with the roles of the token, and signing out ends it", async () => {
    const response = await signIn(roles("analyst"));
    expect(response.status).toBe(200);
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(";", 1)[0])
      .find((one) => !one.endsWith("="));
    const ask = (query: string) =>
      service.call("/graphql", { role: null, method: "POST", headers: { cookie: cookie ?? "", origin: service.url }, body: { query } });
    expect(((await (await ask("{ activeRun { id } }")).json()) as { errors?: unknown }).errors).toBeUndefined();
    expect(await (await ask('mutation { activateRun(id: "x") { id } }')).text()).toMatch(/FORBIDDEN/);
    await service.call("/sign-in/out", { role: null, method: "POST", headers: { cookie: cookie ?? "", origin: service.url } });
    expect((await ask("{ activeRun { id } }")).status).toBe(401);
  });

  it("allows for clocks that differ by a little", async () => {
    expect((await signIn(roles("viewer"), { expires: "-2s" })).status).toBe(200);
  });

  it.each<readonly [string, () => Promise<Response>]>([
    ["for another service", () => signIn(roles("admin"), { audience: "other" })],
    ["that has expired", () => signIn(roles("admin"), { expires: "-60s" })],
    ["signed by a stranger", () => signIn(roles("admin"), { key: stranger })],
    ["of another sign-in", () => signIn(roles("admin"), { nonce: "replayed" })],
    ["without a role that is known here", () => signIn(roles("superuser"))],
    ["for a sign-in that was begun elsewhere", () => signIn(roles("admin"), { state: "forged" })],
  ])("refuses a token %s", async (_what, attempt) => {
    const response = await attempt();
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie().some((one) => one.startsWith("dealgraph_session="))).toBe(false);
  });

  it("refuses a code that the issuer does not know", async () => {
    expect((await service.call("/sign-in/callback?code=x&state=y", { role: null })).status).toBe(401);
  });
});

describe("what is open when its rights end", () => {
  /** How long after the end of its rights a stream may be open: two looks of a second, and a busy machine. */
  const LATE_MS = 6000;
  interface Open {
    readonly text: Promise<string>;
    /** When it ended, or null. */
    readonly endedAt: () => number | null;
  }
  const read = (response: Response): Open => {
    expect(response.status).toBe(200);
    let at: number | null = null;
    const text = response.text().finally(() => {
      at = Date.now();
    });
    return { text, endedAt: () => at };
  };
  const follow = async (headers: Readonly<Record<string, string>>): Promise<Open> =>
    read(await service.call("/api/v1/events", { role: null, headers }));
  const subscribe = async (headers: Readonly<Record<string, string>>): Promise<Open> =>
    read(
      await service.call("/graphql/stream", {
        role: null,
        method: "POST",
        headers: { accept: "text/event-stream", ...headers },
        body: { query: "subscription { jobProgress { jobId } }" },
      }),
    );
  const make = (name: string, expiresAt: Date | null = null) =>
    service.keyFile.create({ name, role: "viewer", scopes: null, expiresAt }, new Date());
  const ended = (open: Open) => until(() => Promise.resolve(open.endedAt()), 20_000);

  it("is ended with the reason within seconds: keys that are revoked by the command line, rotated, expired or changed, and no others", async () => {
    const [revoked, rotated, changed, kept] = ["revoked", "rotated", "changed", "kept"].map((name) => make(name));
    const expiresAt = new Date(Date.now() + 4000);
    const expiring = make("expiring", expiresAt);
    await keysAreSeen();
    const as = ({ key }: { readonly key: string }) => ({ "x-api-key": key });
    const [plain, subscription, old, lapsing, other, staying] = await Promise.all([
      follow(as(revoked)),
      subscribe(as(revoked)),
      follow(as(rotated)),
      follow(as(expiring)),
      follow(as(changed)),
      subscribe(as(kept)),
    ]);
    const { status } = await runCli("keys", "revoke", revoked.record.id, "--store", service.storeUrl);
    expect(status).toBe(0);
    const at = Date.now();
    service.keyFile.rotate(rotated.record.id, 0, new Date());
    // By hand, as an administrator might.
    const content = readFileSync(service.keyFile.path, "utf8");
    const file = JSON.parse(content) as { keys: { id: string; scopes: string[] | null }[] };
    for (const key of file.keys) if (key.id === changed.record.id) key.scopes = ["catalog.read"];
    writeFileSync(service.keyFile.path, JSON.stringify(file));
    for (const open of [plain, subscription, old, other]) expect((await ended(open)) - at).toBeLessThan(LATE_MS);
    expect((await ended(lapsing)) - expiresAt.getTime()).toBeLessThan(LATE_MS);
    expect((await ended(lapsing)) >= expiresAt.getTime()).toBe(true);
    expect(await plain.text).toMatch(/event: end\ndata: \{"kind":"end","reason":"the key was revoked: /);
    const [, data = ""] = /event: next\ndata: (.*)\n/.exec(await subscription.text) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      errors: [{ message: expect.stringMatching(/^the key was revoked: /) as string, extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect(await subscription.text).toMatch(/event: complete/);
    expect(await old.text).toMatch(/the key has expired: /);
    expect(await lapsing.text).toMatch(/the key has expired: /);
    expect(await other.text).toMatch(/the rights of the key were changed: /);
    expect(staying.endedAt()).toBeNull();
    expect((await service.call("/api/v1/events", { role: null, headers: as(revoked) })).status).toBe(401);
  });

  it("is ended for a token that expires, and for a sign-in that is signed out or was made by a key that is revoked", async () => {
    const signer = make("signer");
    await keysAreSeen();
    const signIn = async (): Promise<Readonly<Record<string, string>>> => {
      const response = await service.call("/sign-in", {
        role: null,
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: `access=${signer.key}`,
      });
      return { cookie: (response.headers.get("set-cookie") ?? "").split(";", 1)[0] };
    };
    const [leaving, left] = [await signIn(), await signIn()];
    // Five seconds are allowed for clocks that differ.
    const expired = Date.now() + 5000;
    const bearer = await tokenOf({ realm: { roles: ["viewer"] } }, "dealgraph", "0s");
    const [byToken, bySignIn, bySigner] = await Promise.all([
      follow({ authorization: `Bearer ${bearer}` }),
      follow(leaving),
      subscribe(left),
    ]);
    await service.call("/sign-in/out", { role: null, method: "POST", headers: { ...leaving, origin: service.url } });
    service.keyFile.revoke(signer.record.id, new Date());
    const at = Date.now();
    for (const open of [bySignIn, bySigner]) expect((await ended(open)) - at).toBeLessThan(LATE_MS);
    expect((await ended(byToken)) - expired).toBeLessThan(LATE_MS);
    expect(await bySignIn.text).toMatch(/event: end\n.*the sign-in has ended/);
    expect(await bySigner.text).toMatch(/the sign-in has ended/);
    expect(await byToken.text).toMatch(/the token has expired/);
  });

  it("is cut off where it is an upload: nothing of it is imported", async () => {
    const { key, record } = service.keyFile.create({ name: "loader", role: "operator", scopes: null, expiresAt: null }, new Date());
    await keysAreSeen();
    const jobsBefore = (await service.stores.jobs.jobs(1000)).length;
    const upload = request(`${service.url}/api/v1/import/clients`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "text/csv", "transfer-encoding": "chunked" },
    });
    const answered = new Promise<number | string>((resolve) => {
      upload.once("response", ({ statusCode }) => {
        resolve(statusCode ?? 0);
      });
      upload.once("error", ({ message }) => {
        resolve(message);
      });
    });
    upload.write("client_id\nlate\n");
    await new Promise((resolve) => setTimeout(resolve, 300));
    service.keyFile.revoke(record.id, new Date());
    expect(await answered).toEqual(expect.anything());
    expect(await answered).not.toBe(202);
    expect((await service.stores.jobs.jobs(1000)).length).toBe(jobsBefore);
    expect(readdirSync(`${service.storeUrl.replace("duckdb:", "")}.uploads`)).toEqual([]);
  });
});

describe("stopping", () => {
  it("ends streams in order, finishes what was asked, parks the running job, and goes on with it at the next start", async () => {
    const stream = await service.call("/api/v1/events", { role: "viewer" });
    const read = stream.text();
    const slow = service.call("/api/v1/export/deals.ndjson").then((response) => response.text());
    const started: string[] = [];
    for (const seed of [5, 6, 7, 8, 9]) {
      const { data } = await service.graphql<{ startAnalysis: { id: string } }>(
        `mutation { startAnalysis(input: { mode: THOROUGH, seed: ${seed} }) { id } }`,
      );
      started.push(data.startAnalysis.id);
    }
    const [file] = await Promise.all([slow, service.stop()]);
    stopped = true;
    expect(file.trim().split("\n").length).toBeGreaterThan(100);
    expect(await read).toMatch(/^: hello/);
    await expect(service.call("/livez")).rejects.toThrow();
    const stores = await openStores(service.storeUrl);
    const jobs = await Promise.all(started.map((id) => stores.jobs.job(id)));
    expect(jobs.filter((job) => job?.status === "failed" || job?.status === "cancelled")).toEqual([]);
    const left = jobs.find((job) => job?.status !== "succeeded");
    expect(left).toMatchObject({
      status: expect.stringMatching(/queued|running/) as string,
      error: null,
    });
    // Its lease is over with the process: whoever starts next takes it at once.
    const claimed = await stores.jobs.claim(left?.id ?? "", "next", new Date().toISOString(), 5000);
    expect(claimed?.status).toBe("running");
    await stores.close();
  });
});

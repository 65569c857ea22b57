import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { CompactSign, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describeInjection } from "./injection-suite";
import { keysAreSeen, startSecuredService, type SecuredService } from "../support/secured-service";

let service: SecuredService;
let issuer: Server;
let issuerUrl = "";
let sign: (
  claims: object,
  options?: { audience?: string; expires?: string; key?: Parameters<SignJWT["sign"]>[0]; issuer?: string },
) => Promise<string>;
let publicKeyText = "";

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  publicKeyText = JSON.stringify(jwk);
  issuer = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/keys") response.end(JSON.stringify({ keys: [jwk] }));
    else response.end(JSON.stringify({ issuer: issuerUrl, jwks_uri: `${issuerUrl}/keys` }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
  issuerUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  sign = (claims, { audience = "dealgraph", expires = "5m", key = privateKey, issuer: by = issuerUrl } = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuer(by)
      .setAudience(audience)
      .setSubject("person-1")
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);
  service = await startSecuredService({
    DEALGRAPH_OIDC_ISSUER: issuerUrl,
    DEALGRAPH_OIDC_AUDIENCE: "dealgraph",
    DEALGRAPH_CLOCK_SKEW_SECONDS: "5",
    // Long enough for a machine that is busy with other tests.
    DEALGRAPH_BODY_TIMEOUT_MS: "2500",
    DEALGRAPH_MAX_UPLOAD_BYTES: "20000000",
    DEALGRAPH_QUERY_TIMEOUT_MS: "20000",
  });
});
afterAll(async () => {
  await service.end();
  issuer.close();
});
/** Whatever came, the service goes on serving, and nothing failed inside. */
afterEach(async () => {
  const { data, status } = await service.graphql<{ activeRun: object | null }>("{ activeRun { id } }", { role: "viewer" });
  expect(status).toBe(200);
  expect(data.activeRun).not.toBeNull();
  expect(service.entries.filter(({ level }) => level === "error")).toEqual([]);
});

const post = (query: string, variables: object = {}) => service.graphql(query, { role: "viewer", variables });

describe("queries that would cost too much", () => {
  const deep = `{ products { nodes { ${"adjacent { nodes { product { ".repeat(5)} id ${"} } }".repeat(5)} } } }`;
  const wide = `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: clients(first: 10000) { totalCount }`).join(" ")} }`;
  const huge = `{ ${"activeRun { id } ".repeat(20_000)} }`;
  const circular = "query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }";
  const product = "{ clients(first: 10000) { nodes { deals(first: 10000) { nodes { dealId } } } } }";
  const directives = `{ activeRun { ${"id @include(if: true) ".repeat(100)} } }`;
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["deep", deep, /nests \d+ levels/],
    ["wide by aliases", wide, /aliases/],
    ["huge", huge, /tokens/],
    ["circular through fragments", circular, /[Cc]annot spread fragment/],
    ["rows times rows", product, /costs \d+/],
    ["heaps of directives", directives, /directives/],
  ];
  it.each(cases)("refuses one that is %s, and says why", async (_name, query, message) => {
    const started = performance.now();
    const { errors, status } = await post(query);
    expect(status).toBe(400);
    expect(errors?.map((error) => error.message).join("; ")).toMatch(message);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("refuses batches, however long", async () => {
    const one = { query: "{ activeRun { id } }" };
    const response = await service.call("/graphql", { method: "POST", body: Array.from({ length: 1000 }, () => one) });
    expect(response.status).toBe(400);
  });

  it("refuses a body above the limit", async () => {
    expect((await service.call("/graphql", { method: "POST", body: { query: " ".repeat(2_000_000) } })).status).toBe(413);
  });

  it("limits what one key may ask for in a minute", async () => {
    const limited = await startSecuredService({ DEALGRAPH_RATE_POINTS: "20" }, { analysed: false });
    try {
      const answers = await Promise.all(Array.from({ length: 40 }, () => limited.call("/api/v1/catalog", { role: "viewer" })));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBe(20);
      expect(Number(refused[0].headers.get("retry-after"))).toBeGreaterThan(0);
      // Another key has a minute of its own.
      expect((await limited.call("/api/v1/catalog", { role: "analyst" })).status).toBe(200);
    } finally {
      await limited.end();
    }
  });
});

describe("what the schema tells", () => {
  it("tells strangers nothing", async () => {
    for (const query of ["{ __schema { types { name } } }", "{ problms { id } }", "{ __typename }"]) {
      const response = await service.call("/graphql", { role: null, method: "POST", body: { query } });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toMatch(/problems|__schema/);
    }
  });

  it("suggests no fields for misspelt ones", async () => {
    const { errors } = await post("{ problms { totalCount } }");
    expect(errors?.[0].message).not.toMatch(/Did you mean|problems/);
  });

  it("keeps the schema from everybody where introspection is off", async () => {
    const closed = await startSecuredService({ DEALGRAPH_INTROSPECTION: "off" }, { analysed: false });
    try {
      expect((await closed.graphql("{ __schema { types { name } } }")).errors?.[0].message).toMatch(/introspection/i);
      expect((await closed.call("/api/v1/catalog")).status).toBe(200);
    } finally {
      await closed.end();
    }
  });
});

describe("tokens and keys", () => {
  const withToken = (token: string) => service.call("/api/v1/catalog", { role: null, headers: { authorization: `Bearer ${token}` } });

  it("accepts a token of the issuer with a role, and none without", async () => {
    expect((await withToken(await sign({ roles: ["analyst", "superuser"] }))).status).toBe(200);
    expect((await withToken(await sign({ roles: ["superuser"] }))).status).toBe(403);
    expect((await withToken(await sign({}))).status).toBe(403);
  });

  it("refuses tokens that are unsigned, for others, of others, expired, or signed with the public key as a secret", async () => {
    const other = (await generateKeyPair("RS256")).privateKey;
    const claims = { roles: ["admin"], sub: "x", iss: issuerUrl, aud: "dealgraph", exp: Math.floor(Date.now() / 1000) + 300 };
    const confused = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(Buffer.from(publicKeyText));
    const tokens: Readonly<Record<string, string>> = {
      none: new UnsecuredJWT(claims).setIssuer(issuerUrl).setAudience("dealgraph").setExpirationTime("5m").encode(),
      audience: await sign({ roles: ["admin"] }, { audience: "another" }),
      issuer: await sign({ roles: ["admin"] }, { issuer: "http://evil.example" }),
      expired: await sign({ roles: ["admin"] }, { expires: "-10s" }),
      key: await sign({ roles: ["admin"] }, { key: other }),
      confused,
      garbage: "a.b.c",
      empty: "",
    };
    for (const [name, token] of Object.entries(tokens)) expect([name, (await withToken(token)).status]).toEqual([name, 401]);
  });

  it("allows for clocks that differ by a little", async () => {
    expect((await withToken(await sign({ roles: ["viewer"] }, { expires: "-2s" }))).status).toBe(200);
  });

  it("refuses a key in the address, and a key that was revoked or has expired", async () => {
    const inAddress = await service.call(`/api/v1/catalog?api_key=${service.keys.viewer}`, { role: null });
    expect([inAddress.status, await inAddress.text()]).toEqual([400, expect.stringMatching(/do not belong into an address/)]);
    const { key, record } = service.keyFile.create({ name: "gone", role: "viewer", scopes: null, expiresAt: null }, new Date());
    const brief = service.keyFile.create(
      { name: "brief", role: "viewer", scopes: null, expiresAt: new Date(Date.now() + 1500) },
      new Date(),
    );
    await keysAreSeen();
    expect((await withToken(key)).status).toBe(200);
    service.keyFile.revoke(record.id, new Date());
    await keysAreSeen();
    expect((await withToken(key)).status).toBe(401);
    expect((await withToken(brief.key)).status).toBe(401);
  });

  it("takes a key as the password of Basic", async () => {
    const basic = Buffer.from(`powerbi:${service.keys.viewer}`).toString("base64");
    expect((await service.call("/api/v1/catalog", { role: null, headers: { authorization: `Basic ${basic}` } })).status).toBe(200);
  });

  it("slows down who guesses keys", async () => {
    const guessed = await startSecuredService({}, { analysed: false });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 40; i += 1)
        statuses.push((await guessed.call("/api/v1/catalog", { role: null, headers: { "x-api-key": `dgk_${i}` } })).status);
      expect(statuses[0]).toBe(401);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await guessed.end();
    }
  });

  it("keeps no key in the file of keys, nor in the log", () => {
    const text = JSON.stringify([service.keyFile.list(), service.entries]);
    for (const key of Object.values(service.keys)) expect(text).not.toContain(key.slice(17));
  });
});

describe("requests forged by other pages", () => {
  it("refuses forms and cross-site requests with the cookie of a person, and serves the person", async () => {
    const signIn = await service.call("/sign-in", {
      role: null,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: service.url },
      body: new URLSearchParams({ access: service.keys.admin }).toString(),
    });
    expect(signIn.status).toBe(200);
    const set = signIn.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Strict/i);
    const cookie = set.split(";", 1)[0];
    const mutation = JSON.stringify({ query: 'mutation { cancelRun(id: "none") { id } }' });
    const json = { "content-type": "application/json", cookie };
    const send = (path: string, headers: Record<string, string>, body: string) =>
      service.call(path, { role: null, method: "POST", headers, body });
    expect((await send("/graphql", { ...json, origin: service.url }, mutation)).status).toBe(200);
    expect((await send("/graphql", { ...json, origin: "http://evil.example" }, mutation)).status).toBe(403);
    expect((await send("/graphql", { ...json, "sec-fetch-site": "cross-site" }, mutation)).status).toBe(403);
    expect((await send("/graphql", { "content-type": "text/plain", cookie }, mutation)).status).toBe(403);
    const erase = await service.call("/api/v1/privacy/client/none", {
      role: null,
      method: "DELETE",
      headers: { cookie, origin: "http://evil.example" },
    });
    expect(erase.status).toBe(403);
    const form = await send("/api/v1/records/clients", { "content-type": "application/x-www-form-urlencoded", cookie }, "client_id=x");
    expect(form.status).toBe(403);
  });

  it("gives pages of other origins no permission, and listed ones theirs", async () => {
    const open = await startSecuredService({ DEALGRAPH_CORS_ORIGINS: "https://bi.example" }, { analysed: false });
    try {
      const preflight = (origin: string) =>
        open.call("/graphql", {
          role: null,
          method: "OPTIONS",
          headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
        });
      expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
      const allowed = await preflight("https://bi.example");
      expect([allowed.status, allowed.headers.get("access-control-allow-origin")]).toEqual([204, "https://bi.example"]);
    } finally {
      await open.end();
    }
  });

  it("answers a query by GET only with a header that pages of other origins cannot send", async () => {
    const path = `/graphql?query=${encodeURIComponent("{ activeRun { id } }")}`;
    expect((await service.call(path)).status).toBe(400);
    expect((await service.call(path, { headers: { "apollo-require-preflight": "1" } })).status).toBe(200);
  });
});

describe("addresses and names", () => {
  // What a URL reader shortens goes elsewhere: no file of the service there either.
  const paths = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//etc",
    "%00",
    "problems.csv%00.txt",
    "problems.",
    "problems.exe",
    "constructor.csv",
    "__proto__.csv",
    "x".repeat(3000),
    "../problems.csv",
  ];
  it.each(paths)("refuses the file %s", async (name) => {
    for (const folder of ["export", "graph", "graph/neo4j"]) {
      const response = await service.call(`/api/v1/${folder}/${name}`);
      expect([400, 404, 414]).toContain(response.status);
      const text = await response.text();
      expect(text).not.toMatch(/root:|node_modules/);
      expect(text).not.toContain(process.cwd());
    }
  });

  it.each(["../../etc/passwd", "deals.csv", "__proto__", "constructor", "aliases"])("refuses to import a kind %s", async (kind) => {
    const response = await service.call(`/api/v1/import/${encodeURIComponent(kind)}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: "a\n1\n",
    });
    expect(response.status).toBe(400);
  });

  it("refuses names of mappings that are paths or prototypes", async () => {
    for (const name of ["..%2fx", "__proto__", "A B"]) {
      const response = await service.call(`/api/v1/mappings/${name}`, { method: "PUT", body: { kind: "deals", columns: {} } });
      expect(response.status).toBe(400);
    }
  });
});

describeInjection(() => service, { textsEach: 2 });

describe("injection", () => {
  it("neutralises cells that a spreadsheet would calculate, and leaves other formats exact", async () => {
    const names = ['=HYPERLINK("http://evil")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", 'a"b,c\nd'];
    const upsert = await service.call("/api/v1/records/clients", {
      method: "POST",
      body: names.map((name, i) => ({ client_id: `formula-${i}`, name })),
    });
    expect(upsert.status).toBe(200);
    const where = encodeURIComponent(JSON.stringify({ client_id: { _ilike: "formula-%" } }));
    const csv = await (await service.call(`/api/v1/export/clients.csv?columns=name&where=${where}`)).text();
    expect(csv).not.toMatch(/(^|\n)"?[\t\r ]*[=+\-@＝]/);
    expect(csv).toContain("'+1+1");
    const rows = (await (await service.call(`/api/v1/export/clients.json?columns=name&where=${where}`)).json()) as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  it("takes half of a character for none, in ids, filters and records", async () => {
    const half = "a\ud800b";
    const { errors } = await service.graphql(
      "query($t: ID!, $s: String!) { client(id: $t) { id } product(id: $t) { id } flat_clients(where: {client_id: {_eq: $s}}) { totalCount } }",
      { variables: { t: half, s: half } },
    );
    expect(errors).toBeUndefined();
    const stored = await service.call("/api/v1/records/clients", { method: "POST", body: [{ client_id: "half", name: half }] });
    expect(stored.status).toBe(200);
    const { data } = await service.graphql<{ client: { name: string } }>('{ client(id: "half") { name } }');
    expect(data.client.name).toBe("a\ufffdb");
  });

  it("takes nothing into prototypes", async () => {
    const body =
      '{"query":"{ activeRun { id } }","variables":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}},"__proto__":{"admin":true}}';
    expect((await service.call("/graphql", { method: "POST", body, headers: { "content-type": "application/json" } })).status).toBe(200);
    await service.call("/api/v1/records/clients", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '[{"client_id":"p","__proto__":{"admin":true}}]',
    });
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  });
});

describe("files that are no files", () => {
  const upload = (body: string | Uint8Array, headers: Readonly<Record<string, string>>, kind = "clients") =>
    service.call(`/api/v1/import/${kind}`, { method: "POST", headers, body });

  it("stops a zip bomb while it unpacks", async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, "a"));
    expect(bomb.length).toBeLessThan(100_000);
    const response = await upload(bomb, { "content-type": "text/csv", "content-encoding": "gzip" });
    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(/unpacks/)]);
  });

  it("refuses what is no Parquet, and Parquet that unpacks to too much", async () => {
    const parquet = { "content-type": "application/vnd.apache.parquet" };
    for (const body of ["PAR1", `PAR1${"x".repeat(1000)}PAR1`, "\u0000".repeat(100)])
      expect((await upload(body, parquet)).status).toBe(400);
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const path = `${service.folder}/bomb.parquet`;
    // A constant column of 50 MB packs to next to nothing.
    await connection.run(
      `COPY (SELECT repeat('a', 1000) || (range % 1) AS client_id FROM range(50000)) TO '${path}' (FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1)`,
    );
    connection.closeSync();
    instance.closeSync();
    const { readFileSync } = await import("node:fs");
    const bytes = readFileSync(path);
    expect(bytes.length).toBeLessThan(2_000_000);
    const response = await upload(bytes, parquet);
    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(/unpacks to/)]);
  });

  it("refuses empty bodies, unknown types and unknown packings", async () => {
    expect((await upload("", { "content-type": "text/csv" })).status).toBe(400);
    expect((await upload("a", { "content-type": "application/zip" })).status).toBe(400);
    expect((await upload("a", { "content-type": "text/csv", "content-encoding": "br" })).status).toBe(400);
    expect((await upload("no gzip", { "content-type": "text/csv", "content-encoding": "gzip" })).status).toBe(400);
  });
});

describe("connections that dribble", () => {
  const dribble = (head: string, more: string): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(service.url);
      const socket = connect(Number(port), hostname);
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk.toString()));
      socket.on("error", () => undefined);
      socket.write(head);
      const timer = setInterval(() => socket.write(more), 200);
      const end = (): void => {
        clearTimeout(limit);
        clearInterval(timer);
        socket.destroy();
        resolve(answer);
      };
      socket.on("close", end);
      const limit = setTimeout(end, 9000);
    });
  const head = (path: string, type: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: ${new URL(service.url).host}\r\nAuthorization: Bearer ${service.keys.admin}\r\nContent-Type: ${type}\r\nContent-Length: 100000\r\n\r\n`;

  it("ends a body that comes byte by byte", async () => {
    expect(await dribble(head("/graphql", "application/json"), " ")).toMatch(/^HTTP\/1.1 408/);
  });

  it("ends an upload that pauses, and its connection", async () => {
    const started = performance.now();
    expect(await dribble(head("/api/v1/import/clients", "text/csv"), "")).toMatch(/^HTTP\/1.1 (503|408)/);
    expect(performance.now() - started).toBeLessThan(8500);
  });

  it("ends a head that never ends", async () => {
    const started = performance.now();
    await dribble(`GET /livez HTTP/1.1\r\nHost: x\r\n`, "");
    expect(performance.now() - started).toBeLessThan(8500);
  });
});

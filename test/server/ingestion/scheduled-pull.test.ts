import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startPull } from "../../../server/ingestion/scheduled-pull";
import { until } from "../support/test-service";

/** Minutes between looks: about thirty milliseconds. */
const OFTEN = 0.0005;
const folder = mkdtempSync(join(tmpdir(), "dealgraph-pull-"));
const data = join(folder, "data");
let server: Server;
let url = "";
let files: Record<string, { text: string; tag: string } | number>;
const asked: string[] = [];

beforeAll(async () => {
  mkdirSync(data);
  server = createServer((request, response) => {
    const name = (request.url ?? "").slice("/feed/".length);
    asked.push(name);
    const file = files[name] ?? 404;
    if (typeof file === "number") response.writeHead(file).end();
    else if (request.headers["if-none-match"] === file.tag) response.writeHead(304).end();
    else response.writeHead(200, { etag: file.tag }).end(file.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function pull(from: { readonly folder?: string; readonly url?: string; readonly maxBytes?: number }) {
  const uploads = mkdtempSync(join(folder, "uploads-"));
  const imports: { readonly folder: string; readonly files: readonly string[] }[] = [];
  const warnings: string[] = [];
  let id = 0;
  const started = startPull({
    folder: from.folder ?? null,
    url: from.url ?? null,
    minutes: OFTEN,
    uploadFolder: uploads,
    maxBytes: from.maxBytes ?? 1000,
    newId: () => String((id += 1)),
    startImport: (input) => {
      imports.push({ folder: input.folder, files: readdirSync(input.folder) });
      return Promise.resolve();
    },
    log: {
      warn: (fields) => {
        warnings.push(String((fields as { err: unknown }).err));
      },
    },
  });
  const seen = (n: number) => until(() => Promise.resolve(imports.length >= n ? imports : null), 10_000);
  const looks = async (n: number) => {
    const from = asked.length;
    await until(() => Promise.resolve(asked.length >= from + n ? true : null), 10_000);
  };
  return {
    imports,
    warnings,
    uploads,
    seen,
    looks,
    stop: () => {
      started.stop();
    },
  };
}

describe("the scheduled pull", () => {
  it("imports a folder at once, again when a file changed, and not otherwise", async () => {
    writeFileSync(join(data, "deals.csv"), "deal_id\n1\n");
    writeFileSync(join(data, "notes.md"), "no data");
    const { imports, seen, stop } = pull({ folder: data });
    await seen(1);
    writeFileSync(join(data, "notes.md"), "still no data");
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(imports).toHaveLength(1);
    writeFileSync(join(data, "deals.csv"), "deal_id\n1\n2\n");
    utimesSync(join(data, "deals.csv"), new Date(), new Date(Date.now() + 5000));
    await seen(2);
    stop();
    expect(imports.map((one) => one.folder)).toEqual([data, data]);
  });

  it("fetches what an address has, and what changed there only", async () => {
    files = { "deals.csv": { text: "deal_id\n1\n", tag: '"a"' }, "clients.csv": { text: "client_id\nc\n", tag: '"b"' } };
    const { imports, seen, looks, stop } = pull({ url });
    await seen(1);
    expect([...imports[0].files].sort()).toEqual(["clients.csv", "deals.csv"]);
    expect(readFileSync(join(imports[0].folder, "deals.csv"), "utf8")).toBe("deal_id\n1\n");
    await looks(20);
    expect(imports).toHaveLength(1);
    files["deals.csv"] = { text: "deal_id\n2\n", tag: '"c"' };
    await seen(2);
    stop();
    expect(imports[1].files).toEqual(["deals.csv"]);
  });

  it("imports nothing of a fetch that failed or was too large, says so, leaves no file, and tries again", async () => {
    files = { "clients.csv": { text: "client_id\nc\n", tag: '"b"' }, "deals.csv": 500 };
    const { imports, warnings, uploads, seen, stop } = pull({ url, maxBytes: 50 });
    await until(() => Promise.resolve(warnings.length > 0 ? true : null), 10_000);
    files["deals.csv"] = { text: "x".repeat(100), tag: '"d"' };
    await until(() => Promise.resolve(warnings.some((text) => text.includes("more than 50 bytes")) ? true : null), 10_000);
    expect(imports).toEqual([]);
    files["deals.csv"] = { text: "deal_id\n1\n", tag: '"e"' };
    await seen(1);
    stop();
    expect(warnings[0]).toMatch(/deals.csv: status 500/);
    await until(() => Promise.resolve(readdirSync(uploads).length === 1 ? true : null), 10_000);
    expect(readdirSync(uploads)).toEqual(imports.map((one) => basename(one.folder)));
  });
});

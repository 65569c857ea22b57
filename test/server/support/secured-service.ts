import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyFile } from "../../../server/auth/api-keys";
import { readConfig } from "../../../server/config";
import { startService, type Service } from "../../../server/main";
import { ROLES, type Role } from "../../../server/ports/principal";
import { openStores } from "../../../server/stores/open-stores";
import { smallCompany } from "./small-company";
import { until, type GraphqlAnswer, type LogEntry } from "./test-service";

export interface CallOptions {
  readonly role?: Role | null;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | object;
}

export interface SecuredService extends Service {
  readonly folder: string;
  readonly storeUrl: string;
  readonly keyFile: KeyFile;
  readonly keys: Readonly<Record<Role, string>>;
  readonly entries: LogEntry[];
  call(path: string, options?: CallOptions): Promise<Response>;
  graphql<T = Record<string, unknown>>(
    query: string,
    options?: { readonly role?: Role | null; readonly variables?: object },
  ): Promise<GraphqlAnswer<T>>;
  end(): Promise<void>;
}

/**
 * Waits until a running service knows a key that was made or revoked: it looks at the file of keys once a second. Asking again and again
 * instead would count as guessing.
 */
export const keysAreSeen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));

/** The real service over a file of its own, with a key for every role; analysed unless told otherwise. */
export async function startSecuredService(
  env: Readonly<Record<string, string>> = {},
  {
    analysed = true,
    withKeys = true,
    serverUrl,
    filled = true,
  }: {
    readonly analysed?: boolean;
    readonly withKeys?: boolean;
    /** An empty store on a server of its own, instead of a file. */
    readonly serverUrl?: string;
    /** Whether a small company is put into the store. */
    readonly filled?: boolean;
  } = {},
): Promise<SecuredService> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-secured-"));
  const storeUrl = serverUrl ?? `duckdb:${join(folder, "store.duckdb")}`;
  const stores = await openStores(storeUrl);
  if (filled) {
    const { clients, products, deals } = smallCompany();
    await stores.deals.upsert("clients", clients);
    await stores.deals.upsert("products", products);
    await stores.deals.upsert("deals", deals);
  }
  const keyFile = new KeyFile(`${join(folder, "store.duckdb")}.keys.json`);
  const made = (role: Role): string =>
    withKeys ? keyFile.create({ name: role, role, scopes: null, expiresAt: null }, new Date()).key : "";
  const keys = Object.fromEntries(ROLES.map((role) => [role, made(role)])) as Record<Role, string>;
  const entries: LogEntry[] = [];
  const note = (level: LogEntry["level"]) => (fields: object, message: string) => {
    entries.push({ level, fields, message });
  };
  const config = readConfig({
    PORT: "0",
    DEALGRAPH_THREADS: "1",
    DEALGRAPH_RATE_POINTS: "100000000",
    // What stands beside an embedded store by default.
    DEALGRAPH_KEYS_FILE: join(folder, "store.duckdb.keys.json"),
    DEALGRAPH_AUDIT_FILE: join(folder, "store.duckdb.audit.ndjson"),
    DEALGRAPH_UPLOAD_FOLDER: join(folder, "store.duckdb.uploads"),
    ...env,
  });
  const service = await startService({ storeUrl, stores, log: { info: note("info"), warn: note("warn"), error: note("error") }, config });
  const call: SecuredService["call"] = (path, { role = "admin", method = "GET", headers = {}, body } = {}) => {
    const isPlain = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    return fetch(`${service.url}${path}`, {
      method,
      headers: {
        ...(role !== null && withKeys && { authorization: `Bearer ${keys[role]}` }),
        ...(!isPlain && { "content-type": "application/json" }),
        ...headers,
      },
      body: isPlain ? (body as string | undefined) : JSON.stringify(body),
      redirect: "manual",
    } as RequestInit);
  };
  const graphql: SecuredService["graphql"] = async (query, { role = "admin", variables = {} } = {}) => {
    const response = await call("/graphql", { role, method: "POST", body: { query, variables } });
    return { ...((await response.json()) as object), status: response.status } as never;
  };
  if (analysed) {
    await graphql("mutation { startAnalysis(input: { mode: FAST, seed: 3 }) { id } }");
    // Without an answer the service would go on and keep the test's process alive.
    await until(
      async () => ((await graphql<{ activeRun: object | null }>("{ activeRun { id } }")).data.activeRun === null ? null : true),
      400_000,
    ).catch(async (error: unknown) => {
      await service.stop();
      throw error;
    });
  }
  return {
    ...service,
    folder,
    storeUrl,
    keyFile,
    keys,
    entries,
    call,
    graphql,
    async end() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

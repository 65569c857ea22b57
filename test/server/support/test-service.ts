import { readConfig } from "../../../server/config";
import { startService, type Service, type ServiceOptions } from "../../../server/main";
import type { Log } from "../../../server/ports/log";
import type { Stores } from "../../../server/ports/stores";

export interface LogEntry {
  readonly level: "info" | "warn" | "error";
  readonly fields: object;
  readonly message: string;
}

export interface TestService extends Service {
  readonly entries: LogEntry[];
  readonly graphql: ReturnType<typeof graphqlClient>;
}

export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly GraphqlError[];
}

/** Posts GraphQL requests; answers with status and body. */
export function graphqlClient(url: string) {
  return async <T = unknown>(query: string, variables: object = {}): Promise<GraphqlAnswer<T>> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return { ...((await response.json()) as Omit<GraphqlAnswer<T>, "status">), status: response.status };
  };
}
export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

/** The real service on a free port over given stores, with its log in memory. */
export async function startTestService(
  stores: Stores,
  storeUrl = "duckdb::memory:",
  options: Pick<ServiceOptions, "engineName" | "spark"> = {},
): Promise<TestService> {
  const entries: LogEntry[] = [];
  const note = (level: LogEntry["level"]) => (fields: object, message: string) => {
    entries.push({ level, fields, message });
  };
  const log: Log = { info: note("info"), warn: note("warn"), error: note("error") };
  const service = await startService({ storeUrl, stores, log, config: readConfig({ PORT: "0", DEALGRAPH_THREADS: "1" }), ...options });
  return { ...service, entries, graphql: graphqlClient(service.url) };
}

/** Asks until the answer is there. */
export async function until<T>(ask: () => Promise<T | null>, timeoutMs = 60_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error("waited too long");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

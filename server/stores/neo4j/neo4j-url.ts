import { InputError } from "../../ports/errors";

/** Where and how to connect. */
export interface Neo4jTarget {
  /** For the driver: scheme, host and port. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** null: the user's home database. */
  readonly database: string | null;
  /** For messages and logs: the URL without user and password. */
  readonly display: string;
}

export interface Neo4jOptions {
  /** Time to open a connection, in milliseconds; default 10,000. */
  readonly connectionTimeoutMs?: number | undefined;
  /** Time a single transaction may run in the server, in milliseconds; default 600,000. */
  readonly queryTimeoutMs?: number | undefined;
  /** How long a transaction is tried again after transient errors, in milliseconds; default 30,000. */
  readonly retryTimeMs?: number | undefined;
  /** Connections kept open at most; default 20. */
  readonly maxConnections?: number | undefined;
  /** Default `NEO4J_USER`, else neo4j. What the URL says goes first. */
  readonly user?: string | undefined;
  /** Default `NEO4J_PASSWORD`. */
  readonly password?: string | undefined;
}

export type ResolvedNeo4jOptions = Readonly<Record<"connectionTimeoutMs" | "queryTimeoutMs" | "retryTimeMs" | "maxConnections", number>>;

const DEFAULTS: ResolvedNeo4jOptions = Object.freeze({
  connectionTimeoutMs: 10_000,
  queryTimeoutMs: 600_000,
  retryTimeMs: 30_000,
  maxConnections: 20,
});

const SCHEME = /^(neo4j|bolt)(\+s|\+ssc)?:\/\//;
const EXAMPLE = "neo4j://localhost:7687 or bolt+s://host:7687/database";

/** Whether a store URL is one of a Neo4j server. */
export const isNeo4jUrl = (url: string): boolean => SCHEME.test(url);

/** Checks the numbers and fills in defaults. */
export function resolveNeo4jOptions(options: Neo4jOptions): ResolvedNeo4jOptions {
  const resolved: Record<keyof ResolvedNeo4jOptions, number> = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS) as (keyof ResolvedNeo4jOptions)[]) {
    const value = options[name];
    if (value === undefined) continue;
    if (!Number.isInteger(value) || value < 1) throw new InputError(`${name} must be an integer >= 1, got ${value}`);
    resolved[name] = value;
  }
  return resolved;
}

/**
 * Reads a store URL: `neo4j://[user:password@]host[:port][/database]`, also `bolt://`, and with `+s` (TLS) or `+ssc` (TLS with a
 * self-signed certificate). The database may also come as `?database=NAME`.
 * @throws InputError when it is no such URL or no password is given anywhere
 */
export function parseNeo4jUrl(url: string, options: Neo4jOptions = {}, env: NodeJS.ProcessEnv = process.env): Neo4jTarget {
  if (!isNeo4jUrl(url)) throw new InputError(`"${withoutSecrets(url)}" is no Neo4j URL: use ${EXAMPLE}`);
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new InputError(`"${withoutSecrets(url)}" is no Neo4j URL: use ${EXAMPLE}`, { cause });
  }
  const path = parsed.pathname.replace(/^\//, "");
  const unknown = [...parsed.searchParams.keys()].filter((key) => key !== "database");
  if (parsed.hostname === "" || path.includes("/") || unknown.length > 0) {
    throw new InputError(`"${withoutSecrets(url)}" is no Neo4j URL: use ${EXAMPLE}`);
  }
  const database = (path === "" ? parsed.searchParams.get("database") : decodeURIComponent(path)) ?? null;
  const user = firstText(decodeURIComponent(parsed.username), options.user, env["NEO4J_USER"], "neo4j");
  const password = firstText(decodeURIComponent(parsed.password), options.password, env["NEO4J_PASSWORD"]);
  const uri = `${parsed.protocol}//${parsed.hostname}:${parsed.port || "7687"}`;
  const display = database === null ? uri : `${uri}/${database}`;
  if (password === "") throw new InputError(`no password for ${display}: set NEO4J_PASSWORD (and NEO4J_USER unless it is neo4j)`);
  return { uri, user, password, database: database === "" ? null : database, display };
}

/** The first text that is not empty. */
const firstText = (...texts: readonly (string | undefined)[]): string => texts.find((text) => text !== undefined && text !== "") ?? "";

const withoutSecrets = (url: string): string => url.replace(/\/\/[^@/]*@/, "//");

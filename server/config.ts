import { readFileSync } from "node:fs";
import { messageOf } from "./error-text";
import { InputError } from "./ports/errors";

type Environment = Readonly<Record<string, string | undefined>>;

/** One setting: its environment variable, what it is for, how its text is read. The table below is the documentation too. */
interface Setting<T> {
  readonly variable: string;
  readonly meaning: string;
  /** Text of the default, for people. */
  readonly standard: string;
  readonly read: (text: string | undefined, variable: string) => T;
}

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const empty = (text: string | undefined): text is undefined | "" => text === undefined || text === "";

function toInteger(text: string, variable: string, least: number, greatest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > greatest)
    throw new InputError(`${variable} must be ${least} to ${greatest}, got ${text}`);
  return value;
}
const integer = (variable: string, meaning: string, standard: number, least: number, greatest: number): Setting<number> => ({
  variable,
  meaning: `${meaning} ${least} to ${greatest}.`,
  standard: String(standard),
  read: (text, name) => (empty(text) ? standard : toInteger(text, name, least, greatest)),
});
const optionalInteger = (
  variable: string,
  meaning: string,
  standard: string,
  least: number,
  greatest: number,
): Setting<number | undefined> => ({
  variable,
  meaning: `${meaning} ${least} to ${greatest}.`,
  standard,
  read: (text, name) => (empty(text) ? undefined : toInteger(text, name, least, greatest)),
});
const optionalText = (variable: string, meaning: string, standard = "none"): Setting<string | null> => ({
  variable,
  meaning,
  standard,
  read: (text) => (empty(text) ? null : text),
});
const optionalUrl = (variable: string, meaning: string): Setting<string | null> => ({
  variable,
  meaning,
  standard: "none",
  read: (text, name) => {
    if (empty(text)) return null;
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
      throw new InputError(`${name} must be an address that begins with http:// or https://, got ${text}`);
    return text.replace(/\/$/, "");
  },
});
const list = (variable: string, meaning: string, check: (item: string) => boolean, need: string): Setting<readonly string[]> => ({
  variable,
  meaning: `${meaning} Several with commas between.`,
  standard: "none",
  read: (text, name) => {
    const items = empty(text) ? [] : text.split(",").map((item) => item.trim());
    const wrong = items.find((item) => !check(item));
    if (wrong !== undefined) throw new InputError(`${name}: ${need}, got ${wrong}`);
    return items;
  },
});
const oneOf = <T extends string>(variable: string, meaning: string, standard: T, values: readonly T[]): Setting<T> => ({
  variable,
  meaning: `${meaning} ${values.join(", ")}.`,
  standard,
  read: (text, name) => {
    if (empty(text)) return standard;
    const value = values.find((one) => one === text);
    if (value === undefined) throw new InputError(`${name} must be one of ${values.join(", ")}, got ${text}`);
    return value;
  },
});

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** Every setting of the service. docs/configuration.md is compared with this table by a test. */
export const SETTINGS = {
  port: integer("PORT", "TCP port, 0 for any free one.", 4173, 0, 65_535),
  host: {
    variable: "HOST",
    meaning: "Address to listen on; other than loopback only where keys or OIDC are configured.",
    standard: "127.0.0.1",
    read: (text) => (empty(text) ? "127.0.0.1" : text),
  } satisfies Setting<string>,
  logLevel: oneOf("LOG_LEVEL", "Least severity that is logged:", "info", LEVELS),
  threads: optionalInteger("DEALGRAPH_THREADS", "Worker threads for heavy work.", "one a core", 1, 1024),
  leaseSeconds: integer("DEALGRAPH_LEASE_SECONDS", "Seconds after which a job whose process died is taken over by another.", 15, 2, 3600),
  keysFile: optionalText(
    "DEALGRAPH_KEYS_FILE",
    "File of hashed API keys, written by `dealgraph keys`.",
    "beside an embedded store, STORE.keys.json",
  ),
  publicUrl: optionalUrl("DEALGRAPH_PUBLIC_URL", "Address under which people reach the service, for sign-in and links."),
  allowedHosts: list(
    "DEALGRAPH_ALLOWED_HOSTS",
    "Host names under which requests are answered; loopback names always are. Without it any name, where keys or OIDC are configured.",
    (item) => /^[a-z0-9.:[\]-]+$/i.test(item),
    "host names are needed",
  ),
  corsOrigins: list(
    "DEALGRAPH_CORS_ORIGINS",
    "Origins whose pages may call the API.",
    isOrigin,
    "origins such as https://bi.example are needed",
  ),
  oidcIssuer: optionalUrl("DEALGRAPH_OIDC_ISSUER", "Issuer whose tokens are accepted; its discovery document names keys and sign-in."),
  oidcAudience: optionalText("DEALGRAPH_OIDC_AUDIENCE", "Audience that tokens must name; needed with an issuer."),
  oidcJwksUrl: optionalUrl("DEALGRAPH_OIDC_JWKS_URL", "Where the issuer's keys are, instead of what discovery says."),
  oidcClientId: optionalText("DEALGRAPH_OIDC_CLIENT_ID", "Client id for signing people in; without it tokens only."),
  oidcClientSecret: optionalText("DEALGRAPH_OIDC_CLIENT_SECRET", "Secret of that client; without it PKCE alone."),
  oidcRolesClaim: {
    variable: "DEALGRAPH_OIDC_ROLES_CLAIM",
    meaning: "Claim that holds roles, dots for nesting: viewer, analyst, operator, admin; others are ignored.",
    standard: "roles",
    read: (text) => (empty(text) ? "roles" : text),
  } satisfies Setting<string>,
  clockSkewSeconds: integer("DEALGRAPH_CLOCK_SKEW_SECONDS", "By how much clocks of issuers may differ.", 60, 0, 600),
  sessionMinutes: integer("DEALGRAPH_SESSION_MINUTES", "How long a sign-in lasts.", 480, 1, 43_200),
  introspection: oneOf("DEALGRAPH_INTROSPECTION", "Whether those who may read may ask for the schema:", "on", ["on", "off"]),
  maxDepth: integer("DEALGRAPH_MAX_DEPTH", "Levels of fields that a query may nest.", 12, 1, 100),
  maxCost: integer("DEALGRAPH_MAX_COST", "Cost of a query at most: fields times the rows asked for.", 10_000_000, 1, 1_000_000_000),
  maxAliases: integer("DEALGRAPH_MAX_ALIASES", "Aliases in a query.", 30, 0, 10_000),
  maxTokens: integer("DEALGRAPH_MAX_TOKENS", "Tokens of a query.", 5000, 100, 1_000_000),
  maxBodyBytes: integer("DEALGRAPH_MAX_BODY_BYTES", "Bytes of a request other than an upload.", 1_048_576, 1024, 104_857_600),
  maxUploadBytes: integer("DEALGRAPH_MAX_UPLOAD_BYTES", "Bytes of an upload, unpacked.", 2_147_483_648, 1024, 1_099_511_627_776),
  queryTimeoutMs: integer("DEALGRAPH_QUERY_TIMEOUT_MS", "Milliseconds after which a GraphQL request is stopped.", 30_000, 100, 3_600_000),
  exportTimeoutMs: integer("DEALGRAPH_EXPORT_TIMEOUT_MS", "Milliseconds after which a file is stopped.", 1_800_000, 1000, 86_400_000),
  bodyTimeoutMs: integer(
    "DEALGRAPH_BODY_TIMEOUT_MS",
    "Milliseconds within which a body must come; an upload must not pause for longer.",
    10_000,
    100,
    600_000,
  ),
  ratePoints: integer(
    "DEALGRAPH_RATE_POINTS",
    "Points a minute for each key or person: a request takes 1, and 1 more for each thousand of its cost; a file 10.",
    120_000,
    1,
    1_000_000_000,
  ),
  maxExports: integer("DEALGRAPH_MAX_EXPORTS", "Files made at the same time for each key or person.", 8, 1, 1000),
  metrics: oneOf("DEALGRAPH_METRICS", "Who may read /metrics: everybody who reaches the port, those with the role, nobody:", "role", [
    "open",
    "role",
    "off",
  ]),
  auditFile: optionalText(
    "DEALGRAPH_AUDIT_FILE",
    "File to which every change and export is appended, beside the log.",
    "beside an embedded store, STORE.audit.ndjson",
  ),
  tracesUrl: optionalUrl("OTEL_EXPORTER_OTLP_ENDPOINT", "OpenTelemetry collector (OTLP over HTTP) that gets traces."),
  uploadFolder: optionalText("DEALGRAPH_UPLOAD_FOLDER", "Where uploads wait for their import.", "a folder of the system's temporary ones"),
  pullFolder: optionalText("DEALGRAPH_PULL_FOLDER", "Folder whose data files are imported when they change."),
  pullUrl: optionalUrl("DEALGRAPH_PULL_URL", "Address of a folder whose deals.csv, clients.csv, ... are imported when they change."),
  pullMinutes: integer("DEALGRAPH_PULL_MINUTES", "How often the pull looks.", 15, 1, 10_080),
  webhookUrl: optionalUrl("DEALGRAPH_WEBHOOK_URL", "Address that gets a POST when a new run is active, a job ends or a policy drifts."),
  webhookSecret: optionalText("DEALGRAPH_WEBHOOK_SECRET", "Key of the signature (HMAC-SHA256) of webhooks."),
  privacyFile: optionalText(
    "DEALGRAPH_PRIVACY_FILE",
    "File of tombstones and receipts of erasures.",
    "STORE.privacy.json beside an embedded store; in the store itself on a server",
  ),
  pseudonymKey: optionalText(
    "DEALGRAPH_PSEUDONYM_KEY",
    "Key by which tombstones and pseudonyms are hashed; keep it as long as the store.",
    "made once and kept with the tombstones",
  ),
  pseudonymFields: list(
    "DEALGRAPH_PSEUDONYM_FIELDS",
    "Columns replaced by a keyed hash at import, as kind.column: clients.name, leads.email.",
    (item) => /^[a-z]+\.[^.\s]+$/.test(item),
    "kind.column is needed",
  ),
  sparkSubmit: optionalText("DEALGRAPH_SPARK_SUBMIT", "Path of spark-submit for the engine `spark`.", "of SPARK_HOME, or on the PATH"),
  sparkMaster: optionalText(
    "DEALGRAPH_SPARK_MASTER",
    "Master, as Spark takes it: local[4], spark://host:7077, yarn, k8s://...",
    "Spark's own",
  ),
  sparkDeployMode: oneOf("DEALGRAPH_SPARK_DEPLOY_MODE", "Where Spark's driver runs:", "client", ["client", "cluster"]),
  sparkDriverMemory: optionalText("DEALGRAPH_SPARK_DRIVER_MEMORY", "Memory of Spark's driver, such as 4g.", "Spark's own"),
  sparkExecutorMemory: optionalText("DEALGRAPH_SPARK_EXECUTOR_MEMORY", "Memory of each executor, such as 8g.", "Spark's own"),
  sparkShufflePartitions: optionalInteger(
    "DEALGRAPH_SPARK_SHUFFLE_PARTITIONS",
    "Partitions of Spark's shuffles, and least number of blocks of clients.",
    "Spark's own",
    1,
    1_000_000,
  ),
  sparkStorage: optionalText(
    "DEALGRAPH_SPARK_STORAGE",
    "Folder or URI (file:, hdfs:, s3a:, ...) through which deals and results pass; executors must reach it.",
    "a temporary folder of this machine, for local masters",
  ),
  sparkConf: list("DEALGRAPH_SPARK_CONF", "Further settings of Spark.", (item) => /^[^=\s]+=/.test(item), "key=value is needed"),
  retentionDays: optionalInteger(
    "DEALGRAPH_RETENTION_DAYS",
    "Decisions, outcomes, finished jobs and audit lines older than this are removed.",
    "kept",
    1,
    36_500,
  ),
} as const;

type Settings = typeof SETTINGS;
/** Settings of the service, read and checked. */
export type Config = { readonly [K in keyof Settings]: ReturnType<Settings[K]["read"]> };

const NAMES = Object.keys(SETTINGS) as (keyof Settings)[];

/**
 * Settings from the command line, the environment, and the JSON file that `DEALGRAPH_CONFIG` names (the same names in it); the first that
 * has one wins. Whether keys let the service listen beyond loopback is checked where it starts.
 * @throws InputError naming the variable and what it may be
 */
export function readConfig(
  env: Environment,
  given: { readonly port?: string | undefined; readonly host?: string | undefined } = {},
): Config {
  const file = readConfigFile(env["DEALGRAPH_CONFIG"]);
  const merged: Environment = {
    ...file,
    ...env,
    ...(given.port !== undefined && { PORT: given.port }),
    ...(given.host !== undefined && { HOST: given.host }),
  };
  const named = (variable: string): string =>
    variable === "PORT" || variable === "HOST" ? `${variable} (--${variable.toLowerCase()})` : variable;
  const config = Object.fromEntries(
    NAMES.map((name) => {
      const { variable, read } = SETTINGS[name];
      return [name, read(merged[variable], named(variable))];
    }),
  ) as unknown as Config;
  if (config.oidcIssuer !== null && config.oidcAudience === null)
    throw new InputError("DEALGRAPH_OIDC_AUDIENCE is needed with DEALGRAPH_OIDC_ISSUER: tokens for another service must not be accepted");
  if (config.oidcIssuer === null && config.oidcJwksUrl !== null)
    throw new InputError("DEALGRAPH_OIDC_JWKS_URL needs DEALGRAPH_OIDC_ISSUER");
  if (config.oidcClientId !== null && config.publicUrl === null)
    throw new InputError("DEALGRAPH_PUBLIC_URL is needed with DEALGRAPH_OIDC_CLIENT_ID: the issuer sends people back to it");
  return config;
}

function readConfigFile(path: string | undefined): Environment {
  if (empty(path)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new InputError(`DEALGRAPH_CONFIG ${path}: ${messageOf(error)}`, { cause: error });
  }
  if (typeof content !== "object" || content === null || Array.isArray(content))
    throw new InputError(`DEALGRAPH_CONFIG ${path}: a JSON object is needed`);
  const known: readonly string[] = NAMES.map((name) => SETTINGS[name].variable);
  const entries = Object.entries(content as Record<string, unknown>);
  const unknown = entries.find(([name]) => !known.includes(name));
  if (unknown !== undefined) throw new InputError(`DEALGRAPH_CONFIG ${path}: there is no setting ${unknown[0]}`);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)]));
}

/**
 * Without a way to tell who asks, the service answers this machine alone.
 * @throws InputError when it would listen elsewhere
 */
export function checkExposure({ host }: Config, hasAuthentication: boolean): void {
  if (isLoopback(host) || hasAuthentication) return;
  throw new InputError(
    `HOST (--host) ${host} is not this machine alone: without configured keys the service listens on loopback only, use 127.0.0.1, or make a key first by \`dealgraph keys create\``,
  );
}

import { InputError } from "./ports/errors";

/** Settings of the service. Each has one environment variable, one default and one check. */
export interface Config {
  /** `PORT`: TCP port, 0 for any free one. Default 4173. */
  readonly port: number;
  /** `HOST`: address to listen on. Default 127.0.0.1, and nothing but loopback as long as no keys can be configured. */
  readonly host: string;
  /** `LOG_LEVEL`: fatal, error, warn, info, debug, trace or silent. Default info. */
  readonly logLevel: string;
  /** `DEALGRAPH_THREADS`: worker threads for heavy work; default one a core. */
  readonly threads: number | undefined;
}

const DEFAULT_PORT = 4173;
const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * @param given options of the command line, which win over the environment
 * @throws InputError naming the variable and what it may be
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  given: { readonly port?: string | undefined; readonly host?: string | undefined } = {},
): Config {
  const port = toInteger("PORT (--port)", given.port ?? env["PORT"], 0, 65_535) ?? DEFAULT_PORT;
  const host = given.host ?? env["HOST"] ?? "127.0.0.1";
  if (!isLoopback(host))
    throw new InputError(
      `HOST (--host) ${host} is not this machine alone: without configured keys the service listens on loopback only, use 127.0.0.1`,
    );
  const logLevel = env["LOG_LEVEL"] ?? "info";
  if (!LEVELS.includes(logLevel)) throw new InputError(`LOG_LEVEL must be one of ${LEVELS.join(", ")}, got ${logLevel}`);
  return { port, host, logLevel, threads: toInteger("DEALGRAPH_THREADS", env["DEALGRAPH_THREADS"], 1, 1024) };
}

function toInteger(name: string, text: string | undefined, least: number, greatest: number): number | undefined {
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > greatest)
    throw new InputError(`${name} must be ${least} to ${greatest}, got ${text}`);
  return value;
}

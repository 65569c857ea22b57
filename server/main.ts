import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Response } from "express";
import pino from "pino";
import type { Config } from "./config";
import { chooseEngine, type EngineName } from "./engines/choose-engine";
import { InProcessEngine } from "./engines/in-process/in-process-engine";
import { startGraphql } from "./graphql/server";
import { createApp, localsOf } from "./http/app";
import { createControl } from "./http/control";
import { controlFilePath, removeControlFile, writeControlFile } from "./http/control-file";
import { analysisJob } from "./jobs/analysis-job";
import { importJob } from "./jobs/import-job";
import { LeasedJobRunner } from "./jobs/leased-job-runner";
import { systemClock } from "./ports/clock";
import type { Engine } from "./ports/engine";
import { InputError } from "./ports/errors";
import type { Log } from "./ports/log";
import type { AuditLog } from "./ports/principal";
import type { Stores } from "./ports/stores";
import { openStores } from "./stores/open-stores";
import { ActiveServing } from "./use-cases/active-serving";
import { closeInterruptedRuns } from "./use-cases/interrupted-runs";
import type { UseCaseContext } from "./use-cases/use-case";

export interface ServiceOptions {
  readonly storeUrl: string;
  readonly config: Config;
  /** Default: pino to stderr at the configured level. */
  readonly log?: Log;
  /** Default: the store behind `storeUrl`, opened here; a given one is closed at the end too. */
  readonly stores?: Stores;
  readonly engine?: Engine;
  /** Default `in-process`. */
  readonly engineName?: EngineName;
  /** Default: dist/web beside the built server. */
  readonly webFolder?: string;
}

export interface Service {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  readonly stores: Stores;
  /** Whether an analysis is being served. */
  readonly hasResults: () => boolean;
  /** Finishes open requests, parks the running job, closes the store. */
  stop(): Promise<void>;
}

export const createLog = (level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));

/** The composition root: wires store, engine, jobs, API and explorer, and starts them. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, storeUrl } = options;
  const log = options.log ?? createLog(config.logLevel);
  const stores = options.stores ?? (await openStores(storeUrl));
  const engine = await chooseOrClose(options, stores);
  const serving = new ActiveServing(stores, engine, systemClock, log);
  const reload = () => serving.reload();
  const jobs = new LeasedJobRunner({
    jobs: stores.jobs,
    handlers: {
      analysis: analysisJob({ stores, engine, clock: systemClock, onActivated: reload }),
      import: importJob({ stores, clock: systemClock, onChanged: reload }),
    },
    clock: systemClock,
    log,
    owner: `${process.pid}-${randomUUID()}`,
  });
  const audit: AuditLog = {
    record: (entry) => {
      log.info({ audit: entry }, "audit");
    },
  };
  const useCaseContext = (response: Response): UseCaseContext => {
    const gone = new AbortController();
    response.once("close", () => {
      gone.abort();
    });
    return {
      principal: localsOf(response).principal,
      stores,
      clock: systemClock,
      audit,
      log,
      jobs,
      serving,
      state: serving.current(),
      newId: randomUUID,
      signal: gone.signal,
    };
  };

  const httpServer = createServer();
  let ready = false;
  try {
    await listen(httpServer, config);
  } catch (error) {
    await stores.close();
    throw error;
  }
  const port = (httpServer.address() as AddressInfo).port;
  const url = `http://${config.host === "::1" ? "[::1]" : config.host}:${port}`;
  const graphql = await startGraphql({
    httpServer,
    log,
    introspection: true,
    useCaseContext: (_request, response) => ({ use: useCaseContext(response), requestId: localsOf(response).requestId }),
  });
  const token = randomBytes(32).toString("base64url");
  const app = createApp({
    log,
    graphql: graphql.handler,
    control: createControl({ token, useCaseContext: (_request, response) => useCaseContext(response) }),
    webFolder: options.webFolder ?? join(__dirname, "..", "web"),
    isReady: () => ready,
    port: () => port,
  });
  httpServer.on("request", app);

  const stop = async () => {
    ready = false;
    if (controlPath !== null) removeControlFile(controlPath, process.pid);
    // Open requests end first, and they may still use everything below.
    await graphql.stop();
    await jobs.stop();
    await serving.close();
    await stores.close();
  };
  const controlPath = controlFilePath(storeUrl);
  try {
    await closeInterruptedRuns(stores, systemClock);
    await serving.reload();
    if (controlPath !== null) writeControlFile(controlPath, { pid: process.pid, url, token });
  } catch (error) {
    await stop();
    throw error;
  }
  jobs.start();
  ready = true;
  log.info({ url }, "listening");
  return { url, stores, hasResults: () => serving.current() !== null, stop };
}

/** A store that cannot be served as asked is closed again. */
async function chooseOrClose({ engine, engineName, config }: ServiceOptions, stores: Stores): Promise<Engine> {
  try {
    return chooseEngine(engineName ?? "in-process", engine ?? new InProcessEngine(config.threads), stores);
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Why a server cannot listen, with the remedy. */
export function toListenError(error: unknown, { port, host }: Pick<Config, "port" | "host">): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const options = { cause: error };
  if (code === "EADDRINUSE")
    return new InputError(`port ${port} on ${host} is taken by another program: stop it, or choose another port with --port`, options);
  if (code === "EACCES")
    return new InputError(`port ${port} needs more rights than this user has: choose one above 1023 with --port`, options);
  return error;
}

async function listen(server: Server, config: Config): Promise<void> {
  server.listen(config.port, config.host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw toListenError(error, config);
  }
}

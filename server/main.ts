import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Router, type Response } from "express";
import pino from "pino";
import { AccessWatch } from "./auth/access-watch";
import { besideStore, createAuth } from "./auth/create-auth";
import type { Config } from "./config";
import { chooseEngine, type EngineName } from "./engines/choose-engine";
import { InProcessEngine } from "./engines/in-process/in-process-engine";
import type { SparkOptions } from "./engines/spark/spark-options";
import { EventBus } from "./events/event-bus";
import { DriftWatch } from "./events/policy-drift";
import { watchService } from "./events/watch-service";
import { sendWebhooks } from "./events/webhooks";
import { ListTables } from "./exports/list-tables";
import { startGraphql } from "./graphql/server";
import { createEventRoutes } from "./http/api/event-routes";
import { createExportRoutes } from "./http/api/export-routes";
import { createImportRoutes } from "./http/api/import-routes";
import { createPrivacyRoutes } from "./http/api/privacy-routes";
import { createApp, localsOf } from "./http/app";
import { createControl } from "./http/control";
import { RateLimits } from "./http/limits";
import { createSignIn } from "./http/sign-in";
import { controlFilePath, removeControlFile, writeControlFile } from "./http/control-file";
import { analysisJob } from "./jobs/analysis-job";
import { evaluationJob } from "./jobs/evaluation-job";
import { forgetful } from "./jobs/forgetful";
import { funnelJob } from "./jobs/funnel-job";
import { leadJob } from "./jobs/lead-job";
import { importJob } from "./jobs/import-job";
import { LeasedJobRunner } from "./jobs/leased-job-runner";
import { retrainingJob } from "./jobs/retraining-job";
import { simulationJob } from "./jobs/simulation-job";
import { startUpkeep } from "./jobs/upkeep";
import { AuditFile } from "./observability/audit-file";
import { createMetrics } from "./observability/metrics";
import { startTracing } from "./observability/tracing";
import { startPull } from "./ingestion/scheduled-pull";
import { createPrivacyTools } from "./privacy/create-privacy-tools";
import { openPrivacy } from "./privacy/open-privacy";
import { systemClock } from "./ports/clock";
import type { Engine } from "./ports/engine";
import { InputError } from "./ports/errors";
import type { Log } from "./ports/log";
import type { JobRunner } from "./ports/job-runner";
import type { Principal } from "./ports/principal";
import type { Stores } from "./ports/stores";
import { runOutsideScope } from "./request-scope";
import { openStores } from "./stores/open-stores";
import { ActiveServing } from "./use-cases/active-serving";
import { startImport } from "./use-cases/imports";
import { authorize } from "./use-cases/permissions";
import { applyRetention } from "./use-cases/privacy";
import { closeUnanswered } from "./use-cases/decisions";
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
  /** For the engine `spark`. */
  readonly spark?: SparkOptions;
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

/** How long open requests may go on after the service was told to stop. */
const GRACE_MS = 10_000;
/** How long a request waits for a store server that went away; jobs go on when it is back, however long that takes. */
const REQUEST_PATIENCE_MS = 5_000;
const OWNER: Principal = { id: "local", roles: ["admin"] };
/** Who the audit log names for what the service does by its own schedule. */
const SERVICE: Principal = { id: "service", roles: ["admin"] };

/** The composition root: wires store, engine, jobs, API and explorer, and starts them. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, storeUrl } = options;
  const log = options.log ?? createLog(config.logLevel);
  const clock = systemClock;
  const stores = options.stores ?? (await openStores(storeUrl, { retryTimeMs: REQUEST_PATIENCE_MS }));
  const engine = await orClose(stores, () =>
    chooseEngine(
      options.engineName ?? "in-process",
      options.engine ?? new InProcessEngine(config.threads, true),
      stores,
      options.spark === undefined
        ? null
        : {
            spark: options.spark,
            onSparkLog: (line) => {
              log.warn({ spark: line }, "Spark");
            },
          },
    ),
  );
  const { authenticator, sessions, tokens } = await orClose(stores, () => createAuth(storeUrl, config, clock));
  const book = await orClose(stores, () => openPrivacy(stores, config));
  const serving = new ActiveServing(stores, engine, clock, log);
  const reload = () => serving.reload();
  const bus = new EventBus();
  const runner = new LeasedJobRunner({
    jobs: stores.jobs,
    handlers: {
      analysis: analysisJob({ stores, engine, clock, onActivated: reload }),
      evaluation: forgetful(evaluationJob({ stores, engine }), book),
      funnels: forgetful(funnelJob({ stores, engine }), book),
      leads: forgetful(leadJob({ stores, engine, clock, bus }), book),
      import: importJob({ stores, clock, privacy: book, onChanged: reload }),
      retraining: retrainingJob({ stores, engine, clock, onActivated: reload }),
      simulation: simulationJob({ stores, engine }),
    },
    clock,
    log,
    owner: `${process.pid}-${randomUUID()}`,
    leaseMs: 1000 * config.leaseSeconds,
    isShared: !stores.url.startsWith("duckdb:"),
  });
  // A job outlives the request that asked for it.
  const jobs: JobRunner = {
    wake: () => {
      runOutsideScope(() => {
        runner.wake();
      });
    },
    cancel: (id) => runner.cancel(id),
    settled: (id) => runner.settled(id),
  };
  const audit = new AuditFile(besideStore(storeUrl, config.auditFile, "audit.ndjson"), log);
  const tables = new ListTables();
  const uploadFolder = besideStore(storeUrl, config.uploadFolder, "uploads") ?? join(tmpdir(), `dealgraph-uploads-${process.pid}`);
  const privacyTools = createPrivacyTools({ book, audit, tables, storeUrl, uploadFolder });
  const reloadSoon = soon(reload, log);
  const drift = new DriftWatch();
  let ready = false;
  const metrics = createMetrics({
    isReady: () => ready,
    followers: () => bus.followers,
    deals: () => serving.current()?.dataset.deals.clients.length ?? 0,
  });
  bus.listen(({ kind }) => {
    metrics.event(kind);
  });
  const contextOf = (principal: Principal, signal: AbortSignal): UseCaseContext => ({
    principal,
    stores,
    clock,
    audit,
    log,
    jobs,
    serving,
    state: serving.current(),
    newId: randomUUID,
    signal,
  });
  const serviceContext = () => contextOf(SERVICE, new AbortController().signal);
  const contextFor = (response: Response, principal: Principal): UseCaseContext => ({
    ...contextOf(principal, localsOf(response).signal),
    onOutcome: (policy, reward) => {
      const found = drift.add(policy, reward);
      if (found !== null) bus.publish({ kind: "policy-drift", policy, ...found, at: clock.now().toISOString() });
    },
  });
  const upkeep = startUpkeep({
    stores,
    jobs,
    clock,
    log,
    newId: randomUUID,
    closeUnanswered: () => closeUnanswered(contextOf(OWNER, new AbortController().signal), {}),
  });
  const useCaseContext = (response: Response) => contextFor(response, localsOf(response).principal);

  const httpServer = createServer({ connectionsCheckingInterval: 1000 });
  setSocketLimits(httpServer, config);
  await orClose(stores, () => listen(httpServer, config));
  const port = (httpServer.address() as AddressInfo).port;
  const url = `http://${reachable(config.host)}:${port}`;
  const rateLimits = new RateLimits(config.ratePoints, config.maxExports);
  const stopTracing = config.tracesUrl === null ? null : startTracing(config.tracesUrl);
  const graphql = await startGraphql({
    httpServer,
    log,
    introspection: config.introspection === "on",
    tables,
    bus,
    limits: {
      maxDepth: config.maxDepth,
      maxAliases: config.maxAliases,
      maxTokens: config.maxTokens,
      maxCost: config.maxCost,
      timeoutMs: config.queryTimeoutMs,
      take: (principal, points) => rateLimits.take(principal, points),
      observe: (operation, cost) => {
        metrics.cost(operation, cost);
      },
    },
    useCaseContext,
    follow: (principal) => rateLimits.follow(principal),
  });
  const token = randomBytes(32).toString("base64url");
  const api = Router();
  api.use(
    createExportRoutes({
      useCaseContext,
      tables,
      rateLimits,
      timeoutMs: config.exportTimeoutMs,
      onRows: (list, rows) => {
        metrics.rows(list, rows);
      },
    }),
    createEventRoutes({ bus, useCaseContext, rateLimits }),
    createImportRoutes({
      useCaseContext,
      rateLimits,
      folder: uploadFolder,
      limits: { maxBytes: config.maxUploadBytes, idleMs: config.bodyTimeoutMs, jsonBytes: config.maxBodyBytes },
      book,
      onChanged: reloadSoon.ask,
    }),
    createPrivacyRoutes({ useCaseContext, tools: privacyTools, retentionDays: config.retentionDays }),
  );
  const access = new AccessWatch();
  const app = createApp({
    log,
    config,
    authenticator,
    access,
    rateLimits,
    graphql: graphql.handler,
    graphqlStream: graphql.stream,
    api,
    control: createControl({
      token,
      privacy: createPrivacyRoutes({
        useCaseContext: (response) => contextFor(response, OWNER),
        tools: privacyTools,
        retentionDays: config.retentionDays,
      }),
      useCaseContext: (_request, response) => contextFor(response, OWNER),
    }),
    signIn: createSignIn({ config, authenticator, sessions, tokens, rateLimits, clock }),
    metrics: async (_request, response) => {
      if (config.metrics === "role") authorize(localsOf(response).principal, "metrics.read");
      response.setHeader("Content-Type", metrics.mediaType);
      response.send(await metrics.text());
    },
    observe: (...seen) => {
      metrics.request(...seen);
    },
    webFolder: options.webFolder ?? join(__dirname, "..", "web"),
    isReady: () => ready,
    pingStore: pingOf(stores, log),
    port: () => port,
  });
  httpServer.on("request", app);
  const watch = watchService({ stores, serving, bus, clock, log, isWanted: () => bus.followers > 0 || config.webhookUrl !== null });
  const webhooks = config.webhookUrl === null ? null : sendWebhooks({ url: config.webhookUrl, secret: config.webhookSecret, bus, log });

  const pull = startPull({
    folder: config.pullFolder,
    url: config.pullUrl,
    minutes: config.pullMinutes,
    uploadFolder,
    maxBytes: config.maxUploadBytes,
    newId: randomUUID,
    startImport: (input) => startImport(serviceContext(), input),
    log,
  });
  const retention = startRetention(
    config.retentionDays,
    async (days) => {
      await applyRetention(serviceContext(), { days, tools: privacyTools });
    },
    log,
  );

  const stop = async () => {
    ready = false;
    pull.stop();
    retention.stop();
    if (controlPath !== null) removeControlFile(controlPath, process.pid);
    watch.stop();
    access.stop();
    upkeep.stop();
    bus.end();
    // Open requests end first, and they may still use everything below.
    const hurry = setTimeout(() => {
      httpServer.closeAllConnections();
    }, GRACE_MS);
    await graphql.stop();
    clearTimeout(hurry);
    webhooks?.stop();
    await reloadSoon.settle();
    await runner.stop();
    await serving.close();
    await tables.close();
    await stores.close();
    audit.close();
    await stopTracing?.();
  };
  const controlPath = controlFilePath(storeUrl);
  try {
    await closeInterruptedRuns(stores, clock);
    await serving.reload();
    if (controlPath !== null) writeControlFile(controlPath, { pid: process.pid, url, token });
  } catch (error) {
    await stop();
    throw error;
  }
  runner.start();
  ready = true;
  log.info({ url, authentication: authenticator.isRequired() }, "listening");
  return { url, stores, hasResults: () => serving.current() !== null, stop };
}

/** An address under which a server that listens on this host is reached from this machine. */
const reachable = (host: string): string => (host === "0.0.0.0" ? "127.0.0.1" : host === "::" || host === "::1" ? "[::1]" : host);

/** Heads must come soon; bodies have their own limits, because uploads may be long. */
function setSocketLimits(server: Server, { bodyTimeoutMs }: Config): void {
  server.headersTimeout = bodyTimeoutMs;
  server.requestTimeout = 0;
  // Longer than proxies keep theirs (a minute, mostly): who ends a connection first must not be the side that is asked.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;
}

/** Asks the store, and logs when that changes its answer. */
function pingOf(stores: Stores, log: Log): () => Promise<void> {
  let isUp = true;
  return async () => {
    try {
      await stores.ping();
      if (!isUp) log.info({}, "the store answers again");
      isUp = true;
    } catch (error) {
      if (isUp) log.error({ err: error }, "the store does not answer");
      isUp = false;
      throw error;
    }
  };
}

const RELOAD_MS = 1000;

/** Gathers many small changes into one new state, a second after the first. */
function soon(work: () => Promise<unknown>, log: Log): { readonly ask: () => void; readonly settle: () => Promise<void> } {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const start = (): void => {
    timer = null;
    running = running.then(work).catch((error: unknown) => {
      log.error({ err: error }, "what is served could not be renewed");
    });
  };
  return {
    ask: () => {
      timer ??= runOutsideScope(() => setTimeout(start, RELOAD_MS));
    },
    settle: async () => {
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

const HOUR_MS = 3_600_000;

/** Applies the retention rule at the start and once an hour. */
function startRetention(days: number | undefined, apply: (days: number) => Promise<void>, log: Log): { stop(): void } {
  if (days === undefined) return { stop: () => undefined };
  const tick = (): void => {
    apply(days).catch((error: unknown) => {
      log.warn({ err: error }, "retention failed; it is tried again");
    });
  };
  const timer = setInterval(tick, HOUR_MS);
  tick();
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** A store that cannot be served as asked is closed again. */
async function orClose<T>(stores: Stores, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
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

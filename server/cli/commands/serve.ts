import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { EngineName } from "../../engines/choose-engine";
import { resolveSparkOptions, type SparkFlags } from "../../engines/spark/spark-options";
import { importFolder } from "../../ingestion/import-folder";
import { readConfig, type Config } from "../../config";
import { createLog, startService, toListenError, type Service } from "../../main";
import { systemClock } from "../../ports/clock";
import { InputError } from "../../ports/errors";
import type { Stores } from "../../ports/stores";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { createProgress } from "../progress";
import { findServer } from "../remote-server";
import { analyzeStore } from "./analyze";

export interface ServeCommandOptions extends SparkFlags {
  readonly store: string;
  readonly engine: EngineName;
  readonly port?: string;
  readonly host?: string;
}

/** Serves a store until it is told to stop. */
export async function serveCommand(options: ServeCommandOptions, context: CommandContext): Promise<void> {
  const config = readConfig(process.env, options);
  const running = await findServer(options.store);
  if (running !== null) throw new InputError(`the store is served already at ${running.url}: use that, or stop it first`);
  const service = await startService({
    storeUrl: options.store,
    config,
    engine: context.engine,
    engineName: options.engine,
    ...(options.engine === "spark" && { spark: resolveSparkOptions(config, options) }),
    log: createLog(config.logLevel),
  });
  if (!service.hasResults())
    context.note("nothing was analysed yet: start an analysis from the explorer, or by `dealgraph analyze --store`");
  await serveUntilStopped(service, context);
}

export interface DemoCommandOptions {
  readonly port?: string;
  readonly host?: string;
  readonly store?: string;
}

const EXAMPLE = join(__dirname, "..", "..", "..", "..", "examples", "online_retail_wholesale");
const DEMO_SEED = 1;

/** The bundled example from nothing to a working explorer; the next time it only serves. */
export async function demoCommand(options: DemoCommandOptions, context: CommandContext): Promise<void> {
  const config = readConfig({ LOG_LEVEL: "warn", ...process.env }, options);
  const storeUrl = options.store ?? `duckdb:${join(".dealgraph", "demo.duckdb")}`;
  const running = await findServer(storeUrl);
  if (running !== null) {
    context.note("the demo runs already");
    printAddresses(running.url, context);
    return;
  }
  // Said before the work begins rather than after it.
  await checkPort(config);
  const stores = await openStores(storeUrl);
  try {
    if ((await stores.runs.activeRun()) === null) await prepareExample(stores, context);
  } catch (error) {
    await stores.close();
    throw error;
  }
  await serveUntilStopped(
    await startService({ storeUrl, config, stores, engine: context.engine, log: createLog(config.logLevel) }),
    context,
  );
}

/** Imports again what a killed start may have left half done: imports are idempotent. */
async function prepareExample(stores: Stores, context: CommandContext): Promise<void> {
  if (!existsSync(EXAMPLE)) throw new InputError(`the example ${EXAMPLE} is missing: get the repository whole`);
  const reading = createProgress("load the example");
  try {
    await importFolder(stores, {
      folder: EXAMPLE,
      options: { requires: ["deals"] },
      now: systemClock.now(),
      signal: context.signal,
      onProgress: ({ fraction, stage }) => {
        reading.update(fraction, stage);
      },
    });
  } finally {
    reading.stop();
  }
  const analyzing = createProgress("analyse");
  try {
    await analyzeStore(stores, { seed: DEMO_SEED, asOf: null, mode: "thorough" }, { previous: null, onlyHere: null }, context, {
      signal: context.signal,
      onProgress: (fraction, stage) => {
        analyzing.update(fraction, stage);
      },
    });
  } finally {
    analyzing.stop();
  }
}

async function checkPort({ port, host }: Config): Promise<void> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, "listening");
  } catch (error) {
    throw toListenError(error, { port, host });
  } finally {
    probe.close();
  }
}

function printAddresses(url: string, context: CommandContext): void {
  context.print(`explorer  ${url}/`);
  context.print(`GraphQL   ${url}/graphql`);
}

async function serveUntilStopped(service: Service, context: CommandContext): Promise<void> {
  printAddresses(service.url, context);
  if (!context.signal.aborted) await once(context.signal, "abort");
  await service.stop();
}

import { existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { availableParallelism, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { readConfig } from "../../config";
import { resolveSparkOptions } from "../../engines/spark/spark-options";
import { inspectSpark } from "../../engines/spark/spark-tools";
import { embeddedFile } from "../../stores/embedded-file";
import { systemClock } from "../../ports/clock";
import type { Finding } from "../../stores/finding";
import { inspectServer, isServerUrl, openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { findServer } from "../remote-server";

export interface DoctorCommandOptions {
  readonly store?: string;
  readonly port?: string;
  readonly engine?: "spark";
}

const GIB = 1024 ** 3;
const LEAST_DISK_BYTES = GIB;
const LEAST_MEMORY_BYTES = 1.5 * GIB;
const LEAST_NODE = [20, 19] as const;

const MARKS = { ok: "ok    ", note: "note  ", wrong: "WRONG " };

/**
 * Looks at everything the service needs and says what is wrong and what to do.
 * @returns whether all is well
 * @throws what opening the store throws, after everything else was told
 */
export async function doctorCommand(options: DoctorCommandOptions, context: CommandContext): Promise<boolean> {
  const findings: Finding[] = [checkNode(), checkMemory(), checkBuild()];
  if (options.engine === "spark") findings.push(...(await inspectSpark(resolveSparkOptions(readConfig(process.env, options)))));
  let unusable: { readonly error: unknown } | null = null;
  try {
    if (options.store !== undefined) findings.push(...(await checkStore(options.store)));
  } catch (error) {
    unusable = { error };
  }
  findings.push(checkDisk(folderOf(options.store)), await checkPort(options));
  for (const { level, what, remedy } of findings)
    context.print(`${MARKS[level]} ${what}${level === "ok" || remedy === undefined ? "" : `: ${remedy}`}`);
  if (unusable !== null) throw unusable.error;
  return findings.every(({ level }) => level !== "wrong");
}

/** A finding that is well or wrong. */
const judge = (isWell: boolean, what: string, remedy: string): Finding => ({ level: isWell ? "ok" : "wrong", what, remedy });

function checkNode(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return judge(ok, `Node ${process.versions.node}, ${availableParallelism()} cores`, `install Node ${LEAST_NODE.join(".")} or later`);
}

function checkMemory(): Finding {
  const bytes = totalmem();
  return judge(bytes >= LEAST_MEMORY_BYTES, `memory ${(bytes / GIB).toFixed(1)} GiB`, "1.5 GiB or more are needed");
}

function checkBuild(): Finding {
  const page = join(__dirname, "..", "..", "..", "web", "index.html");
  return judge(existsSync(page), existsSync(page) ? "explorer built" : "the explorer is not built", "run `npm run build`");
}

const folderOf = (store: string | undefined): string => {
  const file = store === undefined ? null : embeddedFile(store);
  let folder = file === null ? process.cwd() : dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
};

function checkDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return judge(free >= LEAST_DISK_BYTES, `${(free / GIB).toFixed(1)} GiB free in ${folder}`, "free at least 1 GiB");
}

async function checkStore(url: string): Promise<readonly Finding[]> {
  const server = await findServer(url);
  if (server !== null) return [{ level: "ok", what: `store ${url} is served at ${server.url}` }];
  const file = embeddedFile(url);
  if (file !== null && !existsSync(file)) return [{ level: "ok", what: `store ${url} does not exist yet; the first import makes it` }];
  const findings = isServerUrl(url) ? await inspectServer(url, systemClock) : [];
  const stores = await openStores(url);
  try {
    const counts = await stores.deals.counts();
    const active = await stores.runs.activeRun();
    return [
      ...findings,
      {
        level: "ok",
        what: `store ${stores.url} opens: ${counts.clients} clients, ${counts.products} products, ${counts.deals} deal lines`,
      },
      { level: "ok", what: active === null ? "no analysis yet" : `active analysis ${active.id} of ${active.createdAt}` },
    ];
  } finally {
    await stores.close();
  }
}

async function checkPort(options: DoctorCommandOptions): Promise<Finding> {
  const { port, host } = readConfig(process.env, { port: options.port });
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, "listening");
    return { level: "ok", what: `port ${port} is free` };
  } catch {
    return { level: "wrong", what: `port ${port} is taken`, remedy: "stop the program that has it, or use --port" };
  } finally {
    probe.close();
  }
}

import { existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { availableParallelism, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { readConfig } from "../../config";
import { embeddedFile } from "../../stores/embedded-file";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { findServer } from "../remote-server";

export interface DoctorCommandOptions {
  readonly store?: string;
  readonly port?: string;
}

interface Finding {
  readonly ok: boolean;
  readonly what: string;
  /** What to do about it, where it is not well. */
  readonly remedy?: string;
}

const GIB = 1024 ** 3;
const LEAST_DISK_BYTES = GIB;
const LEAST_MEMORY_BYTES = 1.5 * GIB;
const LEAST_NODE = [20, 19] as const;

/** Looks at everything the service needs and says what is wrong and what to do. @returns whether all is well */
export async function doctorCommand(options: DoctorCommandOptions, context: CommandContext): Promise<boolean> {
  const findings: Finding[] = [checkNode(), checkMemory(), checkBuild()];
  if (options.store !== undefined) findings.push(...(await checkStore(options.store)));
  findings.push(checkDisk(folderOf(options.store)), await checkPort(options));
  for (const { ok, what, remedy } of findings)
    context.print(`${ok ? "ok    " : "WRONG "} ${what}${ok || remedy === undefined ? "" : `: ${remedy}`}`);
  return findings.every(({ ok }) => ok);
}

function checkNode(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return {
    ok,
    what: `Node ${process.versions.node}, ${availableParallelism()} cores`,
    remedy: `install Node ${LEAST_NODE.join(".")} or later`,
  };
}

function checkMemory(): Finding {
  const bytes = totalmem();
  return { ok: bytes >= LEAST_MEMORY_BYTES, what: `memory ${(bytes / GIB).toFixed(1)} GiB`, remedy: "1.5 GiB or more are needed" };
}

function checkBuild(): Finding {
  const page = join(__dirname, "..", "..", "..", "web", "index.html");
  return { ok: existsSync(page), what: existsSync(page) ? "explorer built" : "the explorer is not built", remedy: "run `npm run build`" };
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
  return { ok: free >= LEAST_DISK_BYTES, what: `${(free / GIB).toFixed(1)} GiB free in ${folder}`, remedy: "free at least 1 GiB" };
}

async function checkStore(url: string): Promise<readonly Finding[]> {
  try {
    const server = await findServer(url);
    if (server !== null) return [{ ok: true, what: `store ${url} is served at ${server.url}` }];
    const file = embeddedFile(url);
    if (file !== null && !existsSync(file)) return [{ ok: true, what: `store ${url} does not exist yet; the first import makes it` }];
    const stores = await openStores(url);
    try {
      const counts = await stores.deals.counts();
      const active = await stores.runs.activeRun();
      return [
        { ok: true, what: `store ${url} opens: ${counts.clients} clients, ${counts.products} products, ${counts.deals} deal lines` },
        { ok: true, what: active === null ? "no analysis yet" : `active analysis ${active.id} of ${active.createdAt}` },
      ];
    } finally {
      await stores.close();
    }
  } catch (error) {
    return [{ ok: false, what: `store ${url}`, remedy: error instanceof Error ? error.message : String(error) }];
  }
}

async function checkPort(options: DoctorCommandOptions): Promise<Finding> {
  const { port, host } = readConfig(process.env, { port: options.port });
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, "listening");
    return { ok: true, what: `port ${port} is free` };
  } catch {
    return { ok: false, what: `port ${port} is taken`, remedy: "stop the program that has it, or use --port" };
  } finally {
    probe.close();
  }
}

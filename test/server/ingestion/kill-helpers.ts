import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openStores } from "../../../server/stores/open-stores";
import { importInto, makeFolder } from "./helpers";

const ROOT = join(__dirname, "..", "..", "..");
const CHILD = join(__dirname, "import-child.cjs");

/** The child runs the built program; builds it where it is missing. */
export function buildIfMissing(): void {
  if (!existsSync(join(ROOT, "dist", "server", "ingestion", "import-folder.js"))) {
    execFileSync(process.execPath, [join(ROOT, "scripts", "build-server.cjs")]);
  }
}

/** A data set of some size, with faulty and repeated rows. */
export function makeDataFolder(nDeals: number): string {
  const deals = Array.from({ length: nDeals }, (_, i) => {
    const stage = i % 1000 === 0 ? "unknown" : i % 5 === 0 ? "lost" : "won";
    return `d${i},c${(i * 7919) % 5000},p${(i * 31) % 300},${stage},2024-0${1 + (i % 9)}-1${i % 9},${i / 8},note ${i % 77}`;
  });
  const clients = Array.from({ length: 4000 }, (_, i) => `c${i},Client ${i}`);
  return makeFolder({
    "deals.csv": `deal_id,client_id,product_id,stage,closed_at,amount,note\n${deals.join("\n")}\n`,
    "clients.csv": `client_id,name\n${clients.join("\n")}\n`,
  });
}

/**
 * Imports in a child process and kills it with SIGKILL.
 * @param when the word of progress after which to kill, and how many milliseconds later
 * @returns whether the child was killed before it had finished
 */
export function killDuringImport(
  store: string,
  folder: string,
  when: { readonly after: string; readonly delayMs: number },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, store, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (timer === undefined && output.includes(`${when.after}\n`)) timer = setTimeout(() => child.kill("SIGKILL"), when.delayMs);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code !== 0 && signal !== "SIGKILL") reject(new Error(`the import failed by itself: exit ${String(code)}`));
      else resolve(signal === "SIGKILL");
    });
  });
}

export interface StoreState {
  readonly counts: unknown;
  readonly digest: string;
}

/** Counts and digest of a store that is opened for it; the import is run (again) first where a folder is given. */
export async function readState(store: string, importFrom: string | null): Promise<StoreState> {
  const stores = await openStores(`duckdb:${store}`, { threads: 2, memoryLimit: "512MB" });
  try {
    if (importFrom !== null) await importInto(stores, importFrom);
    return { counts: await stores.deals.counts(), digest: await stores.deals.digest() };
  } finally {
    await stores.close();
  }
}

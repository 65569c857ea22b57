import { nextJobEvent } from "../data/live";
import { texts } from "../texts";

/** In the order in which they are loaded: deals name clients and products. */
export const KINDS = ["clients", "products", "agents", "deals", "leads", "activities", "assignments"] as const;
export type ImportKind = (typeof KINDS)[number];

/** Answers of /api/v1/import; the server decides what a column is. */
export interface Mapping {
  readonly kind: ImportKind;
  readonly crm: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
}
export interface Preview {
  readonly crm: string | null;
  readonly columns: readonly {
    readonly target: string;
    readonly column: string | null;
    readonly confidence: number;
    readonly required: boolean;
    readonly why: string;
  }[];
  readonly others: readonly string[];
  readonly stages: readonly { readonly value: string; readonly stage: string; readonly rows: number }[];
  readonly faults: readonly string[];
  readonly sample: readonly Readonly<Record<string, string>>[];
  readonly mapping: Mapping;
}
export interface ImportJob {
  readonly job_id: string;
  readonly status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
  readonly progress: number;
  readonly stage: string;
  readonly error: string | null;
  readonly result?: { readonly inserted: number; readonly updated: number; readonly unchanged: number; readonly rejected: number };
}

/** What a file most likely holds, by its name. */
export function guessKind(name: string): ImportKind {
  const lower = name.toLowerCase();
  const words: readonly (readonly [ImportKind, RegExp])[] = [
    ["deals", /deal|opportunit|order|sale/],
    ["leads", /lead/],
    ["clients", /client|account|compan|customer|organi[sz]ation/],
    ["products", /product|item|catalog/],
    ["agents", /agent|owner|user|rep/],
    ["activities", /activit|task|call|event/],
    ["assignments", /assign/],
  ];
  return words.find(([, pattern]) => pattern.test(lower))?.[0] ?? "deals";
}

const typeOf = (file: File): string =>
  /\.parquet$/i.test(file.name)
    ? "application/vnd.apache.parquet"
    : /\.(ndjson|jsonl)$/i.test(file.name)
      ? "application/x-ndjson"
      : "text/csv";

async function ask<T>(method: string, path: string, body: Blob | string | null, type: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, { method, body, ...(body !== null && { headers: { "content-type": type } }) });
  } catch (error) {
    throw new Error(texts.states.unreachable(error instanceof Error ? error.message : String(error)), { cause: error });
  }
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  if (!response.ok) {
    let told: string | null = null;
    try {
      told = (JSON.parse(text) as { readonly error?: string }).error ?? null;
    } catch {
      // An answer that is no JSON says nothing to people.
    }
    throw new Error(told ?? texts.states.serverAnswered(response.status));
  }
  return JSON.parse(text) as T;
}

/** So much of a file is enough to tell its columns. */
const PREVIEW_BYTES = 1_000_000;

/** What the server makes of the head of a CSV file. Other formats name their columns themselves: no preview. */
export async function previewFile(file: File, kind: ImportKind): Promise<Preview> {
  if (typeOf(file) !== "text/csv") throw new Error(texts.imports.noPreview);
  let head: Blob = file;
  if (file.size > PREVIEW_BYTES) {
    // Cut at the end of a line.
    const text = await file.slice(0, PREVIEW_BYTES).text();
    head = new Blob([text.slice(0, text.lastIndexOf("\n") + 1)]);
  }
  return ask<Preview>("POST", `import/${kind}/preview`, head, "text/csv");
}

/** Keeps a changed mapping under a name of its own; returns the name. */
export async function saveMapping(kind: ImportKind, mapping: Mapping): Promise<string> {
  const name = `explorer-${kind}`;
  await ask("PUT", `mappings/${name}`, JSON.stringify(mapping), "application/json");
  return name;
}

/** Sends a file; returns the id of the job that loads it. `mapping` null: the columns have our names already. */
export async function uploadFile(file: File, kind: ImportKind, mapping: string | null): Promise<string> {
  const query = mapping === null ? "" : `?mapping=${encodeURIComponent(mapping)}`;
  const { job_id: id } = await ask<{ readonly job_id: string }>("POST", `import/${kind}${query}`, file, typeOf(file));
  return id;
}

/** Most files are loaded at once; of the others the server tells. */
const FIRST_MS = 300;
const AT_MOST_MS = 1_500;

/** Follows a job until it is over. */
export async function followImport(id: string, onProgress: (job: ImportJob) => void): Promise<ImportJob> {
  for (let n = 0; ; n += 1) {
    const job = await ask<ImportJob>("GET", `jobs/${encodeURIComponent(id)}`, null, "");
    onProgress(job);
    if (job.status !== "queued" && job.status !== "running") return job;
    await nextJobEvent(n === 0 ? FIRST_MS : AT_MOST_MS);
  }
}

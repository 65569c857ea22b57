import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportSummary } from "../../ingestion/import-options";
import { importJob, type ImportInput } from "../../jobs/import-job";
import { CancelledError } from "../../../graph/numeric/errors";
import { systemClock } from "../../ports/clock";
import { InputError } from "../../ports/errors";
import type { Job } from "../../ports/job-store";
import { embeddedFile } from "../../stores/embedded-file";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { rejectedNote } from "../deal-source";
import type { SourceOptions } from "../options";
import { runCommandJob } from "../command-job";
import { createProgress, type Progress } from "../progress";
import { findServer, type RemoteServer } from "../remote-server";

export interface ImportCommandOptions extends SourceOptions {
  readonly rates?: string;
  readonly currency?: string;
}

const POLL_MS = 300;

/** Loads a folder or named files into a store; by the server that has it open, if one has. */
export async function importCommand(paths: readonly string[], options: ImportCommandOptions, context: CommandContext): Promise<void> {
  if (options.store === undefined) throw new InputError("--store URL is missing: say where to load to");
  if (options.data === undefined && paths.length === 0)
    throw new InputError("give --data FOLDER or files named KIND.csv, for example deals.csv");
  if (options.data !== undefined && paths.length > 0) throw new InputError("give --data FOLDER or files, not both");
  const input: ImportInput = {
    // The server has another working directory.
    ...(options.data !== undefined ? { folder: resolve(options.data) } : { files: paths.map((path) => resolve(path)) }),
    options: {
      dateFormat: options.dateFormat,
      decimal: options.decimal,
      strict: options.strict,
      rejectsPath: options.rejects === undefined ? undefined : resolve(options.rejects),
      defaultRejectsPath: defaultRejects(options),
      ratesPath: options.rates === undefined ? undefined : resolve(options.rates),
      reportingCurrency: options.currency,
    },
  };
  const progress = createProgress("import");
  let summary: ImportSummary;
  try {
    const server = await findServer(options.store);
    summary =
      server === null ? await importHere(options.store, input, progress, context) : await importOnServer(server, input, progress, context);
  } finally {
    progress.stop();
  }
  describe(summary, context);
}

/** Beside an embedded store, in the working directory for others; never in the folder that is read. */
function defaultRejects({ store = "", data }: ImportCommandOptions): string | undefined {
  const file = embeddedFile(store);
  if (file !== null) return `${file}.rejects.csv`;
  return data !== undefined && resolve(data) === process.cwd() ? undefined : resolve("rejects.csv");
}

async function importHere(url: string, input: ImportInput, progress: Progress, context: CommandContext): Promise<ImportSummary> {
  const stores = await openStores(url);
  try {
    const handler = importJob({ stores, clock: systemClock, onChanged: () => Promise.resolve() });
    return await runCommandJob<ImportSummary>(stores, "import", input, handler, context, (fraction, stage) => {
      progress.update(fraction, stage);
    });
  } finally {
    await stores.close();
  }
}

async function importOnServer(
  server: RemoteServer,
  input: ImportInput,
  progress: Progress,
  context: CommandContext,
): Promise<ImportSummary> {
  context.note(`the store is open in the server at ${server.url}: asking it`);
  let job = await server.json<Job>("POST", "/imports", input);
  while (job.status === "queued" || job.status === "running") {
    if (context.signal.aborted) {
      await server.json("DELETE", `/jobs/${job.id}`);
      throw new CancelledError("cancelled");
    }
    progress.update(job.progress, job.stage === "" ? "waiting" : job.stage);
    await sleep(POLL_MS);
    job = await server.json<Job>("GET", `/jobs/${job.id}`);
  }
  if (job.status === "cancelled") throw new CancelledError(`import ${job.id} was cancelled on the server`);
  if (job.status === "failed") throw new InputError(job.error ?? "the import failed on the server");
  return job.result as ImportSummary;
}

function describe(summary: ImportSummary, context: CommandContext): void {
  for (const file of summary.files) {
    const rejected = file.rejected > 0 ? `, ${file.rejected} rejected` : "";
    context.print(`${file.file}: ${file.read} rows, ${file.inserted} new, ${file.updated} changed, ${file.unchanged} as before${rejected}`);
  }
  if (summary.stubs > 0) context.print(`${summary.stubs} clients or products are known from deals alone`);
  context.print(
    `${summary.inserted} new, ${summary.updated} changed, ${summary.unchanged} as before, ${summary.rejected} rejected, in ${summary.seconds.toFixed(1)} s`,
  );
  if (summary.rejectsPath !== null) {
    context.print(`rejected rows: ${summary.rejectsPath}`);
    context.note(rejectedNote(summary.rejected, summary.rejectsPath));
  }
  for (const warning of summary.warnings) context.note(`warning: ${warning}`);
}

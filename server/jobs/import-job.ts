import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { importFolder, type ImportCheckpoint, type ImportRequest } from "../ingestion/import-folder";
import type { Clock } from "../ports/clock";
import type { PrivacyBook } from "../ports/privacy-book";
import type { Stores } from "../ports/stores";
import type { Job } from "../ports/job-store";
import type { JobHandler } from "./leased-job-runner";

/** What to import; JSON. Paths are absolute. */
export type ImportInput = Pick<ImportRequest, "folder" | "files" | "options"> & {
  /** Folder of an upload; its files go when the job is over, rejects stay. */
  readonly uploadFolder?: string;
};

export interface ImportJobOptions {
  readonly stores: Stores;
  readonly clock: Clock;
  /** Keeps out the erased; by default what the store itself says. */
  readonly privacy?: PrivacyBook;
  /** Called when rows changed, so that what is served knows new deals. */
  readonly onChanged: () => Promise<unknown>;
}

/**
 * An import as a job of the service. On a server the rows that were stored before a crash are not stored again; an embedded store has them
 * all or none. What may be stored twice does no harm: imports are idempotent by key.
 */
export function importJob({ stores, clock, privacy, onChanged }: ImportJobOptions): JobHandler {
  return {
    abandoned: (job) => removeUpload(job, true),
    async run(job, tools) {
      const summary = await importFolder(stores, {
        ...(job.payload as ImportInput),
        now: clock.now(),
        privacy,
        signal: tools.signal,
        checkpoint: job.checkpoint as ImportCheckpoint | null,
        onCheckpoint: (checkpoint) => tools.checkpoint(checkpoint),
        onProgress: ({ fraction, stage }) => {
          tools.report(fraction, stage);
        },
      });
      if (summary.inserted + summary.updated > 0 || job.checkpoint !== null) await onChanged();
      await removeUpload(job, summary.rejectsPath !== null);
      return summary;
    },
  };
}

async function removeUpload(job: Job, keepsRejects: boolean): Promise<void> {
  const { uploadFolder: folder } = job.payload as ImportInput;
  if (folder === undefined) return;
  if (!keepsRejects) await rm(folder, { recursive: true, force: true });
  else
    for (const name of await readdir(folder).catch(() => []))
      if (name !== "rejects.csv") await rm(join(folder, name), { recursive: true, force: true });
}

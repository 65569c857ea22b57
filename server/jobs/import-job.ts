import { importFolder, type ImportCheckpoint, type ImportRequest } from "../ingestion/import-folder";
import type { Clock } from "../ports/clock";
import type { Stores } from "../ports/stores";
import type { JobHandler } from "./leased-job-runner";

/** What to import; JSON. Paths are absolute. */
export type ImportInput = Pick<ImportRequest, "folder" | "files" | "options">;

export interface ImportJobOptions {
  readonly stores: Stores;
  readonly clock: Clock;
  /** Called when rows changed, so that what is served knows new deals. */
  readonly onChanged: () => Promise<unknown>;
}

/**
 * An import as a job of the service. On a server the rows that were stored before a crash are not stored again; an embedded store has them
 * all or none. What may be stored twice does no harm: imports are idempotent by key.
 */
export function importJob({ stores, clock, onChanged }: ImportJobOptions): JobHandler {
  return {
    async run(job, tools) {
      const summary = await importFolder(stores, {
        ...(job.payload as ImportInput),
        now: clock.now(),
        signal: tools.signal,
        checkpoint: job.checkpoint as ImportCheckpoint | null,
        onCheckpoint: (checkpoint) => tools.checkpoint(checkpoint),
        onProgress: ({ fraction, stage }) => {
          tools.report(fraction, stage);
        },
      });
      if (summary.inserted + summary.updated > 0 || job.checkpoint !== null) await onChanged();
      return summary;
    },
  };
}

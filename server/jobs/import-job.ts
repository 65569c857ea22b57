import { importFolder, type ImportRequest } from "../ingestion/import-folder";
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

/** An import as a job of the service. Imports are idempotent by key: after a crash it is done again from its start. */
export function importJob({ stores, clock, onChanged }: ImportJobOptions): JobHandler {
  return {
    async run(job, tools) {
      const summary = await importFolder(stores, {
        ...(job.payload as ImportInput),
        now: clock.now(),
        signal: tools.signal,
        onProgress: ({ fraction, stage }) => {
          tools.report(fraction, stage);
        },
      });
      if (summary.inserted + summary.updated > 0) await onChanged();
      return summary;
    },
  };
}

import { importFolder } from "../ingestion/import-folder";
import type { Stores } from "../ports/stores";
import type { JobHandler } from "./leased-job-runner";

export type ImportInput = Parameters<typeof importFolder>[1];

export interface ImportJobOptions {
  readonly stores: Stores;
  /** Called when rows changed, so that what is served knows new deals. */
  readonly onChanged: () => Promise<unknown>;
}

/** An import as a job of the service. Imports are idempotent by key: after a crash it is done again from its start. */
export function importJob({ stores, onChanged }: ImportJobOptions): JobHandler {
  return {
    async run(job, tools) {
      const summary = await importFolder(stores, job.payload as ImportInput, {
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

/** Runs the jobs of the job store in this process. */
export interface JobRunner {
  /** Looks for jobs to run, now and not at the next round. */
  wake(): void;
  /** Stops a job that runs here; false when it does not. */
  cancel(id: string): boolean;
  /** Resolves when the job is over, in whatever way; at once when it does not run here. */
  settled(id: string): Promise<void>;
}

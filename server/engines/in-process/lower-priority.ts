import { setPriority } from "node:os";

/** Nice value of threads that compute in the background of a service. */
const BACKGROUND_NICENESS = 10;

/**
 * Lets the calling thread wait for others that want the core. Only on Linux, where a niceness belongs to a thread and 0 means the calling one;
 * elsewhere it would slow the whole process. It cannot be taken back without privileges.
 */
export function lowerPriority(): void {
  if (process.platform === "linux") setPriority(0, BACKGROUND_NICENESS);
}

import { join } from "node:path";

/**
 * The built file of a worker below engines/. Worker threads load JavaScript: under a test runner that transforms TypeScript on the fly,
 * they come from dist/.
 * @param path such as `in-process/task.worker`
 */
export function workerFile(path: string): string {
  const folder = __filename.endsWith(".ts") ? join(__dirname, "..", "..", "..", "dist", "server", "engines") : join(__dirname, "..");
  return join(folder, `${path}.js`);
}

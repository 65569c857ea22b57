import { join } from "node:path";

/**
 * The built file of a worker in this folder. Worker threads load JavaScript: under a test runner that transforms TypeScript on the fly,
 * they come from dist/.
 */
export function workerFile(name: string): string {
  const folder = __filename.endsWith(".ts") ? join(__dirname, "..", "..", "..", "dist", "server", "engines", "in-process") : __dirname;
  return join(folder, `${name}.js`);
}

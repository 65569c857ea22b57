// Transpiles graph/ and server/ file by file into dist/: the same tree, CommonJS, about a second. Types are checked by `npm run check:types`.
const { buildSync } = require("esbuild");
const { cpSync, existsSync, readdirSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
// An image is built without the tests.
const folders = ["graph", "server", "test/bench"].filter((folder) => existsSync(join(root, folder)));
const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(root, folder, file)),
);
const outdir = join(root, "dist");
for (const folder of ["graph", "server", "test", "cypher", "spark"]) rmSync(join(outdir, folder), { recursive: true, force: true });
buildSync({
  entryPoints: sources,
  outdir,
  outbase: root,
  format: "cjs",
  platform: "node",
  target: "node20",
  sourcemap: "linked",
  logLevel: "warning",
});
for (const folder of ["cypher", "spark"]) cpSync(join(root, folder), join(outdir, folder), { recursive: true });

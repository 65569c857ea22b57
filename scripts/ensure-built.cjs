// Builds what is missing or older than its sources, and nothing else. `server` is graph/ and server/, `web` the explorer.
const { execFileSync } = require("node:child_process");
const { existsSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const PARTS = {
  server: {
    output: "dist/server/cli/main.js",
    sources: ["graph", "server", "cypher", "spark"],
    build: [join(__dirname, "build-server.cjs")],
  },
  web: {
    output: "dist/web/index.html",
    sources: ["web"],
    build: [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "web", "--logLevel", "warn"],
  },
};

function newest(folder) {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

/** @param {"server" | "web"} part */
function ensureBuilt(part) {
  const { output, sources, build } = PARTS[part];
  const built = join(root, output);
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map(newest))) return;
  execFileSync(process.execPath, build, { cwd: root, stdio: ["ignore", 2, 2] });
}

module.exports = { ensureBuilt };

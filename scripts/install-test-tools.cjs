// Installs what the tests need beside npm packages: Chromium, from Debian's packages, and a Neo4j server, from Maven artifacts. Does nothing
// when they are there.
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = places.find((path) => path && existsSync(path));
if (chromium) {
  console.log(`Chromium: ${chromium}`);
} else {
  const remedy = "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to a browser.";
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get") || process.getuid() !== 0) {
    console.error(`Chromium is missing and cannot be installed here. ${remedy}`);
    process.exit(process.env.CI ? 1 : 0);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
  ]) {
    console.log(`apt-get ${args.join(" ")}`);
    const run = spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
    if (run.status !== 0) {
      console.error(`apt-get ${args[0]} failed. ${remedy}`);
      process.exit(1);
    }
  }
}

// The server is fetched once into .cache/neo4j; a given NEO4J_URI is used instead, but for the tests that kill servers of their own.
const neo4j = spawnSync(process.execPath, [join(__dirname, "neo4j", "neo4j.cjs"), "install"], { encoding: "utf8" });
if (neo4j.status === 0) {
  console.log("Neo4j: .cache/neo4j");
} else {
  console.error(`The tests on Neo4j need a server: ${neo4j.stderr.trim()}`);
  if (process.env.CI) process.exit(1);
}

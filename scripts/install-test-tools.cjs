// Installs what the tests need beside npm packages: Chromium, from Debian's packages, a Neo4j server, from Maven artifacts, Spark, from
// pip's pyspark, and what the notebook imports. Does nothing when they are there.
const { spawn, spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const python = process.env.PYTHON || "python3";

/**
 * Packages of pip in `.cache/NAME`, where they are not there yet. Into a folder of its own first: a broken download leaves nothing half done.
 * Resolves to what went wrong, or null.
 */
async function installPackages(name, packages, ...options) {
  const folder = join(__dirname, "..", ".cache", name);
  const stamp = join(folder, "installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === packages.join(" ")) return null;
  const fresh = `${folder}-fresh-${process.pid}`;
  const problem = await new Promise((resolve) => {
    const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...options, "--target", fresh, ...packages];
    const errors = [];
    const child = spawn(python, args, { stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.on("data", (chunk) => errors.push(chunk));
    child.on("error", (error) => resolve(`${python} cannot be run (${error.message}): install Python 3 with pip, or set PYTHON`));
    child.on("close", (code) => resolve(code === 0 ? null : `pip failed (exit ${code}): ${Buffer.concat(errors).toString().trim()}`));
  });
  if (problem === null) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const entry of readdirSync(fresh)) renameSync(join(fresh, entry), join(folder, entry));
    writeFileSync(stamp, packages.join(" "));
  }
  rmSync(fresh, { recursive: true, force: true });
  return problem;
}

// Spark is the largest: it comes while the others are looked at. No dependencies: what pyspark needs of py4j is in its own archive.
const sparkReady = installPackages("spark", ["pyspark==4.3.0", "numpy==1.26.4"], "--no-deps");
const notebookReady = installPackages("notebook", [
  "gql[requests]==4.4.0",
  "networkx==3.6.1",
  "pandas==3.1.1",
  "pyarrow==26.0.1",
  "requests==2.34.2",
]);

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

for (const [what, ready] of [
  ["Spark: .cache/spark", sparkReady],
  ["Notebook: .cache/notebook", notebookReady],
]) {
  void ready.then((problem) => {
    if (problem === null) {
      console.log(what);
      return;
    }
    console.error(`The tests need it (${what}): ${problem}`);
    if (process.env.CI) process.exit(1);
  });
}

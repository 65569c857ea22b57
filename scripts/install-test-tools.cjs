// Installs what the tests need beside npm packages: Chromium, from Debian's packages, a Neo4j server, from Maven artifacts, and Spark, from
// pip's pyspark. Does nothing when they are there.
const { spawn, spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

// Spark is the largest: it comes while the others are looked at. Into a folder of its own first: a broken download leaves nothing half done.
const spark = join(__dirname, "..", ".cache", "spark");
const sparkPackages = ["pyspark==4.3.0", "numpy==1.26.4"];
const sparkStamp = join(spark, "installed");
const hasSpark = () => existsSync(sparkStamp) && readFileSync(sparkStamp, "utf8") === sparkPackages.join(" ");
const python = process.env.PYTHON || "python3";
const sparkFresh = `${spark}-fresh-${process.pid}`;
const sparkReady = hasSpark()
  ? Promise.resolve(null)
  : new Promise((resolve) => {
      // No dependencies: what pyspark needs of py4j is in its own archive.
      const args = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--target",
        sparkFresh,
        ...sparkPackages,
      ];
      const errors = [];
      const child = spawn(python, args, { stdio: ["ignore", "ignore", "pipe"] });
      child.stderr.on("data", (chunk) => errors.push(chunk));
      child.on("error", (error) => resolve(`${python} cannot be run (${error.message}): install Python 3 with pip, or set PYTHON`));
      child.on("close", (code) => resolve(code === 0 ? null : `pip failed (exit ${code}): ${Buffer.concat(errors).toString().trim()}`));
    });

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

sparkReady.then((problem) => {
  if (problem === null && !hasSpark()) {
    rmSync(spark, { recursive: true, force: true });
    mkdirSync(spark, { recursive: true });
    for (const name of readdirSync(sparkFresh)) renameSync(join(sparkFresh, name), join(spark, name));
    writeFileSync(sparkStamp, sparkPackages.join(" "));
  }
  rmSync(sparkFresh, { recursive: true, force: true });
  if (problem === null) {
    console.log("Spark: .cache/spark");
    return;
  }
  console.error(`The tests on Spark need it: ${problem}`);
  if (process.env.CI) process.exit(1);
});

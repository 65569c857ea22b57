#!/usr/bin/env node
// A real Neo4j Community server with GDS for tests and development, from Maven artifacts: needs a JDK 17+ and Maven, no Docker.
//   node scripts/neo4j/neo4j.cjs install                    the jars into .cache/neo4j (about 140 MB, once)
//   node scripts/neo4j/neo4j.cjs start --dir D --port N     installs if needed, starts in the background, waits for Bolt; pid in D/pid
//   node scripts/neo4j/neo4j.cjs stop  --dir D [--kill]     stops it; --kill as a power cut would
// Options: --release 2026 (Neo4j 2026.x on a JDK 21 or newer, which is looked for in /usr/lib/jvm too; default 5). Of start: --no-gds (faster start); --quick (starts faster, runs slower: for tests); --parent PID (dies with that process, and D is removed). Environment: NEO4J_PASSWORD (only the first start in D sets it), NEO4J_HEAP (default 1g),
// JAVA, MVN, MVN_ARGS (for example "-s settings.xml").
const { spawn, spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { connect } = require("node:net");
const { join, resolve } = require("node:path");

const root = join(__dirname, "..", "..");
const RELEASES = {
  5: { pom: join(__dirname, "pom.xml"), cache: join(root, ".cache", "neo4j"), needs: 17, main: "org.neo4j.server.CommunityEntryPoint" },
  2026: {
    pom: join(__dirname, "pom-2026.xml"),
    cache: join(root, ".cache", "neo4j-2026"),
    needs: 21,
    main: "org.neo4j.server.Neo4jCommunity",
  },
};
const mvn = process.env.MVN || "mvn";
const PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

class ToolError extends Error {}

/** Where a Java may be, the wanted one first. */
function javas() {
  if (process.env.JAVA) return [process.env.JAVA];
  const home = process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, "bin", "java")] : [];
  const folder = "/usr/lib/jvm";
  const installed = existsSync(folder) ? readdirSync(folder).sort() : [];
  return [...home, "java", ...installed.map((name) => join(folder, name, "bin", "java"))];
}

/** The first Java that is new enough, or null; `newest` is the highest version that is there, 0 without any. */
function findJava({ needs }) {
  let newest = 0;
  for (const java of javas()) {
    const version = spawnSync(java, ["-version"], { encoding: "utf8" });
    const major = version.error ? 0 : Number(/version "(\d+)/.exec(version.stderr)?.[1] ?? 0);
    if (major >= needs) return { java, newest: major };
    newest = Math.max(newest, major);
  }
  return { java: null, newest };
}

/** What is missing for a server on this machine, in one line with the remedy; null when nothing is. */
function whatIsMissing(release) {
  const { needs } = release;
  const { java, newest } = findJava(release);
  if (java === null && newest === 0)
    return `Java is missing: install a JDK ${needs} or newer (Debian: apt-get install openjdk-${needs}-jre-headless) or set JAVA`;
  if (java === null) return `this Neo4j needs Java ${needs} or newer, the newest here is ${newest}: install one or set JAVA`;
  if (isInstalled(release)) return null;
  if (spawnSync(mvn, ["-version"]).error) return "Maven is missing: install it (Debian: apt-get install maven) or set MVN";
  return null;
}

/** Changes with the wanted versions, so that another pom.xml is another folder's worth of jars. */
const wanted = ({ pom }) => createHash("sha256").update(readFileSync(pom)).digest("hex");

function isInstalled(release) {
  const stamp = join(release.cache, "installed");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(release);
}

/** Brings the jars into the cache. Maven writes into a folder of its own first: a broken download leaves nothing half done. */
function install(release) {
  if (isInstalled(release)) return;
  const missing = whatIsMissing(release);
  if (missing !== null) throw new ToolError(missing);
  const { cache, pom } = release;
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, `fresh-${process.pid}`);
  const args = ["-B", "-q", ...(process.env.MVN_ARGS || "").split(" ").filter(Boolean), "-f", pom, PLUGIN];
  args.push(`-DoutputDirectory=${join(fresh, "lib")}`, "-DincludeScope=runtime", "-Dmdep.prependGroupId=true");
  const run = spawnSync(mvn, args, { encoding: "utf8" });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new ToolError(`Maven could not fetch the Neo4j artifacts (exit ${run.status}):\n${run.stdout}${run.stderr}`);
  }
  mkdirSync(join(fresh, "plugins"));
  for (const jar of readdirSync(join(fresh, "lib"))) {
    if (jar.startsWith("org.neo4j.gds.")) renameSync(join(fresh, "lib", jar), join(fresh, "plugins", jar));
  }
  for (const folder of ["lib", "plugins"]) {
    rmSync(join(cache, folder), { recursive: true, force: true });
    renameSync(join(fresh, folder), join(cache, folder));
  }
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(join(cache, "installed"), wanted(release));
}

const settings = (port, plugins) => `server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
${plugins === null ? "" : `server.directories.plugins=${plugins}\ndbms.security.procedures.unrestricted=gds.*\n`}server.memory.pagecache.size=256m
db.tx_log.rotation.retention_policy=1 files
db.tx_log.preallocate=false
db.checkpoint.interval.time=1m
dbms.usage_report.enabled=false
`;

/** Starts a server in `dir` and resolves when its Bolt port accepts connections. */
async function start({ release, dir, port, gds, quick, parent }) {
  install(release);
  const { java } = findJava(release);
  const { cache } = release;
  const home = join(dir, "home");
  mkdirSync(join(home, "conf"), { recursive: true });
  writeFileSync(join(home, "conf", "neo4j.conf"), settings(port, gds ? join(cache, "plugins") : null));
  const classPath = [join(cache, "lib", "*"), ...(gds ? [join(cache, "plugins", "*")] : [])].join(":");
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") };
  if (!existsSync(join(home, "data", "databases"))) {
    const password = process.env.NEO4J_PASSWORD;
    if (!password) throw new ToolError("set NEO4J_PASSWORD (8 characters or more): the first start gives it to the user neo4j");
    const admin = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, "org.neo4j.server.startup.Neo4jAdminCommand"];
    const run = spawnSync(java, [...admin, "dbms", "set-initial-password", password], { env, encoding: "utf8" });
    if (run.status !== 0) throw new ToolError(`the password could not be set: ${run.stdout}${run.stderr}`);
  }
  const log = join(dir, "server.log");
  const out = openSync(log, "a");
  const opens = ["java.nio", "java.io", "sun.nio.ch"].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const heap = [
    "-Xms512m",
    `-Xmx${process.env.NEO4J_HEAP || "1g"}`,
    "-XX:+UseParallelGC",
    "-XX:-UseGCOverheadLimit",
    "-XX:+ExitOnOutOfMemoryError",
  ];
  if (quick) heap.push("-XX:TieredStopAtLevel=1");
  const flags = ["-Dfile.encoding=UTF-8", "-Dlog4j2.disable.jmx=true", "-Dio.netty.tryReflectionSetAccessible=true"];
  const main = ["-cp", classPath, release.main, `--home-dir=${home}`, `--config-dir=${join(home, "conf")}`];
  const child = spawn(java, [...heap, ...opens, ...flags, ...main], { env, detached: true, stdio: ["ignore", out, out] });
  let exit = null;
  child.on("error", (error) => (exit = error.message));
  child.on("exit", (code, signal) => (exit = `exit ${code ?? signal}`));
  child.unref();
  writeFileSync(join(dir, "pid"), String(child.pid));
  const deadline = Date.now() + 180_000;
  while (!(await accepts(port))) {
    if (exit !== null) throw new ToolError(`Neo4j died (${exit}):\n${readFileSync(log, "utf8").slice(-4000)}`);
    if (Date.now() > deadline) {
      process.kill(child.pid, "SIGKILL");
      throw new ToolError(`Neo4j did not open port ${port} in 180 s, see ${log}`);
    }
    await sleep(100);
  }
  if (parent !== null) {
    const args = [__filename, "watch", "--dir", dir, "--parent", String(parent)];
    spawn(process.execPath, args, { detached: true, stdio: "ignore" }).unref();
  }
  return child.pid;
}

/** Removes the server of a test run that was killed before it could. */
async function watch({ dir, parent }) {
  while (isAlive(parent) && existsSync(join(dir, "pid"))) await sleep(1000);
  if (isAlive(parent)) return;
  await stop({ dir, kill: true });
  rmSync(dir, { recursive: true, force: true });
}

/** Stops the server that was started in `dir`; harmless when there is none. */
async function stop({ dir, kill }) {
  const file = join(dir, "pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8"));
  signal(pid, kill ? "SIGKILL" : "SIGTERM");
  for (let i = 0; i < 300 && isAlive(pid); i += 1) await sleep(100);
  signal(pid, "SIGKILL");
  while (isAlive(pid)) await sleep(50);
  rmSync(file, { force: true });
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** A zombie counts as dead: its parent may never ask for it. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}

function accepts(port) {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port }, () => {
      socket.destroy();
      done(true);
    });
    socket.on("error", () => done(false));
  });
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function main() {
  const [command, ...rest] = process.argv.slice(2);
  const option = (name) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : undefined);
  const dir = resolve(option("dir") ?? join(RELEASES[5].cache, "dev"));
  const parent = option("parent") === undefined ? null : Number(option("parent"));
  const release = RELEASES[option("release") ?? "5"];
  if (release === undefined) throw new ToolError(`--release must be one of ${Object.keys(RELEASES).join(", ")}`);
  if (command === "install") install(release);
  else if (command === "check") {
    const missing = whatIsMissing(release);
    if (missing !== null) throw new ToolError(missing);
  } else if (command === "start") {
    console.log(
      `pid ${await start({ release, dir, port: Number(option("port") ?? 7687), gds: !rest.includes("--no-gds"), quick: rest.includes("--quick"), parent })}`,
    );
  } else if (command === "stop") await stop({ dir, kill: rest.includes("--kill") });
  else if (command === "watch") await watch({ dir, parent });
  else throw new ToolError("usage: neo4j.cjs install | check | start --dir D --port N [--no-gds] [--release 2026] | stop --dir D [--kill]");
}

main().catch((error) => {
  console.error(error instanceof ToolError ? error.message : error);
  process.exitCode = 1;
});

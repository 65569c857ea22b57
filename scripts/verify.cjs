// Everything that must hold before a change is shared: builds, checks and tests. Two lanes side by side, one per core: the checks,
// and the tests. Prints each step's output only when it fails; the last line gives the counts of tests.
const { spawn } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const report = join(root, ".cache", "jest.json");
const started = Date.now();
const log = (text) => console.log(`[${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s] ${text}`);

/** Runs one command; resolves to whether it succeeded. `loud` streams its output. */
function step(name, command, args, loud = false) {
  log(`${name} ...`);
  const before = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", loud ? "inherit" : "pipe", loud ? "inherit" : "pipe"] });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => output.push(Buffer.from(String(error))));
    child.on("close", (code) => {
      log(`${name} ${code === 0 ? "ok" : `FAILED (exit ${code})`}, ${((Date.now() - before) / 1000).toFixed(1)} s`);
      if (code !== 0 && output.length > 0) console.log(Buffer.concat(output).toString());
      resolve(code === 0);
    });
  });
}

/** Every step of a lane runs, also after a failure: one run shows all there is to mend. */
async function lane(steps) {
  let ok = true;
  for (const [name, command, ...args] of steps) ok = (await step(name, command, args)) && ok;
  return ok;
}

/** Counts of tests; a suite that did not even load counts as one failure. */
function readCounts() {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, "utf8"));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

async function main() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const npm = (script) => [script, "npm", "run", "--silent", script];
  const ready = await lane([["test tools", process.execPath, join(__dirname, "install-test-tools.cjs")], npm("build")]);
  const [checks, tests] = await Promise.all([
    lane(["check:format", "check:types", "check:lint", "check:imports", "check:unused"].map(npm)),
    ready ? step("tests", "npx", ["jest", "--ci", "--maxWorkers=2", "--json", `--outputFile=${report}`], true) : false,
  ]);
  const { passed, failed, skipped } = readCounts();
  if (!checks) log("a check failed: see above");
  console.log(`${passed} passed, ${failed + (checks ? 0 : 1)} failed, ${skipped} skipped`);
  process.exitCode = ready && checks && tests && failed === 0 && passed > 0 ? 0 : 1;
}

void main();

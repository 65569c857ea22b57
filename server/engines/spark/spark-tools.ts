import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { InputError } from "../../ports/errors";
import type { Finding } from "../../stores/finding";
import type { SparkOptions } from "./spark-options";

const LEAST_JAVA = 17;

/** What a program prints on both streams; null when it cannot be started or fails. */
function output(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: 30_000, env: process.env }, (error, stdout, stderr) => {
      resolve(error === null ? `${stdout}${stderr}` : null);
    });
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string, path = process.env["PATH"] ?? ""): string | null {
  const folder = path.split(delimiter).find((one) => one !== "" && isExecutable(join(one, name)));
  return folder === undefined ? null : join(folder, name);
}

/** spark-submit, or what is wrong. */
function findSubmit({ submit }: Pick<SparkOptions, "submit">): Finding & { readonly path?: string } {
  const home = process.env["SPARK_HOME"];
  const found = submit ?? (home === undefined ? onPath("spark-submit") : join(home, "bin", "spark-submit"));
  const remedy =
    "install Spark 4 (`pip install pyspark`, or a distribution with SPARK_HOME set), or name it by --spark-submit (DEALGRAPH_SPARK_SUBMIT)";
  if (found === null) return { level: "wrong", what: "spark-submit is not on the PATH and SPARK_HOME is not set", remedy };
  if (!isExecutable(found)) return { level: "wrong", what: `there is no program ${found}`, remedy };
  return { level: "ok", what: `spark-submit: ${found}`, path: found };
}

async function findJava(): Promise<Finding> {
  const home = process.env["JAVA_HOME"];
  const java = home === undefined ? "java" : join(home, "bin", "java");
  const version = await output(java, ["-version"]);
  const major = Number(/version "(\d+)/.exec(version ?? "")?.[1] ?? 0);
  const remedy = `install Java ${LEAST_JAVA} or later (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME`;
  if (version === null) return { level: "wrong", what: `Spark needs Java, and ${java} cannot be run`, remedy };
  return major >= LEAST_JAVA
    ? { level: "ok", what: `Java ${major}` }
    : { level: "wrong", what: `Spark needs Java ${LEAST_JAVA}, ${java} is ${major}`, remedy };
}

async function findPython(): Promise<Finding> {
  const python = process.env["PYSPARK_DRIVER_PYTHON"] ?? process.env["PYSPARK_PYTHON"] ?? "python3";
  const version = await output(python, ["-c", "import numpy; print(numpy.__version__)"]);
  return version === null
    ? {
        level: "wrong",
        what: `Spark runs dealgraph's job by ${python}, which has no numpy or cannot be run`,
        remedy: "install numpy where driver and executors run, or set PYSPARK_PYTHON to a Python that has it",
      }
    : { level: "ok", what: `Python with numpy ${version.trim()}` };
}

/** Everything that the Spark engine needs on this machine. */
export async function inspectSpark(options: SparkOptions): Promise<readonly Finding[]> {
  const { level, what, remedy } = findSubmit(options);
  return [{ level, what, ...(remedy !== undefined && { remedy }) }, await findJava(), await findPython()];
}

/**
 * The path of spark-submit, once Java and Python were found too.
 * @throws InputError with what is missing and the remedy
 */
export async function requireSpark(options: SparkOptions): Promise<string> {
  const findings = await inspectSpark(options);
  const wrong = findings.find(({ level }) => level === "wrong");
  const { path } = findSubmit(options);
  if (wrong !== undefined || path === undefined)
    throw new InputError(`--engine spark: ${wrong?.what ?? "spark-submit is missing"}: ${wrong?.remedy ?? "install it"}`);
  return path;
}

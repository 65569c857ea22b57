import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SparkOptions } from "../../server/engines/spark/spark-options";

const root = join(__dirname, "..", "..");
const installed = join(root, ".cache", "spark");

/** spark-submit of the tests: DEALGRAPH_SPARK_SUBMIT, else what scripts/install-test-tools.cjs brought. */
const submit = process.env["DEALGRAPH_SPARK_SUBMIT"] ?? join(installed, "pyspark", "bin", "spark-submit");

function whatIsMissing(): string | null {
  if (!existsSync(submit)) return "Spark is missing: run `node scripts/install-test-tools.cjs`, or set DEALGRAPH_SPARK_SUBMIT";
  try {
    execFileSync(process.env["JAVA_HOME"] === undefined ? "java" : join(process.env["JAVA_HOME"], "bin", "java"), ["-version"], {
      stdio: "ignore",
    });
    return null;
  } catch {
    return "Java is missing: install a JDK 17 or newer (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME";
  }
}

/** A cluster of two workers in processes of their own, quick to start. */
export const SPARK: SparkOptions = {
  submit,
  master: "local-cluster[2,1,1024]",
  deployMode: "client",
  driverMemory: "1g",
  executorMemory: null,
  shufflePartitions: 4,
  storage: null,
  conf: [
    "spark.ui.enabled=false",
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
  ],
};

/** Tests on a real local cluster. Without Spark or Java they are skipped with the remedy, in CI they fail. */
export function describeWithSpark(name: string, define: () => void): void {
  const missing = whatIsMissing();
  if (missing !== null && process.env["CI"] !== undefined) {
    it(`${name}: there is Spark`, () => {
      throw new Error(missing);
    });
    return;
  }
  if (missing !== null) console.warn(`SKIPPED ${name}: ${missing}`);
  (missing === null ? describe : describe.skip)(name, () => {
    const before = { ...process.env };
    beforeAll(() => {
      process.env["SPARK_LOCAL_IP"] = "127.0.0.1";
      if (existsSync(installed)) {
        process.env["SPARK_HOME"] = join(installed, "pyspark");
        process.env["PYTHONPATH"] = installed;
      }
    });
    afterAll(() => {
      process.env = before;
    });
    define();
  });
}

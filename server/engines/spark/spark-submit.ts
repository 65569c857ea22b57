import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { CancelledError } from "../../../graph/numeric/errors";

/** What a Spark application tells while it runs. */
export interface SparkHooks {
  readonly onProgress?: ((fraction: number, stage: string) => void) | undefined;
  /** Lines of Spark's own log from WARN on. */
  readonly onLog?: ((line: string) => void) | undefined;
}

/** After SIGTERM, processes have this long. */
const GRACE_MS = 5_000;
const KEPT_LINES = 400;
const PROGRESS = /^dealgraph ([\d.]+) (.*)$/;
/** log4j's line, as pip's pyspark and distributions print it. */
const LEVEL = /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d (WARN|ERROR|FATAL) |^\{"ts":.*"level":"(WARN|ERROR|FATAL)"/;

/**
 * A `spark-submit` in a process group of its own, which ends as one: executors of a local cluster are its children. Its output goes to a
 * log file; progress and warnings are told.
 */
export class SparkProcess {
  /** Settles when the process ended: null when it did its work, else why not. */
  readonly ended: Promise<Error | null>;
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private cancelled = false;
  private isOver = false;
  private readonly kill = (): void => {
    this.signalGroup("SIGKILL");
  };

  constructor(
    submit: string,
    args: readonly string[],
    private readonly logFile: string,
    { onProgress, onLog }: SparkHooks,
  ) {
    const log = createWriteStream(logFile);
    // Spark binds to the address of the host name unless told; on a machine of its own that may not exist.
    this.child = spawn(submit, args, { detached: true, stdio: ["ignore", "pipe", "pipe"], env: process.env });
    process.once("exit", this.kill);
    const read = (stream: NodeJS.ReadableStream | null) => {
      if (stream === null) return;
      createInterface({ input: stream }).on("line", (line) => {
        log.write(`${line}\n`);
        const progress = PROGRESS.exec(line);
        if (progress !== null) onProgress?.(Number(progress[1]), progress[2]);
        else {
          this.lines.push(line);
          if (this.lines.length > KEPT_LINES) this.lines.shift();
          if (LEVEL.test(line)) onLog?.(line);
        }
      });
    };
    read(this.child.stdout);
    read(this.child.stderr);
    this.ended = new Promise((resolve) => {
      const end = (error: Error | null) => {
        this.isOver = true;
        process.removeListener("exit", this.kill);
        log.end(() => {
          resolve(this.cancelled ? new CancelledError("cancelled") : error);
        });
      };
      this.child.once("error", (error) => {
        end(new Error(`spark-submit could not be started: ${error.message}`));
      });
      // `close`: when the last output was read too.
      this.child.once("close", (code, signal) => {
        end(code === 0 ? null : this.failure(code === null ? String(signal) : `exit ${code}`));
      });
    });
  }

  /** Ends the application and all its processes. */
  async cancel(): Promise<void> {
    this.cancelled = true;
    if (!this.isOver) {
      this.signalGroup("SIGTERM");
      const hurry = setTimeout(this.kill, GRACE_MS);
      await this.ended;
      clearTimeout(hurry);
    }
    // Executors that outlived their driver.
    this.signalGroup("SIGKILL");
  }

  private signalGroup(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  }

  private failure(how: string): Error {
    return new Error(`Spark failed (${how}): ${tellingLine(this.lines)}; its whole log is ${this.logFile}`);
  }
}

/** The end of the job's own traceback, where it has one: what comes after are consequences, of the cluster being shut down. */
function tracebackOf(lines: readonly string[]): readonly string[] {
  const from = lines.findLastIndex((line) => line.startsWith("Traceback (most recent call last)"));
  if (from < 0) return lines;
  const until = lines.findIndex((line, i) => i > from && LEVEL.test(line));
  return lines.slice(from, until < 0 ? undefined : until);
}

/** The line of a log that says most about a failure: the last cause or exception, the last error, or the last line. */
function tellingLine(log: readonly string[]): string {
  const lines = tracebackOf(log);
  const last = (pattern: RegExp) => lines.findLast((line) => pattern.test(line))?.trim();
  return (
    last(/^Caused by: /) ??
    // Py4J puts the exception of the JVM below its own, behind a colon.
    last(/^(: )?(\w+\.)*\w*(Error|Exception)\b.*: /)?.replace(/^: /, "") ??
    last(/ (ERROR|FATAL) /) ??
    lines.findLast((line) => line.trim() !== "")?.trim() ??
    "it said nothing"
  );
}

import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const BIN = join(__dirname, "..", "..", "..", "bin", "dealgraph.cjs");

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
  /** What was written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Starts the command line as a user would, in its own process. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd?: string): StartedCli {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, DEALGRAPH_THREADS: "1", ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text.stderr += chunk.toString()));
  const result = new Promise<CliResult>((resolve) => {
    child.on("close", (status) => {
      resolve({ status, ...text });
    });
  });
  return { child, result, stdout: () => text.stdout, stderr: () => text.stderr };
}

export const runCli = (...args: readonly string[]): Promise<CliResult> => startCli(args).result;

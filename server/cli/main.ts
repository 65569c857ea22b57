import { CommanderError } from "commander";
import { InProcessEngine } from "../engines/in-process/in-process-engine";
import { readConfig } from "../config";
import type { CommandContext } from "./command-context";
import { exitStatusOf, isCancelled, lineOf } from "./failures";
import { removeUnfinishedOutput } from "./output/atomic-output";
import { createProgram } from "./program";

/** After a signal, work has this long to end in order. */
const GRACE_MS = 10_000;
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Exit status: 0 done, 1 the run failed, 2 bad usage or input, 130 and 143 told to stop. Errors are one line on stderr. */
async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const stopped: { by: keyof typeof SIGNALS | null } = { by: null };
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      // The second time, or when work does not heed the first: at once.
      if (stopped.by !== null) leave(SIGNALS[name]);
      stopped.by = name;
      stop.abort();
      setTimeout(() => {
        leave(SIGNALS[name]);
      }, GRACE_MS).unref();
    });
  }
  const stopStatus = () => (stopped.by === null ? null : SIGNALS[stopped.by]);
  const outcome = { failed: false };
  try {
    const { threads } = readConfig(process.env, { host: "127.0.0.1" });
    const context: CommandContext = {
      engine: new InProcessEngine(threads),
      signal: stop.signal,
      print: (text) => process.stdout.write(`${text}\n`),
      note: (text) => process.stderr.write(`${text}\n`),
    };
    const program = createProgram(context, () => {
      outcome.failed = true;
    });
    for (const command of [program, ...program.commands, ...program.commands.flatMap((sub) => sub.commands)])
      command.configureOutput({
        // One line, the suggestion included.
        outputError: (text, write) => {
          write(`${text.trim().replace(/\s*\n\s*/g, " ")}\n`);
        },
      });
    if (argv.length === 0) {
      process.stderr.write("error: no command given; see --help\n");
      return 2;
    }
    await program.parseAsync(argv, { from: "user" });
    return stopStatus() ?? (outcome.failed ? 1 : 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const status = stopStatus();
    if (status !== null && isCancelled(error)) {
      process.stderr.write("stopped; nothing was written\n");
      return status;
    }
    process.stderr.write(`${lineOf(error)}\n`);
    if (process.env["DEALGRAPH_DEBUG"] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
    return status ?? exitStatusOf(error);
  }
}

function leave(status: number): never {
  removeUnfinishedOutput();
  process.exit(status);
}

// A reader that closes its end early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});

import { SingleBar } from "cli-progress";
import pico from "picocolors";

/** Follows long work on stderr: a bar on a terminal, a line at most every few seconds elsewhere. */
export interface Progress {
  /** `fraction` in [0, 1]. */
  update(fraction: number, stage: string): void;
  /** Ends the bar, so that lines may follow. */
  stop(): void;
}

const LINE_EVERY_MS = 5000;

export function createProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? createBar(what, stream) : createLines(what, stream);
}

function createBar(what: string, stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    format: `${what} ${pico.cyan("{bar}")} {percentage} %  {stage}`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
  });
  bar.start(100, 0, { stage: "" });
  return {
    update: (fraction, stage) => {
      bar.update(Math.floor(100 * fraction), { stage });
    },
    stop: () => {
      bar.stop();
    },
  };
}

/** A line when a stage begins, and one now and then while it lasts. */
function createLines(what: string, stream: NodeJS.WriteStream): Progress {
  let lastStage = "";
  let lastTime = 0;
  return {
    update: (fraction, stage) => {
      const now = performance.now();
      if (stage === lastStage && now - lastTime < LINE_EVERY_MS) return;
      lastStage = stage;
      lastTime = now;
      stream.write(`${what}: ${stage} (${Math.floor(100 * fraction)} %)\n`);
    },
    stop: () => undefined,
  };
}

import { readFileSync, writeFileSync } from "node:fs";

/** Wall and CPU seconds and peak memory of one stage. */
export interface StageCost {
  readonly stage: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Largest resident set while the stage ran, all threads of the process. */
  readonly peakMb: number;
}

const MB = 1024 * 1024;

/** Linux forgets the peak when 5 is written here; elsewhere the peak is that of the process so far. */
function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux: resourceUsage() below answers with the peak so far.
  }
}

function readPeakMb(): number {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
    if (match !== null) return Number(match[1]) / 1024;
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / MB;
}

/** Starts measuring; the function returned ends the stage under its name. */
export function startStage(): (stage: string) => StageCost {
  forgetPeak();
  const started = performance.now();
  const cpu = process.cpuUsage();
  return (stage) => {
    const { user, system } = process.cpuUsage(cpu);
    return { stage, seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6, peakMb: readPeakMb() };
  };
}

/** Measures one piece of work. */
export async function measureStage<T>(stage: string, work: () => T | Promise<T>): Promise<{ readonly value: T; readonly cost: StageCost }> {
  const end = startStage();
  const value = await work();
  return { value, cost: end(stage) };
}

/** One row a stage. */
export function formatCosts(title: string, costs: readonly StageCost[]): string {
  const rows = costs.map(({ stage, seconds, cpuSeconds, peakMb }) =>
    [stage.padEnd(28), seconds.toFixed(2).padStart(9), cpuSeconds.toFixed(2).padStart(9), peakMb.toFixed(0).padStart(9)].join(" "),
  );
  const head = ["stage".padEnd(28), "seconds".padStart(9), "CPU s".padStart(9), "peak MB".padStart(9)].join(" ");
  return [title, head, ...rows].join("\n");
}

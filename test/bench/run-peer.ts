import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What every peer prints beside its own figures. */
export interface PeerCost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/**
 * Runs a peer of this folder in Python with one thread for its linear algebra, its cheapest, and reads what it prints as JSON. Null, said
 * loudly and with the remedy, where this Python cannot run it: PEERS_PYTHON, or python3.
 */
export function runPeer(script: string, args: readonly string[], needs: string): unknown {
  const python = process.env["PEERS_PYTHON"] ?? "python3";
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  // Peers are Python as it is written: they are not in dist/.
  const file = join(__dirname, "..", "..", "..", "test", "bench", script);
  const { status, stdout, stderr, error } = spawnSync(python, [file, ...args], { encoding: "utf8", env, maxBuffer: 1 << 28 });
  if (status === 0) return JSON.parse(stdout);
  const why = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
  console.error(
    `NO PEER: ${python} cannot run ${script} (${why}). Set PEERS_PYTHON to a Python that has it: python3 -m venv peers && peers/bin/pip install ${needs}`,
  );
  return null;
}

import type { ClientId } from "../../../graph/deals/ids";
import type { BatchRow, RecommendOptions } from "../../../graph/recommendation/recommender";
import type { EngineHooks, RecommenderTask } from "../../ports/engine";
import type { EngineCall, Handover } from "./engine.worker";

/** A thread that answers calls. */
export interface CalledWorker {
  call<T>(call: EngineCall, hooks?: EngineHooks): Promise<T>;
  close(): Promise<void>;
}

type Slates = (readonly BatchRow[])[];

/** Batches smaller than this do not pay for preparing a second thread. */
const MIN_SHARED_CLIENTS = 2_000;
/** Clients that a thread takes at a time. */
const CHUNK = 250;

/**
 * Rows of many clients, worked off by several threads: the first is prepared already and starts at once, the others restore its policies and
 * take chunks when they are ready. Slates of clients do not depend on each other, so who computes them leaves no trace.
 * @param task what the first thread was prepared with
 * @param startHelper makes one more thread; called `nHelpers` times at the most
 */
export async function shareClients(
  first: CalledWorker,
  task: RecommenderTask,
  startHelper: () => CalledWorker,
  nHelpers: number,
  clients: readonly ClientId[],
  options: RecommendOptions,
  hooks: EngineHooks = {},
): Promise<Slates> {
  if (nHelpers === 0 || clients.length < MIN_SHARED_CLIENTS) return first.call<Slates>({ kind: "recommendAll", clients, options }, hooks);
  const { analysis, bodies } = await first.call<Handover>({ kind: "handover" }, hooks);
  const chunks: Slates[] = [];
  let next = 0;
  let nDone = 0;
  const work = async (worker: CalledWorker): Promise<void> => {
    while (next * CHUNK < clients.length) {
      const own = next++;
      const part = clients.slice(own * CHUNK, (own + 1) * CHUNK);
      chunks[own] = await worker.call<Slates>({ kind: "recommendAll", clients: part, options }, { signal: hooks.signal });
      nDone += part.length;
      hooks.onProgress?.(nDone / clients.length, "recommendations");
    }
  };
  const helpers = Array.from({ length: nHelpers }, startHelper);
  const unready = new Set(helpers);
  const help = async (helper: CalledWorker): Promise<void> => {
    try {
      await helper.call({ kind: "prepare", task: { ...task, analysis, restored: bodies } }, { signal: hooks.signal });
    } catch (error) {
      // Given up, as nothing was left to do.
      if (!unready.has(helper)) return;
      throw error;
    }
    unready.delete(helper);
    await work(helper);
  };
  const lead = async (): Promise<void> => {
    await work(first);
    const late = [...unready];
    unready.clear();
    await Promise.all(late.map((helper) => helper.close()));
  };
  try {
    await Promise.all([lead(), ...helpers.map(help)]);
  } finally {
    await Promise.all(helpers.map((helper) => helper.close()));
  }
  return chunks.flat();
}

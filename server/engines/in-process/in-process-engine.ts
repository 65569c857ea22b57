import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ClientId } from "../../../graph/deals/ids";
import { CancelledError } from "../../../graph/numeric/errors";
import type { PolicyName } from "../../../graph/policy/policy";
import type {
  ClientProfile,
  OfferOutcome,
  OpenOffer,
  OpenOfferOptions,
  RecommendOptions,
  Slate,
} from "../../../graph/recommendation/recommender";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
import type { SimulationReport } from "../../../graph/evaluation/simulate-both";
import type { FunnelReport } from "../../../graph/funnels/report-funnels";
import type { LeadDesk, LeadDeskTask } from "../../../graph/leads/lead-desk";
import type { RetroReport } from "../../../graph/leads/retro-evaluate";
import type { ChanceGrid, ChanceGridOptions } from "../../../graph/recommendation/chance-grid";
import type { Whitespace, WhitespaceOptions } from "../../../graph/recommendation/whitespace";
import type {
  AnalysisOutput,
  AnalysisTask,
  Engine,
  EngineHooks,
  EvaluationTask,
  FunnelTask,
  PreparedRecommender,
  RecommenderTask,
  RetroTask,
  SimulationTask,
} from "../../ports/engine";
import type { RecommenderService } from "../../ports/recommender-service";
import type { EngineCall, EngineReply, EngineWorkerData, OutsourcedReply } from "./engine.worker";
import { shareClients } from "./share-clients";
import type { TaskReply } from "./task.worker";
import { transferablesOf } from "./transferables";
import { fromWireError, toWireError, workerEnded } from "./worker-errors";
import { workerFile } from "./worker-file";

/** Threads beside the calling one: an analysis runs in one, and its independent parts on as many as there are cores. */
export class InProcessEngine implements Engine {
  /** @param background long computations let others have the cores first: for a service that answers meanwhile */
  constructor(
    private readonly threads = availableParallelism(),
    private readonly background = false,
  ) {}

  async analyze(task: AnalysisTask, hooks?: EngineHooks): Promise<AnalysisOutput> {
    const worker = new EngineWorker(this.threads, this.background);
    try {
      return await worker.call<AnalysisOutput>({ kind: "analyze", task, outsourced: [...(hooks?.outsourced?.keys() ?? [])] }, hooks);
    } finally {
      await worker.close();
    }
  }

  async evaluate(task: EvaluationTask, hooks?: EngineHooks): Promise<EvaluationReport> {
    const worker = new EngineWorker(this.threads, this.background);
    try {
      return await worker.call<EvaluationReport>({ kind: "evaluate", task }, hooks);
    } finally {
      await worker.close();
    }
  }

  async studyFunnels(task: FunnelTask, hooks?: EngineHooks): Promise<FunnelReport> {
    const worker = new EngineWorker(this.threads, this.background);
    try {
      return await worker.call<FunnelReport>({ kind: "funnels", task }, hooks);
    } finally {
      await worker.close();
    }
  }

  async workLeads(task: LeadDeskTask, hooks?: EngineHooks): Promise<LeadDesk> {
    const worker = new EngineWorker(1, this.background);
    try {
      return await worker.call<LeadDesk>({ kind: "leads", task }, hooks);
    } finally {
      await worker.close();
    }
  }

  async retroEvaluate(task: RetroTask, hooks?: EngineHooks): Promise<RetroReport> {
    const worker = new EngineWorker(1, this.background);
    try {
      return await worker.call<RetroReport>({ kind: "retro", task }, hooks);
    } finally {
      await worker.close();
    }
  }

  async simulate(task: SimulationTask, hooks?: EngineHooks): Promise<SimulationReport> {
    const worker = new EngineWorker(1, this.background);
    try {
      return await worker.call<SimulationReport>({ kind: "simulate", task }, hooks);
    } finally {
      await worker.close();
    }
  }

  async prepareRecommender(task: RecommenderTask, hooks?: EngineHooks): Promise<PreparedRecommender> {
    const worker = new EngineWorker(this.threads, this.background);
    try {
      const bodies = await worker.call<ReadonlyMap<PolicyName, string>>({ kind: "prepare", task }, hooks);
      return {
        bodies,
        service: new WorkerRecommender(worker, [...bodies.keys()]),
        recommendAll: (clients, options, batchHooks) =>
          shareClients(worker, task, () => new EngineWorker(1, this.background), this.threads - 1, clients, options, batchHooks),
        whitespace: (options, gridHooks) => worker.call<Whitespace>({ kind: "whitespace", options }, gridHooks),
      };
    } catch (error) {
      await worker.close();
      throw error;
    }
  }
}

/** A recommender that lives in a worker thread, so that a slow answer never holds up other requests. */
class WorkerRecommender implements RecommenderService {
  constructor(
    private readonly worker: EngineWorker,
    readonly policies: readonly PolicyName[],
  ) {}

  recommend(client: ClientId | ClientProfile, options: RecommendOptions): Promise<Slate> {
    return this.worker.call<Slate>({ kind: "recommend", client, options });
  }

  openOffers(client: ClientId, options: OpenOfferOptions): Promise<readonly OpenOffer[]> {
    return this.worker.call<readonly OpenOffer[]>({ kind: "openOffers", client, options });
  }

  whitespace(options: WhitespaceOptions): Promise<Whitespace> {
    return this.worker.call<Whitespace>({ kind: "whitespace", options });
  }

  chanceGrid(options: ChanceGridOptions): Promise<ChanceGrid> {
    return this.worker.call<ChanceGrid>({ kind: "chanceGrid", options });
  }

  learn(policy: PolicyName, outcomes: readonly OfferOutcome[]): Promise<{ readonly learnt: number; readonly body: string }> {
    return this.worker.call({ kind: "learn", policy, outcomes });
  }

  replace(policy: PolicyName, body: string): Promise<void> {
    return this.worker.call({ kind: "replace", policy, body });
  }

  close(): Promise<void> {
    return this.worker.close();
  }
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly hooks: EngineHooks;
}

/** Calls to one engine worker; answers come in any order, by id. Aborting one call ends the thread and every other call with it. */
class EngineWorker {
  private readonly worker: Worker;
  private readonly pending = new Map<number, PendingCall>();
  private nextId = 0;
  private ended: Error | null = null;

  constructor(threads: number, background: boolean) {
    const workerData: EngineWorkerData = { threads, background };
    this.worker = new Worker(workerFile("in-process/engine.worker"), { workerData });
    this.worker.on("message", (reply: EngineReply) => {
      this.receive(reply);
    });
    this.worker.on("error", (error) => {
      this.end(error);
    });
    this.worker.on("exit", (code) => {
      this.end(workerEnded("computes", code));
    });
  }

  async call<T>(call: EngineCall, hooks?: EngineHooks): Promise<T> {
    if (this.ended !== null) throw this.ended;
    const signal = hooks?.signal;
    if (signal?.aborted === true) throw new CancelledError("cancelled");
    const abort = () => {
      this.end(new CancelledError("cancelled"));
    };
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await new Promise<T>((resolve, reject) => {
        const id = this.nextId++;
        this.pending.set(id, { resolve: resolve as (value: unknown) => void, reject, hooks: hooks ?? {} });
        this.worker.postMessage({ ...call, id });
      });
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  async close(): Promise<void> {
    this.end(new CancelledError("closed"));
    await this.worker.terminate();
  }

  private receive(reply: EngineReply): void {
    const call = this.pending.get(reply.id);
    if (call === undefined) return;
    if (reply.kind === "progress") {
      call.hooks.onProgress?.(reply.fraction, reply.stage);
      return;
    }
    if (reply.kind === "outsource") {
      void this.doOutsourced(call.hooks, reply);
      return;
    }
    this.pending.delete(reply.id);
    if (reply.kind === "done") call.resolve(reply.value);
    else call.reject(fromWireError(reply.error));
  }

  private async doOutsourced(
    { outsourced }: EngineHooks,
    { asked, name, input }: { readonly asked: number; readonly name: string; readonly input: unknown },
  ): Promise<void> {
    const task = outsourced?.get(name);
    const reply = (answer: TaskReply) => {
      this.worker.postMessage({ kind: "outsourced", asked, ...answer } satisfies OutsourcedReply, transferablesOf(answer));
    };
    try {
      if (task === undefined) throw new Error(`task ${name} is not done elsewhere`);
      reply({ ok: true, output: await task(input) });
    } catch (error) {
      reply({ ok: false, error: toWireError(error) });
    }
  }

  private end(error: Error): void {
    if (this.ended !== null) return;
    this.ended = error;
    for (const call of this.pending.values()) call.reject(error);
    this.pending.clear();
    void this.worker.terminate();
  }
}

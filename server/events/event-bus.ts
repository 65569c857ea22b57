import { EventEmitter, on } from "node:events";

/** What happens in the service and may be followed. Carries ids and numbers, never names. */
export type ServiceEvent =
  | {
      readonly kind: "job";
      readonly jobId: string;
      readonly jobKind: string;
      readonly status: string;
      readonly progress: number;
      readonly stage: string;
      readonly at: string;
    }
  | {
      readonly kind: "nudge";
      readonly leadId: string;
      readonly action: string;
      readonly deadline: string | null;
      readonly hazard: number | null;
      readonly at: string;
    }
  | { readonly kind: "run-active"; readonly runId: string; readonly nProblems: number; readonly nClients: number; readonly at: string }
  | {
      readonly kind: "policy-drift";
      readonly policy: string;
      /** Share of accepted offers lately and before. */
      readonly recentRate: number;
      readonly formerRate: number;
      /** Difference in standard errors. */
      readonly z: number;
      readonly at: string;
    };

/** Hands events to whoever listens now; nothing is kept. A slow listener loses the oldest. */
export class EventBus {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly ended = new AbortController();
  private nFollowers = 0;

  publish(event: ServiceEvent): void {
    this.emitter.emit("event", event);
  }

  /** Calls back for every event until the returned function is called. */
  listen(visit: (event: ServiceEvent) => void): () => void {
    this.emitter.on("event", visit);
    return () => {
      this.emitter.off("event", visit);
    };
  }

  /** Ends all streams: the service stops. */
  end(): void {
    this.ended.abort();
  }

  get followers(): number {
    return this.nFollowers;
  }

  /** Events from now on; ends without an error when the signal fires. */
  async *follow(signal: AbortSignal): AsyncGenerator<ServiceEvent> {
    this.nFollowers += 1;
    const either = AbortSignal.any([signal, this.ended.signal]);
    try {
      for await (const [event] of on(this.emitter, "event", { signal: either, highWaterMark: 1000 })) yield event as ServiceEvent;
    } catch (error) {
      if (!either.aborted) throw error;
    } finally {
      this.nFollowers -= 1;
    }
  }
}

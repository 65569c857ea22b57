import { createHmac } from "node:crypto";
import type { Log } from "../ports/log";
import type { EventBus, ServiceEvent } from "./event-bus";

const TRIES = 3;
const TIMEOUT_MS = 10_000;
/** Events that wait while the address does not answer; those that come then are lost, and the log says so. */
const MAX_WAITING = 1000;

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string | null;
  readonly bus: EventBus;
  readonly log: Log;
  readonly wait?: (ms: number) => Promise<void>;
}

const isTold = (event: ServiceEvent): boolean =>
  event.kind !== "job" || event.status === "succeeded" || event.status === "failed" || event.status === "cancelled";

/** Value of `X-Dealgraph-Signature`: HMAC-SHA256 of the body under the shared secret. */
const signatureOf = (body: string, secret: string): string => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** Posts events to one address as JSON, three times at most, one after the other. */
export function sendWebhooks({ url, secret, bus, log, wait = sleep }: WebhookOptions): { stop(): void } {
  let queue = Promise.resolve();
  let waiting = 0;
  const post = async (event: ServiceEvent): Promise<void> => {
    const body = JSON.stringify(event);
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secret !== null) headers["x-dealgraph-signature"] = signatureOf(body, secret);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" });
        if (response.ok) return;
        throw new Error(`status ${response.status}`);
      } catch (error) {
        if (attempt === TRIES) {
          log.warn({ kind: event.kind, err: error }, "webhook not delivered");
          return;
        }
        await wait(500 * 2 ** attempt);
      }
    }
  };
  const stop = bus.listen((event) => {
    if (!isTold(event)) return;
    if (waiting >= MAX_WAITING) {
      log.warn({ kind: event.kind }, "webhook not sent: too many wait");
      return;
    }
    waiting += 1;
    queue = queue
      .then(() => post(event))
      .finally(() => {
        waiting -= 1;
      });
  });
  return { stop };
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

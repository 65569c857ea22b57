import { useEffect, useRef } from "react";
import type { JobStatus, RunStatus } from "../gql/graphql";

/** Whether a job or an analysis waits or works. */
export const isUnderWay = (each: { readonly status: JobStatus | RunStatus } | null | undefined): boolean =>
  each?.status === "QUEUED" || each?.status === "RUNNING";

/** Everybody on the page who follows jobs shares one stream: a browser keeps few connections to a server. */
const followers = new Set<() => void>();
let stream: EventSource | null = null;

function tellAll(): void {
  for (const tell of followers) tell();
}

function openStream(): void {
  stream = new EventSource("/api/v1/events");
  stream.addEventListener("job", tellAll);
  stream.addEventListener("run-active", tellAll);
  stream.onerror = () => {
    // Asking now and then does as well.
    stream?.close();
    stream = null;
  };
}

/** A part of the page that is put together anew goes on with the stream. */
const LINGER_MS = 1_000;

function follow(tell: () => void): () => void {
  followers.add(tell);
  if (stream === null) openStream();
  return () => {
    followers.delete(tell);
    setTimeout(() => {
      if (followers.size > 0) return;
      stream?.close();
      stream = null;
    }, LINGER_MS);
  };
}

/** How often is asked without a stream, and with one, should it have lost something. */
const WITHOUT_MS = 2_000;
const BESIDE_MS = 10_000;

/**
 * While `active`, calls `ask` whenever the server tells of a job's progress or of another run, and now and then without that. No stream is
 * open while nothing is active.
 */
export function useJobEvents(active: boolean, ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!active) return undefined;
    let askedAt = performance.now();
    const tell = (): void => {
      askedAt = performance.now();
      latest.current();
    };
    const leave = follow(tell);
    const timer = setInterval(() => {
      if (stream === null || performance.now() - askedAt >= BESIDE_MS) tell();
    }, WITHOUT_MS);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [active]);
}

/** Resolves at the next event of any job, at the latest after some time. */
export async function nextJobEvent(atMostMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(over, atMostMs);
    const leave = follow(over);
  });
}

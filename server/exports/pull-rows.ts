interface Handed<T> {
  readonly rows: readonly T[];
  readonly taken: () => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * Turns a scan that hands over batches (and waits for each) into rows that are pulled one by one: at most one batch waits at a time. When
 * the reader stops early, the scan ends with an error that nobody sees.
 */
export async function* pullRows<T>(
  scan: (push: (rows: readonly T[]) => Promise<void>) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const now: { waiting: Handed<T> | null; wake: () => void; over: boolean; failure: Error | null; stopped: boolean } = {
    waiting: null,
    wake: () => undefined,
    over: false,
    failure: null,
    stopped: false,
  };
  const stop = new Error("the reader of the rows went away");
  const push = (rows: readonly T[]): Promise<void> =>
    now.stopped
      ? Promise.reject(stop)
      : new Promise((taken, refuse) => {
          now.waiting = { rows, taken, refuse };
          now.wake();
        });
  const onAbort = (): void => {
    now.wake();
  };
  signal.addEventListener("abort", onAbort);
  scan(push)
    .catch((error: unknown) => {
      now.failure = error instanceof Error ? error : new Error(String(error));
    })
    .finally(() => {
      now.over = true;
      now.wake();
    });
  try {
    for (;;) {
      signal.throwIfAborted();
      const batch = now.waiting;
      if (batch !== null) {
        yield* batch.rows;
        now.waiting = null;
        batch.taken();
      } else if (now.failure !== null) {
        throw now.failure;
      } else if (now.over) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          now.wake = resolve;
        });
      }
    }
  } finally {
    now.stopped = true;
    signal.removeEventListener("abort", onAbort);
    now.waiting?.refuse(stop);
  }
}

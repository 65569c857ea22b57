/**
 * Turns a scan that hands over batches (and waits for each) into rows that are pulled one by one: at most one batch waits at a time. When
 * the reader stops early, the scan ends with an error that nobody sees.
 */
export async function* pullRows<T>(scan: (push: (rows: readonly T[]) => Promise<void>) => Promise<void>, signal: AbortSignal): AsyncGenerator<T> {
  interface Handed {
    readonly rows: readonly T[];
    readonly taken: () => void;
    readonly refuse: (reason: unknown) => void;
  }
  let waiting: Handed | null = null;
  let wake: () => void = () => undefined;
  let over: { readonly error: unknown } | null = null;
  let stopped = false;
  const stop = new Error("the reader of the rows went away");
  const push = (rows: readonly T[]): Promise<void> =>
    stopped
      ? Promise.reject(stop)
      : new Promise((taken, refuse) => {
          waiting = { rows, taken, refuse };
          wake();
        });
  const abort = (): void => {
    wake();
  };
  signal.addEventListener("abort", abort);
  const end = (error: unknown): void => {
    over = { error };
    wake();
  };
  scan(push).then(
    () => {
      end(null);
    },
    (error: unknown) => {
      end(error ?? new Error("the scan failed"));
    },
  );
  const next = async (): Promise<Handed | null> => {
    for (;;) {
      signal.throwIfAborted();
      const batch = waiting as Handed | null;
      if (batch !== null) return batch;
      const ended = over as { readonly error: unknown } | null;
      if (ended !== null) {
        if (ended.error !== null) throw ended.error;
        return null;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  try {
    for (let batch = await next(); batch !== null; batch = await next()) {
      waiting = null;
      yield* batch.rows;
      batch.taken();
    }
  } finally {
    stopped = true;
    signal.removeEventListener("abort", abort);
    (waiting as Handed | null)?.refuse(stop);
  }
}

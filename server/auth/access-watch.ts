import { UnauthenticatedError } from "../ports/errors";

const LOOK_MS = 1000;

/** Looks once a second whether those for whom something is open still may have it, and ends it if not. */
export class AccessWatch {
  private readonly open = new Set<() => void>();
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => {
      for (const look of this.open) look();
    }, LOOK_MS);
    this.timer.unref();
  }

  /**
   * @param lapsed why the rights are over; null while they are not
   * @param end called once, with an `UnauthenticatedError` that says why
   * @returns ends the watch
   */
  watch(lapsed: () => string | null, end: (why: Error) => void): () => void {
    const look = (): void => {
      const why = reasonOf(lapsed);
      if (why === null) return;
      this.open.delete(look);
      end(new UnauthenticatedError(`${why}: what was open with it was ended`));
    };
    this.open.add(look);
    return () => {
      this.open.delete(look);
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** Whose rights cannot be looked up has none. */
function reasonOf(lapsed: () => string | null): string | null {
  try {
    return lapsed();
  } catch {
    return "the keys cannot be read";
  }
}

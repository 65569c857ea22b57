import type { Request, RequestHandler, Response } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { InputError, RateLimitError } from "../ports/errors";

const MINUTE = 60;
/** Streams of events open at the same time for each key or person. */
const MAX_STREAMS = 64;

/** Points a minute for each caller; what costs more takes more. */
export class RateLimits {
  private readonly points: RateLimiterMemory;
  /** Failed sign-ins by address: guessing keys must be slow. */
  private readonly failures = new RateLimiterMemory({ points: 30, duration: MINUTE });
  private readonly files = new Places();
  private readonly streams = new Places();

  constructor(
    pointsAMinute: number,
    private readonly maxAtOnce: number,
  ) {
    this.points = new RateLimiterMemory({ points: pointsAMinute, duration: MINUTE });
  }

  /** @throws RateLimitError */
  take(who: string, points: number): Promise<void> {
    return consume(this.points, who, points, "too many requests for their cost");
  }

  /** @throws RateLimitError once an address failed too often */
  async failed(address: string): Promise<void> {
    await consume(this.failures, address, 1, "too many failed attempts");
  }

  /** Whether an address failed too often lately. @throws RateLimitError */
  async checkFailures(address: string): Promise<void> {
    const state = await this.failures.get(address);
    if (state !== null && state.remainingPoints <= 0 && state.consumedPoints > 30) throw tooMany("too many failed attempts", state);
  }

  /** Reserves one of the caller's places for long answers. @returns gives it back; @throws RateLimitError when all are taken */
  enter(who: string): () => void {
    return this.files.enter(who, this.maxAtOnce, "files");
  }

  /** The same for streams of events, which stay open as long as a page does. @throws RateLimitError */
  follow(who: string): () => void {
    return this.streams.enter(who, MAX_STREAMS, "streams of events");
  }
}

/** Places taken now, by caller. */
class Places {
  private readonly taken = new Map<string, number>();

  enter(who: string, most: number, what: string): () => void {
    const now = this.taken.get(who) ?? 0;
    if (now >= most) throw new RateLimitError(`at most ${most} ${what} at the same time`, 5);
    this.taken.set(who, now + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.taken.get(who) ?? 1) - 1;
      if (left > 0) this.taken.set(who, left);
      else this.taken.delete(who);
    };
  }
}

async function consume(limiter: RateLimiterMemory, who: string, points: number, message: string): Promise<void> {
  try {
    await limiter.consume(who, points);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(message, error);
    throw error;
  }
}

function tooMany(message: string, { msBeforeNext }: RateLimiterRes): RateLimitError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new RateLimitError(`${message}; try again in ${seconds} s`, seconds);
}

/** Refuses a body that does not come within the time: a connection that dribbles must not hold a place for ever. */
export function bodyDeadline(ms: number): RequestHandler {
  return (request: Request, response: Response, next) => {
    if (request.complete || request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const timer = setTimeout(() => {
      if (request.complete || response.headersSent) return;
      response
        .status(408)
        .setHeader("Connection", "close")
        .json({ error: `the body did not come within ${ms} ms` });
      response.once("finish", () => request.destroy());
    }, ms);
    timer.unref();
    const stop = (): void => {
      clearTimeout(timer);
    };
    request.once("end", stop);
    request.once("close", stop);
    next();
  };
}

const SECRET_PARAMETERS = [
  "key",
  "api_key",
  "apikey",
  "api-key",
  "x-api-key",
  "token",
  "access_token",
  "id_token",
  "authorization",
  "password",
  "secret",
];

/** A key in an address ends in logs, histories and referrers: refused, so that nobody gets used to it. */
export const refuseKeysInAddress: RequestHandler = (request, _response, next) => {
  const query = request.originalUrl.indexOf("?");
  if (query >= 0) {
    for (const name of new URLSearchParams(request.originalUrl.slice(query + 1)).keys())
      if (SECRET_PARAMETERS.includes(name.toLowerCase()))
        throw new InputError(
          "keys and tokens do not belong into an address: send them as Authorization: Bearer or X-Api-Key, and change the one just sent",
        );
  }
  next();
};

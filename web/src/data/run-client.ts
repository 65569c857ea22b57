import type { Client } from "urql";
import { texts } from "../texts";
import { createGraphqlClient } from "./graphql-client";

/** A client whose answers all come from one run: those of another are held back, and whoever listens hears of it. */
export interface RunClient {
  readonly client: Client;
  /** Says which run answers must come from, "" for none; false when an answer of another run came before. */
  readonly expectRun: (runId: string) => boolean;
  /** Calls back, at once where it has happened, when an answer came from another run. */
  readonly onOtherRun: (tell: () => void) => () => void;
}

const RUN_HEADER = "dealgraph-run";
/** An answer of another run waits for the page to begin anew; after this it counts as failed. */
const HELD_MS = 6_000;

const isMutation = (body: unknown): boolean => typeof body === "string" && /"query":"\s*mutation\b/.test(body);

/** @param runId run that answers must come from; null: that of the first answer */
export function createRunClient(runId: string | null): RunClient {
  let bound = runId;
  let moved = false;
  const listeners = new Set<() => void>();
  const ask: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const run = response.headers.get(RUN_HEADER);
    if (run === null || isMutation(init?.body)) return response;
    bound ??= run;
    if (run === bound) return response;
    moved = true;
    for (const tell of listeners) tell();
    await new Promise((resolve) => setTimeout(resolve, HELD_MS));
    return Response.json({ errors: [{ message: texts.states.otherRun }] });
  };
  return {
    client: createGraphqlClient(ask),
    expectRun: (wanted) => {
      bound ??= wanted;
      return bound === wanted;
    },
    onOtherRun: (tell) => {
      listeners.add(tell);
      if (moved) tell();
      return () => listeners.delete(tell);
    },
  };
}

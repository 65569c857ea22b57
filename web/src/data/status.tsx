import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { Provider, useQuery, type Client } from "urql";
import { graphql } from "../gql";
import type { StatusQuery, RunningQuery } from "../gql/graphql";
import { ErrorState, LoadingState } from "../shared/states";
import { texts } from "../texts";
import { arrivalOf, causeOf } from "./graphql-client";
import { isUnderWay, useJobEvents } from "./live";
import { createRunClient, type RunClient } from "./run-client";

const STATUS = graphql(`
  query Status {
    datasetStatus {
      store
      clients
      products
      deals
      leads
      agents
      activities
      digest
      activeRunId
      analysedAt
      firstDealOn
      lastDealOn
      stale
    }
  }
`);

const RUNNING = graphql(`
  query Running {
    runs(first: 5) {
      nodes {
        id
        status
        stage
        progress
        error
        createdAt
        finishedAt
      }
    }
  }
`);

/** Asks for the first status; `StatusProvider` with the same client finds the answer. */
export async function askStatus(client: Client): Promise<void> {
  await Promise.all([client.query(STATUS, {}).toPromise(), client.query(RUNNING, {}).toPromise()]);
}

type RecentRun = RunningQuery["runs"]["nodes"][number];

export interface ServerStatus {
  readonly dataset: StatusQuery["datasetStatus"];
  /** The analysis under way, if any. */
  readonly running: RecentRun | null;
  /** The newest analysis when it failed. */
  readonly failed: RecentRun | null;
  /** Set while the server does not answer: since then everything on screen may be out of date. */
  readonly lostSince: { readonly at: number; readonly cause: string } | null;
  /** When another run began to be served under the reader's eyes, in milliseconds; null when it did not, or the reader knows. */
  readonly otherRunSince: number | null;
  readonly dismissOtherRun: () => void;
  /** Asks again now: after starting an analysis, or on the reader's word. */
  readonly check: () => void;
}

type FirstAnswer =
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly cause: string; readonly retry: () => void }
  | { readonly kind: "known"; readonly status: ServerStatus };

const FirstAnswerContext = createContext<FirstAnswer>({ kind: "asking" });

/** What is loaded, what is served and what is running; null until the server has answered. */
export function useStatusIfKnown(): ServerStatus | null {
  const first = use(FirstAnswerContext);
  return first.kind === "known" ? first.status : null;
}

/** The same inside `WhenReachable`, where it is always known. */
export function useStatus(): ServerStatus {
  const status = useStatusIfKnown();
  if (status === null) throw new Error("useStatus belongs inside WhenReachable");
  return status;
}

const POLL_IDLE_MS = 30_000;

/**
 * Watches the server, by the client around it. Children read through a client that is made anew when another run becomes active or the
 * data changes, and that takes answers of that run only, so no view can mix results of two runs.
 * @param first the children's client as long as what is served is what it was at first; it may have been asked already
 */
export function StatusProvider({ first, children }: { readonly first: RunClient; readonly children: ReactNode }): ReactNode {
  const [status, refetchStatus] = useQuery({ query: STATUS });
  const [runs, refetchRuns] = useQuery({ query: RUNNING });
  const [known, setKnown] = useState<StatusQuery | null>(null);
  const [recent, setRecent] = useState<readonly RecentRun[]>([]);
  if (status.data !== undefined && known !== status.data) setKnown(status.data);
  if (runs.data !== undefined && runs.data.runs.nodes !== recent) setRecent(runs.data.runs.nodes);

  const running = recent.find(isUnderWay) ?? null;
  const check = useCallback(() => {
    refetchStatus({ requestPolicy: "network-only" });
    refetchRuns({ requestPolicy: "network-only" });
  }, [refetchStatus, refetchRuns]);

  useJobEvents(running !== null, () => {
    refetchRuns({ requestPolicy: "network-only" });
  });

  // When a run begins or ends, what is served may have changed, also when it was too quick to be seen under way.
  const newestRun = recent.at(0);
  const newestKey = newestRun === undefined ? "" : `${newestRun.id}/${newestRun.status}`;
  useEffect(() => {
    if (newestKey !== "") refetchStatus({ requestPolicy: "network-only" });
  }, [newestKey, refetchStatus]);

  useEffect(() => {
    const onWake = (): void => {
      if (document.visibilityState === "visible") check();
    };
    const timer = setInterval(onWake, POLL_IDLE_MS);
    document.addEventListener("visibilitychange", onWake);
    window.addEventListener("online", onWake);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onWake);
      window.removeEventListener("online", onWake);
    };
  }, [check]);

  const servedKey = known === null ? null : `${known.datasetStatus.activeRunId ?? ""}/${known.datasetStatus.digest}`;
  const runId = known?.datasetStatus.activeRunId ?? "";
  const [firstKey, setFirstKey] = useState<string | null>(null);
  if (servedKey !== null && firstKey === null) setFirstKey(servedKey);
  const runClient = useMemo(
    // A new key must mean a new client with an empty cache.
    () =>
      servedKey === null || (servedKey === firstKey && first.expectRun(runId)) ? first : { key: servedKey, ...createRunClient(runId) },
    [servedKey, firstKey, first, runId],
  );
  useEffect(() => runClient.onOtherRun(check), [runClient, check]);

  const [seen, setSeen] = useState<{ readonly runId: string; readonly otherSince: number | null }>({ runId: "", otherSince: null });
  // The first analysis of all is not another one.
  if (known !== null && seen.runId !== runId) setSeen({ runId, otherSince: seen.runId === "" ? null : arrivalOf(known) });
  const dismissOtherRun = useCallback(() => {
    setSeen((before) => ({ ...before, otherSince: null }));
  }, []);
  const error = status.error ?? runs.error;
  const cause = error === undefined || status.fetching ? null : causeOf(error);
  const knownAt = arrivalOf(known);
  const lostSince = useMemo(() => (cause === null ? null : { at: knownAt, cause }), [cause, knownAt]);
  const dataset = known?.datasetStatus;
  const failed = newestRun?.status === "FAILED" ? newestRun : null;
  const value = useMemo(
    () => (dataset === undefined ? null : { dataset, running, failed, lostSince, otherRunSince: seen.otherSince, dismissOtherRun, check }),
    [dataset, running, failed, lostSince, seen.otherSince, dismissOtherRun, check],
  );

  const answer = useMemo<FirstAnswer>(
    () =>
      value !== null ? { kind: "known", status: value } : cause !== null ? { kind: "failed", cause, retry: check } : { kind: "asking" },
    [value, cause, check],
  );
  return (
    <FirstAnswerContext value={answer}>
      <Provider value={runClient.client}>{children}</Provider>
    </FirstAnswerContext>
  );
}

/** Shows its children once the server has answered for the first time; before that the wait or the failure. */
export function WhenReachable({ children }: { readonly children: ReactNode }): ReactNode {
  const first = use(FirstAnswerContext);
  if (first.kind === "asking") return <LoadingState />;
  if (first.kind === "failed") return <ErrorState what={texts.things.status} cause={first.cause} onRetry={first.retry} />;
  return children;
}

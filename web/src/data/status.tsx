import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { Provider, useClient, useQuery, type Client } from "urql";
import { graphql } from "../gql";
import type { StatusQuery, RunningQuery } from "../gql/graphql";
import { ErrorState, LoadingState } from "../shared/states";
import { texts } from "../texts";
import { arrivalOf, causeOf, createGraphqlClient } from "./graphql-client";

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
/** Beside the events of the server, should they not come. */
const POLL_RUNNING_MS = 2_500;
const isUnderWay = (run: RecentRun): boolean => run.status === "QUEUED" || run.status === "RUNNING";

/**
 * Watches the server. Children read through a client that is made anew when another run becomes active or the data changes, so no
 * view can mix results of two runs.
 */
export function StatusProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [status, refetchStatus] = useQuery({ query: STATUS });
  const [runs, refetchRuns] = useQuery({ query: RUNNING });
  const [known, setKnown] = useState<StatusQuery | null>(null);
  const [recent, setRecent] = useState<readonly RecentRun[]>([]);
  if (status.data !== undefined && known !== status.data) setKnown(status.data);
  if (runs.data !== undefined && runs.data.runs.nodes !== recent) setRecent(runs.data.runs.nodes);

  const running = recent.find(isUnderWay) ?? null;
  const runningId = running?.id;
  const check = useCallback(() => {
    refetchStatus({ requestPolicy: "network-only" });
    refetchRuns({ requestPolicy: "network-only" });
  }, [refetchStatus, refetchRuns]);

  useEffect(() => {
    if (runningId === undefined) return;
    const ask = (): void => {
      refetchRuns({ requestPolicy: "network-only" });
    };
    // The server tells of progress; only while something runs, because an open stream takes one of the browser's few connections.
    const events = new EventSource("/api/v1/events");
    events.addEventListener("job", ask);
    events.addEventListener("run-active", ask);
    events.onerror = () => {
      events.close();
    };
    const timer = setInterval(ask, POLL_RUNNING_MS);
    return () => {
      clearInterval(timer);
      events.close();
    };
  }, [runningId, refetchRuns]);

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
  // What was asked before the first answer about the status counts for the run that it names.
  const firstClient = useClient();
  const [firstKey, setFirstKey] = useState<string | null>(null);
  if (servedKey !== null && firstKey === null) setFirstKey(servedKey);
  // A new key must mean a new client with an empty cache.
  const isFirst = servedKey === firstKey || firstKey === null;
  const client = useMemo(
    () => (isFirst ? firstClient : { key: servedKey, client: createGraphqlClient() }.client),
    [servedKey, isFirst, firstClient],
  );
  const error = status.error ?? runs.error;
  const cause = error === undefined || status.fetching ? null : causeOf(error);
  const knownAt = arrivalOf(known);
  const lostSince = useMemo(() => (cause === null ? null : { at: knownAt, cause }), [cause, knownAt]);
  const dataset = known?.datasetStatus;
  const failed = newestRun?.status === "FAILED" ? newestRun : null;
  const value = useMemo(
    () => (dataset === undefined ? null : { dataset, running, failed, lostSince, check }),
    [dataset, running, failed, lostSince, check],
  );

  const first = useMemo<FirstAnswer>(
    () =>
      value !== null ? { kind: "known", status: value } : cause !== null ? { kind: "failed", cause, retry: check } : { kind: "asking" },
    [value, cause, check],
  );
  return (
    <FirstAnswerContext value={first}>
      <Provider value={client}>{children}</Provider>
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

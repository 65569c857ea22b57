import { Button, Loader, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { texts } from "../texts";
import { formatClock } from "./format";
import { AlertIcon, EmptyIcon } from "./icons";

/** Nothing to show, why, and what to do about it. */
export function EmptyBlock(props: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }): ReactNode {
  return (
    <div className="state-block">
      <span className="state-icon" aria-hidden="true">
        <EmptyIcon />
      </span>
      <p className="state-title">{props.title}</p>
      {props.children !== undefined && <div className="state-text">{props.children}</div>}
      {props.action}
    </div>
  );
}

/** A failure that stays until it is over: what failed, the cause, a way to try again. */
export function ErrorState(props: { readonly what: string; readonly cause: string; readonly onRetry: () => void }): ReactNode {
  return (
    <div className="state-block state-bad" role="alert">
      <span className="state-icon" aria-hidden="true">
        <AlertIcon />
      </span>
      <p className="state-title">{texts.states.couldNotLoad(props.what)}</p>
      <p className="state-text">{props.cause}</p>
      <Button variant="default" onClick={props.onRetry}>
        {texts.states.retry}
      </Button>
    </div>
  );
}

/** Older values are shown because a refresh failed: says so, with their time. */
export function StaleNote(props: { readonly loadedAt: number | null; readonly cause: string; readonly onRetry: () => void }): ReactNode {
  return (
    <div className="note note-bad" role="alert">
      <AlertIcon />
      <span className="note-text">
        {props.loadedAt === null ? texts.states.partMissing : texts.states.showingOld(formatClock(props.loadedAt))} {props.cause}
      </span>
      <Button size="compact-sm" variant="default" onClick={props.onRetry}>
        {texts.states.retry}
      </Button>
    </div>
  );
}

export function NotFoundState(): ReactNode {
  return (
    <EmptyBlock
      title={texts.states.notFound}
      action={
        <Button component={Link} to="/" variant="default">
          {texts.states.toOverview}
        </Button>
      }
    >
      <p>{texts.states.notFoundText}</p>
    </EmptyBlock>
  );
}

/** A placeholder for content of unknown shape. */
export function LoadingState(): ReactNode {
  return (
    <div className="state-block" role="status">
      <Loader size="sm" color="gray" aria-hidden="true" />
      <p className="state-text">{texts.states.loading}</p>
    </div>
  );
}

/** Placeholder rows of a list. */
export function LoadingRows(props: { readonly rows: number; readonly height?: number }): ReactNode {
  return (
    <div role="status" aria-label={texts.states.loading} className="stack-s">
      {Array.from({ length: props.rows }, (_, i) => (
        <Skeleton key={i} height={props.height ?? 34} radius="md" />
      ))}
    </div>
  );
}

import { Button, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import { isUnderWay, useJobEvents } from "../data/live";
import { useCancelJob } from "../data/use-cancel-job";
import type { JobStatus } from "../gql/graphql";
import { texts } from "../texts";
import { formatShare } from "./format";
import { EmptyBlock } from "./states";

interface Job {
  readonly id: string;
  readonly status: JobStatus;
  readonly progress: number;
  readonly stage: string;
  readonly error?: string | null;
}

interface Props {
  readonly job: Job | null | undefined;
  /** Whether there is a result to show below. */
  readonly hasResult: boolean;
  readonly starting: boolean;
  /** Why it could not be started. */
  readonly failure: string | null;
  readonly onStart: () => void;
  /** Asks again how the job stands; called whenever it got on. */
  readonly onChange: () => void;
  readonly says: {
    readonly start: string;
    readonly again: string;
    readonly underWay: (share: string) => string;
    readonly progress: string;
    readonly failed: string;
    readonly none: string;
    readonly noneText: string;
  };
}

/** How the job behind a room stands, and the button that starts it. */
export function JobBar({ job, hasResult, starting, failure, onStart, onChange, says }: Props): ReactNode {
  const active = isUnderWay(job);
  useJobEvents(active, onChange);
  const { cancel, cancelling, cause } = useCancelJob(onChange);
  const button = (
    <Button variant={hasResult ? "default" : "filled"} loading={starting} disabled={active} onClick={onStart}>
      {hasResult ? says.again : says.start}
    </Button>
  );
  return (
    <>
      {active && job !== null && job !== undefined && (
        <div className="note" role="status">
          <span className="note-text">
            {says.underWay(formatShare(job.progress))} {job.stage}
          </span>
          <Progress className="note-progress" value={100 * job.progress} size="sm" aria-label={says.progress} />
          <Button
            variant="default"
            size="compact-sm"
            loading={cancelling}
            onClick={() => {
              cancel(job.id);
            }}
          >
            {texts.runs.cancel}
          </Button>
        </div>
      )}
      {job?.status === "FAILED" && (
        <div className="note note-bad" role="alert">
          <span className="note-text">
            {says.failed} {job.error}
          </span>
        </div>
      )}
      {(failure ?? cause) !== null && (
        <p role="alert" className="bad-text">
          {failure ?? cause}
        </p>
      )}
      {hasResult ? (
        <div className="button-row">{button}</div>
      ) : (
        !active && (
          <EmptyBlock title={says.none} action={button}>
            <p>{says.noneText}</p>
          </EmptyBlock>
        )
      )}
    </>
  );
}

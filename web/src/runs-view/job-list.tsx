import { Badge, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { causeOf } from "../data/graphql-client";
import { isUnderWay, useJobEvents } from "../data/live";
import { useCancelJob } from "../data/use-cancel-job";
import { graphql } from "../gql";
import { displayName, formatAgo, formatMoment, formatShare } from "../shared/format";
import { LoadingRows, StaleNote } from "../shared/states";
import { useNow } from "../shared/use-now";
import { texts } from "../texts";

const JOBS = graphql(`
  query Jobs {
    jobs(first: 20) {
      nodes {
        id
        kind
        status
        progress
        stage
        error
        createdAt
        updatedAt
      }
    }
  }
`);

/** Long tasks of the service and how they stand. */
export function JobList(): ReactNode {
  const [{ data, error, fetching }, refetch] = useQuery({ query: JOBS, requestPolicy: "cache-and-network" });
  const now = useNow();
  const jobs = data?.jobs.nodes ?? [];
  const busy = jobs.some(isUnderWay);
  const again = (): void => {
    refetch({ requestPolicy: "network-only" });
  };
  useJobEvents(busy, again);
  const { cancel, cancelling, cause } = useCancelJob(again);
  return (
    <section className="card" aria-labelledby="jobs-title">
      <h2 id="jobs-title">{texts.runs.jobs}</h2>
      <p className="muted">{texts.runs.jobsText}</p>
      {error !== undefined && !fetching && <StaleNote loadedAt={null} cause={causeOf(error)} onRetry={again} />}
      {cause !== null && (
        <p role="alert" className="bad-text">
          {texts.runs.notCancelled} {cause}
        </p>
      )}
      {data === undefined && error === undefined && <LoadingRows rows={3} />}
      {data !== undefined && jobs.length === 0 && <p className="muted">{texts.runs.noJobs}</p>}
      {jobs.length > 0 && (
        <div className="table-scroll" role="region" aria-label={texts.runs.jobs} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{texts.runs.jobKind}</th>
                <th scope="col">{texts.runs.status}</th>
                <th scope="col">{texts.runs.actions}</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <th scope="row">
                    {texts.runs.jobKinds[job.kind]}
                    <span className="sub" title={formatMoment(job.createdAt)}>
                      {formatAgo(job.createdAt, now)}
                    </span>
                  </th>
                  <td>
                    <Badge variant="outline" color="gray" className={job.status === "FAILED" ? "badge-bad" : "badge-plain"}>
                      {texts.runs.statuses[job.status]}
                    </Badge>
                    {isUnderWay(job) && (
                      <span className="sub">
                        {formatShare(job.progress)} {displayName(job.stage === "" ? texts.runs.waiting : job.stage, 40)}
                      </span>
                    )}
                    {typeof job.error === "string" && <span className="bad-text">{displayName(job.error, 300)}</span>}
                  </td>
                  <td>
                    {isUnderWay(job) && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={cancelling}
                        aria-label={texts.runs.cancelJob(texts.runs.jobKinds[job.kind], formatAgo(job.createdAt, now))}
                        onClick={() => {
                          cancel(job.id);
                        }}
                      >
                        {texts.runs.cancel}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

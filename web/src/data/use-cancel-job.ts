import { useMutation } from "urql";
import { graphql } from "../gql";
import { causeOf } from "./graphql-client";

const CANCEL_JOB = graphql(`
  mutation CancelJob($id: ID!) {
    cancelJob(id: $id) {
      id
      status
    }
  }
`);

/** Stops a job of any kind. `cause` says why the last try was refused. */
export function useCancelJob(onChange: () => void): {
  readonly cancel: (id: string) => void;
  readonly cancelling: boolean;
  readonly cause: string | null;
} {
  const [{ fetching, error }, cancelJob] = useMutation(CANCEL_JOB);
  return {
    cancel: (id) => {
      void cancelJob({ id }).then(onChange);
    },
    cancelling: fetching,
    cause: error === undefined ? null : causeOf(error),
  };
}

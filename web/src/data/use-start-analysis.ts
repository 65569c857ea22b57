import { useCallback } from "react";
import { useMutation } from "urql";
import { graphql } from "../gql";
import type { StartAnalysisInput } from "../gql/graphql";
import { causeOf } from "./graphql-client";
import { useStatus } from "./status";

const START = graphql(`
  mutation StartAnalysis($input: StartAnalysisInput) {
    startAnalysis(input: $input) {
      id
      status
    }
  }
`);

/** Starts an analysis and has the status watch it. `cause` says why the last try was refused. */
export function useStartAnalysis(): {
  readonly start: (input: StartAnalysisInput) => Promise<void>;
  readonly starting: boolean;
  readonly cause: string | null;
} {
  const [{ fetching, error }, run] = useMutation(START);
  const { check } = useStatus();
  const start = useCallback(
    async (input: StartAnalysisInput) => {
      await run({ input });
      check();
    },
    [run, check],
  );
  return { start, starting: fetching, cause: error === undefined ? null : causeOf(error) };
}

import { useState, type ReactNode } from "react";
import { useQuery, type AnyVariables, type TypedDocumentNode } from "urql";
import { ErrorState, LoadingState, NotFoundState, StaleNote } from "../shared/states";
import { arrivalOf, causeOf, isNotFound } from "./graphql-client";

interface QueryViewProps<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** Placeholder while nothing is there yet, about as large as the content. */
  readonly skeleton?: ReactNode;
  /** What is loading, for the error heading: "the problems". */
  readonly what: string;
  /** Shown when the server answers that there is no such thing. */
  readonly notFound?: ReactNode;
  /**
   * Lists keep the rows of the page before while the next one loads, marked as such. Everything else must never show the values of other
   * variables, so it shows the placeholder.
   */
  readonly keepsPrevious?: boolean;
  /** For what changes without the reader doing anything: shows what is known and asks again. */
  readonly fresh?: boolean;
  readonly children: (data: Data, state: { readonly updating: boolean }) => ReactNode;
}

interface Loaded<Data> {
  readonly data: Data;
  /** The variables it answers, as JSON. */
  readonly key: string;
}

/** Runs a query and shows exactly one of: placeholder, failure with cause and retry, content, content that could not be refreshed. */
export function QueryView<Data, Variables extends AnyVariables>(props: QueryViewProps<Data, Variables>): ReactNode {
  const { query, variables, skeleton, what, notFound, keepsPrevious = false, fresh = false, children } = props;
  const [{ data, error, fetching, stale, operation }, refetch] = useQuery<Data, Variables>({
    query,
    variables,
    requestPolicy: fresh ? "cache-and-network" : "cache-first",
  });
  // urql forgets the data when a refresh fails; a reader should not.
  const [loaded, setLoaded] = useState<Loaded<Data> | null>(null);
  const key = JSON.stringify(variables);
  const answered = JSON.stringify(operation?.variables);
  if (data !== undefined && error === undefined && operation !== undefined && (loaded?.data !== data || loaded.key !== answered))
    setLoaded({ data, key: answered });

  const retry = (): void => {
    refetch({ requestPolicy: "network-only" });
  };
  const failed = error !== undefined && !fetching && answered === key;
  const usable = loaded !== null && (loaded.key === key || (keepsPrevious && !failed)) ? loaded : null;
  if (failed && (usable === null || isNotFound(error))) {
    if (isNotFound(error)) return notFound ?? <NotFoundState />;
    return <ErrorState what={what} cause={causeOf(error)} onRetry={retry} />;
  }
  if (usable === null) return skeleton ?? <LoadingState />;
  return (
    <>
      {failed && <StaleNote loadedAt={arrivalOf(usable.data)} cause={causeOf(error)} onRetry={retry} />}
      {children(usable.data, { updating: fetching || stale || usable.key !== key })}
    </>
  );
}

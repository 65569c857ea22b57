import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from "urql";
import { texts } from "../texts";

const arrivals = new WeakMap<object, number>();
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** When this answer came from the server, in milliseconds; 0 for what never did. */
export const arrivalOf = (data: unknown): number => (isObject(data) ? (arrivals.get(data) ?? 0) : 0);

/** Talks to the server that sent this page; the address is relative so that no request can leave its origin. */
export function createGraphqlClient(ask: typeof fetch = fetch): Client {
  const stamp = mapExchange({
    onResult: (result) => {
      const data: unknown = result.data;
      if (isObject(data) && !arrivals.has(data)) arrivals.set(data, Date.now());
    },
  });
  return new Client({ url: "/graphql", fetch: ask, exchanges: [stamp, cacheExchange, fetchExchange], preferGetMethod: false });
}

/** What went wrong, in words: the server's own message where it sent one. */
export function causeOf(error: CombinedError): string {
  if (error.graphQLErrors.length > 0) return error.graphQLErrors.map((each) => each.message).join("; ");
  const response: unknown = error.response;
  if (response instanceof Response && !response.ok) return texts.states.serverAnswered(response.status);
  return texts.states.unreachable(error.networkError?.message ?? error.message);
}

/** True when the server says that the thing does not exist. */
export const isNotFound = (error: CombinedError): boolean => error.graphQLErrors.some((each) => each.extensions["code"] === "NOT_FOUND");

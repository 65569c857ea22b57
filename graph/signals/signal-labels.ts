import { logCopied, signalNames } from "./signal-names";

/** What a signal measures, in words for people; the log copy of a signal shares the words of the signal. */
const LABELS: Readonly<Record<string, string>> = {
  popularity: "bought by many clients",
  "trend-long": "long-term trend of first purchases",
  trend: "trend of first purchases",
  "trend-short": "recent first purchases",
  momentum: "momentum of all deals",
  hazard: "first purchases per client without it",
  age: "time on offer",
  "lift-mean": "average lift with owned products",
  "lift-max": "strongest lift with an owned product",
  problem: "fits the client's problems",
  "chain-lift": "follows what the client bought",
  segment: "usual among similar firms",
  category: "fits the categories the client buys",
  funnel: "belongs to the client's funnels",
  price: "fits the client's price level",
  season: "sold at this time of year",
  item: "bought together with owned products",
  basket: "bought together with recent purchases",
  user: "owned by the most similar clients",
  "active-user": "owned by similar active clients",
  ease: "predicted from all owned products",
  "basket-ease": "predicted from recent purchases",
  "recent-user": "recently adopted by similar clients",
  "quick-user": "just adopted by similar clients",
  "recent-ridge": "recently adopted by owners of the same products",
  "quick-ridge": "just adopted by owners of the same products",
  "recent-item": "recently bought together with owned products",
  chain: "next step after what the client bought",
  "loss-product": "share of its deals that are won",
  "loss-client": "lost with this client before",
  "loss-like": "resembles what this client turned down",
};

const baseOf = new Map<string, string>(logCopied.map((name) => [`log-${name}`, name]));

/** Signals for people: a signal and its log copy are one. In order of first column. */
export const signalGroups: readonly { readonly signal: string; readonly label: string; readonly columns: readonly number[] }[] = [
  ...new Set(signalNames.map((name) => baseOf.get(name) ?? name)),
].map((signal) => ({
  signal,
  label: LABELS[signal] ?? signal,
  columns: signalNames.flatMap((name, column) => ((baseOf.get(name) ?? name) === signal ? [column] : [])),
}));

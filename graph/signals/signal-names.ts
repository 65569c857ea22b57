/** Signals that enter twice, as they are and as log(max(v, 0) + s): sums over owned products or over clients alike. */
export const logCopied = [
  "item",
  "basket",
  "user",
  "active-user",
  "ease",
  "basket-ease",
  "recent-user",
  "quick-user",
  "recent-ridge",
  "quick-ridge",
  "recent-item",
  "chain",
] as const;

const others = [
  "popularity",
  "trend-long",
  "trend",
  "trend-short",
  "momentum",
  "hazard",
  "age",
  "lift-mean",
  "lift-max",
  "problem",
  "chain-lift",
  "segment",
  "category",
  "funnel",
  "price",
  "season",
] as const;

/** What lost deals say; all 0 where none is known. */
export const lossSignals = ["loss-product", "loss-client", "loss-like"] as const;

/** Columns of the signal matrix, in order. */
export const signalNames: readonly string[] = [...others, ...logCopied, ...logCopied.map((name) => `log-${name}`), ...lossSignals];

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export interface MetricsOptions {
  readonly isReady: () => boolean;
  readonly followers: () => number;
  readonly deals: () => number;
}

/** Numbers about the service in Prometheus' text format. Labels are routes, lists and kinds: never ids. */
export function createMetrics({ isReady, followers, deals }: MetricsOptions) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "dealgraph_http_request_seconds",
    help: "Duration of requests by method, route and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const costs = new Histogram({
    name: "dealgraph_graphql_cost",
    help: "Cost of GraphQL operations by kind.",
    labelNames: ["operation"],
    buckets: [10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000],
    registers,
  });
  const rows = new Counter({ name: "dealgraph_export_rows_total", help: "Rows sent in files by list.", labelNames: ["list"], registers });
  const events = new Counter({ name: "dealgraph_events_total", help: "Events by kind.", labelNames: ["kind"], registers });
  new Gauge({
    name: "dealgraph_ready",
    help: "1 while requests are answered.",
    registers,
    collect() {
      this.set(isReady() ? 1 : 0);
    },
  });
  new Gauge({
    name: "dealgraph_event_followers",
    help: "Open event streams.",
    registers,
    collect() {
      this.set(followers());
    },
  });
  new Gauge({
    name: "dealgraph_served_deals",
    help: "Won deal lines behind the results that are served.",
    registers,
    collect() {
      this.set(deals());
    },
  });
  return {
    request(method: string, route: string, status: number, seconds: number): void {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    cost(operation: string, cost: number): void {
      costs.observe({ operation }, cost);
    },
    rows(list: string, n: number): void {
      rows.inc({ list }, n);
    },
    event(kind: string): void {
      events.inc({ kind });
    },
    mediaType: registry.contentType,
    text: () => registry.metrics(),
  };
}

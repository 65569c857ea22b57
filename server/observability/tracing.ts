import { SpanStatusCode, trace, type Attributes } from "@opentelemetry/api";
import { createRequire } from "node:module";

const tracer = trace.getTracer("dealgraph");
const loadHere = createRequire(__filename);

/** Runs work within a span. Costs next to nothing where no collector is configured. Attributes carry ids of runs and routes, never of persons. */
export async function traced<T>(name: string, attributes: Attributes, work: () => T | Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "error" });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs the answering of a request within a span that ends with the answer, so that all that it causes is one trace. */
export function traceRequest(
  name: string,
  response: { readonly statusCode: number; once(event: "close", listener: () => void): unknown },
  work: () => void,
): void {
  tracer.startActiveSpan(name, (span) => {
    response.once("close", () => {
      span.setAttribute("http.response.status_code", response.statusCode);
      span.end();
    });
    work();
  });
}

/** Sends spans to an OTLP collector from now on. @returns sends what is left */
export function startTracing(endpoint: string): () => Promise<void> {
  // Loaded on demand: it would cost every command a tenth of a second.
  const { BatchSpanProcessor, NodeTracerProvider } = loadHere(
    "@opentelemetry/sdk-trace-node",
  ) as typeof import("@opentelemetry/sdk-trace-node");
  const { OTLPTraceExporter } = loadHere(
    "@opentelemetry/exporter-trace-otlp-http",
  ) as typeof import("@opentelemetry/exporter-trace-otlp-http");
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  return () => provider.shutdown();
}

import type { ApolloServerPlugin } from "@apollo/server";
import { trace } from "@opentelemetry/api";
import type { RequestContext } from "./request-context";

const tracer = trace.getTracer("dealgraph");

/** A span for each field of the root and each field that starts work of its own; plain fields of rows have none. */
export const traceFields: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      executionDidStart: () =>
        Promise.resolve({
          willResolveField: ({ info }) => {
            if (info.path.prev !== undefined && info.parentType.getFields()[info.fieldName].args.length === 0) return;
            const span = tracer.startSpan(`resolver ${info.parentType.name}.${info.fieldName}`);
            return () => {
              span.end();
            };
          },
        }),
    }),
};

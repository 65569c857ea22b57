import { defaultFieldResolver, isObjectType, type GraphQLSchema } from "graphql";
import { traced } from "../observability/tracing";

/**
 * Puts a span around each field of the roots and each field that takes arguments, which is what starts work of its own; plain fields of
 * rows have none. Changes the schema.
 */
export function addFieldSpans(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__") || type === schema.getSubscriptionType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (!roots.includes(type) && field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (...given) => traced(`resolver ${type.name}.${field.name}`, {}, () => resolve(...given));
    }
  }
}

import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, OperationTypeNode, separateOperations, type FieldNode, type ValidationRule } from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator, type ComplexityEstimator } from "graphql-query-complexity";
import { RateLimitError, TimeLimitError } from "../ports/errors";
import { currentScope } from "../request-scope";
import type { RequestContext } from "./request-context";

/** Refuses queries with more aliases than fit an honest one: each may repeat an expensive field. */
export function aliasLimit(maxAliases: number): ValidationRule {
  return (context) => {
    let n = 0;
    return {
      Field(node: FieldNode) {
        if (node.alias === undefined) return;
        n += 1;
        if (n === maxAliases + 1) context.reportError(new GraphQLError(`the query has more than ${maxAliases} aliases`, { nodes: node }));
      },
    };
  };
}

const MAX_DIRECTIVES = 50;

/** Refuses heaps of directives, fragments and operations: work before the first field is looked at. */
export const heapLimit: ValidationRule = (context) => {
  let directives = 0;
  let definitions = 0;
  const tooMany = (what: string): void => {
    context.reportError(new GraphQLError(`the query has too many ${what}`));
  };
  return {
    Directive() {
      if ((directives += 1) === MAX_DIRECTIVES + 1) tooMany("directives");
    },
    OperationDefinition() {
      if ((definitions += 1) === MAX_DIRECTIVES + 1) tooMany("operations or fragments");
    },
    FragmentDefinition() {
      if ((definitions += 1) === MAX_DIRECTIVES + 1) tooMany("operations or fragments");
    },
  };
};

/** Fields that start real work, in plain fields. */
const HEAVY: Readonly<Record<string, number>> = {
  recommendations: 20,
  productGraph: 5000,
  search: 500,
  whitespaceGrid: 3000,
  whitespaceCells: 500,
  graphTimeline: 8000,
  runOnMap: 8000,
  neighborhood: 500,
  productPath: 1000,
};
/** Rows of a list where the query does not say how many. */
const DEFAULT_ROWS = 50;

/** A field costs 1 and what is below it; a list as often as rows are asked for. */
const byRows: ComplexityEstimator = ({ args, field, childComplexity }) => {
  const asked = args as Readonly<Record<string, unknown>>;
  const own = HEAVY[field.name] ?? 1;
  const counts = ["first", "limit", "top"].map((name) => asked[name]).filter((value): value is number => typeof value === "number");
  const takesRows = field.args.some(({ name }) => name === "first" || name === "top");
  const rows = counts.length > 0 ? Math.max(1, ...counts) : takesRows ? DEFAULT_ROWS : 1;
  return own + rows * Math.max(childComplexity, takesRows ? 1 : 0);
};

/** Errors thrown before a query runs count as faults of the service unless they are GraphQL's own. */
function tellLimit(error: unknown): never {
  if (!(error instanceof RateLimitError)) throw error;
  const headers = new HeaderMap([["retry-after", String(error.retryAfterSeconds)]]);
  throw new GraphQLError(error.message, { extensions: { code: "RATE_LIMITED", http: { status: 429, headers } } });
}

export interface LimitOptions {
  readonly maxCost: number;
  readonly timeoutMs: number;
  /** Takes the points of a query from its caller's minute. @throws RateLimitError */
  readonly take: (principal: string, points: number) => Promise<void>;
  /** Sees what every operation cost. */
  readonly observe: (operation: string, cost: number) => void;
}

const POINT_COST = 1000;
const DEADLINES = new WeakMap<RequestContext, NodeJS.Timeout>();

/** The cost of a query; variables that do not fit are the caller's fault. */
function weigh(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : "the query cannot be weighed";
    throw new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } });
  }
}

/** Refuses queries that cost too much before they run, takes their points, and stops those that run too long. */
export function limitQueries({ maxCost, timeoutMs, take, observe }: LimitOptions): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ request, document, schema, operationName, contextValue, operation }) {
          const query = operationName === null ? document : (separateOperations(document)[operationName] ?? document);
          if (operation === undefined) return;
          const cost = weigh({
            schema,
            query,
            variables: request.variables ?? {},
            estimators: [fieldExtensionsEstimator(), byRows, simpleEstimator({ defaultComplexity: 1 })],
          });
          if (cost > maxCost)
            throw new GraphQLError(`the query costs ${cost}, at most ${maxCost} are allowed: ask for fewer rows or fewer fields at once`, {
              extensions: { code: "QUERY_TOO_EXPENSIVE", http: { status: 400 } },
            });
          observe(operation.operation, cost);
          if (cost >= POINT_COST) await take(contextValue.use.principal.id, Math.floor(cost / POINT_COST)).catch(tellLimit);
          const scope = currentScope();
          if (scope !== undefined) scope.cancellable = operation.operation === OperationTypeNode.QUERY;
          if (operation.operation !== OperationTypeNode.QUERY) return;
          const timer = setTimeout(() => {
            contextValue.abort(new TimeLimitError(`the query took longer than ${timeoutMs} ms and was stopped`));
          }, timeoutMs);
          DEADLINES.set(contextValue, timer);
        },
        willSendResponse({ contextValue }) {
          clearTimeout(DEADLINES.get(contextValue));
          return Promise.resolve();
        },
      }),
  };
}

import fc from "fast-check";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from "graphql";
import { createSchema } from "../../../server/graphql/schema";
import type { CallOptions, SecuredService } from "../support/secured-service";

const schema = createSchema();
/** Starts minutes of work or stops the service's own: covered by tests of their own. */
const LEFT_OUT = new Set(["startAnalysis", "startEvaluation", "subscription"]);

const text = fc.oneof(
  fc.constantFrom("c1", "p1", "problems", "", "\u0000", "' OR 1=1 --", "\ud800", "=1+1", "😀", "../..", "x".repeat(20_000)),
  // Code units one by one: fast-check's own strings of them build a table of all of Unicode first.
  fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.string({ maxLength: 10 }),
);
const number = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 20 }), fc.double());

/** A value of an input type as JSON; wrong ones now and then. */
function valueOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type))
    return fc.oneof({ arbitrary: valueOf(type.ofType, depth), weight: 30 }, { arbitrary: fc.constant(null), weight: 1 });
  if (isListType(type)) return fc.oneof(fc.constant(null), fc.array(valueOf(type.ofType, depth + 1), { maxLength: 3 }));
  if (isEnumType(type))
    return fc.oneof(
      { arbitrary: fc.constantFrom(...type.getValues().map(({ name }) => name)), weight: 20 },
      { arbitrary: text, weight: 1 },
    );
  if (isInputObjectType(type)) {
    if (depth > 3) return fc.constant({});
    const fields = Object.values(type.getFields());
    return fc.subarray(fields, { maxLength: Math.min(fields.length, 4) }).chain((some) => {
      const needed = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
      return fc.record(Object.fromEntries([...new Set([...needed, ...some])].map((field) => [field.name, valueOf(field.type, depth + 1)])));
    });
  }
  const right =
    { Int: fc.oneof(fc.integer({ min: -2, max: 30 }), fc.maxSafeInteger()), Float: number, Boolean: fc.boolean() }[type.name] ?? text;
  return fc.oneof({ arbitrary: right, weight: 20 }, { arbitrary: fc.oneof(text, number, fc.constant({}), fc.constant([])), weight: 1 });
}

interface Selected {
  readonly text: string;
  readonly variables: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

let nextVariable = 0;

function select(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<Selected> {
  const given = fc
    .subarray([...field.args])
    .map((some) => [...new Set([...field.args.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined), ...some])]);
  return given.chain((args) => {
    const values = fc.tuple(...args.map((argument) => valueOf(argument.type)));
    const named = getNamedType(field.type);
    const below: fc.Arbitrary<Selected> = isObjectType(named) ? selectAll(named, depth + 1) : fc.constant({ text: "", variables: {} });
    return fc.tuple(values, below).map(([all, inner]) => {
      const names = args.map(() => `v${(nextVariable += 1)}`);
      const own = Object.fromEntries(args.map((argument, i) => [names[i], { type: argument.type.toString(), value: all[i] }]));
      const list = args.length === 0 ? "" : `(${args.map((argument, i) => `${argument.name}: $${names[i]}`).join(", ")})`;
      return { text: `${field.name}${list} ${inner.text}`, variables: { ...own, ...inner.variables } };
    });
  });
}

function selectAll(type: GraphQLObjectType, depth: number): fc.Arbitrary<Selected> {
  const fields = Object.values(type.getFields()).filter(
    (field) => !LEFT_OUT.has(field.name) && (depth < 5 || !isObjectType(getNamedType(field.type))),
  );
  if (fields.length === 0) return fc.constant({ text: "{ __typename }", variables: {} });
  return fc.subarray(fields, { minLength: 1, maxLength: Math.min(fields.length, depth === 0 ? 2 : 3) }).chain((some) =>
    fc.tuple(...some.map((field) => select(field, depth))).map((parts) => ({
      text: `{ ${parts.map((part) => part.text).join(" ")} }`,
      variables: Object.assign({}, ...parts.map((part) => part.variables)) as Selected["variables"],
    })),
  );
}

/** Operations made from the schema. */
const operations = fc
  .oneof({ arbitrary: fc.constant("query" as const), weight: 8 }, { arbitrary: fc.constant("mutation" as const), weight: 1 })
  .chain((kind) => {
    const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
    if (!root) throw new Error("no root");
    return selectAll(root, 0).map((selected) => {
      const declared = Object.entries(selected.variables).map(([name, { type }]) => `$${name}: ${type}`);
      return {
        query: `${kind} ${declared.length === 0 ? "" : `(${declared.join(", ")})`} ${selected.text}`,
        variables: Object.fromEntries(Object.entries(selected.variables).map(([name, { value }]) => [name, value])),
      };
    });
  });

const LEAK = /node_modules|\/work\/|at \w+ \(|duckdb|SELECT |\.ts:|\.js:|stack/i;

/** One request; a kept connection that the server just gave up is no finding, so a reset one is tried once more. The service is in this very process: it cannot have crashed. */
async function send(service: SecuredService, path: string, options: CallOptions): Promise<Response> {
  try {
    return await service.call(path, options);
  } catch {
    return service.call(path, options);
  }
}

/** Sends generated operations. Fails on a status from 500 on, on an error without a code of ours, and on words from within. @returns operations sent and refused */
export async function fuzzGraphql(service: SecuredService, count: number, seed: number): Promise<{ sent: number; refused: number }> {
  const sample = fc.sample(operations, { numRuns: count, seed });
  const failures: string[] = [];
  let refused = 0;
  for (let from = 0; from < sample.length; from += 8) {
    await Promise.all(
      sample.slice(from, from + 8).map(async (operation) => {
        const response = await send(service, "/graphql", { method: "POST", body: operation });
        const body = await response.text();
        const { errors = [] } = JSON.parse(body) as { errors?: readonly { message: string; extensions?: { code?: string } }[] };
        if (errors.length > 0) refused += 1;
        const inside = errors.filter(({ extensions }) => extensions?.code === undefined || extensions.code === "INTERNAL_SERVER_ERROR");
        const told = errors.map(({ message }) => message).join("\n");
        if (response.status >= 500 || inside.length > 0 || LEAK.test(told.replaceAll(JSON.stringify(operation.variables), "")))
          failures.push(`${response.status} ${told.slice(0, 300)} from ${JSON.stringify(operation).slice(0, 1200)}: ${causes(service)}`);
      }),
    );
  }
  if (failures.length > 0) throw new Error(`${failures.length} failed:\n${failures.slice(0, 8).join("\n\n")}`);
  return { sent: sample.length, refused };
}

/** What the log says of the last inner errors. */
const causes = ({ entries }: SecuredService): string =>
  entries
    .filter(({ level }) => level === "error")
    .slice(-1)
    .map(({ fields }) => ((fields as { err?: Error }).err?.stack ?? "").split("\n").slice(0, 6).join(" | "))
    .join("");

const SEEDS: readonly (readonly [kind: string, type: string, text: string])[] = [
  [
    "deals",
    "text/csv",
    'deal_id,client_id,product_id,stage,closed_at,amount\nd1,c1,p1,won,2024-01-02,10.5\nd2,"c,2",p2,lost,2024-02-30,x\n',
  ],
  [
    "deals",
    "application/x-ndjson",
    '{"deal_id":"d1","client_id":"c1","product_id":"p1","stage":"won"}\n{"deal_id":"d2","client_id":"c1","product_id":"p2","stage":"open"}\n',
  ],
  ["clients", "text/csv", "client_id;name;größe\nc1;Müller;1,5\n"],
  ["leads", "text/csv", "lead_id,outcome,created_at\nl1,won,2024-01-01T00:00:00Z\nl2,,01/02/2024\n"],
  ["activities", "text/csv", "activity_id,lead_id,at\na1,l1,2024-01-01\n"],
];
const PIECES = [
  ",",
  ";",
  '"',
  "\n",
  "\r",
  "\r\n",
  "\u0000",
  "\ufeff",
  "sep=;\n",
  "=cmd()",
  "\\",
  "{",
  "}",
  "[",
  "null",
  "1e309",
  "-",
  "9".repeat(400),
  "é",
  "\ud83d",
  '{"__proto__":1}',
  "won",
  "\t",
  "'",
];

/** Changes bytes here and there. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("cut", "insert", "double", "flip"), fc.constantFrom(...PIECES), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([[kind, type, seed], changes]) => {
    let bytes = Buffer.from(seed);
    for (const [at, how, piece, byte] of changes) {
      const i = at % (bytes.length + 1);
      if (how === "cut") bytes = Buffer.concat([bytes.subarray(0, i), bytes.subarray(Math.min(bytes.length, i + 1 + (byte % 20)))]);
      else if (how === "insert") bytes = Buffer.concat([bytes.subarray(0, i), Buffer.from(piece), bytes.subarray(i)]);
      else if (how === "double") bytes = Buffer.concat([bytes, bytes.subarray(0, i)]);
      else if (i < bytes.length) {
        bytes = Buffer.from(bytes);
        bytes[i] = byte;
      }
    }
    return { kind, type, bytes };
  });

/** By which way a file goes in. An import costs a hundred times what the others cost, so it is every third. */
function wayOf(kind: string, type: string, i: number): { readonly path: string; readonly type: string } {
  if (i % 3 === 0)
    return { path: `import/${kind}${type === "text/csv" && i % 2 === 0 && kind !== "activities" ? "?mapping=auto" : ""}`, type };
  if (type !== "text/csv" || kind === "activities") return { path: `records/${kind}`, type: "application/json" };
  return { path: `import/${kind}/preview`, type };
}

/** Uploads mutated files: to the recognition of columns, to the import, as events. Jobs are waited for by the caller. */
export async function fuzzImports(service: SecuredService, count: number, seed: number): Promise<{ sent: number; refused: number }> {
  const sample = fc.sample(mutated, { numRuns: count, seed });
  let refused = 0;
  for (let from = 0; from < sample.length; from += 4) {
    await Promise.all(
      sample.slice(from, from + 4).map(async ({ kind, type, bytes }, i) => {
        const where = wayOf(kind, type, from + i);
        const path = `/api/v1/${where.path}`;
        const response = await send(service, path, {
          method: "POST",
          headers: { "content-type": where.type },
          body: new Uint8Array(bytes),
        });
        const body = await response.text();
        if (response.status >= 400) refused += 1;
        if (response.status >= 500 || (response.status >= 400 && LEAK.test(body.replace(/"requestId":"[^"]*"/, ""))))
          throw new Error(
            `${response.status} ${body.slice(0, 300)} from ${path} ${JSON.stringify(bytes.toString("latin1")).slice(0, 1000)}`,
          );
      }),
    );
  }
  return { sent: sample.length, refused };
}

import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isLeafType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from "graphql";
import { LISTS } from "../../../server/exports/catalogue";
import { createSchema } from "../../../server/graphql/schema";
import type { SecuredService } from "../support/secured-service";

/** Texts that are a statement, or end one, where they are not taken as a value: SQL, Cypher, templates, formulas, control characters. */
export const HOSTILE = [
  "' OR 1=1 --",
  '"; DROP TABLE deals; --',
  "') RETURN 1 UNION MATCH (n) DETACH DELETE n //",
  "`) MATCH (n) DETACH DELETE n //",
  "%' OR '%'='",
  "\\'; DELETE FROM clients; --",
  "$1",
  "${7*7}{{7*7}}",
  "=cmd|' /C calc'!A0",
  "\u0000",
  "x'||(SELECT version())||'",
];

/** Words that only an inner error would say. */
const INSIDE = /syntax error|SQLSTATE|Neo\.ClientError|Binder Error|Parser Error|Catalog Error|node_modules|at \w+ \(/i;

const schema = createSchema();
/** Would start minutes of work. */
const LEFT_OUT = new Set(["startAnalysis", "startEvaluation", "startRetraining", "startFunnelStudy", "startLeadDesk", "startSimulation"]);

/** The text in every place of a value that takes one; the least that is valid elsewhere. Null where no text has a place. */
function valueWith(type: GraphQLInputType, text: string, depth = 0): { readonly value: unknown; readonly hasText: boolean } {
  if (isNonNullType(type)) return valueWith(type.ofType, text, depth);
  if (isListType(type)) {
    const { value, hasText } = valueWith(type.ofType, text, depth + 1);
    return { value: [value], hasText };
  }
  if (isEnumType(type)) return { value: type.getValues()[0].name, hasText: false };
  if (isInputObjectType(type)) {
    const parts = Object.values(type.getFields()).map((field) => [field.name, valueWith(field.type, text, depth + 1), field] as const);
    const kept = parts.filter(
      ([, { hasText }, field]) => (hasText && depth < 3) || (isNonNullType(field.type) && field.defaultValue === undefined),
    );
    return { value: Object.fromEntries(kept.map(([name, { value }]) => [name, value])), hasText: kept.some(([, { hasText }]) => hasText) };
  }
  const plain = { Int: 1, Float: 1, Boolean: false }[getNamedType(type).name];
  return plain === undefined ? { value: text, hasText: true } : { value: plain, hasText: false };
}

function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const simple = Object.values(named.getFields()).filter(
    (field) => !field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined),
  );
  const leaf = simple.find((field) => isLeafType(getNamedType(field.type)));
  if (leaf !== undefined) return `{ ${leaf.name} }`;
  return depth > 2 ? "{ __typename }" : `{ ${simple[0].name} ${selectionOf(simple[0].type, depth + 1)} }`;
}

/** One request a field: the text in every argument that takes one. Null for a field that takes none. */
function requestOf(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  text: string,
): { readonly query: string; readonly variables: object } | null {
  const given = field.args.map((argument) => ({ argument, ...valueWith(argument.type, text) }));
  if (!given.some(({ hasText }) => hasText)) return null;
  const kept = given.filter(({ argument, hasText }) => hasText || (isNonNullType(argument.type) && argument.defaultValue === undefined));
  const declared = kept.map(({ argument }) => `$${argument.name}: ${argument.type.toString()}`).join(", ");
  const passed = kept.map(({ argument }) => `${argument.name}: $${argument.name}`).join(", ");
  return {
    query: `${kind}(${declared}) { ${field.name}(${passed}) ${selectionOf(field.type)} }`,
    variables: Object.fromEntries(kept.map(({ argument, value }) => [argument.name, value])),
  };
}

const rootsOf = (kind: "query" | "mutation"): readonly GraphQLField<unknown, unknown>[] =>
  Object.values((kind === "query" ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

/** Hostile texts through every id and filter of a running service that holds an analysis. */
export function describeInjection(start: () => SecuredService, { textsEach }: { readonly textsEach: number }): void {
  describe("hostile texts", () => {
    const digest = async (): Promise<string> =>
      (await start().graphql<{ datasetStatus: { digest: string } }>("{ datasetStatus { digest } }")).data.datasetStatus.digest;
    let before = "";
    beforeAll(async () => {
      before = await digest();
    });
    afterAll(async () => {
      expect(await digest()).toBe(before);
    });

    it.each(["query", "mutation"] as const)("are values in every argument of every %s", async (kind) => {
      const wrong: string[] = [];
      let asked = 0;
      for (const field of rootsOf(kind)) {
        // Texts take turns; flat lists have filters of their own below.
        const n = kind === "query" && !field.name.startsWith("flat_") ? textsEach : 1;
        const texts = Array.from({ length: Math.min(n, HOSTILE.length) }, (_, i) => HOSTILE[(asked + i) % HOSTILE.length]);
        for (const text of texts) {
          const request = LEFT_OUT.has(field.name) ? null : requestOf(kind, field, text);
          if (request === null) continue;
          asked += 1;
          const { errors = [], status } = await start().graphql(request.query, { variables: request.variables });
          const told = errors.map(({ message }) => message.replaceAll(text, "")).join("; ");
          const isInside = errors.some(({ extensions }) => extensions.code === "INTERNAL_SERVER_ERROR");
          // A query that the generator got wrong would test nothing.
          const isMalformed = errors.some(({ extensions }) => /PARSE|VALIDATION/.test(extensions.code));
          if (isInside || isMalformed || INSIDE.test(told) || status >= 500)
            wrong.push(`${field.name} ${JSON.stringify(text)}: ${status} ${told}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(10);
    });

    it("are values in filters over every text column of every list, and find nothing", async () => {
      const wrong: string[] = [];
      let turn = 0;
      for (const list of LISTS.filter(({ name }) => name !== "recommendations")) {
        for (const column of list.columns.filter(({ type }) => type === "text")) {
          const text = HOSTILE[(turn += 1) % HOSTILE.length];
          const filters = [{ _eq: text }, { _in: [text] }, { _ilike: text }, { _gt: text, _lt: text }];
          for (const filter of textsEach >= filters.length ? filters : [filters[turn % filters.length]]) {
            const where = encodeURIComponent(JSON.stringify({ [column.name]: filter }));
            const response = await start().call(`/api/v1/export/${list.name}.ndjson?limit=3&where=${where}`);
            const answer = await response.text();
            const isFine = response.status === 200 ? answer === "" : response.status === 400 && !INSIDE.test(answer.replaceAll(text, ""));
            if (!isFine) wrong.push(`${list.name}.${column.name} ${JSON.stringify(filter)}: ${response.status} ${answer.slice(0, 200)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    it("are values in every address and parameter of the files, and in records", async () => {
      const wrong: string[] = [];
      for (const text of HOSTILE) {
        const part = encodeURIComponent(text);
        const calls: readonly (readonly [method: string, path: string, body?: object])[] = [
          ["GET", `/api/v1/jobs/${part}`],
          ["GET", `/api/v1/jobs/${part}/rejects`],
          ["GET", `/api/v1/privacy/agent/${part}`],
          ["GET", `/api/v1/privacy/${part}/x`],
          ["PUT", `/api/v1/mappings/${part}`, { kind: "deals", columns: {} }],
          ["DELETE", `/api/v1/mappings/${part}`],
          ["POST", `/api/v1/privacy/retention?days=${part}`],
          ["GET", `/api/v1/audit?first=${part}`],
          ["GET", `/api/v1/graph/${part}.gexf`],
          ["GET", `/api/v1/graph/neo4j/${part}.csv`],
          ["GET", `/api/v1/export/${part}.csv`],
          ...["where", "columns", "order_by", "limit", "offset"].map(
            (name) => ["GET", `/api/v1/export/clients.csv?${name}=${part}`] as const,
          ),
          ["GET", `/api/v1/export/clients.csv?where=${encodeURIComponent(JSON.stringify({ [text]: { _eq: 1 } }))}`],
          ["GET", `/api/v1/export/clients.csv?where=${encodeURIComponent(JSON.stringify({ client_id: { [text]: 1 } }))}`],
          ["POST", `/api/v1/records/${part}`, [{ client_id: "x" }]],
          ["POST", `/api/v1/import/${part}`, {}],
        ];
        for (const [method, path, body] of calls) {
          const response = await start().call(path, { method, ...(body !== undefined && { body }) });
          const answer = await response.text();
          const isRefused = response.status >= 400 && response.status < 500;
          // `columns` and the like may be blank or a number; nothing may come out that was not asked for.
          if (!isRefused || INSIDE.test(answer.replaceAll(text, "")))
            wrong.push(`${method} ${path}: ${response.status} ${answer.slice(0, 200)}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it("come back as they were sent where they are stored, and go again", async () => {
      const ids = HOSTILE.filter((text) => !text.includes("\u0000"));
      const clients = ids.map((text, i) => ({ client_id: text, name: `hostile ${i} ${text}`, [`column ${i}`]: text }));
      const stored = await start().call("/api/v1/records/clients", { method: "POST", body: clients });
      expect([stored.status, await stored.json()]).toEqual([200, expect.objectContaining({ inserted: ids.length })]);
      for (const [i, text] of ids.entries()) {
        const { data } = await start().graphql<{ client: { id: string; name: string } | null }>(
          "query($id: ID!) { client(id: $id) { id name } }",
          {
            variables: { id: text },
          },
        );
        expect(data.client).toEqual({ id: text, name: `hostile ${i} ${text}` });
        const gone = await start().call(`/api/v1/privacy/client/${encodeURIComponent(text)}`, { method: "DELETE" });
        expect([text, gone.status, ((await gone.json()) as { rows: Record<string, number> }).rows["clients"]]).toEqual([text, 200, 1]);
      }
    });
  });
}

import { LISTS } from "./catalogue";
import { GRAPH_NAMES } from "./graph-files/graph-model";
import { NEO4J_FILES } from "./graph-files/neo4j-csv";
import { GRAPH_FORMATS, GRAPH_MEDIA_TYPES } from "./graph-files/writers";
import type { ListColumn, ListDefinition } from "./list";
import { EXPORT_FORMATS, MEDIA_TYPES } from "./send-export";

const JSON_TYPES = {
  text: { type: "string" },
  integer: { type: "integer", format: "int32" },
  number: { type: "number", format: "double" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  instant: { type: "string", format: "date-time" },
} as const;

const pascal = (name: string): string => name.replace(/(^|_)([a-z0-9])/g, (_, _before: string, letter: string) => letter.toUpperCase());

function columnSchema({ type, nullable, meaning, unit }: ListColumn) {
  const base = JSON_TYPES[type];
  return {
    ...base,
    type: nullable === true || type === "number" ? [base.type, "null"] : base.type,
    description: unit === undefined ? meaning : `${meaning} Unit: ${unit}.`,
  };
}

const rowSchema = ({ columns, description }: ListDefinition) => ({
  type: "object",
  description,
  required: columns.map(({ name }) => name),
  properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
});

const mediaType = (text: string): string => text.split(";", 1)[0];
const ref = (name: string) => ({ $ref: `#/components/${name}` });
const errors = {
  "400": ref("responses/BadRequest"),
  "401": ref("responses/Unauthenticated"),
  "403": ref("responses/Forbidden"),
  "429": ref("responses/TooMany"),
};
const text = (name: string, description: string, schema: object = { type: "string" }) => ({
  name,
  in: "query",
  required: false,
  description,
  schema,
});

function listPath(list: ListDefinition, format: (typeof EXPORT_FORMATS)[number]) {
  const row = ref(`schemas/${pascal(list.name)}Row`);
  const schema = format === "json" ? { type: "array", items: row } : format === "ndjson" ? row : { type: "string" };
  return {
    get: {
      operationId: `export_${list.name}_${format}`,
      summary: list.description,
      tags: ["lists"],
      parameters: [
        ref("parameters/columns"),
        ref("parameters/where"),
        ref("parameters/order_by"),
        ref("parameters/limit"),
        ref("parameters/offset"),
        ref("parameters/if_none_match"),
      ],
      responses: {
        "200": {
          description: "The rows.",
          headers: { ETag: { schema: { type: "string" } } },
          content: { [mediaType(MEDIA_TYPES[format])]: { schema } },
        },
        "304": { description: "As it was." },
        ...errors,
      },
    },
  };
}

const file = (operationId: string, summary: string, type: string) => ({
  get: {
    operationId,
    summary,
    tags: ["graphs"],
    responses: { "200": { description: "The file.", content: { [mediaType(type)]: { schema: { type: "string" } } } }, ...errors },
  },
});

const jsonBody = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const anything = { type: "object", additionalProperties: true };
const answer = (description: string, schema: object = anything) => ({ description, content: { "application/json": { schema } } });
const operation = (operationId: string, summary: string, more: object = {}, status = "200") => ({
  operationId,
  summary,
  responses: { [status]: answer("Done."), ...errors },
  ...more,
});
const inPath = (name: string, schema: object = { type: "string" }) => ({ name, in: "path", required: true, schema });
const upload = {
  required: true,
  content: {
    "text/csv": { schema: { type: "string" } },
    "application/x-ndjson": { schema: { type: "string" } },
    "application/vnd.apache.parquet": { schema: { type: "string" } },
  },
};

/** Paths other than lists and graphs. A test compares them with the routes. */
const OTHER_PATHS = {
  "/catalog": { get: operation("catalog", "Lists with columns, types, units, meaning and freshness.") },
  "/openapi.json": { get: operation("openapi", "This document.") },
  "/import/{kind}": {
    parameters: [
      inPath("kind", { type: "string", enum: ["clients", "products", "agents", "deals", "leads", "activities", "assignments"] }),
    ],
    post: operation("import", "Uploads a file of records and imports it as a job.", { tags: ["import"], requestBody: upload }, "202"),
  },
  "/import/{kind}/preview": {
    parameters: [inPath("kind")],
    post: operation("import_preview", "Recognises the columns of a CRM export, with confidence, without importing.", {
      tags: ["import"],
      requestBody: upload,
    }),
  },
  "/records/{kind}": {
    parameters: [inPath("kind")],
    post: operation("upsert", "Adds or replaces up to 1,000 records by key at once: for live events and webhooks.", {
      tags: ["import"],
      requestBody: jsonBody({ type: "array", items: anything }),
    }),
  },
  "/mappings": { get: operation("mappings", "Saved mappings of CRM exports.", { tags: ["import"] }) },
  "/mappings/{name}": {
    parameters: [inPath("name")],
    put: operation("save_mapping", "Saves a mapping.", { tags: ["import"], requestBody: jsonBody(anything) }),
    delete: operation("delete_mapping", "Removes a mapping.", { tags: ["import"] }),
  },
  "/jobs/{id}": { parameters: [inPath("id")], get: operation("job", "One job.", { tags: ["import"] }) },
  "/privacy/{subject}/{id}": {
    parameters: [inPath("subject", { type: "string", enum: ["client", "agent"] }), inPath("id")],
    get: operation("privacy_export", "Everything that is stored about a client or an agent.", { tags: ["privacy"] }),
    delete: operation("privacy_erase", "Erases a client or an agent and returns the receipt.", { tags: ["privacy"] }),
  },
  "/privacy/receipts": { get: operation("receipts", "Receipts of erasures.", { tags: ["privacy"] }) },
  "/jobs/{id}/rejects": {
    parameters: [inPath("id")],
    get: operation("job_rejects", "Rows that an upload could not use.", { tags: ["import"] }),
  },
  "/privacy/retention": { post: operation("retain", "Removes what is older than the retention rule says.", { tags: ["privacy"] }) },
  "/audit": { get: operation("audit", "The last entries of the audit log.", { tags: ["privacy"] }) },
  "/events": {
    get: operation("events", "Progress of jobs, new active runs and policy drift as server-sent events.", {
      tags: ["events"],
      responses: {
        "200": { description: "A stream that does not end.", content: { "text/event-stream": { schema: { type: "string" } } } },
        ...errors,
      },
    }),
  },
} as const;
export const OTHER_API_PATHS = Object.keys(OTHER_PATHS);

/** OpenAPI 3.1 of everything under /api/v1, made from the lists. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "dealgraph",
      version: "1",
      description: "Files of everything the analysis found, uploads, privacy. The same lists are in GraphQL at /graphql as flat_<name>.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }, { basic: [] }, { key: [] }],
    paths: {
      ...Object.fromEntries(
        LISTS.flatMap((list) => EXPORT_FORMATS.map((format) => [`/export/${list.name}.${format}`, listPath(list, format)])),
      ),
      ...Object.fromEntries(
        GRAPH_NAMES.flatMap((name) =>
          GRAPH_FORMATS.map((format) => [
            `/graph/${name}.${format}`,
            file(`graph_${name}_${format}`, `The graph of ${name}.`, GRAPH_MEDIA_TYPES[format]),
          ]),
        ),
      ),
      ...Object.fromEntries(
        NEO4J_FILES.map((name) => [
          `/graph/neo4j/${name}.csv`,
          file(`neo4j_${name}`, `${name} for neo4j-admin database import.`, "text/csv"),
        ]),
      ),
      ...OTHER_PATHS,
    },
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API key, or a token of the configured issuer." },
        basic: { type: "http", scheme: "basic", description: "Any user name; the API key as password." },
        key: { type: "apiKey", in: "header", name: "X-Api-Key" },
      },
      parameters: {
        columns: text("columns", "Columns, in the order wanted, with commas between; all without it."),
        where: text(
          "where",
          'Filter as JSON, for example {"share":{"_gte":0.5}}; operators _eq, _neq, _in, _gt, _gte, _lt, _lte, _ilike, _is_null.',
        ),
        order_by: text("order_by", "column or column:desc, with commas between; then by key."),
        limit: text("limit", "Rows at most.", { type: "integer", minimum: 0 }),
        offset: text("offset", "Rows to skip.", { type: "integer", minimum: 0 }),
        if_none_match: { name: "If-None-Match", in: "header", required: false, schema: { type: "string" } },
      },
      responses: {
        BadRequest: {
          description: "What was asked is wrong; the text says what there is.",
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
        Unauthenticated: { description: "A key is needed.", content: { "application/json": { schema: ref("schemas/Error") } } },
        Forbidden: {
          description: "The role or the scopes of the key do not reach.",
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
        TooMany: {
          description: "Too much in too short a time; see Retry-After.",
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
      },
      schemas: {
        Error: { type: "object", required: ["error"], properties: { error: { type: "string" }, requestId: { type: "string" } } },
        ...Object.fromEntries(LISTS.map((list) => [`${pascal(list.name)}Row`, rowSchema(list)])),
      },
    },
  };
}

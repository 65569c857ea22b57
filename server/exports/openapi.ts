import { CRMS } from "../crm/crm-columns";
import { RECORD_KINDS } from "../ports/deal-store";
import { JOB_STATUSES } from "../ports/job-store";
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
  "503": ref("responses/Unavailable"),
};
const text = (name: string, description: string, schema: object = { type: "string" }) => ({
  name,
  in: "query",
  required: false,
  description,
  schema,
});

function listPath({ name, description }: ListDefinition, format: (typeof EXPORT_FORMATS)[number]) {
  const row = ref(`schemas/${pascal(name)}Row`);
  const schema = format === "json" ? { type: "array", items: row } : format === "ndjson" ? row : { type: "string" };
  return {
    get: {
      operationId: `export_${name}_${format}`,
      summary: description,
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
    parameters: [ref("parameters/if_none_match")],
    responses: {
      "200": {
        description: "The file.",
        headers: { ETag: { schema: { type: "string" } } },
        content: { [mediaType(type)]: { schema: { type: "string" } } },
      },
      "304": { description: "As it was." },
      "404": ref("responses/NotFound"),
      ...errors,
    },
  },
});

const jsonBody = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const anything = { type: "object", additionalProperties: true };
const answer = (description: string, schema: object = anything) => ({ description, content: { "application/json": { schema } } });
const operation = (operationId: string, summary: string, { result, status = "200", ...more }: OperationMore) => ({
  operationId,
  summary,
  responses: {
    [status]: result,
    ...errors,
    "404": ref("responses/NotFound"),
    ...(more.requestBody !== undefined && {
      "408": ref("responses/TooSlow"),
      "409": ref("responses/Conflict"),
      "413": ref("responses/TooLarge"),
    }),
  },
  ...more,
});
interface OperationMore {
  readonly result: object;
  readonly status?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
}
const inPath = (name: string, schema: object = { type: "string" }) => ({ name, in: "path", required: true, schema });
const list = (items: object) => ({ type: "array", items });
const oneOf = (values: readonly string[]) => ({ type: "string", enum: values });
const nullable = (type: string) => ({ type: [type, "null"] });
const record = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const texts = { type: "object", additionalProperties: { type: "string" } };
const count = { type: "integer", minimum: 0 };
const instant = JSON_TYPES.instant;
const upload = {
  required: true,
  description: "The file as the body; Content-Encoding gzip is unpacked.",
  content: {
    "text/csv": { schema: { type: "string" } },
    "application/x-ndjson": { schema: { type: "string" } },
    "application/vnd.apache.parquet": { schema: { type: "string" } },
  },
};
const csvUpload = { ...upload, content: { "text/csv": { schema: { type: "string" } } } };
const kindPath = inPath("kind", oneOf(RECORD_KINDS));
const mappingName = text(
  "mapping",
  "Name of a saved mapping, or auto for what is recognised; without it the file has our own columns. CSV only.",
);

/** What answers look like that are no lists. A test compares them with real answers. */
const SCHEMAS = {
  Error: record({ error: { type: "string" }, requestId: { type: "string" } }, ["requestId"]),
  Catalog: record({
    run_id: nullable("string"),
    analysed_at: nullable("string"),
    as_of: nullable("string"),
    stale: { type: "boolean", description: "Whether records changed since the analysis that is served." },
    lists: list(
      record({
        name: { type: "string" },
        description: { type: "string" },
        key: list({ type: "string" }),
        personal: { type: "boolean" },
        freshness: oneOf(["run", "policy", "store", "live"]),
        changes: { type: "string" },
        needs: list({ type: "string" }),
        files: list({ type: "string" }),
        graphql: list({ type: "string" }),
        columns: list(
          record({
            name: { type: "string" },
            type: oneOf(Object.keys(JSON_TYPES)),
            unit: nullable("string"),
            nullable: { type: "boolean" },
            personal: { type: "boolean" },
            meaning: { type: "string" },
          }),
        ),
      }),
    ),
    graphs: list(record({ name: { type: "string" }, formats: list({ type: "string" }) })),
    neo4j_files: list({ type: "string" }),
  }),
  ImportStarted: record({
    job_id: { type: "string" },
    status: oneOf(JOB_STATUSES),
    follow: { type: "string", description: "Address of the job." },
    rejects: { type: "string", description: "Address of the rows that could not be used." },
  }),
  Job: record(
    {
      job_id: { type: "string" },
      kind: { type: "string" },
      status: oneOf(JOB_STATUSES),
      progress: { type: "number", minimum: 0, maximum: 1 },
      stage: { type: "string" },
      error: nullable("string"),
      created_at: instant,
      updated_at: instant,
      result: { ...anything, description: "Of an import that ended: what it loaded." },
    },
    ["result"],
  ),
  Mapping: record(
    {
      kind: oneOf(RECORD_KINDS),
      crm: { type: ["string", "null"], enum: [...CRMS, null] },
      columns: { ...texts, description: "Header of the file by our column." },
      stages: {
        type: "object",
        additionalProperties: oneOf(["won", "lost", "open"]),
        description: "Stage by value of the file; others are guessed.",
      },
      constants: { ...texts, description: "Value of a column that the file lacks." },
    },
    ["crm", "columns", "stages", "constants"],
  ),
  Preview: record({
    kind: oneOf(RECORD_KINDS),
    crm: { type: ["string", "null"], enum: [...CRMS, null] },
    crmConfidence: { type: "number", minimum: 0, maximum: 1 },
    columns: list(
      record({
        target: { type: "string" },
        required: { type: "boolean" },
        column: nullable("string"),
        confidence: { type: "number", minimum: 0, maximum: 1 },
        why: { type: "string" },
      }),
    ),
    others: list({ type: "string" }),
    stages: list(record({ value: { type: "string" }, stage: oneOf(["won", "lost", "open"]), confidence: { type: "number" }, rows: count })),
    faults: list({ type: "string" }),
    notes: list({ type: "string" }),
    sample: list(texts),
    mapping: ref("schemas/Mapping"),
  }),
  Upserted: record({
    inserted: count,
    updated: count,
    unchanged: count,
    rows: count,
    erased: { ...count, description: "Left out: of the erased." },
  }),
  Receipt: record({
    receiptId: { type: "string" },
    at: instant,
    subject: oneOf(["client", "agent"]),
    hashes: list({ type: "string" }),
    rows: { type: "object", additionalProperties: count },
    decisions: count,
    runs: list({ type: "string" }),
    policies: list(
      record({ runId: { type: "string" }, name: { type: "string" }, version: { type: "integer" }, treatment: oneOf(["retrain"]) }),
    ),
    retrainingRunId: nullable("string"),
    exports: list(record({ at: instant, principal: { type: "string" }, subject: { type: "string" } })),
    filesRemoved: list({ type: "string" }),
    auditLinesChanged: count,
    remaining: list({ type: "string" }),
  }),
  Retained: record({ decisions: count, jobs: count, auditLines: count, before: instant }),
  AuditEntry: record({ at: instant, principal: { type: "string" }, action: { type: "string" }, subject: { type: "string" } }),
} as const;
const json = (description: string, schema: keyof typeof SCHEMAS) => answer(description, ref(`schemas/${schema}`));

/** Paths other than lists and graphs. A test compares them with the routes. */
const OTHER_PATHS = {
  "/catalog": {
    get: operation("catalog", "Lists with columns, types, units, meaning and freshness.", {
      tags: ["catalog"],
      result: json("What there is.", "Catalog"),
    }),
  },
  "/openapi.json": { get: operation("openapi", "This document.", { tags: ["catalog"], result: answer("OpenAPI 3.1.") }) },
  "/import/{kind}": {
    parameters: [kindPath],
    post: operation("import", "Uploads a file of records and imports it as a job.", {
      tags: ["import"],
      parameters: [
        mappingName,
        text("date_format", "How dates with slashes or points are read, where the file does not tell.", oneOf(["dmy", "mdy", "ymd"])),
        text("decimal", "Decimal mark, where the file does not tell.", oneOf([".", ","])),
        text("strict", "true: one row that cannot be used fails the whole file.", oneOf(["true", "false"])),
      ],
      requestBody: upload,
      status: "202",
      result: {
        ...json("Received; the job imports it.", "ImportStarted"),
        headers: { Location: { description: "Address of the job.", schema: { type: "string" } } },
      },
    }),
  },
  "/import/{kind}/preview": {
    parameters: [kindPath],
    post: operation("import_preview", "Recognises the columns of a CRM export, with confidence, without importing.", {
      tags: ["import"],
      parameters: [mappingName],
      requestBody: csvUpload,
      result: json("What the file would become.", "Preview"),
    }),
  },
  "/records/{kind}": {
    parameters: [kindPath],
    post: operation("upsert", "Adds or replaces up to 1,000 records by key at once: for live events and webhooks.", {
      tags: ["import"],
      requestBody: jsonBody({ type: "array", maxItems: 1000, items: { ...anything, description: "The columns of the files." } }),
      result: json("What changed.", "Upserted"),
    }),
  },
  "/mappings": {
    get: operation("mappings", "Saved mappings of CRM exports.", {
      tags: ["import"],
      result: answer("By name.", { type: "object", additionalProperties: ref("schemas/Mapping") }),
    }),
  },
  "/mappings/{name}": {
    parameters: [inPath("name", { type: "string", pattern: "^[a-z0-9][a-z0-9_-]{0,63}$" })],
    put: operation("save_mapping", "Saves a mapping.", {
      tags: ["import"],
      requestBody: jsonBody(ref("schemas/Mapping")),
      result: json("As it is kept.", "Mapping"),
    }),
    delete: operation("delete_mapping", "Removes a mapping.", { tags: ["import"], status: "204", result: { description: "It is gone." } }),
  },
  "/jobs/{id}": {
    parameters: [inPath("id")],
    get: operation("job", "One job.", { tags: ["import"], result: json("How it stands.", "Job") }),
  },
  "/jobs/{id}/rejects": {
    parameters: [inPath("id")],
    get: operation("job_rejects", "Rows that an upload could not use.", {
      tags: ["import"],
      result: { description: "Line, field, reason and the row itself.", content: { "text/csv": { schema: { type: "string" } } } },
    }),
  },
  "/privacy/{subject}/{id}": {
    parameters: [inPath("subject", oneOf(["client", "agent"])), inPath("id")],
    get: operation("privacy_export", "Everything that is stored about a client or an agent.", {
      tags: ["privacy"],
      result: answer("Records, aliases, derived rows, decisions with outcomes."),
    }),
    delete: operation("privacy_erase", "Erases a client or an agent and returns the receipt.", {
      tags: ["privacy"],
      result: json("What was done and what is left to do.", "Receipt"),
    }),
  },
  "/privacy/receipts": {
    get: operation("receipts", "Receipts of erasures.", { tags: ["privacy"], result: answer("All.", list(ref("schemas/Receipt"))) }),
  },
  "/privacy/retention": {
    post: operation("retain", "Removes what is older than the retention rule says.", {
      tags: ["privacy"],
      parameters: [text("days", "Older than so many days; without it what the settings say.", { type: "integer", minimum: 1 })],
      result: json("How much went.", "Retained"),
    }),
  },
  "/audit": {
    get: operation("audit", "The last entries of the audit log, newest first.", {
      tags: ["privacy"],
      parameters: [text("first", "Entries at most.", { type: "integer", minimum: 1, maximum: 10_000, default: 100 })],
      result: answer("Newest first.", list(ref("schemas/AuditEntry"))),
    }),
  },
  "/events": {
    get: operation("events", "Progress of jobs, new active runs, due nudges and policy drift as server-sent events.", {
      tags: ["events"],
      result: {
        description: "A stream that ends when the service stops or, with the event `end` and the reason, when the caller's rights do.",
        content: { "text/event-stream": { schema: { type: "string" } } },
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
        LISTS.flatMap((one) => EXPORT_FORMATS.map((format) => [`/export/${one.name}.${format}`, listPath(one, format)])),
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
        NotFound: { description: "It is not there.", content: { "application/json": { schema: ref("schemas/Error") } } },
        Conflict: {
          description: "Somebody else changed it at the same time: read it again.",
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
        TooSlow: { description: "The body did not come in time.", content: { "application/json": { schema: ref("schemas/Error") } } },
        TooLarge: { description: "The body is larger than allowed.", content: { "application/json": { schema: ref("schemas/Error") } } },
        TooMany: {
          description: "Too much in too short a time; see Retry-After.",
          headers: { "Retry-After": { schema: { type: "integer" } } },
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
        Unavailable: {
          description: "The service is starting or stopping, the store does not answer, or the time was up.",
          content: { "application/json": { schema: ref("schemas/Error") } },
        },
      },
      schemas: {
        ...SCHEMAS,
        ...Object.fromEntries(LISTS.map((one) => [`${pascal(one.name)}Row`, rowSchema(one)])),
      },
    },
  };
}

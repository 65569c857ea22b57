import { Router, type Request, type Response } from "express";
import { catalogOf } from "../../exports/describe-catalog";
import { GRAPH_NAMES, graphModel } from "../../exports/graph-files/graph-model";
import { isPersonalNeo4jFile, NEO4J_FILES, writeNeo4jCsv } from "../../exports/graph-files/neo4j-csv";
import { GRAPH_FORMATS, GRAPH_MEDIA_TYPES, writeGraph } from "../../exports/graph-files/writers";
import type { ListTables } from "../../exports/list-tables";
import { openApiDocument } from "../../exports/openapi";
import { authorizeExport, exportBytes, exportTag, graphTag, MEDIA_TYPES, parseExportRequest } from "../../exports/send-export";
import { InputError, NotFoundError, TimeLimitError } from "../../ports/errors";
import { authorize } from "../../use-cases/permissions";
import type { ServingState } from "../../use-cases/serving-state";
import type { UseCaseContext } from "../../use-cases/use-case";
import { localsOf } from "../app";
import type { RateLimits } from "../limits";
import { answerUnchanged, sendStream, type StreamAnswer } from "./send-stream";

export interface ExportRoutesOptions {
  readonly useCaseContext: (response: Response) => UseCaseContext;
  readonly tables: ListTables;
  readonly rateLimits: RateLimits;
  readonly timeoutMs: number;
  readonly onRows: (list: string, rows: number) => void;
}

/** Points that a file takes. */
const EXPORT_POINTS = 10;

/** Files, catalogue and description of the API. Whatever is wrong is told with what there is instead. */
export function createExportRoutes(options: ExportRoutesOptions): Router {
  const router = Router();

  const send = async (request: Request, response: Response, answer: StreamAnswer): Promise<void> => {
    const { signal, abort, principal } = localsOf(response);
    const leave = options.rateLimits.enter(principal.id);
    const timer = setTimeout(() => {
      abort(new TimeLimitError(`the file took longer than ${options.timeoutMs} ms`));
    }, options.timeoutMs);
    try {
      await sendStream(request, response, answer, signal);
    } finally {
      clearTimeout(timer);
      leave();
    }
  };

  router.get("/export/:file", async (request, response) => {
    const context = options.useCaseContext(response);
    const asked = parseExportRequest(request.params.file, request.query);
    authorizeExport(asked.list, context);
    await options.rateLimits.take(context.principal.id, EXPORT_POINTS);
    const tag = await exportTag(asked, context);
    if (answerUnchanged(request, response, tag)) return;
    const { list, format } = asked;
    await send(request, response, {
      bytes: exportBytes(asked, context, options.tables, (rows) => {
        options.onRows(list.name, rows);
      }),
      mediaType: MEDIA_TYPES[format],
      fileName: `${list.name}.${format}`,
      tag,
      compressible: format !== "parquet" && format !== "arrow",
    });
  });

  const sendGraph = async (
    request: Request,
    response: Response,
    context: UseCaseContext,
    file: {
      readonly name: string;
      readonly personal: boolean;
      readonly mediaType: string;
      readonly tag: string;
      readonly text: Iterable<string>;
    },
  ): Promise<void> => {
    authorize(context.principal, "graph.export");
    authorize(context.principal, file.personal ? "lists.export-personal" : "lists.export");
    await options.rateLimits.take(context.principal.id, EXPORT_POINTS);
    if (answerUnchanged(request, response, file.tag)) return;
    context.audit.record({
      at: context.clock.now().toISOString(),
      principal: context.principal.id,
      action: "graph.export",
      subject: file.name,
    });
    const { name: fileName, mediaType, tag, text: bytes } = file;
    await send(request, response, { bytes, mediaType, fileName, tag, compressible: true });
  };

  router.get("/graph/neo4j/:file", async (request, response) => {
    const context = options.useCaseContext(response);
    if (!request.params.file.endsWith(".csv")) throw new InputError("these files are CSV: end the name in .csv");
    const name = request.params.file.slice(0, -".csv".length);
    const personal = isPersonalNeo4jFile(name);
    const state = needState(context);
    await sendGraph(request, response, context, {
      name: `${name}.csv`,
      personal,
      mediaType: MEDIA_TYPES.csv,
      tag: graphTag(`neo4j/${name}.csv`, state),
      text: writeNeo4jCsv(state, name),
    });
  });

  router.get("/graph/:file", async (request, response) => {
    const context = options.useCaseContext(response);
    const { file } = request.params;
    const dot = file.lastIndexOf(".");
    const format = GRAPH_FORMATS.find((one) => one === file.slice(dot + 1));
    if (dot < 0 || format === undefined) throw new InputError(`say the format by the ending: ${GRAPH_FORMATS.join(", ")}`);
    const state = needState(context);
    const graph = graphModel(state, file.slice(0, dot));
    await sendGraph(request, response, context, {
      name: file,
      personal: graph.personal,
      mediaType: GRAPH_MEDIA_TYPES[format],
      tag: graphTag(file, state),
      text: writeGraph(graph, format),
    });
  });

  router.get("/catalog", async (_request, response) => {
    const context = options.useCaseContext(response);
    authorize(context.principal, "catalog.read");
    response.json({
      ...(await catalogOf(context)),
      graphs: GRAPH_NAMES.map((name) => ({ name, formats: GRAPH_FORMATS })),
      neo4j_files: NEO4J_FILES,
    });
  });

  router.get("/openapi.json", (_request, response) => {
    authorize(options.useCaseContext(response).principal, "catalog.read");
    response.json(openApiDocument());
  });
  return router;
}

function needState({ state }: UseCaseContext): ServingState {
  if (state === null) throw new NotFoundError("nothing was analysed yet: start an analysis first");
  return state;
}

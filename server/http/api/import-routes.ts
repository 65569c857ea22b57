import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { Router, type Request, type Response } from "express";
import { checkParquet, previewFile, rewriteFile } from "../../crm/mapped-file";
import type { CrmMapping } from "../../crm/recognise";
import { InputError, NotFoundError } from "../../ports/errors";
import type { PrivacyBook } from "../../ports/privacy-book";
import { findJob } from "../../use-cases/browse-jobs";
import { startImport } from "../../use-cases/imports";
import { checkKind, findMapping, listMappings, removeMapping, saveMapping } from "../../use-cases/mappings";
import { authorize } from "../../use-cases/permissions";
import { upsertRecords } from "../../use-cases/upsert-records";
import type { UseCaseContext } from "../../use-cases/use-case";
import { localsOf } from "../app";
import type { RateLimits } from "../limits";
import { recordsBody } from "../json-body";
import { bodyDeadline } from "../limits";
import { formatOf, receiveFile, type UploadOptions } from "./uploads";

export interface ImportRoutesOptions {
  readonly useCaseContext: (response: Response) => UseCaseContext;
  readonly rateLimits: RateLimits;
  /** Where uploads wait; each gets a folder of its own. */
  readonly folder: string;
  readonly limits: UploadOptions & { readonly jsonBytes: number };
  readonly book: PrivacyBook;
  /** Called after records changed by events. */
  readonly onChanged: () => void;
}

const UPLOAD_POINTS = 10;
const JOB_ID = /^[0-9a-f-]{36}$/;

/** Uploads, mappings of CRM exports, live events. */
export function createImportRoutes(options: ImportRoutesOptions): Router {
  const { useCaseContext, folder, limits, book } = options;
  const router = Router();
  const json = [bodyDeadline(limits.idleMs), recordsBody(limits.jsonBytes)];

  const mappingFor = async (context: UseCaseContext, request: Request): Promise<CrmMapping | null> => {
    const name = request.query["mapping"];
    if (name === undefined || name === "auto") return null;
    if (typeof name !== "string") throw new InputError("mapping: give it once");
    return findMapping(context, { name });
  };

  router.post("/import/:kind/preview", async (request, response) => {
    const context = useCaseContext(response);
    authorize(context.principal, "mappings.read");
    const kind = checkKind(request.params.kind);
    if (formatOf(request) !== "csv") throw new InputError("a preview is for CSV files");
    await options.rateLimits.take(context.principal.id, UPLOAD_POINTS);
    const mapping = await mappingFor(context, request);
    const own = join(folder, `preview-${context.newId()}`);
    const path = await receiveFile(request, own, "preview.csv", limits, localsOf(response).signal);
    try {
      response.json(await previewFile(path, kind, mapping));
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });

  router.post("/import/:kind", async (request, response) => {
    const context = useCaseContext(response);
    authorize(context.principal, "deals.import");
    const kind = checkKind(request.params.kind);
    const format = formatOf(request);
    await options.rateLimits.take(context.principal.id, UPLOAD_POINTS);
    const isMapped = request.query["mapping"] !== undefined;
    if (isMapped && format !== "csv") throw new InputError("a mapping is for CSV files");
    const saved = isMapped ? await mappingFor(context, request) : null;
    const own = join(folder, context.newId());
    const received = await receiveFile(request, own, isMapped ? "source.csv" : `${kind}.${format}`, limits, localsOf(response).signal);
    try {
      if (format === "parquet") await checkParquet(received, limits.maxBytes);
      if (isMapped) {
        const { mapping, faults } = await previewFile(received, kind, saved);
        if (faults.length > 0) throw new InputError(faults.join("; "));
        await writeMapped(received, mapping, join(own, `${kind}.csv`));
        await rm(received, { force: true });
      }
      const job = await startImport(context, {
        files: [join(own, `${kind}.${format}`)],
        options: { ...readOptions(request), rejectsPath: join(own, "rejects.csv") },
        uploadFolder: own,
      });
      response.status(202).setHeader("Location", `/api/v1/jobs/${job.id}`);
      response.json({ job_id: job.id, status: job.status, follow: `/api/v1/jobs/${job.id}`, rejects: `/api/v1/jobs/${job.id}/rejects` });
    } catch (error) {
      await rm(own, { recursive: true, force: true });
      throw error;
    }
  });

  router.post("/records/:kind", ...json, async (request: Request<{ kind: string }>, response: Response) => {
    const context = useCaseContext(response);
    authorize(context.principal, "deals.import");
    response.json(
      await upsertRecords(context, { kind: checkKind(request.params.kind), body: request.body, book, onChanged: options.onChanged }),
    );
  });

  router.get("/mappings", async (_request, response) => {
    response.json(await listMappings(useCaseContext(response), {}));
  });
  router.put("/mappings/:name", ...json, async (request: Request<{ name: string }>, response: Response) => {
    response.json(await saveMapping(useCaseContext(response), { name: request.params.name, mapping: request.body }));
  });
  router.delete("/mappings/:name", async (request, response) => {
    await removeMapping(useCaseContext(response), { name: request.params.name });
    response.status(204).end();
  });

  router.get("/jobs/:id", async (request, response) => {
    const job = await findJob(useCaseContext(response), { id: request.params.id });
    if (job === null) throw new NotFoundError("no job of that id");
    const { id, kind, status, progress, stage, error, createdAt, updatedAt } = job;
    // Paths of this machine are nobody's business.
    const result =
      kind === "import" && typeof job.result === "object" && job.result !== null ? { ...job.result, rejectsPath: undefined } : undefined;
    response.json({ job_id: id, kind, status, progress, stage, error, created_at: createdAt, updated_at: updatedAt, result });
  });
  router.get("/jobs/:id/rejects", async (request, response) => {
    const context = useCaseContext(response);
    authorize(context.principal, "deals.import");
    const job = JOB_ID.test(request.params.id) ? await findJob(context, { id: request.params.id }) : null;
    const own = (job?.payload as { readonly uploadFolder?: unknown } | undefined)?.uploadFolder;
    const path = typeof own === "string" && own.startsWith(folder) ? join(own, "rejects.csv") : "";
    if (path === "" || !existsSync(path)) throw new NotFoundError("this job has no rejected rows");
    // They are rows of clients, handed out: an erasure tells to whom.
    context.audit.record({
      at: context.clock.now().toISOString(),
      principal: context.principal.id,
      action: "deals.export",
      subject: `rejects of job ${request.params.id}`,
    });
    response.type("text/csv");
    createReadStream(path).pipe(response);
  });
  return router;
}

const DATE_FORMATS = ["dmy", "mdy", "ymd"] as const;

function readOptions(request: Request) {
  const text = (name: string): string | undefined => {
    const value = request.query[name];
    return typeof value === "string" ? value : undefined;
  };
  const date = text("date_format");
  const dateFormat = DATE_FORMATS.find((one) => one === date);
  if (date !== undefined && dateFormat === undefined) throw new InputError(`date_format must be one of ${DATE_FORMATS.join(", ")}`);
  const decimal = text("decimal");
  const decimalMark = ([".", ","] as const).find((one) => one === decimal);
  if (decimal !== undefined && decimalMark === undefined) throw new InputError("decimal must be . or ,");
  return { dateFormat, decimal: decimalMark, strict: text("strict") === "true" };
}

async function writeMapped(from: string, mapping: CrmMapping, to: string): Promise<void> {
  const out = createWriteStream(to, { mode: 0o600 });
  await rewriteFile(from, mapping, async (text) => {
    if (!out.write(text)) await once(out, "drain");
  });
  out.end();
  await once(out, "close");
}

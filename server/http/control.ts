import { createHash, timingSafeEqual } from "node:crypto";
import { serialize } from "node:v8";
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { applyRule, findAliases, listAliases, mergeAlias, undoAlias } from "../use-cases/aliases";
import { findJob } from "../use-cases/browse-jobs";
import { exportAnalysis, exportDataset, exportFunnelData } from "../use-cases/export-deals";
import { cancelImport, startImport } from "../use-cases/imports";
import { cancelRun, findRun, startAnalysis } from "../use-cases/runs";
import type { UseCaseContext } from "../use-cases/use-case";
import { toldAs } from "../error-kinds";

export interface ControlOptions {
  readonly token: string;
  /** The same as under /api/v1. */
  readonly privacy: RequestHandler;
  readonly useCaseContext: (request: Request, response: Response) => UseCaseContext;
}

/**
 * What the command line of this machine asks of the running server, which alone has the embedded store open. Guarded by the token of
 * the control file. Heavy results travel in Node's own serialisation, because typed arrays do.
 */
export function createControl({ token, useCaseContext, privacy }: ControlOptions): RequestHandler {
  const router = Router();
  router.use((request, response, next) => {
    if (isToken(request.headers.authorization ?? "", token)) next();
    else response.status(401).json({ name: "ForbiddenError", message: "the token of the control file is needed" });
  });
  router.use(express.json({ limit: "1mb" }));
  router.get("/status", (_request, response) => {
    response.json({ pid: process.pid });
  });
  router.get("/dataset", async (request, response) => {
    const asOf = typeof request.query["asOf"] === "string" ? request.query["asOf"] : null;
    sendBinary(response, await exportDataset(useCaseContext(request, response), { asOf }));
  });
  router.get("/funnel-data", async (request, response) => {
    const asOf = typeof request.query["asOf"] === "string" ? request.query["asOf"] : null;
    sendBinary(response, await exportFunnelData(useCaseContext(request, response), { asOf }));
  });
  router.post("/runs", async (request, response) => {
    response.json(await startAnalysis(useCaseContext(request, response), request.body as Parameters<typeof startAnalysis>[1]));
  });
  router.get("/runs/:id", async (request, response) => {
    response.json(await findRun(useCaseContext(request, response), { id: request.params.id }));
  });
  router.delete("/runs/:id", async (request, response) => {
    response.json(await cancelRun(useCaseContext(request, response), { id: request.params.id }));
  });
  router.get("/runs/:id/analysis", async (request, response) => {
    sendBinary(response, await exportAnalysis(useCaseContext(request, response), { runId: request.params.id }));
  });
  router.post("/imports", async (request, response) => {
    response.json(await startImport(useCaseContext(request, response), request.body as Parameters<typeof startImport>[1]));
  });
  router.delete("/jobs/:id", async (request, response) => {
    response.json(await cancelImport(useCaseContext(request, response), { id: request.params.id }));
  });
  router.get("/aliases", async (request, response) => {
    response.json(await listAliases(useCaseContext(request, response), {}));
  });
  router.get("/aliases/suggestions", async (request, response) => {
    const entity = typeof request.query["entity"] === "string" ? request.query["entity"] : "";
    response.json(await findAliases(useCaseContext(request, response), { entity }));
  });
  router.post("/aliases/rule", async (request, response) => {
    response.json(await applyRule(useCaseContext(request, response), request.body as Parameters<typeof applyRule>[1]));
  });
  router.post("/aliases", async (request, response) => {
    response.json(await mergeAlias(useCaseContext(request, response), request.body as Parameters<typeof mergeAlias>[1]));
  });
  router.delete("/aliases", async (request, response) => {
    response.json(await undoAlias(useCaseContext(request, response), request.body as Parameters<typeof undoAlias>[1]));
  });
  router.use(privacy);
  router.get("/jobs/:id", async (request, response) => {
    response.json(await findJob(useCaseContext(request, response), { id: request.params.id }));
  });
  router.use((error: Error, _request: Request, response: Response, next: NextFunction) => {
    const status = toldAs(error)?.status;
    if (status === undefined) next(error);
    else response.status(status).json({ name: error.name, message: error.message });
  });
  return router;
}

function sendBinary(response: Response, value: unknown): void {
  response.type("application/octet-stream").send(serialize(value));
}

/** Compares hashes, so that neither content nor length leaks through time. */
function isToken(authorization: string, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(authorization), hash(`Bearer ${token}`));
}

import { Router, type Response } from "express";
import { InputError } from "../../ports/errors";
import { applyRetention, eraseSubject, exportSubject, listAudit, listReceipts, type PrivacyTools } from "../../use-cases/privacy";
import type { UseCaseContext } from "../../use-cases/use-case";

const MAX_AUDIT = 10_000;

function subjectOf(text: string): "client" | "agent" {
  if (text !== "client" && text !== "agent") throw new InputError("the subject must be client or agent");
  return text;
}

/** Rights of the persons behind the data: to know, to be forgotten; retention; the audit log. */
export function createPrivacyRoutes(options: {
  readonly useCaseContext: (response: Response) => UseCaseContext;
  readonly tools: PrivacyTools;
  readonly retentionDays: number | undefined;
}): Router {
  const { useCaseContext, tools } = options;
  const router = Router();
  router.get("/privacy/receipts", async (_request, response) => {
    response.json(await listReceipts(useCaseContext(response), { tools }));
  });
  router.get("/privacy/:subject/:id", async (request, response) => {
    const { subject, id } = request.params;
    response.setHeader("Cache-Control", "no-store");
    response.json(await exportSubject(useCaseContext(response), { subject: subjectOf(subject), id, tools }));
  });
  router.delete("/privacy/:subject/:id", async (request, response) => {
    const { subject, id } = request.params;
    response.json(await eraseSubject(useCaseContext(response), { subject: subjectOf(subject), id, tools }));
  });
  router.post("/privacy/retention", async (request, response) => {
    const given = request.query["days"];
    // What cannot be read must not become the rule of the settings: this removes.
    if (given !== undefined && (typeof given !== "string" || !/^[1-9]\d{0,5}$/.test(given)))
      throw new InputError("days must be a whole number of 1 to 999999");
    const days = given === undefined ? options.retentionDays : Number(given);
    if (days === undefined) throw new InputError("say ?days=N, or set DEALGRAPH_RETENTION_DAYS");
    response.json(await applyRetention(useCaseContext(response), { days, tools }));
  });
  router.get("/audit", async (request, response) => {
    const first = Number(request.query["first"] ?? 100);
    if (!Number.isInteger(first) || first < 1 || first > MAX_AUDIT) throw new InputError(`first must be 1 to ${MAX_AUDIT}`);
    response.json(await listAudit(useCaseContext(response), { tools, first }));
  });
  return router;
}

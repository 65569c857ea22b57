import { ForbiddenError } from "../../../server/ports/errors";
import type { Role } from "../../../server/ports/principal";
import { authorize, type Operation } from "../../../server/use-cases/permissions";
import { defineMutation, defineUseCase, type UseCaseContext } from "../../../server/use-cases/use-case";

const roles: readonly Role[] = ["viewer", "analyst", "operator", "admin"];
/** Who may do what, written down a second time: `v` viewer, `a` analyst, `o` operator, `m` admin. */
const expected: Readonly<Record<Operation, string>> = {
  "dataset.read": "vaom",
  "problems.read": "vaom",
  "products.read": "vaom",
  "clients.read": "vaom",
  "intersections.read": "vaom",
  "chain.read": "vaom",
  "states.read": "vaom",
  "runs.read": "vaom",
  "jobs.read": "vaom",
  "recommendations.read": "vaom",
  "decisions.read": "vaom",
  "search.read": "vaom",
  "leads.read": "vaom",
  "leads.decide": "aom",
  "leads.configure": "om",
  "aliases.read": "vaom",
  "recommendations.serve": "aom",
  "outcomes.record": "aom",
  "serving.read": "vaom",
  "serving.configure": "om",
  "problems.rename": "aom",
  "runs.start": "aom",
  "runs.cancel": "aom",
  "deals.export": "aom",
  "runs.activate": "om",
  "deals.import": "om",
  "aliases.change": "om",
  "catalog.read": "vaom",
  "lists.export": "vaom",
  "lists.export-personal": "aom",
  "graph.export": "vaom",
  "mappings.read": "aom",
  "mappings.change": "om",
  "privacy.read": "om",
  "privacy.export": "m",
  "privacy.erase": "m",
  "privacy.retain": "m",
  "events.follow": "vaom",
  "metrics.read": "vaom",
  "audit.read": "m",
};

describe.each(Object.entries(expected) as [Operation, string][])("%s", (operation, allowed) => {
  it.each(roles)("is decided for %s as written down", (role) => {
    const letter = { viewer: "v", analyst: "a", operator: "o", admin: "m" }[role];
    const attempt = () => {
      authorize({ id: "x", roles: [role] }, operation);
    };
    if (allowed.includes(letter)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(ForbiddenError);
  });

  it("is refused without a role", () => {
    expect(() => {
      authorize({ id: "x", roles: [] }, operation);
    }).toThrow(ForbiddenError);
  });
});

describe("scopes", () => {
  const admin = (scopes: readonly string[]) => ({ id: "k", roles: ["admin"] as const, scopes });
  const attempt = (scopes: readonly string[], operation: Operation) => () => {
    authorize(admin(scopes), operation);
  };

  it("hold a key to the operations they name, whatever its role", () => {
    expect(attempt(["lists.export"], "lists.export")).not.toThrow();
    expect(attempt(["lists.export"], "lists.export-personal")).toThrow(ForbiddenError);
    expect(attempt(["lists.*"], "lists.export-personal")).not.toThrow();
    expect(attempt(["*"], "privacy.erase")).not.toThrow();
    expect(attempt([], "runs.read")).toThrow(ForbiddenError);
  });

  it("give nothing that the role does not", () => {
    expect(() => {
      authorize({ id: "k", roles: ["viewer"], scopes: ["*"] }, "privacy.erase");
    }).toThrow(ForbiddenError);
  });
});

describe("use-cases", () => {
  const recorded: object[] = [];
  const context = (role: Role) =>
    ({
      principal: { id: "u1", roles: [role] },
      clock: { now: () => new Date("2024-01-01") },
      audit: { record: (entry: object) => recorded.push(entry) },
    }) as unknown as UseCaseContext;
  beforeEach(() => {
    recorded.length = 0;
  });

  it("do nothing when the role does not reach", async () => {
    let ran = false;
    const use = defineUseCase("deals.export", () => {
      ran = true;
    });
    await expect(use(context("viewer"), {})).rejects.toThrow(ForbiddenError);
    expect(ran).toBe(false);
  });

  it("write mutations to the audit log when they succeeded, and only then", async () => {
    const use = defineMutation(
      "runs.start",
      (input: { readonly ok: boolean }) => `run ${String(input.ok)}`,
      (_context, { ok }) => (ok ? Promise.resolve(1) : Promise.reject(new Error("no"))),
    );
    await expect(use(context("analyst"), { ok: false })).rejects.toThrow("no");
    await expect(use(context("viewer"), { ok: true })).rejects.toThrow(ForbiddenError);
    expect(recorded).toEqual([]);
    await use(context("analyst"), { ok: true });
    expect(recorded).toEqual([{ at: "2024-01-01T00:00:00.000Z", principal: "u1", action: "runs.start", subject: "run true" }]);
  });
});

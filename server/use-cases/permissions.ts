import { ForbiddenError } from "../ports/errors";
import { ROLES, type Principal, type Role } from "../ports/principal";

/** Each role may do what the ones before it may. */
const ladder: readonly Role[] = ROLES;

/**
 * The one place that says who may do what: the least role of each operation. GraphQL fields, files, uploads and the command line all end
 * in use-cases or lists that name an operation of this table; docs/roles.md is written from it.
 */
export const leastRole = {
  "dataset.read": "viewer",
  "problems.read": "viewer",
  "products.read": "viewer",
  "clients.read": "viewer",
  "intersections.read": "viewer",
  "chain.read": "viewer",
  "states.read": "viewer",
  "runs.read": "viewer",
  "jobs.read": "viewer",
  "recommendations.read": "viewer",
  "decisions.read": "viewer",
  "search.read": "viewer",
  "recommendations.serve": "analyst",
  "outcomes.record": "analyst",
  "serving.read": "viewer",
  "serving.configure": "operator",
  "problems.rename": "analyst",
  "runs.start": "analyst",
  "runs.cancel": "analyst",
  "runs.activate": "operator",
  "deals.import": "operator",
  "deals.export": "analyst",
  "leads.read": "viewer",
  "leads.decide": "analyst",
  "leads.configure": "operator",
  "aliases.read": "viewer",
  "aliases.change": "operator",
  // Files. What is read is checked as well: a file of clients needs clients.read.
  "catalog.read": "viewer",
  "lists.export": "viewer",
  "lists.export-personal": "analyst",
  "graph.export": "viewer",
  // Uploads and mappings of CRM exports.
  "mappings.read": "analyst",
  "mappings.change": "operator",
  // Rights of the persons behind the data.
  "privacy.read": "operator",
  "privacy.export": "admin",
  "privacy.erase": "admin",
  "privacy.retain": "admin",
  // The service itself.
  "events.follow": "viewer",
  "metrics.read": "viewer",
  "audit.read": "admin",
} as const satisfies Readonly<Record<string, Role>>;
export type Operation = keyof typeof leastRole;

/** Every operation, for tests and for checking scopes. */
export const OPERATIONS = Object.keys(leastRole) as readonly Operation[];

/** Whether a scope covers an operation: equal, or equal up to a `*` at its end. */
export const covers = (scope: string, operation: Operation): boolean =>
  scope.endsWith("*") ? operation.startsWith(scope.slice(0, -1)) : scope === operation;

/** @throws ForbiddenError when no role of the principal reaches the operation's least role, or its scopes leave the operation out */
export function authorize(principal: Principal, operation: Operation): void {
  const needed = ladder.indexOf(leastRole[operation]);
  if (!principal.roles.some((role) => ladder.indexOf(role) >= needed))
    throw new ForbiddenError(`${operation} needs the role ${leastRole[operation]}`);
  const scopes = principal.scopes ?? null;
  if (scopes !== null && !scopes.some((scope) => covers(scope, operation)))
    throw new ForbiddenError(`${operation} is outside the scopes of this key`);
}

import { ForbiddenError } from "../ports/errors";
import type { Principal, Role } from "../ports/principal";

/** Each role may do what the ones before it may. */
const ladder: readonly Role[] = ["viewer", "analyst", "operator", "admin"];

/** The one place that says who may do what: the least role of each operation. */
const leastRole = {
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
  "problems.rename": "analyst",
  "runs.start": "analyst",
  "runs.cancel": "analyst",
  "runs.activate": "operator",
  "deals.import": "operator",
  "deals.export": "analyst",
  "aliases.read": "viewer",
  "aliases.change": "operator",
} as const satisfies Readonly<Record<string, Role>>;
export type Operation = keyof typeof leastRole;

/** @throws ForbiddenError when no role of the principal reaches the operation's least role */
export function authorize(principal: Principal, operation: Operation): void {
  const needed = ladder.indexOf(leastRole[operation]);
  if (!principal.roles.some((role) => ladder.indexOf(role) >= needed))
    throw new ForbiddenError(`${operation} needs the role ${leastRole[operation]}`);
}

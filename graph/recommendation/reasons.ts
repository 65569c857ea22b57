import { isoDateOfDay } from "../deals/dataset";
import type { Evidence } from "./recommender";

/** What a reason is made of. */
export interface ReasonFacts {
  readonly product: string;
  readonly problem: Evidence["problem"];
  readonly intersection: (Pick<NonNullable<Evidence["intersection"]>, "sharedClients" | "lift"> & { readonly product: string }) | null;
  /** Owners of the product, and clients with a deal. */
  readonly nOwners: number;
  readonly nClients: number;
  /** Words of the signal that adds most, or null. */
  readonly strongestSignal: string | null;
  /** Latest deal for the product that was lost with the client; null without one. */
  readonly lost: { readonly day: number | null; readonly reason: string | null } | null;
  readonly priorNote: string | null;
  readonly isExploration: boolean;
}

/** Lift below which an intersection is no reason. */
const MIN_LIFT = 1.05;

/** One plain sentence (with the prior's note in front where it was used): why this product. */
export function writeReason(facts: ReasonFacts): string {
  const popularity = `bought by ${facts.nOwners} of ${facts.nClients} clients`;
  const explored = describeLoss(facts.lost) + (facts.isExploration ? "; offered to learn, not as the best guess" : "");
  if (facts.priorNote !== null) return `${facts.priorNote}; ${popularity}${explored}.`;
  const parts: string[] = [];
  const { problem, intersection } = facts;
  if (problem !== null && problem.nBuyers > 0)
    parts.push(
      `${problem.nBuyers} of ${problem.nClients} clients whose main problem is "${problem.label}" bought it ` +
        `(${formatShare(problem.share)} of this client's mixture)`,
    );
  if (intersection !== null && intersection.lift >= MIN_LIFT)
    parts.push(
      `shares ${intersection.sharedClients} ${intersection.sharedClients === 1 ? "client" : "clients"} with ${intersection.product}, ` +
        `${intersection.lift.toFixed(1)} times as many as by chance`,
    );
  if (parts.length === 0) parts.push(popularity);
  if (facts.strongestSignal !== null) parts.push(`strongest signal: ${facts.strongestSignal}`);
  return `${parts.join("; ")}${explored}.`;
}

function describeLoss(lost: ReasonFacts["lost"]): string {
  if (lost === null) return "";
  const day = lost.day === null ? "before" : `on ${isoDateOfDay(lost.day)}`;
  return `; a deal for it was lost with this client ${day}${lost.reason === null ? "" : ` (${lost.reason})`}`;
}

const formatShare = (share: number): string => `${Math.round(100 * share)} %`;

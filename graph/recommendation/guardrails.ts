import { InvalidArgumentError } from "../numeric/errors";

/** Somebody or something that is not to be offered. Without a client: to nobody; without a product: nothing to this client. */
export interface DoNotOffer {
  readonly clientId: string | null;
  readonly productId: string | null;
  /** Last UTC day (ISO date) on which it holds; null: for good. */
  readonly until: string | null;
  readonly reason: string;
}

/** A product, or a whole category, is for clients with certain attribute values only. A client whose value is not known is not eligible for `allow`. */
export interface EligibilityRule {
  readonly productId: string | null;
  readonly category: string | null;
  readonly attribute: string;
  /** Values that are served; null: all that are not denied. */
  readonly allow: readonly string[] | null;
  /** Values that are not served. */
  readonly deny: readonly string[];
}

/** At most so many offers of a product in so many days. */
export interface OfferCapacity {
  readonly productId: string;
  readonly offers: number;
  readonly days: number;
}

/** What may be offered to whom, whatever a policy thinks of it. */
export interface GuardrailRules {
  readonly doNotOffer: readonly DoNotOffer[];
  readonly eligibility: readonly EligibilityRule[];
  readonly capacity: readonly OfferCapacity[];
  /** At most so many slates to one client in so many days; null: no limit. */
  readonly contactPressure: { readonly slates: number; readonly days: number } | null;
  /** Products with fewer owners are not offered. */
  readonly minOwners: number;
  /** Clients with fewer products are never explored on: little is known to learn from. */
  readonly minOwnedToExplore: number;
  /** Largest probability of another offer than the best one. */
  readonly mostExploration: number;
  /** Days for which a product is not offered again to a client who turned it down in a lost deal or an outcome. */
  readonly rejectedForDays: number;
  /** Owned products are offered again when their chance of a repeat within the horizon reaches this; null: never. */
  readonly repeatChance: number | null;
  /** An offer without an outcome counts as ignored after so many days. */
  readonly ignoredAfterDays: number;
}

/** Rules before anybody set any: nothing owned, no repeats, no limit on exploration. */
export const GUARDRAIL_DEFAULTS: GuardrailRules = Object.freeze({
  doNotOffer: [],
  eligibility: [],
  capacity: [],
  contactPressure: null,
  minOwners: 0,
  minOwnedToExplore: 0,
  mostExploration: 1,
  rejectedForDays: 0,
  repeatChance: null,
  ignoredAfterDays: 30,
});

const isWhole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;

/** The rules over the defaults. @throws InvalidArgumentError for a number out of range or a rule that names nothing */
export function resolveGuardrails(rules: Partial<GuardrailRules>): GuardrailRules {
  const resolved = { ...GUARDRAIL_DEFAULTS, ...rules };
  for (const name of ["minOwners", "minOwnedToExplore", "rejectedForDays"] as const)
    if (!isWhole(resolved[name], 0)) throw new InvalidArgumentError(`${name} must be an integer >= 0, got ${resolved[name]}`);
  if (!isWhole(resolved.ignoredAfterDays, 1))
    throw new InvalidArgumentError(`ignoredAfterDays must be an integer >= 1, got ${resolved.ignoredAfterDays}`);
  if (!(resolved.mostExploration >= 0 && resolved.mostExploration <= 1))
    throw new InvalidArgumentError(`mostExploration must be in [0, 1], got ${resolved.mostExploration}`);
  if (resolved.repeatChance !== null && !(resolved.repeatChance > 0 && resolved.repeatChance <= 1))
    throw new InvalidArgumentError(`repeatChance must be in (0, 1], got ${resolved.repeatChance}`);
  const { contactPressure } = resolved;
  if (contactPressure !== null && !(isWhole(contactPressure.slates, 0) && isWhole(contactPressure.days, 1)))
    throw new InvalidArgumentError("contactPressure must have slates, an integer >= 0, and days, an integer >= 1");
  for (const { productId, offers, days } of resolved.capacity)
    if (!(isWhole(offers, 0) && isWhole(days, 1)))
      throw new InvalidArgumentError(`capacity of ${productId} must have offers, an integer >= 0, and days, an integer >= 1`);
  for (const { clientId, productId } of resolved.doNotOffer)
    if (clientId === null && productId === null) throw new InvalidArgumentError("doNotOffer must name a client or a product");
  for (const { productId, category, attribute, allow, deny } of resolved.eligibility) {
    if ((productId === null) === (category === null))
      throw new InvalidArgumentError("eligibility must name a product or a category, not both");
    if (attribute === "" || (allow === null && deny.length === 0))
      throw new InvalidArgumentError("eligibility must name an attribute and the values that are allowed or denied");
  }
  return resolved;
}

/** Everything the rules are held against. Days are UTC days, since 1970-01-01. */
export interface GuardrailSituation {
  readonly clientId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Slates shown to the client within the days of the contact pressure. */
  readonly slatesShown: number;
  /** ISO date of today, UTC. */
  readonly today: string;
  readonly products: readonly {
    readonly productId: string;
    readonly category: string | null;
    /** ISO dates, null where unknown: the first day it may, and the first day it may no longer be offered. */
    readonly launchedOn: string | null;
    readonly discontinuedOn: string | null;
  }[];
  /** Offers of a product within the days of its capacity. */
  readonly offersMade: ReadonlyMap<string, number>;
  /** Products this client turned down within the days that the rules give it peace. */
  readonly rejected: ReadonlySet<string>;
}

/** Why a product is held back. */
export type GuardrailName = "do-not-offer" | "not-launched" | "discontinued" | "not-eligible" | "capacity" | "rejected";

/** What the rules say. */
export interface GuardrailVerdict {
  /** Nothing may be offered to this client now, and why; null otherwise. */
  readonly blocked: "do-not-offer" | "contact-pressure" | null;
  /** Products held back, each by the first rule that does, in the order of `products`. */
  readonly excluded: ReadonlyMap<string, GuardrailName>;
}

/** Holds the rules against a client. Pure; owned products are the recommender's own business. */
export function applyGuardrails(rules: GuardrailRules, situation: GuardrailSituation): GuardrailVerdict {
  const { clientId, attributes, today, offersMade, rejected } = situation;
  const barred = rules.doNotOffer.filter(
    (rule) => (rule.until === null || rule.until >= today) && (rule.clientId ?? clientId) === clientId,
  );
  const isBlocked = barred.some(({ productId }) => productId === null);
  const { contactPressure } = rules;
  const isPressed = contactPressure !== null && situation.slatesShown >= contactPressure.slates;
  const barredProducts = new Set(barred.map(({ productId }) => productId));
  const capacity = new Map(rules.capacity.map((rule) => [rule.productId, rule.offers]));
  const excluded = new Map<string, GuardrailName>();
  for (const { productId, category, launchedOn, discontinuedOn } of situation.products) {
    const isEligible = rules.eligibility.every((rule) => {
      if (rule.productId !== productId && (rule.category === null || rule.category !== category)) return true;
      const value = Object.hasOwn(attributes, rule.attribute) ? attributes[rule.attribute] : null;
      if (value !== null && rule.deny.includes(value)) return false;
      return rule.allow === null || (value !== null && rule.allow.includes(value));
    });
    const checks: readonly (readonly [boolean, GuardrailName])[] = [
      [barredProducts.has(productId), "do-not-offer"],
      [launchedOn !== null && launchedOn > today, "not-launched"],
      [discontinuedOn !== null && discontinuedOn <= today, "discontinued"],
      [!isEligible, "not-eligible"],
      [(offersMade.get(productId) ?? 0) >= (capacity.get(productId) ?? Number.POSITIVE_INFINITY), "capacity"],
      [rejected.has(productId), "rejected"],
    ];
    const why = checks.find(([holds]) => holds)?.[1];
    if (why !== undefined) excluded.set(productId, why);
  }
  return { blocked: isBlocked ? "do-not-offer" : isPressed ? "contact-pressure" : null, excluded };
}

import {
  applyGuardrails,
  GUARDRAIL_DEFAULTS,
  resolveGuardrails,
  type GuardrailRules,
  type GuardrailSituation,
} from "../../../graph/recommendation/guardrails";

const product = (productId: string, fields: Partial<GuardrailSituation["products"][number]> = {}) => ({
  productId,
  category: null,
  launchedOn: null,
  discontinuedOn: null,
  ...fields,
});

const situation: GuardrailSituation = {
  clientId: "c",
  attributes: { industry: "tyres" },
  slatesShown: 2,
  today: "2024-05-10",
  products: [product("a"), product("b", { category: "legal" }), product("d")],
  offersMade: new Map(),
  rejected: new Set(),
};

const judge = (rules: Partial<GuardrailRules>, now: Partial<GuardrailSituation> = {}) => {
  const { blocked, excluded } = applyGuardrails(resolveGuardrails(rules), { ...situation, ...now });
  return { blocked, excluded: Object.fromEntries(excluded) };
};

describe("guardrails", () => {
  it("hold nothing back before anybody set any", () => {
    expect(judge({})).toEqual({ blocked: null, excluded: {} });
    expect(resolveGuardrails({})).toEqual(GUARDRAIL_DEFAULTS);
  });

  it.each([
    ["to nobody", { clientId: null, productId: "a", until: null }, { blocked: null, excluded: { a: "do-not-offer" } }],
    ["not to this client", { clientId: "c", productId: "a", until: "2024-05-10" }, { blocked: null, excluded: { a: "do-not-offer" } }],
    ["not to another client", { clientId: "x", productId: "a", until: null }, { blocked: null, excluded: {} }],
    ["until yesterday", { clientId: "c", productId: "a", until: "2024-05-09" }, { blocked: null, excluded: {} }],
    ["nothing to this client", { clientId: "c", productId: null, until: null }, { blocked: "do-not-offer", excluded: {} }],
    ["nothing to another client", { clientId: "x", productId: null, until: null }, { blocked: null, excluded: {} }],
  ])("offer a product %s", (_what, rule, expected) => {
    expect(judge({ doNotOffer: [{ ...rule, reason: "asked" }] })).toEqual(expected);
  });

  it.each([
    ["launched tomorrow", { launchedOn: "2024-05-11" }, { a: "not-launched" }],
    ["launched today", { launchedOn: "2024-05-10" }, {}],
    ["discontinued today", { discontinuedOn: "2024-05-10" }, { a: "discontinued" }],
    ["discontinued tomorrow", { discontinuedOn: "2024-05-11" }, {}],
  ])("know what is %s", (_what, fields, excluded) => {
    expect(judge({}, { products: [product("a", fields)] }).excluded).toEqual(excluded);
  });

  it.each([
    ["an allowed value", { productId: "a", category: null, allow: ["tyres"], deny: [] }, {}],
    ["another value", { productId: "a", category: null, allow: ["software"], deny: [] }, { a: "not-eligible" }],
    ["a denied value", { productId: null, category: "legal", allow: null, deny: ["tyres"] }, { b: "not-eligible" }],
  ])("keep to eligibility: %s", (_what, rule, excluded) => {
    expect(judge({ eligibility: [{ ...rule, attribute: "industry" }] }).excluded).toEqual(excluded);
  });

  it("hold back from a client whose value is not known what is for certain values only", () => {
    const rule = { productId: "a", category: null, attribute: "size", allow: ["large"], deny: [] };
    expect(judge({ eligibility: [rule] }).excluded).toEqual({ a: "not-eligible" });
    expect(judge({ eligibility: [{ ...rule, allow: null, deny: ["large"] }] }).excluded).toEqual({});
  });

  it("stop at the capacity of an offer, at contact pressure, and at a refusal", () => {
    const capacity = [{ productId: "a", offers: 3, days: 7 }];
    expect(judge({ capacity }, { offersMade: new Map([["a", 2]]) }).excluded).toEqual({});
    expect(judge({ capacity }, { offersMade: new Map([["a", 3]]) }).excluded).toEqual({ a: "capacity" });
    expect(judge({ contactPressure: { slates: 3, days: 7 } }).blocked).toBeNull();
    expect(judge({ contactPressure: { slates: 2, days: 7 } }).blocked).toBe("contact-pressure");
    expect(judge({}, { rejected: new Set(["d"]) }).excluded).toEqual({ d: "rejected" });
  });

  it.each<[Partial<GuardrailRules>, string]>([
    [{ mostExploration: 2 }, "mostExploration must be in [0, 1], got 2"],
    [{ minOwners: -1 }, "minOwners must be an integer >= 0, got -1"],
    [{ ignoredAfterDays: 0 }, "ignoredAfterDays must be an integer >= 1, got 0"],
    [{ repeatChance: 0 }, "repeatChance must be in (0, 1], got 0"],
    [{ contactPressure: { slates: 1, days: 0 } }, "contactPressure"],
    [{ capacity: [{ productId: "a", offers: 0.5, days: 1 }] }, "capacity of a"],
    [{ doNotOffer: [{ clientId: null, productId: null, until: null, reason: "" }] }, "must name a client or a product"],
    [{ eligibility: [{ productId: "a", category: "b", attribute: "x", allow: null, deny: ["y"] }] }, "a product or a category"],
    [{ eligibility: [{ productId: "a", category: null, attribute: "x", allow: null, deny: [] }] }, "allowed or denied"],
  ])("refuse %j", (rules, message) => {
    expect(() => resolveGuardrails(rules)).toThrow(message);
  });
});

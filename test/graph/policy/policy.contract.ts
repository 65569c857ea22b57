import * as fc from "fast-check";
import { createRng } from "../../../graph/numeric/rng";
import { deserializePolicy } from "../../../graph/policy/deserialize-policy";
import { drawSlate, type DecisionContext, type Policy, type PolicyContext, type PolicyMode } from "../../../graph/policy/policy";
import { makeContext } from "./contexts";

const modes: readonly PolicyMode[] = ["greedy", "explore"];

/** What the contract needs to know of a kind of context. */
export interface ContractSubject<Context extends DecisionContext> {
  /** A context with made-up numbers, equal for equal seeds; the candidates are 0, 2, 3, 5, 7 and 8 unless given. */
  readonly make: (seed: number, candidates?: Int32Array) => Context;
  readonly contexts: Readonly<Record<string, Context>>;
  readonly restore: (text: string) => Policy<Context, string>;
}

/** Clients to whom products are offered. */
const clients: ContractSubject<PolicyContext> = {
  make: (seed, candidates) => makeContext(seed, candidates === undefined ? {} : { candidates }),
  contexts: {
    "a client with deals": makeContext(1),
    "a client without deals": makeContext(2, { nOwned: 0 }),
    "one candidate": makeContext(3, { candidates: Int32Array.of(4) }),
  },
  restore: deserializePolicy,
};

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** What every policy promises. `create` gives equal, fresh policies. */
export const describePolicyContract = (name: string, create: () => Policy): void => {
  describeContract(name, create, clients);
};

/** The same for policies of any context. */
export function describeContract<Context extends DecisionContext>(
  name: string,
  create: () => Policy<Context, string>,
  { make, contexts, restore }: ContractSubject<Context>,
): void {
  describe(`policy ${name}`, () => {
    const cases = Object.entries(contexts).flatMap(([what, context]) => modes.map((mode) => [what, mode, context] as const));

    test.each(cases)("for %s in mode %s, probabilities are in [0, 1], sum to 1 and are 0 above", (_what, mode, context) => {
      const policy = create();
      const above: number[] = [];
      while (above.length < context.candidates.length) {
        const probabilities = policy.probabilities(context, above, mode);
        expect(probabilities).toHaveLength(context.candidates.length);
        expect(probabilities.every((p) => p >= 0 && p <= 1 + 1e-12)).toBe(true);
        expect(sum(probabilities)).toBeCloseTo(1, 9);
        for (const position of above) expect(probabilities[position]).toBe(0);
        above.push(probabilities.indexOf(Math.max(...probabilities)));
      }
      expect(sum(policy.probabilities(context, above, mode))).toBe(0);
    });

    test("without candidates there is nothing to choose", () => {
      const empty = make(4, new Int32Array(0));
      const policy = create();
      for (const mode of modes) {
        expect(policy.probabilities(empty, [], mode)).toHaveLength(0);
        expect(drawSlate(policy, empty, 5, mode, createRng(1))).toEqual([]);
      }
    });

    test("scores are finite and the greedy choice is the highest", () => {
      for (const context of Object.values(contexts)) {
        const policy = create();
        const scores = policy.scores(context);
        expect(scores.every(Number.isFinite)).toBe(true);
        expect(policy.probabilities(context, [], "greedy")[scores.indexOf(Math.max(...scores))]).toBe(1);
      }
    });

    test("equal seeds give equal slates, and every propensity is the probability that the policy states", () => {
      fc.assert(
        fc.property(fc.integer(), fc.integer({ min: 0, max: 5 }), fc.constantFrom(...modes), (seed, contextSeed, mode) => {
          const context = make(contextSeed);
          const slate = drawSlate(create(), context, 4, mode, createRng(seed));
          expect(drawSlate(create(), context, 4, mode, createRng(seed))).toEqual(slate);
          const policy = create();
          slate.forEach(({ position, propensity, probabilities, score }, rank) => {
            const above = slate.slice(0, rank).map((choice) => choice.position);
            expect(policy.probabilities(context, above, mode)).toEqual(probabilities);
            expect(propensity).toBe(probabilities[position]);
            expect(propensity).toBeGreaterThan(0);
            expect(score).toBe(policy.scores(context)[position]);
          });
          expect(new Set(slate.map(({ position }) => position)).size).toBe(4);
        }),
        { numRuns: 20 },
      );
    });

    test("offers are drawn as often as their propensities say", () => {
      const policy = create();
      const context = make(6);
      const rng = createRng(11);
      const counts = new Float64Array(context.candidates.length);
      const n = 4000;
      for (let i = 0; i < n; i += 1) counts[drawSlate(policy, context, 1, "explore", rng)[0].position] += 1;
      policy.probabilities(context, [], "explore").forEach((p, i) => {
        expect(Math.abs(counts[i] / n - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / n) + 1e-9);
      });
    });

    test("serialisation round-trips bit for bit, also after outcomes", () => {
      const policy = create();
      const context = make(7);
      for (let round = 0; round < 3; round += 1) {
        const copy = restore(policy.serialize());
        expect(copy.serialize()).toBe(policy.serialize());
        expect(copy.nUpdates).toBe(policy.nUpdates);
        expect(copy.scores(context)).toEqual(policy.scores(context));
        expect(copy.probabilities(context, [1], "explore")).toEqual(policy.probabilities(context, [1], "explore"));
        policy.update([{ context, product: 3, reward: round % 2 }]);
      }
      expect(policy.nUpdates).toBe(3);
    });

    test("an accepted offer gains on the others, a rejected one loses", () => {
      const context = make(8);
      const margin = (policy: Policy<Context, string>, position: number): number => {
        const scores = policy.scores(context);
        return scores[position] - sum(scores) / scores.length;
      };
      context.candidates.forEach((product, position) => {
        const before = margin(create(), position);
        const accepted = create();
        accepted.update([{ context, product, reward: 1 }]);
        expect(margin(accepted, position)).toBeGreaterThan(before);
        const rejected = create();
        rejected.update([{ context, product, reward: 0 }]);
        expect(margin(rejected, position)).toBeLessThan(before);
      });
    });

    test("an update changes no answer that was given before and leaves the context alone", () => {
      const policy = create();
      const context = make(9);
      const copy = make(9);
      const scores = policy.scores(context);
      const kept = Float64Array.from(scores);
      policy.update([{ context, product: 5, reward: 1 }]);
      expect(scores).toEqual(kept);
      expect(context).toEqual(copy);
    });
  });
}

import type { Decision, DecisionLog } from "../../server/ports/decision-log";
import { ConflictError, InputError, NotFoundError } from "../../server/ports/errors";
import type { Stores } from "../../server/ports/stores";
import type { OpenEmptyStores } from "./store-factory";

/** A decision on client c and product p. */
export const makeDecision = (id: string, fields: Partial<Decision> = {}): Decision => ({
  id,
  at: "2024-01-01T00:00:00.000Z",
  clientId: "c",
  productId: "p",
  rank: 1,
  score: -1 / 3,
  propensity: 0.1 + 0.2,
  candidates: ["p", "q\"'"],
  probabilities: [0.30000000000000004, 1e-300],
  policyName: "ranking",
  policyVersion: 3,
  runId: "r",
  stateId: null,
  problemId: "p0",
  seed: 2 ** 40,
  reason: "bought by others",
  slateId: "s",
  role: "champion",
  experimentId: null,
  featuresDigest: "00ff",
  predicted: 0.1 + 0.2,
  ...fields,
});

/** What every decision log must do. */
export function describeDecisionLog(name: string, open: OpenEmptyStores): void {
  describe(`decision log: ${name}`, () => {
    let stores: Stores;
    let log: DecisionLog;
    beforeEach(async () => {
      stores = await open();
      log = stores.decisions;
    });
    afterEach(async () => {
      await stores.close();
    });

    it("gives a decision back with the very same numbers", async () => {
      const decision = makeDecision("d");
      await log.append([decision]);
      expect(await log.decision("d")).toEqual(decision);
      expect(await log.decision("none")).toBeNull();
    });

    it("takes the same decision twice, but not with other content", async () => {
      await log.append([makeDecision("d"), makeDecision("d")]);
      await log.append([makeDecision("d"), makeDecision("e")]);
      expect((await log.decisionsOfClient("c", { first: 9 })).totalCount).toBe(2);
      await expect(log.append([makeDecision("f"), makeDecision("d", { propensity: 0.9 })])).rejects.toThrow(ConflictError);
      expect(await log.decision("f")).toBeNull();
    });

    it.each([0, -0.1, 1.5, Number.NaN])("refuses a propensity of %d", async (propensity) => {
      await expect(log.append([makeDecision("d", { propensity })])).rejects.toThrow(InputError);
      expect(await log.decision("d")).toBeNull();
    });

    it("pages the decisions of a client, newest first, slates in order of rank", async () => {
      await log.append([
        makeDecision("a", { at: "2024-01-01T00:00:00.000Z", rank: 2 }),
        makeDecision("b", { at: "2024-01-01T00:00:00.000Z", rank: 1 }),
        makeDecision("c", { at: "2024-01-02T00:00:00.000Z", rank: 1 }),
        makeDecision("d", { clientId: "other" }),
      ]);
      const first = await log.decisionsOfClient("c", { first: 2 });
      expect(first.nodes.map(({ id }) => id)).toEqual(["c", "b"]);
      const next = await log.decisionsOfClient("c", { first: 2, after: first.cursors[1] });
      expect(next.nodes.map(({ id }) => id)).toEqual(["a"]);
      expect(next.hasNextPage).toBe(false);
    });

    it("reads the first page of many clients at once, each as it is alone", async () => {
      const clients = ["c", "d", "e"];
      await log.append(
        clients.flatMap((clientId, c) =>
          Array.from({ length: 2 * c + 1 }, (_, n) =>
            makeDecision(`${clientId}${n}`, { clientId, at: `2024-01-0${1 + (n % 2)}T00:00:00.000Z`, rank: 1 + n }),
          ),
        ),
      );
      for (const page of [{ first: 1 }, { first: 2, offset: 2 }, { first: 5, offset: 9 }, { first: 100 }]) {
        const all = await log.decisionsOfClients([...clients, "none"], page);
        for (const id of [...clients, "none"]) expect(all.get(id)).toEqual(await log.decisionsOfClient(id, page));
      }
      expect(await log.decisionsOfClients([], { first: 1 })).toEqual(new Map());
    });

    it("records an outcome once", async () => {
      await log.append([makeDecision("d"), makeDecision("e")]);
      const outcome = { id: "o", decisionId: "d", kind: "accepted", at: "2024-02-01T00:00:00.000Z", amount: 12.5 } as const;
      expect(await log.recordOutcome(outcome)).toBe(true);
      expect(await log.recordOutcome({ ...outcome, amount: 99 })).toBe(false);
      expect(await log.recordOutcome({ ...outcome, id: "n", at: "2024-01-15T00:00:00.000Z", kind: "ignored", amount: null })).toBe(true);
      const found = await log.outcomesOf(["d", "e", "none"]);
      expect([...found.keys()]).toEqual(["d"]);
      expect(found.get("d")?.map(({ id, amount }) => [id, amount])).toEqual([
        ["n", null],
        ["o", 12.5],
      ]);
      await expect(log.recordOutcome({ ...outcome, id: "x", decisionId: "none" })).rejects.toThrow(NotFoundError);
    });

    it("records many outcomes at once, each once, and none where one belongs to no decision", async () => {
      await log.append([makeDecision("d"), makeDecision("e")]);
      const outcome = (id: string, decisionId: string) =>
        ({ id, decisionId, kind: "rejected", at: "2024-02-01T00:00:00.000Z", amount: null }) as const;
      expect(await log.recordOutcomes([])).toBe(0);
      expect(await log.recordOutcomes([outcome("a", "d"), outcome("b", "e"), outcome("a", "d")])).toBe(2);
      expect(await log.recordOutcomes([outcome("b", "e"), outcome("c", "e")])).toBe(1);
      await expect(log.recordOutcomes([outcome("x", "d"), outcome("y", "none")])).rejects.toThrow(NotFoundError);
      const found = await log.outcomesOf(["d", "e"]);
      expect([...found].map(([id, list]) => [id, list.map((each) => each.id)])).toEqual([
        ["d", ["a"]],
        ["e", ["b", "c"]],
      ]);
    });

    it("takes outcomes of another log under their numbers, and goes on above them", async () => {
      await log.append([makeDecision("d")]);
      const outcome = (id: string) => ({ id, decisionId: "d", kind: "rejected", at: "2024-02-01T00:00:00.000Z", amount: null }) as const;
      const entries = [
        { sequence: 3, outcome: outcome("a") },
        { sequence: 9, outcome: outcome("b") },
      ];
      await log.restoreOutcomes(entries);
      await log.restoreOutcomes(entries);
      await log.recordOutcome(outcome("c"));
      const found = await log.outcomesAfter(0, 9);
      expect(found.map(({ sequence, outcome: { id } }) => [sequence, id])).toEqual([
        [3, "a"],
        [9, "b"],
        [10, "c"],
      ]);
    });

    it("hands over every decision when it is scanned", async () => {
      const decisions = Array.from({ length: 5000 }, (_, i) =>
        makeDecision(`d${i}`, { rank: 1 + (i % 9), stateId: i % 2 === 0 ? "s" : null }),
      );
      await log.append(decisions);
      const seen: Decision[] = [];
      await log.scan((batch) => {
        seen.push(...batch);
        return Promise.resolve();
      });
      const byId = (a: Decision, b: Decision): number => (a.id < b.id ? -1 : 1);
      expect([...seen].sort(byId)).toEqual([...decisions].sort(byId));
    });

    it("numbers outcomes in the order in which it took them, whatever their time, and hands over those after a number", async () => {
      await log.append([makeDecision("d"), makeDecision("e", { experimentId: "x", role: "challenger", predicted: null })]);
      const outcome = { id: "o1", decisionId: "e", kind: "ignored", at: "2024-03-01T00:00:00.000Z", amount: null } as const;
      expect(await log.outcomesAfter(0, 10)).toEqual([]);
      await log.recordOutcomes([outcome, { ...outcome, id: "o2", decisionId: "d", kind: "accepted", at: "2024-02-01T00:00:00.000Z" }]);
      await log.recordOutcome({ ...outcome, id: "o3", kind: "accepted", amount: 5 });
      await log.recordOutcome(outcome);
      const entries = await log.outcomesAfter(0, 10);
      expect(entries.map(({ outcome: { id } }) => id)).toEqual(["o1", "o2", "o3"]);
      expect(entries[0].decision).toEqual(await log.decision("e"));
      const [first, second, third] = entries.map(({ sequence }) => sequence);
      expect(first).toBeGreaterThan(0);
      expect(second).toBeGreaterThan(first);
      expect(third).toBeGreaterThan(second);
      expect((await log.outcomesAfter(first, 1)).map(({ outcome: { id } }) => id)).toEqual(["o2"]);
      expect((await log.outcomesAfter(0, 10, ["e"])).map(({ outcome: { id } }) => id)).toEqual(["o1", "o3"]);
      expect(await log.outcomesAfter(third, 10)).toEqual([]);
    });

    it("lists what was shown in a span and what nobody answered, without shadows", async () => {
      const day = (n: number) => `2024-01-0${n}T00:00:00.000Z`;
      await log.append([
        makeDecision("b", { at: day(2) }),
        makeDecision("a", { at: day(2) }),
        makeDecision("s", { at: day(2), role: "shadow" }),
        makeDecision("c", { at: day(3) }),
      ]);
      await log.recordOutcome({ id: "o", decisionId: "a", kind: "rejected", at: day(4), amount: null });
      expect((await log.served(day(2), day(3), 10)).map(({ id }) => id)).toEqual(["a", "b"]);
      expect((await log.served(day(1), day(9), 2)).map(({ id }) => id)).toEqual(["a", "b"]);
      expect((await log.unresolved(day(3), 10)).map(({ id }) => id)).toEqual(["b"]);
      expect((await log.unresolved(day(9), 1)).map(({ id }) => id)).toEqual(["b"]);
    });

    it("counts offers by product and slates by client, without shadows", async () => {
      const at = "2024-01-02T00:00:00.000Z";
      await log.append([
        makeDecision("a", { at, slateId: "s1", rank: 1 }),
        makeDecision("b", { at, slateId: "s1", rank: 2, productId: "q" }),
        makeDecision("c", { at: "2024-01-03T00:00:00.000Z", slateId: "s2" }),
        makeDecision("d", { slateId: "old" }),
        makeDecision("e", { at, slateId: "s3", role: "shadow" }),
        makeDecision("f", { at, slateId: "s4", clientId: "other" }),
      ]);
      expect([...(await log.offersByProduct(at))]).toEqual([
        ["p", 3],
        ["q", 1],
      ]);
      expect(await log.slatesOfClient("c", at)).toBe(2);
      expect(await log.slatesOfClient("nobody", at)).toBe(0);
    });
  });
}

import fc from "fast-check";
import { UNDATED, dayOfIsoDate } from "../../graph/deals/dataset";
import { asClientId, asProductId, compareIds } from "../../graph/deals/ids";
import type { Alias, DealRecord, DealStore, LeadRecord } from "../../server/ports/deal-store";
import { InputError } from "../../server/ports/errors";
import type { Stores } from "../../server/ports/stores";
import type { OpenEmptyStores } from "./store-factory";

/** A won deal with the given fields. */
export function makeDeal(fields: Partial<DealRecord> & Pick<DealRecord, "dealId">): DealRecord {
  return {
    clientId: "c1",
    productId: "p1",
    stage: "won",
    kind: "deal",
    openedAt: null,
    closedAt: null,
    amount: null,
    currency: null,
    quantity: null,
    agentId: null,
    funnelId: null,
    mechanic: null,
    attributes: {},
    ...fields,
  };
}

const alias = (aliasId: string, canonicalId: string, entity: Alias["entity"] = "client"): Alias => ({
  entity,
  aliasId,
  canonicalId,
  reason: "manual",
});

/** What every deal store must do. */
export function describeDealStore(name: string, open: OpenEmptyStores): void {
  describe(`deal store: ${name}`, () => {
    let stores: Stores;
    let deals: DealStore;
    beforeEach(async () => {
      stores = await open();
      deals = stores.deals;
    });
    afterEach(async () => {
      await stores.close();
    });

    it("counts what an upsert inserts, updates and leaves alone", async () => {
      const rows = [makeDeal({ dealId: "d1" }), makeDeal({ dealId: "d2", amount: 5 })];
      expect(await deals.upsert("deals", rows)).toEqual({ inserted: 2, updated: 0, unchanged: 0 });
      expect(await deals.upsert("deals", rows)).toEqual({ inserted: 0, updated: 0, unchanged: 2 });
      const changed = [makeDeal({ dealId: "d2", amount: 6 }), makeDeal({ dealId: "d3" })];
      expect(await deals.upsert("deals", changed)).toEqual({ inserted: 1, updated: 1, unchanged: 0 });
      expect((await deals.counts()).deals).toBe(3);
    });

    it("keeps the last of equal keys in one upsert, and several products of one deal", async () => {
      await deals.upsert("deals", [
        makeDeal({ dealId: "d1", amount: 1 }),
        makeDeal({ dealId: "d1", amount: 2 }),
        makeDeal({ dealId: "d1", productId: "p2" }),
      ]);
      const page = await deals.dealsOfClient(asClientId("c1"), { first: 10 });
      expect(page.nodes.map(({ productId, amount }) => [productId, amount])).toEqual([
        ["p1", 2],
        ["p2", null],
      ]);
    });

    it("adds clients and products that deals name and nobody described", async () => {
      await deals.upsert("deals", [makeDeal({ dealId: "d1", clientId: "new", productId: "thing" })]);
      expect(await deals.counts()).toMatchObject({ clients: 1, products: 1, deals: 1 });
      const found = await deals.clientsById([asClientId("new"), asClientId("nobody")]);
      expect([...found]).toEqual([["new", { clientId: "new", name: null, attributes: {} }]]);
    });

    it("gives every kind of record back as it came", async () => {
      await deals.upsert("clients", [{ clientId: "c1", name: "Ünïcode 🎉", attributes: { 'a"b\\': "x\ny\u001f", empty: "" } }]);
      await deals.upsert("products", [
        {
          productId: "p1",
          name: "Thing",
          category: "Cat",
          listPrice: 0.1,
          launchedAt: "2020-01-31",
          discontinuedAt: "2024-12-31T10:11:12.345Z",
          funnelId: "f",
          attributes: {},
        },
      ]);
      const deal = makeDeal({
        dealId: "d1",
        kind: "renewal",
        openedAt: "1969-12-31T23:59:59.999Z",
        closedAt: "2024-02-29",
        amount: 1e300,
        currency: "EUR",
        quantity: 1 / 3,
        agentId: "a",
        funnelId: "f",
        mechanic: "m",
        attributes: { source: "fair" },
      });
      await deals.upsert("deals", [deal]);
      expect((await deals.clientsById([asClientId("c1")])).get(asClientId("c1"))).toEqual({
        clientId: "c1",
        name: "Ünïcode 🎉",
        attributes: { 'a"b\\': "x\ny\u001f" },
      });
      expect((await deals.productsById([asProductId("p1")])).get(asProductId("p1"))).toMatchObject({
        listPrice: 0.1,
        launchedAt: "2020-01-31",
        discontinuedAt: "2024-12-31T10:11:12.345Z",
      });
      expect((await deals.dealsOfClient(asClientId("c1"), { first: 1 })).nodes).toEqual([{ ...deal, productName: "Thing" }]);
    });

    it.each([
      ["a date that is none", { closedAt: "31.12.2024" }, /deals: closed_at must be an ISO date/],
      ["an instant without zone", { closedAt: "2024-12-31T10:00:00" }, /closed_at/],
      ["a number that is not finite", { amount: Number.NaN }, /amount must be a finite number/],
      ["an empty id", { clientId: "" }, /client_id must not be empty/],
    ])("refuses %s and stores nothing", async (_, fields, message) => {
      const before = await deals.digest();
      const write = deals.upsert("deals", [makeDeal({ dealId: "good" }), makeDeal({ dealId: "bad", ...fields })]);
      await expect(write).rejects.toThrow(InputError);
      await expect(write).rejects.toThrow(message);
      expect(await deals.digest()).toBe(before);
    });

    it("has a digest that follows content, not the order of writes", async () => {
      const rows = Array.from({ length: 50 }, (_, i) => makeDeal({ dealId: `d${i}`, amount: i / 7, closedAt: "2024-01-02" }));
      await deals.upsert("deals", rows);
      const digest = await deals.digest();
      await deals.upsert("deals", [makeDeal({ dealId: "d7", amount: 99 })]);
      expect(await deals.digest()).not.toBe(digest);
      const other = await open();
      try {
        await other.deals.upsert("deals", [...rows].reverse());
        expect(await other.deals.digest()).toBe(digest);
      } finally {
        await other.close();
      }
      await deals.upsert("deals", rows);
      expect(await deals.digest()).toBe(digest);
    });

    it("reads won lines without returns, up to the end of a day, undated ones only without a day", async () => {
      await deals.upsert("deals", [
        makeDeal({ dealId: "a", closedAt: "2024-01-01", amount: 1 }),
        makeDeal({ dealId: "b", closedAt: "2024-01-02T23:59:59.999Z", amount: 2 }),
        makeDeal({ dealId: "c", closedAt: "2024-01-03T00:00:00.000Z", amount: 3 }),
        makeDeal({ dealId: "d" }),
        makeDeal({ dealId: "e", stage: "lost", closedAt: "2024-01-01" }),
        makeDeal({ dealId: "f", kind: "return", closedAt: "2024-01-01", amount: -1 }),
        makeDeal({ dealId: "g", kind: "renewal", closedAt: "2024-01-01", productId: "p0" }),
      ]);
      const asOf = await deals.readDataset(dayOfIsoDate("2024-01-02"));
      expect([...asOf.deals.amounts]).toEqual([Number.NaN, 1, 2]);
      expect(asOf.deals.productIds).toEqual(["p0", "p1"]);
      const all = await deals.readDataset(null);
      expect([...all.deals.amounts]).toEqual([Number.NaN, Number.NaN, 1, 2, 3]);
      expect(all.deals.days[0]).toBe(UNDATED);
    });

    it("reads lost deals beside them, up to the day, with the reason that the source gives, aliases resolved, returns left out", async () => {
      const lose = (dealId: string, fields: Partial<DealRecord>): DealRecord => makeDeal({ dealId, stage: "lost", ...fields });
      await deals.upsert("deals", [
        makeDeal({ dealId: "won", closedAt: "2024-01-01" }),
        lose("a", { clientId: "c2", closedAt: "2024-01-02T23:00:00Z", attributes: { Amount: "5", "Loss Reason": " price " } }),
        lose("b", { clientId: "c1", productId: "p9", closedAt: "2024-01-03" }),
        lose("c", { clientId: "c0", attributes: { lost_reason: "timing" } }),
        lose("d", { kind: "return", closedAt: "2024-01-01" }),
        makeDeal({ dealId: "open", stage: "open" }),
      ]);
      await deals.putAliases([alias("c2", "c1"), alias("p9", "p1", "product")]);
      const rowsOf = async (day: number | null): Promise<unknown[]> => {
        const { lost } = await deals.readDataset(day);
        return Array.from(lost?.clients ?? [], (c, row) => [lost?.clientIds[c], lost?.productIds[lost.products[row]], lost?.reasons[row]]);
      };
      expect(await rowsOf(dayOfIsoDate("2024-01-02"))).toEqual([["c1", "p1", "price"]]);
      expect(await rowsOf(null)).toEqual([
        ["c0", "p1", "timing"],
        ["c1", "p1", "price"],
        ["c1", "p1", null],
      ]);
    });

    it("reads the leads that name a client, with their funnel or that of the product they asked for, up to the day", async () => {
      const lead = (leadId: string, fields: Partial<LeadRecord>): LeadRecord => ({
        leadId,
        outcome: null,
        createdAt: "2024-01-01T08:00:00Z",
        source: null,
        closedAt: null,
        clientId: "c1",
        productId: null,
        funnelId: null,
        agentId: null,
        attributes: {},
        ...fields,
      });
      await deals.upsert("products", [
        {
          productId: "p1",
          name: null,
          category: null,
          listPrice: null,
          launchedAt: null,
          discontinuedAt: null,
          funnelId: "heat",
          attributes: {},
        },
      ]);
      await deals.upsert("leads", [
        lead("a", { source: "fair", productId: "p9" }),
        lead("b", { clientId: "c2", funnelId: "books", createdAt: "2024-01-03", productId: "p1" }),
        lead("c", { clientId: null, source: "web" }),
        lead("d", { createdAt: null, source: "mail" }),
      ]);
      await deals.putAliases([alias("p9", "p1", "product"), alias("c2", "c0")]);
      const day = dayOfIsoDate("2024-01-01");
      expect((await deals.readDataset(day)).leads).toEqual([{ clientId: "c1", day, source: "fair", funnelId: "heat" }]);
      expect((await deals.readDataset(null)).leads).toEqual([
        { clientId: "c0", day: day + 2, source: null, funnelId: "books" },
        { clientId: "c1", day: UNDATED, source: "mail", funnelId: null },
        { clientId: "c1", day, source: "fair", funnelId: "heat" },
      ]);
    });

    it("reads nothing from an empty store, as empty arrays", async () => {
      const { deals: table, clients, products } = await deals.readDataset(null);
      expect([table.clients.length, table.clientIds.length, clients.ids.length, products.ids.length]).toEqual([0, 0, 0, 0]);
    });

    it("orders a data set by code point of client, then day, product and deal, whatever came first", async () => {
      const ids = fc.constantFrom("b", "a", "B", "é", "\uff01", "🎉", "10", "9");
      const rows = fc.uniqueArray(
        fc.record({ client: ids, product: ids, day: fc.integer({ min: 0, max: 3 }), deal: fc.integer({ min: 0, max: 9 }) }),
        {
          selector: ({ product, deal }) => `${product} ${deal}`,
          maxLength: 30,
        },
      );
      await fc.assert(
        fc.asyncProperty(rows, async (generated) => {
          const fresh = await open();
          try {
            await fresh.deals.upsert(
              "deals",
              generated.map(({ client, product, day, deal }, i) =>
                makeDeal({ dealId: `d${deal}`, clientId: client, productId: product, closedAt: `2024-01-0${day + 1}`, amount: i }),
              ),
            );
            const { deals: table } = await fresh.deals.readDataset(null);
            const expected = generated
              .map((row, i) => ({ ...row, i }))
              .sort((a, b) => compareIds(a.client, b.client) || a.day - b.day || compareIds(a.product, b.product) || a.deal - b.deal);
            expect([...table.amounts]).toEqual(expected.map(({ i }) => i));
            expect([...table.clients].map((c) => table.clientIds[c])).toEqual(expected.map(({ client }) => client));
            expect([...table.products].map((p) => table.productIds[p])).toEqual(expected.map(({ product }) => product));
            expect(table.clientIds).toEqual([...new Set(generated.map(({ client }) => client))].sort(compareIds));
          } finally {
            await fresh.close();
          }
        }),
        { numRuns: 6, seed: 1 },
      );
    });

    it("gives firmographics as columns, with null where a client has none", async () => {
      await deals.upsert("clients", [
        { clientId: "c2", name: null, attributes: { size: "big" } },
        { clientId: "c1", name: "One", attributes: { industry: "tyres" } },
      ]);
      const { clients } = await deals.readDataset(null);
      expect(clients.ids).toEqual(["c1", "c2"]);
      expect(clients.names).toEqual(["One", null]);
      expect([...clients.attributes]).toEqual([
        ["industry", ["tyres", null]],
        ["size", [null, "big"]],
      ]);
    });

    it("pages clients by id and finds them by part of id or name in any case", async () => {
      await deals.upsert(
        "clients",
        Array.from({ length: 7 }, (_, i) => ({ clientId: `c${i}`, name: i === 3 ? "ÄRGER Ltd" : null, attributes: {} })),
      );
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await deals.clients({}, { first: 3, after });
        seen.push(...page.nodes.map(({ clientId }) => clientId));
        expect(page.totalCount).toBe(7);
        if (!page.hasNextPage) break;
        after = page.cursors[page.cursors.length - 1];
      }
      expect(seen).toEqual(["c0", "c1", "c2", "c3", "c4", "c5", "c6"]);
      expect((await deals.clients({ search: "ärger" }, { first: 5 })).nodes.map(({ clientId }) => clientId)).toEqual(["c3"]);
      expect((await deals.clients({ search: "'; DROP TABLE clients; --" }, { first: 5 })).totalCount).toBe(0);
      expect((await deals.clients({}, { first: 2, offset: 5 })).nodes.map(({ clientId }) => clientId)).toEqual(["c5", "c6"]);
      await expect(deals.clients({}, { first: 1, after: "nonsense" })).rejects.toThrow(InputError);
      await expect(deals.clients({}, { first: 0 })).rejects.toThrow(/first must be an integer in \[1, 10000\]/);
    });

    it("filters products by category", async () => {
      const product = { name: null, listPrice: null, launchedAt: null, discontinuedAt: null, funnelId: null, attributes: {} };
      await deals.upsert("products", [
        { ...product, productId: "p1", category: "A" },
        { ...product, productId: "p2", category: "B" },
      ]);
      expect((await deals.products({ category: "B" }, { first: 5 })).nodes.map(({ productId }) => productId)).toEqual(["p2"]);
    });

    it("lists a client's deals newest first, undated last, over page borders", async () => {
      await deals.upsert("deals", [
        makeDeal({ dealId: "u" }),
        makeDeal({ dealId: "b", closedAt: "2024-01-02" }),
        makeDeal({ dealId: "a", closedAt: "2024-01-02" }),
        makeDeal({ dealId: "t", closedAt: "2024-01-02T01:00:00Z" }),
        makeDeal({ dealId: "n", closedAt: "2024-03-01", stage: "lost" }),
        makeDeal({ dealId: "x", clientId: "other" }),
      ]);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await deals.dealsOfClient(asClientId("c1"), { first: 2, after });
        seen.push(...page.nodes.map(({ dealId }) => dealId));
        after = page.hasNextPage ? page.cursors[page.cursors.length - 1] : null;
      } while (after !== null);
      expect(seen).toEqual(["n", "t", "a", "b", "u"]);
    });

    it("reads the first page of many clients at once, each as it is alone, under aliases too", async () => {
      const ids = ["c1", "c2", "c3", "c4", "none", "o'\"x"];
      for (const [i, clientId] of ids.slice(0, 4).entries())
        await deals.upsert(
          "deals",
          Array.from({ length: 3 * i + 1 }, (_, n) =>
            makeDeal({
              dealId: `d${n}`,
              clientId,
              productId: `${clientId}-${n % 2}`,
              closedAt: n === 0 ? null : `2024-01-0${1 + (n % 4)}`,
            }),
          ),
        );
      await deals.upsert("deals", [makeDeal({ dealId: "quoted", clientId: ids[5] })]);
      await deals.putAliases([alias("c2", "c4"), alias("c3-1", "c3-0", "product")]);
      for (const page of [{ first: 2 }, { first: 3, offset: 2 }, { first: 9, offset: 40 }, { first: 10_000 }]) {
        const all = await deals.dealsOfClients(ids.map(asClientId), page);
        expect([...all.keys()]).toEqual(ids);
        for (const id of ids.map(asClientId)) expect(all.get(id)).toEqual(await deals.dealsOfClient(id, page));
      }
      expect(await deals.dealsOfClients([], { first: 1 })).toEqual(new Map());
      await expect(deals.dealsOfClients([asClientId("c1")], { first: 0 })).rejects.toThrow(InputError);
    });

    describe("aliases", () => {
      beforeEach(async () => {
        await deals.upsert("clients", [
          { clientId: "a", name: "A", attributes: { industry: "x" } },
          { clientId: "b", name: "B", attributes: {} },
        ]);
        await deals.upsert("deals", [
          makeDeal({ dealId: "1", clientId: "a", closedAt: "2024-01-02" }),
          makeDeal({ dealId: "2", clientId: "b", closedAt: "2024-01-01", productId: "q" }),
          makeDeal({ dealId: "3", clientId: "c", closedAt: "2024-01-03" }),
        ]);
      });

      it("merge clients and products wherever they are read, through chains, and come apart again exactly", async () => {
        const before = { digest: await deals.digest(), counts: await deals.counts(), data: await deals.readDataset(null) };
        await deals.putAliases([alias("a", "b"), alias("b", "c"), alias("q", "p1", "product")]);
        expect(await deals.counts()).toMatchObject({ clients: 1, products: 1, deals: 3 });
        const merged = await deals.readDataset(null);
        expect(merged.deals.clientIds).toEqual(["c"]);
        expect(merged.deals.productIds).toEqual(["p1"]);
        expect(merged.clients.ids).toEqual(["c"]);
        const history = await deals.dealsOfClient(asClientId("a"), { first: 9 });
        expect(history.nodes.map(({ dealId }) => dealId)).toEqual(["3", "1", "2"]);
        expect((await deals.clientsById([asClientId("a")])).get(asClientId("a"))?.clientId).toBe("c");
        expect((await deals.clients({}, { first: 9 })).nodes.map(({ clientId }) => clientId)).toEqual(["c"]);
        expect(await deals.digest()).not.toBe(before.digest);
        await deals.removeAliases([
          { entity: "client", aliasId: "b" },
          { entity: "product", aliasId: "q" },
        ]);
        expect((await deals.counts()).clients).toBe(2);
        await deals.removeAliases([{ entity: "client", aliasId: "a" }]);
        expect({ digest: await deals.digest(), counts: await deals.counts(), data: await deals.readDataset(null) }).toEqual(before);
      });

      it("may stand for an id that nobody described", async () => {
        await deals.putAliases([alias("a", "Acme"), alias("b", "Acme")]);
        expect((await deals.clients({}, { first: 9 })).nodes.map(({ clientId }) => clientId)).toEqual(["Acme", "c"]);
        expect((await deals.readDataset(null)).clients.ids).toEqual(["Acme", "c"]);
      });

      it.each([
        ["itself", [alias("a", "a")], /client aliases form a circle: a -> a/],
        ["itself through others", [alias("a", "b"), alias("b", "c"), alias("c", "a")], /circle: a -> b -> c -> a/],
      ])("refuse an id that stands for %s, and change nothing", async (_, rows, message) => {
        const before = await deals.digest();
        await expect(deals.putAliases(rows)).rejects.toThrow(InputError);
        await expect(deals.putAliases(rows)).rejects.toThrow(message);
        expect(await deals.digest()).toBe(before);
        expect(await deals.aliases()).toEqual([]);
      });
    });

    it("converts amounts by the rates: the last one on or before the day, the first one before that", async () => {
      await deals.upsert("deals", [
        makeDeal({ dealId: "a", closedAt: "2024-01-01", amount: 10, currency: "USD" }),
        makeDeal({ dealId: "b", closedAt: "2024-02-15", amount: 10, currency: "USD" }),
        makeDeal({ dealId: "c", closedAt: "2024-03-01", amount: 10, currency: "USD" }),
        makeDeal({ dealId: "d", closedAt: "2024-03-02", amount: 10, currency: "EUR" }),
        makeDeal({ dealId: "e", closedAt: "2024-03-03", amount: 10 }),
        makeDeal({ dealId: "f", closedAt: "2024-03-04", amount: 10, currency: "XXX" }),
      ]);
      expect([...(await deals.readDataset(null)).deals.amounts]).toEqual([10, 10, 10, 10, 10, 10]);
      await deals.putRates([
        { currency: "EUR", day: null, rate: 1 },
        { currency: "USD", day: "2024-02-01", rate: 0.5 },
        { currency: "USD", day: "2024-03-01", rate: 0.25 },
      ]);
      expect([...(await deals.readDataset(null)).deals.amounts]).toEqual([5, 5, 2.5, 10, 10, Number.NaN]);
      expect(await deals.rates()).toHaveLength(3);
      await deals.putRates([]);
      expect([...(await deals.readDataset(null)).deals.amounts]).toEqual([10, 10, 10, 10, 10, 10]);
      await expect(deals.putRates([{ currency: "EUR", day: null, rate: 0 }])).rejects.toThrow(/must be a number > 0/);
    });

    it("erases a client under all its ids with what hangs on it, and nothing else", async () => {
      await deals.upsert("deals", [
        makeDeal({ dealId: "1", clientId: "a" }),
        makeDeal({ dealId: "2", clientId: "b" }),
        makeDeal({ dealId: "3", clientId: "z" }),
      ]);
      const lead = {
        outcome: null,
        createdAt: null,
        source: null,
        closedAt: null,
        productId: null,
        funnelId: null,
        agentId: null,
        attributes: {},
      };
      await deals.upsert("leads", [
        { ...lead, leadId: "l1", clientId: "a" },
        { ...lead, leadId: "l2", clientId: "z" },
      ]);
      const activity = { at: "2024-01-01", type: null, agentId: null, result: null, satisfaction: null, attributes: {} };
      await deals.upsert("activities", [
        { ...activity, activityId: "x", leadId: "l1", dealId: null },
        { ...activity, activityId: "y", leadId: null, dealId: "2" },
        { ...activity, activityId: "z", leadId: "l2", dealId: null },
      ]);
      await deals.upsert("assignments", [{ leadId: "l1", agentId: "g", assignedAt: null }]);
      await deals.putAliases([alias("a", "b")]);
      expect(await deals.eraseClient(asClientId("a"))).toEqual({
        clients: 2,
        products: 0,
        agents: 0,
        deals: 2,
        leads: 1,
        activities: 2,
        assignments: 1,
      });
      expect(await deals.counts()).toMatchObject({ clients: 1, deals: 1, leads: 1, activities: 1, assignments: 0 });
      expect(await deals.aliases()).toEqual([]);
    });

    it("loses nothing when many writes come at once", async () => {
      await Promise.all(Array.from({ length: 10 }, (_, i) => deals.upsert("deals", [makeDeal({ dealId: `d${i}` })])));
      expect((await deals.counts()).deals).toBe(10);
    });
  });
}

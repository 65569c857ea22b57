import { applyAliasRule, normaliseName, ownDomain, suggestAliases } from "../../../server/ingestion/suggest-aliases";
import type { Stores } from "../../../server/ports/stores";
import { openMemory } from "./helpers";

describe("suggesting aliases", () => {
  it.each([
    ["ACME GmbH & Co. KG", "acme"],
    ["Acme, Inc.", "acme"],
    ["The Acme Company Ltd", "acme"],
    ["Škoda Auto a.s.", "skoda auto"],
    ["Novák s.r.o.", "novak"],
    ["Müller & Söhne", "muller and sohne"],
    ["Straßenbau AG", "strassenbau"],
    ["AG", "ag"],
    ["  ", ""],
    ["Co-op", "co op"],
    ["日本電気株式会社", "日本電気株式会社"],
  ])("reads the name %j as %j", (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it.each([
    ["https://www.acme.com/about?x=1", "acme.com"],
    ["Sales@Mail.Acme.co.uk", "mail.acme.co.uk"],
    ["acme.com", "acme.com"],
    ["someone@gmail.com", null],
    ["not a site", null],
    ["", null],
  ])("reads the domain of %j as %j", (text, expected) => {
    expect(ownDomain(text)).toBe(expected);
  });

  describe("in a store", () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await openMemory();
      const client = (clientId: string, name: string | null, attributes = {}) => ({ clientId, name, attributes });
      await stores.deals.upsert("clients", [
        client("c1", "Acme GmbH"),
        client("c2", "ACME", { website: "http://acme.com" }),
        client("c3", "Acme Holding", { email: "info@acme.com" }),
        client("c4", "Other Ltd", { email: "a@gmail.com" }),
        client("c5", "Third", { email: "b@gmail.com" }),
        client("c6", null),
      ]);
    });
    afterEach(async () => {
      await stores.close();
    });

    it("finds one group through name and domain together, under the smallest id", async () => {
      expect(await suggestAliases(stores.deals, "client")).toEqual([
        { entity: "client", aliasId: "c2", canonicalId: "c1", reason: "rule:name", rule: "name", evidence: "acme" },
        { entity: "client", aliasId: "c3", canonicalId: "c1", reason: "rule:domain", rule: "domain", evidence: "acme.com" },
      ]);
      expect(await stores.deals.aliases()).toEqual([]);
    });

    it("merges by a rule, says why, finds nothing more, and can be undone", async () => {
      const digest = await stores.deals.digest();
      const added = await applyAliasRule(stores.deals, "client", "name");
      expect(added).toEqual([{ entity: "client", aliasId: "c2", canonicalId: "c1", reason: "rule:name" }]);
      expect(await stores.deals.aliases()).toEqual(added);
      expect(await applyAliasRule(stores.deals, "client", "name")).toEqual([]);
      expect((await stores.deals.counts()).clients).toBe(5);
      await stores.deals.removeAliases(added);
      expect(await stores.deals.digest()).toBe(digest);
    });

    it("finds products by name", async () => {
      const product = { category: null, listPrice: null, launchedAt: null, discontinuedAt: null, funnelId: null, attributes: {} };
      await stores.deals.upsert("products", [
        { ...product, productId: "p2", name: "Café Crème" },
        { ...product, productId: "p1", name: "CAFE CREME" },
      ]);
      expect((await suggestAliases(stores.deals, "product")).map(({ aliasId, canonicalId }) => [aliasId, canonicalId])).toEqual([
        ["p2", "p1"],
      ]);
    });
  });
});

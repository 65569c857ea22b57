import { ConflictError } from "../../server/ports/errors";
import type { SettingStore } from "../../server/ports/setting-store";
import type { Stores } from "../../server/ports/stores";
import type { OpenEmptyStores } from "./store-factory";

const AT = "2024-01-01T00:00:00.000Z";

/** What every store of settings must do. */
export function describeSettingStore(name: string, open: OpenEmptyStores): void {
  describe(`setting store: ${name}`, () => {
    let stores: Stores;
    let settings: SettingStore;
    beforeEach(async () => {
      stores = await open();
      settings = stores.settings;
    });
    afterEach(async () => {
      await stores.close();
    });

    it("keeps every version, newest first, each with the very same content", async () => {
      expect(await settings.setting("rules")).toBeNull();
      const body = { list: [1 / 3, "q\"'", null], nested: { yes: true } };
      expect(await settings.put("rules", body, AT, "ann")).toEqual({ name: "rules", version: 1, at: AT, by: "ann", body });
      await settings.put("rules", {}, AT, "bob");
      await settings.put("other", 1, AT, "bob");
      expect(await settings.setting("rules")).toMatchObject({ version: 2, by: "bob", body: {} });
      expect(await settings.setting("rules", 1)).toEqual({ name: "rules", version: 1, at: AT, by: "ann", body });
      expect(await settings.setting("rules", 3)).toBeNull();
      expect((await settings.history("rules", 9)).map(({ version }) => version)).toEqual([2, 1]);
      expect((await settings.history("rules", 1)).map(({ version }) => version)).toEqual([2]);
      expect(await settings.history("none", 9)).toEqual([]);
      expect(await settings.names()).toEqual(["other", "rules"]);
    });

    it("gives one version another body, and leaves the others alone", async () => {
      for (const body of [{ a: 1 }, { a: 2 }, { a: 3 }]) await settings.put("rules", body, AT, "ann");
      await settings.put("other", { a: 1 }, AT, "ann");
      await settings.replaceBody("rules", 2, { b: ["x"] });
      expect((await settings.history("rules", 9)).map(({ body }) => body)).toEqual([{ a: 3 }, { b: ["x"] }, { a: 1 }]);
      expect(await settings.setting("rules", 2)).toEqual({ name: "rules", version: 2, at: AT, by: "ann", body: { b: ["x"] } });
      expect((await settings.setting("other"))?.body).toEqual({ a: 1 });
      await settings.replaceBody("rules", 9, {});
      expect((await settings.history("rules", 9)).map(({ version }) => version)).toEqual([3, 2, 1]);
    });

    it("refuses a version that was made from another one than the newest", async () => {
      await settings.put("rules", 1, AT, "ann", 0);
      await expect(settings.put("rules", 2, AT, "bob", 0)).rejects.toThrow(ConflictError);
      expect((await settings.put("rules", 2, AT, "bob", 1)).version).toBe(2);
    });

    it("gives two writers at once two versions", async () => {
      const both = await Promise.all([settings.put("rules", "a", AT, "ann"), settings.put("rules", "b", AT, "bob")]);
      expect(both.map(({ version }) => version).sort()).toEqual([1, 2]);
    });
  });
}

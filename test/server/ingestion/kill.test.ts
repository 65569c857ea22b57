import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, removeFolders } from "./helpers";
import { buildIfMissing, killDuringImport, makeDataFolder, readState, type StoreState } from "./kill-helpers";

describe("kill -9 during an import", () => {
  let folder: string;
  let undisturbed: StoreState;
  let empty: StoreState;
  beforeAll(async () => {
    buildIfMissing();
    folder = makeDataFolder(20_000);
    undisturbed = await readState(join(makeFolder({}), "a.duckdb"), folder);
    empty = await readState(join(makeFolder({}), "b.duckdb"), null);
  }, 60_000);
  afterAll(removeFolders);

  it.each([
    ["while it reads", { after: "reading", delayMs: 20 }],
    ["while it stores", { after: "storing", delayMs: 5 }],
  ])(
    "%s: the store opens with all or nothing, and importing again gives what an undisturbed import gives",
    async (_, when) => {
      const store = join(makeFolder({}), "store.duckdb");
      expect(await killDuringImport(store, folder, when)).toBe(true);
      const left = await readState(store, null);
      expect([empty, undisturbed]).toContainEqual(left);
      expect(existsSync(`${store}.tmp`)).toBe(false);
      expect(await readState(store, folder)).toEqual(undisturbed);
    },
    60_000,
  );
});

import { join } from "node:path";
import { createRng } from "../../../graph/numeric/rng";
import { makeFolder, removeFolders } from "./helpers";
import { buildIfMissing, killDuringImport, makeDataFolder, readState } from "./kill-helpers";

describe("kill -9 during an import, at random moments", () => {
  afterAll(removeFolders);

  it.each([
    ["ten times, 300,000 deals", 10, 300_000, 2_500],
    // As long as the import takes, so that most kills come in mid-work whatever the machine.
    ["three times, 3,000,000 deals", 3, 3_000_000, 12_000],
  ])(
    "%s: the store always opens whole, and the last import gives what an undisturbed one gives",
    async (_, times, nDeals, longest) => {
      buildIfMissing();
      const folder = makeDataFolder(nDeals);
      const undisturbed = await readState(join(makeFolder({}), "a.duckdb"), folder);
      const empty = await readState(join(makeFolder({}), "b.duckdb"), null);
      const rng = createRng(1, "kills");
      let nKilled = 0;
      for (let i = 0; i < times; i += 1) {
        const fresh = join(makeFolder({}), "store.duckdb");
        // Every second kill aims at the end of the import, where it stores.
        const when = i % 2 === 0 ? { after: "open", delayMs: rng() * longest } : { after: "storing", delayMs: (rng() * longest) / 3 };
        if (await killDuringImport(fresh, folder, when)) nKilled += 1;
        const left = await readState(fresh, null);
        expect([empty, undisturbed]).toContainEqual(left);
        expect(await readState(fresh, folder)).toEqual(undisturbed);
      }
      expect(nKilled).toBeGreaterThanOrEqual(times / 2);
    },
    1_800_000,
  );
});
